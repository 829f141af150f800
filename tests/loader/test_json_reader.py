"""JSON is read by the standard decoder; faults it cannot place are found by a second reading."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.diagnostics import SpecError
from specloom.loader.json_reader import read_json
from specloom.loader.limits import Limits
from specloom.loader.parse import parse
from specloom.loader.source import Source


def refusal(text: str, limits: Limits = Limits()) -> str:  # noqa: B008 (frozen)
    with pytest.raises(SpecError) as caught:
        read_json(Source("x.json", text), limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1,}', "1:"),
        ("{", "1:2: error: this is not JSON"),
        ('{"a": 1,\n "b": {"c": 1,\n"c": 2}}', "3:1: error: the key 'c' stands here a second time; the first is on line 2, column 8"),
        ('{"a": {"b": 1}, "c": {"b": 2}, "b": ["b", "b"], "\\u0061": 3}', "1:49: error: the key 'a' stands here a second time"),
        ('{"a": NaN}', "1:7: error: NaN is not a JSON value"),
        ('{"a": [-Infinity]}', "1:8: error: -Infinity is not a JSON value"),
        ('{"a": 1e999}', "1:7: error: the number 1e999 is outside the range of a double"),
        ('{"a": ' + "9" * 5000 + "}", "1:7: error: the number 99999999999999999... has more than 1000 digits"),
        ('{"a":\n"\\ud800"}', "2:1: error: a string holds half of a surrogate pair"),
        ('{"\\uDC00":1}', "1:2: error: a string holds half of a surrogate pair"),
        ("[" * 100_000, "1:201: error: values are nested more than 200 deep"),
        ("[" * 201 + "]" * 201, "1:201: error: values are nested more than 200 deep"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "1:1001: error: values are nested more than 200 deep"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_its_place(text: str, line: str) -> None:
    assert refusal(text).startswith(f"x.json:{line}")


def test_whole_surrogate_pairs_and_deep_values_within_the_limit_are_fine() -> None:
    assert read_json(Source("x", '["\\ud83d\\ude00", "\\\\ud800"]'), Limits())[0] == ["\U0001f600", "\\ud800"]
    assert read_json(Source("x", "[" * 200 + "]" * 200), Limits())[0]


def test_values_are_counted_before_they_take_memory() -> None:
    assert "more than 100 values" in refusal("[" + "[]," * 200 + "[]]", Limits(nodes=100))
    commas = json.dumps([",[{" * 100])
    assert read_json(Source("x", commas), Limits(nodes=100))[0] == [",[{" * 100]


paths = st.lists(st.sampled_from(["a", "b", "0", "1", "x/y"]), max_size=5)
trees = st.recursive(
    st.none()
    | st.text(st.characters(codec="ascii"), max_size=5)
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "0", "x/y"]), children)
    ),
    max_leaves=15,
)


@settings(derandomize=True, deadline=None)
@given(trees, paths, st.sampled_from([None, 1, 2]))
def test_json_and_yaml_readers_agree_on_values_and_places(tree: Any, path: list[str], indent: int | None) -> None:
    text = json.dumps({"root": tree}, indent=indent)
    as_json = parse(Source("x.json", text), Limits())
    values, places = as_json.values, as_json.places
    from_yaml = parse(Source("x.yaml", "# so that it is no JSON\n" + text), Limits())
    assert from_yaml.values == values
    line, column = from_yaml.places.find(("root", *path))
    assert places.find(("root", *path)) == (line - 1, column)


def test_a_flow_mapping_of_yaml_is_read_unless_its_name_promises_json() -> None:
    text = "{openapi: 3.1.0, paths: {}}"
    assert parse(Source("x.yaml", text), Limits()).values == {"openapi": "3.1.0", "paths": {}}
    with pytest.raises(SpecError, match="this is not JSON"):
        parse(Source("X.JSON", text), Limits())
