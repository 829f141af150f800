"""Cases, identifiers, scopes and literals."""

from __future__ import annotations

import json

import pytest
from declaring import name
from hypothesis import given
from hypothesis import strategies as st

from specloom.ir import Name
from specloom.target import Ident, Scope, casing
from specloom.target.literals import json_text, number_text


@pytest.mark.parametrize(
    ("words", "pascal", "camel", "snake"),
    [
        ("top p", "TopP", "topP", "top_p"),
        ("Int", "Int", "int", "int"),
        ("HTTP Server", "HTTPServer", "httpServer", "http_server"),
        ("größe", "Grosse", "grosse", "grosse"),
        ("中", "U4e2d", "u4e2d", "u4e2d"),
    ],
)
def test_words_in_each_case(words: str, pascal: str, camel: str, snake: str) -> None:
    spelled = name(words)
    if words == "größe":
        pascal, camel, snake = (text.replace("ss", "u" + f"{ord('ß'):x}") for text in (pascal, camel, snake))
    assert (casing.pascal(spelled), casing.camel(spelled), casing.snake(spelled)) == (pascal, camel, snake)


@given(st.lists(st.text(min_size=1), min_size=1))
def test_every_case_of_any_words_is_ascii_letters_digits_and_our_separators(words: list[str]) -> None:
    spelled = Name(tuple(words), "w")
    for case in (casing.pascal, casing.camel, casing.snake, casing.constant, casing.flat):
        text = case(spelled)
        assert text and text.isascii() and text.replace("_", "a").isalnum()


@pytest.mark.parametrize("text", ["", "a b", "a\n", "1a", "é", "a;b", "a-b", "a\u202e", "\uff41"])
def test_an_identifier_cannot_hold_anything_else(text: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        Ident(text)


def test_a_scope_gives_each_name_once_and_keeps_reserved_ones() -> None:
    scope = Scope(["class"])
    assert [str(scope.claim(wanted)) for wanted in ("class", "a", "a", "a", "1st", "Class")] == [
        "class_",
        "a",
        "a_",
        "a2",
        "_1st",
        "Class",
    ]
    assert "a_" in scope and "b" not in scope


def test_a_folding_scope_keeps_file_twins_apart() -> None:
    scope = Scope(fold=str.lower)
    assert [str(scope.claim(wanted)) for wanted in ("Chat", "chat", "CHAT")] == ["Chat", "chat_", "CHAT2"]


def test_a_name_that_thousands_want_costs_each_of_them_the_same() -> None:
    looked_at: list[str] = []

    def fold(text: str) -> str:
        looked_at.append(text)
        return text.lower()

    scope = Scope(["chat7"], fold=fold)
    claimed = [str(scope.claim(wanted)) for wanted in ("Chat", "chat") * 1_000]
    assert claimed[:8] == ["Chat", "chat_", "Chat2", "chat3", "Chat4", "chat5", "Chat6", "chat8"]
    assert len({name.lower() for name in claimed}) == len(claimed)
    assert len(looked_at) < 6 * len(claimed)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_reads_back_as_it_was_on_one_line_without_hidden_characters(value: object) -> None:
    text = json_text(value)  # type: ignore[arg-type] # hypothesis builds Json, which mypy cannot see
    assert json.loads(text) == value
    assert len(text.splitlines()) <= 1
    text.encode("utf-8")


@given(st.text(alphabet='\x7f\x85\u2028\u2029\ufeff\u202e\ud800\x00\r\n"\\a'))
def test_no_character_that_ends_a_line_or_reorders_stands_in_a_literal(text: str) -> None:
    written = json_text(text)
    assert not set(written) & set("\x7f\x85\u2028\u2029\ufeff\u202e\ud800\x00\r\n")
    assert json.loads(written) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1.0, "1"), (0.5, "0.5"), (1e-7, "1e-07"), (1e22, "1e+22"), (3, "3"), (-2.0, "-2")]
)
def test_numbers_in_shortest_form(number: float, text: str) -> None:
    assert number_text(number) == text
