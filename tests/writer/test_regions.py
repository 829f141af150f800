"""README files shared with their owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.writer.regions import merged, pieces, regions


def region(name: str, text: str) -> str:
    return f"<!-- Start {name.title()} [{name}] -->\n{text}\n<!-- End {name.title()} [{name}] -->"


def test_text_outside_the_regions_survives_byte_for_byte() -> None:
    old = f"\ufeffMine\r\n\r\n{region('a', 'old')}  \nbetween\t\n\n\n{region('b', 'old')}end without line feed"
    new = f"# Title\n{region('a', 'new')}\n{region('b', 'newer')}\n"
    assert merged(old, new) == old.replace("old", "new", 1).replace("old", "newer")


def test_merging_what_was_merged_changes_nothing() -> None:
    new = f"# Title\n\n{region('a', 'x')}\n\n{region('b', 'y')}\n"
    assert merged(new, new) == new
    assert merged(merged("mine\n", new), new) == merged("mine\n", new)


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("{a}\nmine", "{a}\n\n{b}\n\n{c}\nmine"),
        ("mine\n{b}\n", "mine\n{a}\n\n{b}\n\n{c}\n"),
        ("{c}mine", "{a}\n\n{b}\n\n{c}mine"),
        ("{c}\n{a}", "{c}\n{a}\n\n{b}"),
        ("mine", "mine\n\n{a}\n\n{b}\n\n{c}\n"),
        ("mine\n", "mine\n\n{a}\n\n{b}\n\n{c}\n"),
        ("", "{a}\n\n{b}\n\n{c}\n"),
    ],
)
def test_a_new_region_stands_where_the_new_text_has_it(old: str, expected: str) -> None:
    texts = {name: region(name, name) for name in "abc"}
    new = "\n\n".join(texts.values()) + "\n"
    assert merged(old.format(**texts), new) == expected.format(**texts)


def test_a_region_that_is_no_more_is_taken_out() -> None:
    assert (
        merged(f"1\n{region('a', 'x')}\n2\n{region('b', 'y')}\n3", region("b", "z")) == f"1\n\n2\n{region('b', 'z')}\n3"
    )


def test_a_region_that_a_checkout_gave_other_line_ends_is_the_same_region() -> None:
    text = region("a", "one\ntwo")
    assert merged(text.replace("\n", "\r\n"), text) == text.replace("\n", "\r\n")
    assert regions(text.replace("\n", "\r\n")) == regions(text)


def test_a_region_that_never_ends_is_the_owners_text() -> None:
    old = "<!-- Start A [a] -->\nmine\n"
    assert regions(old) == {}
    assert merged(old, region("a", "x")) == f"{old}\n{region('a', 'x')}\n"


def test_a_text_without_regions_is_ours_alone() -> None:
    assert merged("mine", "new") == "new"


MARKUP = st.lists(
    st.sampled_from(
        ["<!-- Start A [a] -->", "<!-- End A [a] -->", "<!-- Start B [b] -->", "<!-- End B [b] -->", "\n", "x"]
    )
).map("".join)


@given(MARKUP)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@given(MARKUP, MARKUP)
def test_merging_twice_is_merging_once(old: str, new: str) -> None:
    once = merged(old, new)
    assert regions(once) == regions(new)
    assert merged(once, new) == once
