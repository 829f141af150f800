"""Examples have the document's own schema to pass, with the keywords that types do not carry; what fails is told, and not shown."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import SCHEMAS, TEXT, obj, ref, with_schemas

from specloom.ir import to_json

INTEGER = {"type": "integer"}


@pytest.mark.parametrize(
    ("schema", "example"),
    [
        ({"pattern": "^[a-z]+$", "example": "Not 1 word"}, "a"),
        ({"pattern": "^[a-z]+$", "example": "word"}, "word"),
        ({"pattern": "/^never$/", "example": "anything"}, "anything"),
        ({"format": "uuid", "example": "1"}, "123e4567-e89b-42d3-a456-426614174000"),
        ({"format": "uri", "example": "example.com"}, "https://example.com"),
        ({"format": "ipv4", "example": "1.2.3"}, "192.0.2.1"),
        ({"format": "duration", "example": "P1DT2H"}, "P1DT2H"),
        ({"format": "of-our-own", "example": "anything"}, "anything"),
    ],
)
def test_an_example_keeps_pattern_and_format(schema: dict[str, Any], example: str) -> None:
    """Where no text is known that would keep a pattern, none is better than the author's."""
    api = with_schemas(C=obj("x", x={"type": "string", **schema}))
    shown = api.example("C")
    assert isinstance(shown, dict) and shown["x"] == example
    assert ("example-dropped" in api.codes) == (example != schema["example"])


@pytest.mark.parametrize(
    ("keywords", "example"),
    [
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": "<value>"}),
        ({"minProperties": 2}, {"a": "<value>", "b": 1}),
        ({"dependentRequired": {"a": ["b"]}, "required": ["a"]}, {"a": "<value>", "b": 1}),
    ],
)
def test_fields_are_shown_where_the_schema_asks_for_more_than_types_say(keywords: Any, example: Any) -> None:
    api = with_schemas(C={**obj(a=TEXT, b=INTEGER), **keywords})
    assert api.example("C") == example
    assert api.model("C").proven


def test_an_optional_field_that_spoils_the_example_is_left_out() -> None:
    api = with_schemas(
        C=obj("id", id=TEXT, bad={"allOf": [{"type": "string", "not": {"const": "no"}}], "example": "no"})
    )
    assert api.example("C") == {"id": "<id>"}
    assert api.model("C").proven


def test_a_schema_that_nothing_satisfies_shows_no_example_and_spares_what_need_not_have_it() -> None:
    api = with_schemas(
        Impossible=obj("id absent", id=TEXT),
        Needing=obj("it", it=ref("Impossible")),
        Sparing=obj("id", id=TEXT, it=ref("Impossible")),
        Either={"anyOf": [ref("Impossible"), TEXT]},
    )
    assert {name: api.model(name).proven for name in ("Impossible", "Needing", "Sparing")} == {
        "Impossible": False,
        "Needing": False,
        "Sparing": True,
    }
    assert [variant.example is not None for variant in api.union("Either").variants] == [False, True]
    told = [each.location.pointer for each in api.warnings if each.code == "no-valid-example"]
    assert told == [SCHEMAS + "Impossible", SCHEMAS + "Needing"]


def test_an_author_s_example_of_several_variants_where_one_alone_may_be_is_dropped() -> None:
    api = with_schemas(
        C=obj("x", x=ref("U")),
        U={"oneOf": [obj(a=TEXT), obj(b=INTEGER)], "example": {"a": "1", "b": 2}},
    )
    assert "example-dropped" in api.codes
    assert api.model("C").proven is False


def test_a_variant_that_its_union_refuses_with_the_defaults_that_are_sent_shows_no_example() -> None:
    """``additionalProperties`` knows nothing of what stands in ``anyOf``, and an object without its defaults is never sent."""
    closed = obj(kind={"type": "string", "enum": ["a"], "default": "a"})
    api = with_schemas(A=closed, B=obj(x=TEXT), U={"anyOf": [ref("A"), ref("B")], "additionalProperties": False})
    assert [variant.example is None for variant in api.union("U").variants] == [True, False]


def test_a_union_that_requires_what_no_variant_has_shows_none() -> None:
    api = with_schemas(U={"anyOf": [obj(a=TEXT), obj(b=TEXT)], "type": "object", "required": ["absent"]})
    assert [variant.example for variant in api.union("U").variants] == [None, None]


def test_a_fixed_value_tells_variants_apart_that_are_alike_though_it_is_the_default() -> None:
    fixed = {each: {"type": "string", "enum": [each], "default": each} for each in ("a", "b")}
    variants = [obj("kind", kind=fixed[each], n={"type": "string", "example": "1"}) for each in ("a", "b")]
    api = with_schemas(C=obj("x", x=ref("U")), U={"oneOf": variants})
    shown = [variant.example for variant in api.union("U").variants]
    assert [to_json(each) for each in shown if each] == [{"kind": "a", "n": "1"}, {"kind": "b", "n": "1"}]


def test_a_discriminator_tells_variants_apart_that_are_alike() -> None:
    api = with_schemas(
        C=obj("x", x=ref("U")),
        U={"oneOf": [ref("A"), ref("B")], "discriminator": {"propertyName": "kind"}},
        A=obj("kind", kind=TEXT),
        B=obj("kind", kind=TEXT),
    )
    assert api.model("C").proven
    assert api.example("C") == {"x": {"kind": "A"}}


@pytest.mark.parametrize(
    ("schema", "keys"),
    [
        ({"propertyNames": {"enum": ["one", "two"]}}, {"one": 1}),
        ({"propertyNames": {"pattern": "^x-"}, "minProperties": 1}, {"x-": 1}),
        ({"propertyNames": {"type": "integer"}}, {"1": 1}),
        ({"propertyNames": ref("Key")}, {"k": 1}),
    ],
)
def test_a_map_shows_keys_that_it_may_have(schema: Any, keys: Any) -> None:
    schemas = {"C": obj("x", x={"type": "object", "additionalProperties": INTEGER, **schema}), "Key": {"const": "k"}}
    api = with_schemas(**schemas)
    assert api.example("C") == {"x": keys}


@pytest.mark.parametrize(
    "schema",
    [{"required": True}, {"not": 5}, {"allOf": {"a": 1}}, {"propertyNames": []}, {"dependentRequired": [1]}, {"if": "x", "then": 1}],
)  # fmt: skip
def test_a_malformed_schema_is_no_reason_to_fail(schema: Any) -> None:
    assert with_schemas(C={**obj(a=TEXT), **schema}).declaration("C") is not None
