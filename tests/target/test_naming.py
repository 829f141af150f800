"""The collision rules of the docs' format."""

from __future__ import annotations

import pytest
from declaring import enum, model, union
from hypothesis import given
from hypothesis import strategies as st

from specloom.ir import Declaration
from specloom.target import name_declarations
from specloom.target.casing import flat


def names(*declarations: Declaration, **given_names: str) -> list[str]:
    found = name_declarations(declarations, given=given_names)
    return [found[declaration.identity] for declaration in declarations]


def test_a_union_yields_to_its_one_inline_variant() -> None:
    assert names(union("u", "stop", "v", owner="A"), model("v", "stop", owner="A", variant_of="u")) == [
        "StopUnion",
        "Stop",
    ]


def test_several_inline_variants_are_numbered_in_order() -> None:
    variants = [model(f"v{number}", "part", owner="A", variant_of="u") for number in range(3)]
    assert names(union("u", "part", "v0", "v1", "v2", owner="A"), *variants) == ["PartUnion", "Part1", "Part2", "Part3"]


def test_even_a_component_union_yields_to_its_own_variants() -> None:
    assert names(union("u", "message content", "v"), model("v", "message content", "message content", "u")) == [
        "MessageContentUnion",
        "MessageContent",
    ]


def test_inline_enums_of_one_value_each_take_it_into_their_names() -> None:
    roles = [enum(value, "role", value, owner=value) for value in ("system", "user", "tool")]
    assert names(*roles) == ["RoleSystem", "RoleUser", "RoleTool"]


def test_single_valued_enums_of_equal_values_are_told_apart_by_their_owners() -> None:
    assert names(enum("a", "role", "x", owner="first"), enum("b", "role", "x", owner="second")) == [
        "FirstRole",
        "SecondRole",
    ]


def test_other_inline_types_carry_their_owner_s_name_all_of_them() -> None:
    assert names(
        model("a", "usage", owner="chat"),
        model("b", "usage", owner="batch"),
        enum("c", "usage", "x", "y", owner="file"),
    ) == [
        "ChatUsage",
        "BatchUsage",
        "FileUsage",
    ]


def test_a_component_never_loses_its_key_to_an_inline_type() -> None:
    assert names(model("i", "usage", owner="chat"), model("c", "usage")) == ["ChatUsage", "Usage"]


def test_an_enum_against_a_class_becomes_an_enum_by_name() -> None:
    assert names(model("c", "status"), enum("e", "status", "x", "y")) == ["Status", "StatusEnum"]


def test_a_given_name_stays_and_the_newcomer_yields() -> None:
    old, new = model("old", "usage", owner="chat"), model("new", "usage", owner="batch")
    assert names(old, new, old="Usage") == ["Usage", "BatchUsage"]


def test_even_a_component_that_comes_later_yields_to_a_given_name() -> None:
    assert names(model("old", "usage", owner="chat"), model("new", "usage"), old="Usage") == ["Usage", "Usage2"]


def test_a_reserved_name_is_yielded_to() -> None:
    found = name_declarations([model("c", "list")], given={}, reserved=["List"])
    assert found == {"c": "List2"}


def test_no_name_begins_with_a_digit() -> None:
    assert names(model("c", "3d model")) == ["T3dModel"]


def test_twins_by_case_are_told_apart() -> None:
    first, second = names(model("a", "URL"), model("b", "url"))
    assert first.lower() != second.lower()


def test_without_a_collision_names_stand_as_they_are() -> None:
    assert names(model("a", "chat completion"), enum("b", "finish reason", "x")) == ["ChatCompletion", "FinishReason"]


@given(
    st.lists(
        st.tuples(st.sampled_from("abAB1"), st.sampled_from(["m", "e", "u"]), st.sampled_from([None, "a", "o"])),
        max_size=12,
    )
)
def test_every_declaration_has_a_name_of_its_own_whatever_collides(listed: list[tuple[str, str, str | None]]) -> None:
    declarations: list[Declaration] = []
    for number, (called, kind, owner) in enumerate(listed):
        made: dict[str, Declaration] = {
            "m": model(str(number), called, owner),
            "e": enum(str(number), called, "x", owner=owner),
            "u": union(str(number), called, owner=owner),
        }
        declarations.append(made[kind])
    found = names(*declarations)
    assert len({each.lower() for each in found}) == len(found)
    assert all(each.isidentifier() for each in found)
    incumbents = dict(zip((each.identity for each in declarations), found, strict=True))
    assert names(*declarations, **incumbents) == found


@pytest.mark.parametrize("spell", [flat])
def test_the_language_s_spelling_is_used(spell: object) -> None:
    found = name_declarations([model("a", "Chat Completion")], given={}, spell=flat)
    assert spell is flat and found == {"a": "chatcompletion"}


def test_long_names_are_cut_and_still_told_apart() -> None:
    long = "a" * 5_000
    found = names(model("a", long), model("b", long), model("c", "x", owner=long), model("d", "x", owner=f"{long} b"))
    assert len(set(found)) == 4
    assert all(len(each) <= 92 for each in found)
