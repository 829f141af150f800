"""Pointers that outlive a change of their neighbours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from resolver_material import with_schemas

from specloom.loader import load_text
from specloom.resolver.lasting import lasting

HEAD = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}
SHAPE = "/components/schemas/Shape"


def told(variants: list[Any], pointer: str) -> str | None:
    """What a variant's pointer becomes."""
    document = load_text(json.dumps({**HEAD, "components": {"schemas": {"Shape": {"anyOf": variants}}}}))
    return lasting(document, [pointer]).get(pointer)


DOG = {"title": "Dog", "type": "object"}
TAGGED = {"type": "object", "properties": {"kind": {"const": "cat"}}, "required": ["kind"]}


@pytest.mark.parametrize(
    ("variants", "position", "expected"),
    [
        ([TAGGED, DOG], 1, "title=Dog"),
        ([DOG, TAGGED], 1, "kind=cat"),
        ([{"type": "object", "required": ["b", "a"]}, DOG], 0, "required=a,b"),
        ([DOG, {**DOG, "required": ["age"]}], 1, "required=age"),
        ([{"type": "string"}, DOG], 0, "0"),
        ([DOG, DOG], 1, "1"),
        ([{"$ref": "#/components/schemas/Shape"}, DOG], 0, "$ref=#~1components~1schemas~1Shape"),
    ],
)
def test_a_variant_is_told_by_the_plainest_mark_that_is_its_own(
    variants: list[Any], position: int, expected: str
) -> None:
    assert told(variants, f"{SHAPE}/anyOf/{position}") == f"{SHAPE}/anyOf/{expected}"


def test_what_is_below_a_variant_follows_it() -> None:
    variants = [TAGGED, {**DOG, "properties": {"tail": {"oneOf": [{"title": "Long"}]}}}]
    pointer = f"{SHAPE}/anyOf/1/properties/tail/oneOf/0"
    assert told(variants, pointer) == f"{SHAPE}/anyOf/title=Dog/properties/tail/oneOf/title=Long"


def test_a_pointer_that_counts_nothing_stays_as_it_is() -> None:
    assert told([DOG], f"{SHAPE}/properties/anyOf") is None


def test_names_are_remembered_as_long_as_they_mean_the_same() -> None:
    alike = [DOG, DOG]
    api = with_schemas(Shape={"anyOf": [TAGGED, *alike]}).api
    given = {each.identity: f"Name{number}" for number, each in enumerate(api.declarations)}
    assert api.remembered(api.to_remember(given)) == given
    assert api.remembered({f"{SHAPE}/anyOf/0": "OfAnotherVariant"}) == {}


def test_a_parameter_is_told_by_its_name_and_by_its_place_where_two_share_one() -> None:
    schema = {"type": "string", "enum": ["a", "b"]}
    listed = [{"name": "q", "in": "query"}, {"name": "id", "in": "query"}, {"name": "id", "in": "header"}]
    operation = {
        "parameters": [{**each, "schema": schema} for each in listed],
        "responses": {"200": {"description": "Found"}},
    }
    document = load_text(json.dumps({**HEAD, "paths": {"/p": {"get": operation}}}))
    at = "/paths/~1p/get/parameters"
    asked = [f"{at}/{position}/schema" for position in range(3)]
    assert lasting(document, asked) == {
        asked[0]: f"{at}/name=q/schema",
        asked[1]: f"{at}/query=id/schema",
        asked[2]: f"{at}/header=id/schema",
    }
