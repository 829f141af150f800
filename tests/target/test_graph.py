"""What names what, and which files that makes."""

from __future__ import annotations

from declaring import by_identity, enum, model, union
from hypothesis import given
from hypothesis import strategies as st

from specloom.ir import SILENT, Api, Constraints, Declaration, ListOf, MapOf, Named, Nullable, TupleOf
from specloom.ir.graph import circles
from specloom.target.graph import components, recursive, references, strongly_connected
from specloom.target.modules import modules
from specloom.target.scopes import Scope


def api(*declarations: Declaration) -> Api:
    return Api("T", "1", SILENT, (), (), (), None, None, (), tuple(by_identity(*declarations).values()))


def test_references_at_any_depth_each_once_in_order() -> None:
    declared = model(
        "m",
        "m",
        a=ListOf(MapOf(Nullable(Named("x"))), Constraints()),
        b=TupleOf((Named("y"), Named("x")), Named("z")),
    )
    assert references(declared) == ("x", "y", "z")


def test_circles_are_recursive_and_what_leads_to_them_is_not() -> None:
    found = api(
        model("a", "a", b=Named("b")), model("b", "b", c=Named("a")), model("c", "c", a=Named("a")), model("d", "d", d=Named("d")), enum("e", "e", "x"),
        union("u", "u", "e"),
    )  # fmt: skip
    assert recursive(found) == {"a", "b", "d"}
    numbers = components(found)
    assert numbers["a"] == numbers["b"] < numbers["c"]


@given(
    st.integers(1, 9).flatmap(lambda size: st.lists(st.lists(st.integers(0, size - 1)), min_size=size, max_size=size))
)
def test_groups_hold_exactly_what_leads_to_one_another_and_come_after_what_they_lead_to(edges: list[list[int]]) -> None:
    named = {str(node): tuple(str(other) for other in others) for node, others in enumerate(edges)}
    reach = {node: {node} for node in named}
    for _ in named:
        reach = {node: set().union(reach[node], *(reach[other] for other in named[node])) for node in named}
    groups = circles(named)
    assert sorted(node for group in groups for node in group) == sorted(named)
    number = strongly_connected(named)
    for node in named:
        for other in named:
            assert (number[node] == number[other]) == (other in reach[node] and node in reach[other])
        assert all(number[other] <= number[node] for other in reach[node])


def test_a_long_chain_needs_no_stack() -> None:
    assert (
        len(circles({str(number): (str(number + 1),) if number < 20_000 else () for number in range(20_001)})) == 20_001
    )


def test_what_is_written_inside_a_component_lives_in_its_file() -> None:
    owner = model("/components/schemas/Chat", "Chat")
    inner = enum("/components/schemas/Chat/properties/role", "role", "x", owner="Chat")
    other = model("/components/schemas/chat", "chat")
    found = api(owner, inner, other)
    files = modules(
        found,
        found.declarations,
        {owner.identity: "Chat", inner.identity: "Role", other.identity: "Chat2"},
        Scope(fold=str.lower),
    )
    assert files == {owner.identity: "chat", inner.identity: "chat", other.identity: "chat2"}
