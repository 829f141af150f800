"""Every keyword of JSON Schema 2020-12 and of OpenAPI's Schema Objects is carried, named in a warning, or known to say nothing of values."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import TEXT, obj, with_schemas

from specloom.diagnostics import Diagnostics
from specloom.loader import load_text
from specloom.resolver.keywords import UNCARRIED, WITHOUT_EFFECT, read
from specloom.resolver.nodes import Part
from specloom.resolver.shapes import Shapes

VOCABULARIES = {
    "core": "$schema $id $ref $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs",
    "applicator": "prefixItems items contains additionalProperties properties patternProperties dependentSchemas propertyNames "
    "if then else allOf anyOf oneOf not",
    "unevaluated": "unevaluatedItems unevaluatedProperties",
    "validation": "type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems "
    "minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired",
    "annotation": "title description default deprecated readOnly writeOnly examples",
    "format and content": "format contentEncoding contentMediaType contentSchema",
    "older drafts": "definitions dependencies additionalItems $recursiveRef $recursiveAnchor",
    "OpenAPI": "discriminator xml externalDocs example",
}
CARRIED: dict[str, Any] = {
    "prefixItems": [TEXT], "items": TEXT, "additionalProperties": TEXT, "properties": {"a": TEXT}, "patternProperties": {"^x": TEXT},
    "anyOf": [TEXT, {}], "oneOf": [TEXT, {}], "type": "string", "const": None, "enum": ["a", 1, None], "multipleOf": 2, "maximum": 1,
    "exclusiveMaximum": 1, "minimum": 1, "exclusiveMinimum": 1, "maxLength": 1, "minLength": 1, "pattern": "a", "maxItems": 1, "minItems": 1,
    "uniqueItems": True, "maxProperties": 1, "minProperties": 1, "required": ["a"], "title": "T", "description": "D", "default": None,
    "deprecated": True, "readOnly": True, "writeOnly": True, "examples": [None], "format": "uri", "contentEncoding": "base64", "contentMediaType": "text/html", "example": None,
}  # fmt: skip
"""A value for each keyword that changes what a schema says by itself."""

FOLLOWED = frozenset({"$ref", "allOf", "discriminator"})
"""Carried with what they lead to or stand beside; tests of composition and unions show how."""


@pytest.mark.parametrize("keyword", sorted({word for words in VOCABULARIES.values() for word in words.split()}))
def test_no_keyword_is_dropped_in_silence(keyword: str) -> None:
    assert sum(keyword in known for known in (CARRIED, FOLLOWED, UNCARRIED, WITHOUT_EFFECT)) == 1


@pytest.mark.parametrize("keyword", CARRIED)
def test_a_carried_keyword_changes_what_a_schema_says(keyword: str) -> None:
    said, silent = read(Part({keyword: CARRIED[keyword]}, "/x")), read(Part({}, "/x"))
    assert said != silent


@pytest.mark.parametrize("keyword", UNCARRIED)
def test_a_keyword_that_no_type_carries_is_named_with_its_place(keyword: str) -> None:
    document = load_text("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n", file="t.yaml")
    found = Diagnostics()
    Shapes(document, found).expand(Part({"type": "object", keyword: {}}, "/components/schemas/A"))
    (warning,) = found.warnings
    assert (warning.code, warning.message.split()[0]) == ("keyword-not-carried", keyword)


@pytest.mark.parametrize(
    ("schema", "named"),
    [
        ({"patternProperties": {"^a": TEXT, "^b": TEXT}}, "patternProperties"),
        ({"patternProperties": {"^a": TEXT}, "additionalProperties": {"type": "integer"}}, "patternProperties"),
    ],
)
def test_what_is_carried_in_part_is_named(schema: Any, named: str) -> None:
    api = with_schemas(C=obj(x=schema))
    assert api.codes == ["keyword-not-carried"] and api.warnings[0].message.startswith(f"{named} ")


@pytest.mark.parametrize("keyword", ["xml", "externalDocs", "$comment"])
def test_a_keyword_that_says_nothing_of_values_needs_no_warning(keyword: str) -> None:
    assert with_schemas(A=obj(a={**TEXT, keyword: {}})).codes == []
