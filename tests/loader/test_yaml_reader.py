"""YAML is read with JSON's scalars, keeps places, and refuses what JSON cannot hold."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.diagnostics import SpecError
from specloom.loader.limits import Limits
from specloom.loader.source import Source
from specloom.loader.yaml_reader import read_yaml


def read(text: str, limits: Limits = Limits()) -> Any:  # noqa: B008 (frozen)
    return read_yaml(Source("x.yaml", text), limits)[0]


def refusal(text: str, limits: Limits = Limits()) -> str:  # noqa: B008 (frozen)
    with pytest.raises(SpecError) as caught:
        read(text, limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("on", "on"), ("y", "y"), ("12:30", "12:30"), ("12:30:45", "12:30:45"),
        ("2021-01-01", "2021-01-01"), ("1_000", "1_000"), ("=", "="), ("0b1", "0b1"), ("1.2.3", "1.2.3"),
        ("~", None), ("null", None), ("Null", None), ("", None), ("nULL", "nULL"),
        ("true", True), ("False", False), ("tRUE", "tRUE"),
        ("12", 12), ("-12", -12), ("+12", 12), ("017", 17), ("0o17", 15), ("0x1F", 31), ("-0x1F", "-0x1F"),
        ("1.0", 1.0), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-1.5E-2", -0.015), (".", "."), ("-", "-"),
        ("'12'", "12"), ('"null"', "null"), ("|-\n  no", "no"), ("!!str 12", "12"), ("! 12", "12"), ("!!int 12", 12),
        ("!!float 3", 3.0), ("!!null ~", None), ("!!bool true", True),
    ],
)  # fmt: skip
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    found = read(f"a: {text}\n" if text != "-" else 'a: "-"\n')["a"]
    assert found == value
    assert type(found) is type(value)


def test_keys_are_the_text_that_is_written() -> None:
    assert read("200: a\n~: b\nno: c\n1.0: d\n'x': e\n") == {
        "200": "a", "~": "b", "no": "c", "1.0": "d", "x": "e",
    }  # fmt: skip


# Beyond the first plane JSON escapes in pairs, which YAML does not know.
texts = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=40)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda children: st.lists(children) | st.dictionaries(texts, children),
    max_leaves=20,
)


@settings(derandomize=True, deadline=None)
@given(json_values)
def test_json_is_read_as_yaml_the_same(value: Any) -> None:
    text = json.dumps(value)
    assert json.dumps(read(text)) == text


@settings(derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_raises_anything_but_a_spec_error(text: str) -> None:
    try:
        read(text)
    except SpecError as error:
        assert error.diagnostics[0].location.line >= 1


def test_any_string_survives_the_dumper_of_another_library() -> None:
    values = ["no", "12:30", "a: b", "multi\nline", "#", "é", "2021-01-01"]
    assert read(yaml.safe_dump(values)) == values


def test_merge_keys_add_what_is_not_written_out() -> None:
    text = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {y: 0, <<: [*a, *b]}\nd: {'<<': 5}\n"
    values = read(text)
    assert values["c"] == {"y": 0, "x": 1, "z": 4}
    assert values["d"] == {"<<": 5}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3", "3:1: error: the key 'a' stands here a second time; the first is on line 1, column 1"),
        ("a: .inf", "1:4: error: .inf is not a JSON value"),
        ("a: .NaN", "1:4: error: .NaN is not a JSON value"),
        ("a: 1e999", "1:4: error: the number 1e999 is outside the range of a double"),
        ("a: " + "9" * 5000, "1:4: error: the number 99999999999999999... has more than 1000 digits"),
        ("a: 0x" + "f" * 5000, "1:4: error: the number 0xfffffffffffffff... has more than 1000 digits"),
        ("a: !!int x", "1:4: error: the value is not of its tag !!int"),
        ("a: !!binary aGk=", "1:4: error: the tag tag:yaml.org,2002:binary is not JSON"),
        (
            "a: !!python/object/apply:os.system [x]",
            "1:4: error: the tag tag:yaml.org,2002:python/object/apply:os.system",
        ),
        ("!!set {a, b}", "1:1: error: the tag tag:yaml.org,2002:set is not JSON"),
        ("!!int 2: b", "1:1: error: the tag tag:yaml.org,2002:int is not JSON"),
        ("? [a]\n: b", "1:3: error: a key is a list or a mapping"),
        ("a: &a [1]\n*a : 2", "2:1: error: an alias used as a key does not stand for a string"),
        ("a: *b", "1:4: error: the alias *b has no anchor before it"),
        ("a: &a [*a]", "1:8: error: the alias *a has no anchor before it, or stands inside its own"),
        ("<<: 3", "1:5: error: a merge key << needs a mapping"),
        ("a: &a {}\nb: {<<: *a, <<: *a}", "2:17: error: a second merge key"),
        ("a: 1\n---\nb: 2", "2:1: error: a second YAML document starts here"),
        ("a:\n\t- b", "2:1: error: this is not YAML: found character that cannot start any token"),
        ("a: [1", "2:1: error: this is not YAML"),
        ("a: \x01", "1:1: error: this is not YAML"),
    ],
)
def test_what_json_cannot_hold_is_refused_with_its_place(text: str, line: str) -> None:
    assert refusal(text).startswith(f"x.yaml:{line}")


def test_a_duplicate_key_names_both_places() -> None:
    with pytest.raises(SpecError) as caught:
        read("b:\n  a: 1\n  a: 2\n")
    (fault,) = caught.value.diagnostics
    assert (fault.location.line, fault.location.column) == (3, 3)
    assert [(place.line, place.column) for place in fault.related] == [(2, 3)]


def test_a_hundred_thousand_brackets_are_refused_and_do_not_kill_the_process() -> None:
    # libyaml reads ahead here, and stops by itself from 0.2.6 on, further to the right.
    line = re.fullmatch(r"x\.yaml:1:(201|1001): error: values are nested more than 200 deep", refusal("[" * 100_000))
    assert line is not None
    assert "x.yaml:1:601: error: values are nested more than 200 deep" in refusal("[1," * 100_000)
    assert "nested more than 200 deep" in refusal("{a: " * 100_000)
    assert "nested more than 200 deep" in refusal("\n".join("  " * i + "a:" for i in range(300)))


def test_nesting_up_to_the_limit_is_fine() -> None:
    assert read("[" * 200 + "]" * 200)


def test_an_alias_bomb_is_refused_before_it_expands() -> None:
    bomb = "a0: &a0 [1, 1]\n" + "\n".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10))
    assert "aliases stand for more than 1000000 values" in refusal(bomb)


def test_a_chain_of_merge_keys_is_bounded() -> None:
    chain = "a0: &a0 {k: 1}\n" + "\n".join(f"a{i}: &a{i} {{<<: *a{i - 1}, k{i}: 1}}" for i in range(1, 3000))
    assert "aliases stand for more than" in refusal(chain)


def test_more_values_than_allowed_are_refused() -> None:
    assert "more than 100 values" in refusal("[" + "1," * 200 + "]", Limits(nodes=100))


def test_places_are_those_of_keys_and_items() -> None:
    text = "a:\n  b:\n    - 1\n    - c: 2\nm: &m\n  n: 1\no:\n  <<: *m\n"
    places = read_yaml(Source("x.yaml", text), Limits())[1]
    assert places.find(()) == (1, 1)
    assert places.find(("a", "b")) == (2, 3)
    assert places.find(("a", "b", "1")) == (4, 7)
    assert places.find(("a", "b", "1", "c")) == (4, 7)
    assert places.find(("a", "b", "7", "c")) == (2, 3)
    assert places.find(("o", "n")) == (6, 3)
    assert places.find(("o", "missing", "deeper")) == (7, 1)
