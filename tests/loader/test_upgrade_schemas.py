"""Schemas of 3.0 become JSON Schema 2020-12, and their places stay known."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from specloom.loader import Document, load_text


def load_schemas(version: str = "3.0.3", **schemas: Any) -> Document:
    values = {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    return load_text(json.dumps(values, indent=1), file="x.json")


REF = {"$ref": "#/components/schemas/Pet"}
NULL = {"type": "null"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": "string", "x-nullable": True}, {"type": ["string", "null"]}),
        ({"type": ["string", "null"], "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "enum": ["a"], "nullable": True}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"enum": ["a", None], "nullable": True}, {"enum": ["a", None]}),
        ({"nullable": True}, {}),
        ({"nullable": True, "description": "d"}, {"description": "d"}),
        ({"oneOf": [REF], "nullable": True}, {"oneOf": [REF, NULL]}),
        ({"anyOf": [REF, NULL], "nullable": True}, {"anyOf": [REF, NULL]}),
        ({"type": "object", "oneOf": [REF], "nullable": True}, {"type": ["object", "null"], "oneOf": [REF, NULL]}),
        ({"allOf": [REF], "nullable": True, "title": "t"}, {"title": "t", "anyOf": [{"allOf": [REF]}, NULL]}),
        ({**REF, "nullable": True, "description": "d"}, {"description": "d", "anyOf": [REF, NULL]}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": True}, {"exclusiveMaximum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"exclusiveMaximum": 5}, {"exclusiveMaximum": 5}),
        ({"type": "file"}, {"type": "string", "format": "binary"}),
        ({"discriminator": "kind"}, {"discriminator": {"propertyName": "kind"}}),
        ({"example": {"nullable": True}}, {"example": {"nullable": True}}),
        ({"default": {"minimum": 1, "exclusiveMinimum": True}}, {"default": {"minimum": 1, "exclusiveMinimum": True}}),
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_schema_has_one_form(version: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    document = load_schemas(
        version, Pet={}, A=copy.deepcopy(before), B={"properties": {"nullable": copy.deepcopy(before)}}
    )
    schemas = document.root["components"]["schemas"]
    assert schemas["A"] == after
    assert schemas["B"] == {"properties": {"nullable": after}}
    assert document.source["components"]["schemas"]["A"] == before
    assert document.warnings == ()


def test_a_property_called_nullable_is_no_keyword() -> None:
    schema = {"type": "object", "properties": {"nullable": {"type": "boolean"}, "exclusiveMinimum": {"type": "number"}}}
    assert load_schemas(A=schema).root["components"]["schemas"]["A"] == schema


def test_keywords_beside_a_reference_are_left_out_with_a_warning_in_3_0() -> None:
    document = load_schemas(Pet={}, A={**REF, "type": "object", "description": "d", "x-a": 1})
    assert document.root["components"]["schemas"]["A"] == {**REF, "description": "d", "x-a": 1}
    (warning,) = document.warnings
    assert str(warning).startswith("x.json:11:4: warning: 'type' beside a $ref has no meaning in this version")


def test_keywords_beside_a_reference_count_in_3_1() -> None:
    document = load_schemas("3.1.0", Pet={}, A={**REF, "minProperties": 1})
    assert document.root["components"]["schemas"]["A"] == {**REF, "minProperties": 1}
    assert document.warnings == ()


def test_references_and_places_inside_a_wrapped_schema_follow_it() -> None:
    inner = {"allOf": [{"properties": {"b": {"allOf": [{"type": "string"}], "nullable": True}}}], "nullable": True}
    document = load_schemas(A=inner, B={"$ref": "#/components/schemas/A/allOf/0/properties/b/allOf/0"})
    reference = document.root["components"]["schemas"]["B"]["$ref"]
    assert reference == "#/components/schemas/A/anyOf/0/allOf/0/properties/b/anyOf/0/allOf/0"
    assert document.resolve(reference)[1] == {"type": "string"}
    assert document.locate(reference).line == document.locate("/components/schemas/A/allOf/0/properties/b/allOf/0").line
    assert document.locate(reference).line > document.locate("/components/schemas/A").line


def test_an_anchored_schema_that_stands_twice_changes_once() -> None:
    text = "openapi: 3.0.0\ncomponents: {schemas: {A: &a {minimum: 1, exclusiveMinimum: true, nullable: true, allOf: [{}]}, B: *a}}"
    schemas = load_text(text).root["components"]["schemas"]
    assert schemas["A"] == schemas["B"] == {"anyOf": [{"exclusiveMinimum": 1, "allOf": [{}]}, NULL]}


def test_the_declared_version_is_remembered_and_the_form_is_3_1() -> None:
    document = load_schemas("3.0.3")
    assert (document.version, document.root["openapi"]) == ("3.0.3", "3.1.0")
    assert load_schemas("3.2.0").root["openapi"] == "3.2.0"
