"""Patterns are followed, not run: the answer is Python's, and comes in bounded time whatever the pattern."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.resolver.examples.matching import finds
from specloom.resolver.examples.patterns import matching_text

PATTERNS = [
    r"^[a-z]+$", r"a{2,4}b?", r"(ab|c)*d$", r"^(?=.*\d)(?=.*[a-z]).{3,}$", r"^(?!x)\w+", r"\bfoo\b", r"[^a-c]", r"^$", r"(a*)*b",
    r"^\d{3}-\d{4}$", r"x|^y|z$", r"(?:a|b){0,2}c", r"\Bo", r".\n?$", r"\Aab?\Z", r"(?:)*a",
]  # fmt: skip


@given(st.sampled_from(PATTERNS), st.text(alphabet="abcdxyz019-_ \nfo", max_size=8))
def test_a_pattern_finds_what_python_finds(pattern: str, text: str) -> None:
    assert finds(pattern, text) is bool(re.search(pattern, text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(a+)+$", "a" * 5_000 + "b"),
        (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 500),
        ("(a?){4000}" * 3, "a" * 50),
        ("(?=(?=(?=.*a).*b).*c)" * 40, "x" * 2_000),
    ],
)
def test_no_pattern_makes_the_search_hang(pattern: str, text: str) -> None:
    started = time.process_time()
    assert finds(pattern, text) in (False, None)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("pattern", ["(", r"(a)\1", r"(?<=a)b", r"\p{L}", "(?i)a", "a" * 2_000])
def test_what_a_pattern_that_we_do_not_read_finds_is_unknown(pattern: str) -> None:
    assert finds(pattern, "a") is None


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        (r"^(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$", 0, None),
        (r"^(?!\s*$).+", 0, None),
        ("^[^a]*$", 0, None),
        ("^x", 10, 12),
        (r"^\+?[1-9]\d{1,14}$", 0, None),
    ],
)
def test_a_text_is_made_that_the_pattern_finds(pattern: str, least: int, most: int | None) -> None:
    text = matching_text(pattern, least, most)
    assert text and re.search(pattern, text) and least <= len(text) <= (most or 100)


@pytest.mark.parametrize("pattern", ["/^a$/", "^x$y", r"^(?!a)a$"])
def test_no_text_is_made_where_none_is_found(pattern: str) -> None:
    assert matching_text(pattern) is None
