"""Made-up scalars satisfy their schema, whatever it asks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # its stubs are not among our tools

from specloom.ir import FREE, Constraints, Scalar, ScalarKind
from specloom.resolver.examples.fitting import fits_scalar
from specloom.resolver.examples.patterns import matching_text
from specloom.resolver.examples.scalars import made_up
from specloom.resolver.words import name

WHOLE = st.integers(-1_000_000, 1_000_000)
DECIMAL = st.decimals(-1000, 1000, places=3).map(float)


@given(low=WHOLE, gap=st.integers(0, 50), step=st.integers(1, 7), exclusive=st.booleans())
def test_an_integer_keeps_both_bounds_and_its_step(low: int, gap: int, step: int, exclusive: bool) -> None:
    high = low + gap
    lowest = low + 1 if exclusive else low
    assume(any(number % step == 0 for number in range(lowest, high + 1)))
    bounds = Constraints(
        minimum=None if exclusive else low,
        exclusive_minimum=low if exclusive else None,
        maximum=high,
        multiple_of=step,
    )
    value = made_up(Scalar(ScalarKind.INTEGER, bounds), None)
    assert isinstance(value, int) and lowest <= value <= high and value % step == 0
    assert fits_scalar(value, ScalarKind.INTEGER, bounds)


@given(low=DECIMAL, gap=st.decimals("0.01", 50, places=2).map(float), exclusive=st.booleans())
def test_a_number_keeps_both_bounds(low: float, gap: float, exclusive: bool) -> None:
    high = low + gap
    keywords = ("exclusiveMinimum", "exclusiveMaximum") if exclusive else ("minimum", "maximum")
    bounds = (
        Constraints(exclusive_minimum=low, exclusive_maximum=high)
        if exclusive
        else Constraints(minimum=low, maximum=high)
    )
    value = made_up(Scalar(ScalarKind.NUMBER, bounds), None)
    schema = {"type": "number", keywords[0]: low, keywords[1]: high}
    assert Draft202012Validator(schema).is_valid(value)
    assert fits_scalar(value, ScalarKind.NUMBER, bounds)


@given(limit=DECIMAL, upper=st.booleans(), exclusive=st.booleans())
def test_a_number_keeps_a_single_bound(limit: float, upper: bool, exclusive: bool) -> None:
    keyword = {
        (False, False): "minimum", (False, True): "exclusiveMinimum", (True, False): "maximum", (True, True): "exclusiveMaximum",
    }[upper, exclusive]  # fmt: skip
    field = re.sub("([A-Z])", lambda found: "_" + found[1].lower(), keyword)
    bound: Any = {field: limit}
    value = made_up(Scalar(ScalarKind.NUMBER, replace(FREE, **bound)), None)
    assert Draft202012Validator({"type": "number", keyword: limit}).is_valid(value)


@given(low=st.integers(-50, 50), step=st.sampled_from([0.1, 0.25, 0.01, 0.5, 2.5]))
def test_a_number_is_a_multiple_as_decimals_are_written(low: int, step: float) -> None:
    bounds = Constraints(minimum=low, multiple_of=step)
    value = made_up(Scalar(ScalarKind.NUMBER, bounds), None)
    assert fits_scalar(value, ScalarKind.NUMBER, bounds)
    assert isinstance(value, int | float) and value >= low


@given(
    least=st.integers(0, 60),
    more=st.integers(0, 20),
    bounded=st.booleans(),
    format_=st.sampled_from([None, "uri", "email", "hostname", "unheard-of"]),
)
def test_a_string_keeps_its_length(least: int, more: int, bounded: bool, format_: str | None) -> None:
    bounds = Constraints(min_length=least, max_length=least + more if bounded else None, format=format_)
    schema: dict[str, Any] = {"type": "string", "minLength": least}
    if bounded:
        schema["maxLength"] = least + more
    assert Draft202012Validator(schema).is_valid(made_up(Scalar(ScalarKind.STRING, bounds), name("x")))


@given(least=st.integers(0, 40), kind=st.sampled_from([ScalarKind.BASE64, ScalarKind.DECIMAL, ScalarKind.DATE]))
def test_every_kind_fits_itself(least: int, kind: ScalarKind) -> None:
    bounds = Constraints(min_length=least)
    assert fits_scalar(made_up(Scalar(kind, bounds), None), kind, bounds)


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("email", "@example.com"),
        ("uri", "example.com"),
        ("hostname", "example.com"),
        ("ipv4", "192.0.2."),
        ("ipv6", "2001:db8:"),
    ],
)
def test_hosts_and_addresses_are_those_for_documentation(format_: str, expected: str) -> None:
    assert expected in str(made_up(Scalar(ScalarKind.STRING, Constraints(format=format_)), None))


PATTERNS = [
    "^[a-z]{3}$", r"^\d{4}-\d{2}$", "^(cat|dog)s?$", "^sk-[A-Za-z0-9]{32}$", r"^\+?[1-9]\d{1,14}$", "^[^0-9]+$", r"^\S+@\S+$",
    "[A-Z]", "^0x[0-9a-f]*$", r"^(\w+\.)*\w+$", "^.{5,}$", "a{2,4}b*", "^a?b+?c*$", r"[\s\S]+", "(?:x|y){3}", r"^\/v\d+\/$", "",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("least", [0, 3, 12])
def test_a_synthesised_text_matches_its_pattern_and_is_long_enough(pattern: str, least: int) -> None:
    text = matching_text(pattern, least)
    assert text is None or (re.search(pattern, text) and len(text) >= least)
    assert least or text is not None


@given(st.from_type(str).filter(lambda text: len(text) < 30), st.integers(0, 10))
def test_any_pattern_gives_a_match_or_nothing(pattern: str, least: int) -> None:
    text = matching_text(pattern, least)
    assert text is None or re.search(pattern, text)


@pytest.mark.parametrize(
    "pattern",
    [
        "^(a+)+$",
        "(((((a{99}){99}){99}){99}){99})",
        "(?=a)b",
        r"(a)\1",
        "[",
        "\\",
        "a" * 5000,
        "(" * 500 + ")" * 500,
        r"\bx",
    ],
)
def test_a_hostile_or_unusual_pattern_ends_at_once(pattern: str) -> None:
    text = matching_text(pattern)
    assert text is None or len(text) <= 2_000


def test_a_monstrous_length_does_not_make_a_monstrous_page() -> None:
    value = made_up(Scalar(ScalarKind.STRING, Constraints(min_length=10**12)), None)
    assert isinstance(value, str) and len(value) <= 10_000
