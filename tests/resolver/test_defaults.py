"""Defaults that fit take their places; that of a required property is what an SDK sends, so it is whole."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import SCHEMAS, TEXT, Schema, obj, ref, with_schemas

from specloom.ir import Default, Json

NUMBERS: Schema = {"type": "array", "items": {"type": "integer"}}


def given(schema: Schema, default: Json) -> Schema:
    return {**schema, "default": default}


@pytest.mark.parametrize(
    ("schema", "default"),
    [
        (TEXT, "a"),
        (NUMBERS, [1, 2]),
        (NUMBERS, []),
        ({"type": "object", "additionalProperties": NUMBERS}, {"a": [1]}),
        ({"type": ["array", "null"], "items": TEXT}, None),
        ({"oneOf": [TEXT, NUMBERS]}, [1]),
        ({}, {"a": [None]}),
    ],
)
def test_the_default_of_a_required_property_stands_in_for_it(schema: Schema, default: Json) -> None:
    """That of an optional one does not: a server does without."""
    found = with_schemas(C=obj("must", must=given(schema, default), may=given(schema, default)))
    assert found.field("C", "must").default == Default(default, stands_in=True)
    assert found.field("C", "may").default == Default(default, stands_in=False)
    assert not found.field("C", "must").required
    assert found.codes == []


@pytest.mark.parametrize("default", [["x"], {"a": 1}, "[]", [[1]]])
def test_a_composed_default_that_does_not_fit_is_dropped_with_its_place(default: Json) -> None:
    found = with_schemas(C=obj("list", list=given(NUMBERS, default)))
    assert found.field("C", "list").default is None
    assert found.field("C", "list").required
    dropped = [each.location.pointer for each in found.warnings if each.code == "default-dropped"]
    assert dropped == [f"{SCHEMAS}C/properties/list/default"]


RETRY = obj(
    "codes most",
    codes=given(NUMBERS, [429]),
    most=given({"type": "integer"}, 3),
    wait=given({"type": "number"}, 0.5),
    spare=given(NUMBERS, [1]),
    id={"type": "string", "readOnly": True, "default": "i"},
)
WHOLE: Json = {"codes": [429], "most": 3, "wait": 0.5}


@pytest.mark.parametrize(
    ("schema", "default", "whole"),
    [
        (ref("Retry"), {}, WHOLE),
        (ref("Retry"), {"most": 1, "unknown": [1]}, {"codes": [429], "most": 1, "wait": 0.5, "unknown": [1]}),
        ({"type": "array", "items": ref("Retry")}, [{}, {"codes": []}], [WHOLE, {"codes": [], "most": 3, "wait": 0.5}]),
        ({"type": "object", "additionalProperties": ref("Retry")}, {"a": {}}, {"a": WHOLE}),
        ({"oneOf": [TEXT, ref("Retry")]}, {"most": 1}, {"codes": [429], "most": 1, "wait": 0.5}),
        (ref("Outer"), {}, {"retry": WHOLE}),
    ],
)
def test_an_object_in_a_default_has_the_defaults_of_what_it_leaves_out(
    schema: Schema, default: Json, whole: Json
) -> None:
    """As every object that is sent: of the optional ones no lists and objects, and nothing that the server gives."""
    found = with_schemas(
        C=obj("it", it=given(schema, default)), Outer=obj("retry", retry=given(ref("Retry"), {})), Retry=RETRY
    )
    assert found.field("C", "it").default == Default(whole, stands_in=True)


def test_a_default_that_leads_back_to_itself_does_not_fit() -> None:
    """Neither directly nor around a corner: nobody could write it down."""
    found = with_schemas(
        Self=obj("back", back=given(ref("Self"), {})),
        A=obj("b", b=given(ref("B"), {})),
        B=obj("a", a=given(ref("A"), {})),
    )
    assert found.field("Self", "back").default is None
    assert found.field("A", "b").default is None
    assert found.codes.count("default-dropped") == 3


def test_defaults_that_multiply_each_other_are_dropped_where_they_grow_too_large() -> None:
    schemas: dict[str, Any] = {f"C{level}": obj("x", x=given(_list_of(level + 1), [{}] * 10)) for level in range(6)}
    found = with_schemas(**schemas, C6=obj("x", x=given(TEXT, "a")))
    assert found.field("C5", "x").default == Default([{"x": "a"}] * 10, stands_in=True)
    assert found.field("C0", "x").default is None


def _list_of(level: int) -> Schema:
    return {"type": "array", "items": ref(f"C{level}")}
