"""Which words a name is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.resolver import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("top_p", ["top", "p"]),
        ("ChatCompletion", ["Chat", "Completion"]),
        ("chat-completion chunk.v2", ["chat", "completion", "chunk", "v2"]),
        ("HTTPServerError", ["HTTP", "Server", "Error"]),
        ("userID", ["user", "ID"]),
        ("Int", ["Int"]),
        ("gpt4Turbo", ["gpt4", "Turbo"]),
        ("2fa_code", ["2fa", "code"]),
        ("__init__", ["init"]),
        ("+1", ["plus", "1"]),
        ("-1", ["minus", "1"]),
        ("<=", ["less", "equals"]),
        ("", ["empty"]),
        ("größe", ["größe"]),
    ],
)
def test_words_end_at_signs_at_capitals_and_before_the_last_capital_of_a_run(text: str, expected: list[str]) -> None:
    assert list(words.split(text)) == expected


@given(st.text())
def test_every_text_has_words_without_separators(text: str) -> None:
    found = words.split(text)
    assert found and all(found)
    assert not any(" " in word or "-" in word for word in found)


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("choices", "choice"),
        ("entries", "entry"),
        ("boxes", "box"),
        ("classes", "class"),
        ("matches", "match"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("address", "address"),
        ("series", "series"),
        ("data", "data"),
        ("ids", "ids"),
    ],
)
def test_an_item_is_called_by_the_singular_and_what_is_no_plural_stays(plural: str, expected: str) -> None:
    assert words.singular(words.name(plural)).words == (expected,)


def test_only_the_last_word_becomes_singular() -> None:
    assert words.singular(words.name("news_sources")).words == ("news", "source")


def test_a_name_keeps_its_wire_spelling() -> None:
    assert words.name("X-Request-ID").wire == "X-Request-ID"
