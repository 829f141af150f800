"""Documents are laid out in as few lines as fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.target.layout import (
    HARD,
    LINE,
    SOFT,
    Doc,
    IfBroken,
    choice,
    flat,
    following,
    group,
    indent,
    joined,
    render,
)


def listed(*items: Doc) -> Doc:
    """A list in brackets, with a trailing comma where it breaks."""
    return group("[", indent(SOFT, joined((",", LINE), items)), IfBroken(","), SOFT, "]")


def test_a_group_that_fits_stays_on_one_line() -> None:
    """Its lines become the text that stands for them, and what is for broken groups is left out."""
    assert render(listed("a", "b"), width=6) == "[a, b]"


def test_a_group_that_does_not_fit_breaks_at_all_of_its_lines() -> None:
    """One column less is enough."""
    assert render(listed("a", "b"), width=5) == "[\n  a,\n  b,\n]"


def test_an_inner_group_decides_for_itself() -> None:
    """It may stay on one line inside of a broken one."""
    assert render(listed(listed("a", "b"), "c"), width=9) == "[\n  [a, b],\n  c,\n]"


def test_what_follows_a_group_has_to_fit_too() -> None:
    """Up to the next place where a line may break."""
    assert render((listed("a", "b"), " tail"), width=8) == "[\n  a,\n  b,\n] tail"
    assert render((listed("a", "b"), group(LINE, "tail")), width=8) == "[a, b]\ntail"


def test_a_hard_line_breaks_every_group_around_it() -> None:
    """But not those beside it."""
    assert render(listed(("a", HARD, "b"), listed("c"))) == "[\n  a\n  b,\n  [c],\n]"
    assert flat(("a", HARD)) is None


def test_no_line_ends_in_blanks() -> None:
    """A break takes the spaces before it away."""
    assert render(group("a = ", indent(SOFT, "b")), width=4) == "a =\n  b"


def test_lines_are_indented_by_where_the_document_starts() -> None:
    """So a statement may stand inside of a class."""
    assert render(listed("a", "b"), width=10, column=6) == "[\n        a,\n        b,\n      ]"


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (20, "f(x, {a, b})"),
        (8, "f(x, {\n  a,\n  b,\n})"),
        (5, "f(\n  x,\n  {a, b},\n)"),
    ],
)
def test_the_first_layout_whose_first_line_fits_is_taken(width: int, expected: str) -> None:
    """A last argument may begin on the line of its call; if even that is too long, each has a line."""
    inside: tuple[Doc, ...] = ("{", indent(SOFT, "a,", LINE, "b", IfBroken(",")), SOFT, "}")
    wide = ("f(", indent(HARD, "x,", HARD, "{a, b},"), HARD, ")")
    doc = choice(("f(x, ", group(*inside), ")"), ("f(x, ", group(*inside, is_broken=True), ")"), wide)
    assert render(doc, width=width) == expected


def test_contents_follow_a_marked_group_to_the_right_if_it_broke() -> None:
    """A value below what it is assigned to is indented as a whole."""
    value = ("f(", indent(HARD, "x"), HARD, ")")
    doc = group("name =", group(indent(LINE), is_marked=True), following(value))
    assert render(doc, width=9) == "name = f(\n  x\n)"
    assert render(doc, width=8) == "name =\n  f(\n    x\n  )"


docs = st.recursive(
    st.text("ab,", max_size=4) | st.sampled_from([LINE, SOFT]),
    lambda inner: st.lists(inner, max_size=4).map(lambda parts: group(indent(*parts))) | st.tuples(inner, inner),
    max_leaves=25,
)


@given(docs)
def test_a_layout_only_ever_changes_blanks(doc: Doc) -> None:
    """Whatever the width, the same text is printed."""
    expected = (flat(doc) or "").replace(" ", "")
    for width in (1, 8, 80):
        assert render(doc, width=width).replace(" ", "").replace("\n", "") == expected


@given(docs)
def test_wide_enough_lines_do_not_break(doc: Doc) -> None:
    """A group on one line is its flat text."""
    assert render(group(doc), width=1000) == flat(doc)
