"""Large, deep and entangled documents resolve in bounded time, space and stack."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from resolver_material import SCHEMAS, TEXT, Resolved, obj, ref, resolved

from specloom.ir import to_json
from specloom.resolver.examples.weights import BEARABLE, LIGHT, Weights

LONG = 3_000
TOLD = {"type": "string", "example": "e"}


def rooted(schemas: dict[str, Any], root: str) -> Resolved:
    """A document with one operation that answers with one component, resolved within bounds."""
    content = {"application/json": {"schema": ref(root)}}
    started = time.process_time()
    api = resolved(
        {
            "paths": {"/a": {"get": {"responses": {"200": {"description": ".", "content": content}}}}},
            "components": {"schemas": schemas},
        }
    )
    assert time.process_time() - started < 15
    return api


def chain(link: Any, last: Any) -> dict[str, Any]:
    """``A0`` to ``A2999``, each made from a reference to the next."""
    schemas = {f"A{number}": link(ref(f"A{number + 1}")) for number in range(LONG)}
    return {**schemas, f"A{LONG}": last}


@pytest.mark.parametrize(
    "link",
    [
        lambda next_: next_,
        lambda next_: {"allOf": [next_]},
        lambda next_: {"allOf": [next_], "properties": {"p": TEXT}},
        lambda next_: {"type": "array", "items": next_},
        lambda next_: {"type": "object", "additionalProperties": next_},
        lambda next_: {"oneOf": [next_, {"type": "null"}]},
        lambda next_: {"oneOf": [next_]},
        lambda next_: {"oneOf": [next_, TEXT]},
        lambda next_: obj("next", next=next_),
        lambda next_: obj(next=next_),
    ],
    ids=[
        "reference",
        "allOf",
        "allOf-more",
        "array",
        "map",
        "nullable",
        "union-of-one",
        "union",
        "required",
        "optional",
    ],
)
def test_no_chain_is_too_long(link: Any) -> None:
    api = rooted(chain(link, obj(x=TOLD)), "A0")
    for declaration in api.api.declarations:
        assert declaration.example is not None
        assert Weights().of(declaration.example).count <= BEARABLE


@pytest.mark.parametrize("required", ["", "a b c d e"])
def test_a_tower_of_models_does_not_explode(required: str) -> None:
    schemas = {f"A{n}": obj(required, **{key: ref(f"A{n + 1}") for key in "abcde"}) for n in range(9)}
    api = rooted({**schemas, "A9": obj(x=TOLD)}, "A0")
    for declaration in api.api.declarations:
        assert declaration.example is not None
        assert Weights().of(declaration.example).count <= (BEARABLE if required else LIGHT)


def test_a_light_tower_keeps_its_lightest_optional_fields() -> None:
    heavy: Any = {"type": "object", "additionalProperties": True, "example": {f"k{n}": n for n in range(LIGHT)}}
    api = rooted({"A": obj(heavy=heavy, light=TOLD)}, "A")
    assert api.example("A") == {"light": "e"}


def test_a_clique_of_models_is_cut_short() -> None:
    schemas = {f"A{n}": obj(x=TOLD, **{f"k{m}": ref(f"A{m}") for m in range(20)}) for n in range(20)}
    api = rooted(schemas, "A0")
    assert len(api.api.declarations) == 20


def test_a_clique_of_unions_is_cut_short() -> None:
    schemas: dict[str, Any] = {
        f"A{n}": {"oneOf": [*(ref(f"A{m}") for m in range(20)), {"type": "integer"}]} for n in range(20)
    }
    assert rooted(schemas, "A0").example("A7") == 1


def test_tuples_of_tuples_do_not_explode() -> None:
    schemas: dict[str, Any] = {f"A{n}": {"type": "array", "prefixItems": [ref(f"A{n + 1}")] * 2} for n in range(60)}
    api = rooted({**schemas, "A60": TEXT}, "A0")
    value = api.operation.responses[0].contents[0].example
    assert value is not None and Weights().of(value).count <= BEARABLE * 3


def test_arrays_of_many_arrays_do_not_explode() -> None:
    schemas: dict[str, Any] = {f"A{n}": {"type": "array", "minItems": 50, "items": ref(f"A{n + 1}")} for n in range(6)}
    api = rooted({**schemas, "A6": TEXT}, "A0")
    value = api.operation.responses[0].contents[0].example
    assert value is not None and Weights().of(value).count <= BEARABLE * 3


def test_an_example_that_fits_no_variant_of_many_is_dropped_in_time() -> None:
    variant: dict[str, Any] = {"type": "object", "required": ["z"], "properties": {"z": {"type": "integer"}}}
    schemas: dict[str, Any] = {
        f"A{n}": {"oneOf": [{**variant, "properties": {"x": ref(f"A{(n + 1) % 4}"), **variant["properties"]}}] * 4}
        for n in range(4)
    }
    example: Any = {"w": 1}
    for _ in range(60):
        example = {"x": example}
    schemas["A0"]["example"] = example
    rooted(schemas, "A0")


def test_three_thousand_models_take_seconds() -> None:
    schemas: dict[str, Any] = {
        f"A{n}": obj("id", **{f"f{m}": TOLD for m in range(8)}, id={"type": "integer"}, next=ref(f"A{(n + 1) % LONG}"))
        for n in range(LONG)
    }
    api = rooted(schemas, "A0")
    assert len(api.api.declarations) == LONG


def test_shared_values_are_the_same_wherever_they_are_shown() -> None:
    api = rooted({"A": obj("l r", l=ref("B"), r=ref("B")), "B": obj("x", x=TEXT)}, "A")
    assert api.example("A") == {"l": {"x": "<value>"}, "r": {"x": "<value>"}}
    assert api.declaration("B").identity == SCHEMAS + "B"
    value = api.operation.responses[0].contents[0].example
    assert value is not None and to_json(value) == api.example("A")


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [obj(**{f"p{number}": TEXT}) for number in range(1_000)]},
        {"anyOf": [obj("kind", kind={"const": f"v{number}"}) for number in range(2_000)]},
        obj(" ".join(f"p{number}" for number in range(8_000)), **{f"p{number}": TEXT for number in range(8_000)}),
        {"type": "string", "enum": [f"v{number}" for number in range(50_000)]},
    ],
    ids=["variants", "told-variants", "required", "enum"],
)
def test_thousands_side_by_side(schema: Any) -> None:
    """Each costs a share of what it needs alone, not of all the others."""
    assert rooted({"Root": schema}, "Root").api.by_identity[SCHEMAS + "Root"].example is not None


def test_a_long_text_weighs_more_than_a_short_one() -> None:
    many = {"type": "array", "minItems": 10**9, "items": {"type": "string", "minLength": 10**9}}
    content = {"application/json": {"schema": many}}
    api = resolved({"paths": {"/a": {"get": {"responses": {"200": {"description": ".", "content": content}}}}}})
    (body,) = api.operation.responses[0].contents
    assert body.example is not None
    assert len(json.dumps(to_json(body.example))) < 20_000_000
