"""Example values: the six rules of the docs' format."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import SCHEMAS, TEXT, Resolved, obj, ref, resolved, with_operation, with_schemas

from specloom.ir import Json, Named, Union, to_json
from specloom.resolver.examples import fits

BODY = "/paths/~1probe/get/responses/200/content/application~1json"


def said(text: str) -> dict[str, Any]:
    return {"type": "string", "example": text}


def body(schema: Any, openapi: str = "3.1.0", components: Any = None, **entry: Any) -> tuple[Json, Resolved]:
    """The example of a response's body, and all that was resolved."""
    content = {"application/json": {"schema": schema, **entry}}
    api = resolved(
        {
            "openapi": openapi,
            "paths": {"/probe": {"get": {"responses": {"200": {"description": ".", "content": content}}}}},
            "components": {"schemas": components or {}},
        }
    )
    value = api.operation.responses[0].contents[0].example
    assert value is not None
    return to_json(value), api


# 1. Precedence.


def test_the_media_type_s_example_encloses_all_others() -> None:
    shown, _ = body({**obj(a=said("property")), "example": {"a": "schema"}}, example={"a": "media type"})
    assert shown == {"a": "media type"}


def test_the_first_named_example_of_a_media_type_counts() -> None:
    shown, _ = body(obj(a=TEXT), examples={"one": {"value": {"a": "1"}}, "two": {"value": {"a": "2"}}})
    assert shown == {"a": "1"}


def test_an_enclosing_schema_s_example_wins_over_its_properties() -> None:
    shown, _ = body({**obj(a=said("property")), "example": {"a": "enclosing"}})
    assert shown == {"a": "enclosing"}


def test_a_property_s_example_wins_over_the_referenced_schema_s_own() -> None:
    shown, _ = body(obj(a={**ref("S"), "example": "beside"}, b=ref("S")), components={"S": said("own")})
    assert shown == {"a": "beside", "b": "own"}


# 2. Repair or drop.


@pytest.mark.parametrize(
    ("schema", "example", "shown"),
    [
        ({"type": "array", "items": TEXT}, '["a", "b"]', ["a", "b"]),
        (obj(k=TEXT), '{"k": "v"}', {"k": "v"}),
        ({"type": "integer"}, "7", 7),
        ({"type": "number"}, "0.5", 0.5),
        ({"type": "array", "items": TEXT}, "one", ["one"]),
        ({"type": "array", "items": {"type": "integer"}}, 3, [3]),
    ],
)
def test_an_example_is_repaired_where_that_is_safe_with_its_place(schema: Any, example: Any, shown: Json) -> None:
    api = with_schemas(C=obj(x={**schema, "example": example}))
    assert api.example("C") == {"x": shown}
    (warning,) = api.warnings
    assert (warning.code, warning.location.pointer) == ("example-repaired", f"{SCHEMAS}C/properties/x/example")


@pytest.mark.parametrize(
    ("schema", "example"),
    [
        ({"type": "integer"}, "seven"),
        ({"type": "integer", "maximum": 3}, 7),
        ({"type": "integer"}, 2**53),
        ({"type": "string", "maxLength": 2}, "long"),
        ({"type": "string", "enum": ["a"]}, "b"),
        ({"type": "string", "format": "date"}, "2023-02-30"),
        ({"type": "string", "format": "date-time"}, "yesterday"),
        ({"type": "array", "items": {"type": "integer"}}, ["x"]),
        ({"type": "array", "items": TEXT, "maxItems": 1}, ["a", "b"]),
        ({"type": "array", "items": TEXT, "uniqueItems": True}, ["a", "a"]),
        ({"type": "boolean"}, "true"),
        ({"type": "string"}, 5),
        (obj(k=TEXT), "text"),
    ],
)
def test_an_example_that_does_not_fit_is_dropped_with_its_place(schema: Any, example: Any) -> None:
    api = with_schemas(C=obj(x={**schema, "example": example}))
    assert api.field("C", "x").example is None
    (warning,) = [warning for warning in api.warnings if warning.code == "example-dropped"]
    assert warning.location.pointer == f"{SCHEMAS}C/properties/x/example"
    assert warning.location.line == 1


def test_what_does_not_fit_inside_an_example_is_dropped_alone_and_named() -> None:
    api = with_schemas(C={**obj("a", a=TEXT, b={"type": "integer"}), "example": {"a": "kept", "b": "dropped"}})
    assert api.example("C") == {"a": "kept"}
    (warning,) = api.warnings
    assert warning.location.pointer == f"{SCHEMAS}C/example/b"


def test_a_whole_number_written_as_a_fraction_is_an_integer() -> None:
    assert with_schemas(C=obj(x={"type": "integer", "example": 4.0})).example("C") == {"x": 4}


def test_the_variant_that_an_example_fits_is_taken_and_else_the_one_that_loses_least() -> None:
    text = obj("type text", type={"const": "text"}, text=TEXT)
    image = obj("type url size", type={"const": "image"}, url=TEXT, size={"type": "integer"})
    union = {"oneOf": [ref("Text"), ref("Image")], "example": {"type": "image", "url": "u"}}
    api = with_schemas(Text=text, Image=image, U=union)
    assert api.example("U") == {"type": "image", "url": "u", "size": 1}


# 3. No enclosing example.


def test_required_fields_without_a_default_are_always_shown_and_optional_ones_for_an_example() -> None:
    schema = obj(
        "plain defaulted",
        plain=TEXT,
        defaulted={"type": "string", "default": "d"},
        silent=TEXT,
        told=said("e"),
        told_default={"type": "string", "example": "e", "default": "d"},
        told_deprecated={"type": "string", "example": "e", "deprecated": True},
    )
    assert with_schemas(C=schema).example("C") == {"plain": "<value>", "told": "e"}


def test_an_optional_field_is_shown_for_an_example_at_any_depth_even_behind_a_circle() -> None:
    schemas = {
        "A": obj(b=ref("B"), silent=ref("D")),
        "B": obj(
            back=ref("A"),
            list={"type": "array", "items": {"type": ["object", "null"], "additionalProperties": ref("C")}},
        ),
        "C": obj(deep=said("e")),
        "D": obj(nothing=TEXT),
    }
    expected = {"b": {"list": [{"key": {"deep": "e"}}]}}
    assert with_schemas(**schemas).example("A") == expected
    assert with_schemas(**dict(reversed(schemas.items()))).example("A") == expected


# 4. With an enclosing example.


def test_keys_of_an_example_are_shown_in_schema_order_with_explicit_nulls_and_what_is_required() -> None:
    schema = obj("z y", z=TEXT, told=said("e"), a={"type": ["string", "null"]}, y={"type": "integer"})
    shown, _ = body(schema, example={"a": None, "z": "first"})
    assert list(shown.items() if isinstance(shown, dict) else ()) == [("z", "first"), ("a", None), ("y", 1)]


def test_free_keys_of_an_example_follow_where_the_class_has_room_for_them() -> None:
    shown, _ = body({**obj(a=TEXT), "additionalProperties": {"type": "integer"}}, example={"x": 1, "a": "b", "y": "no"})
    assert shown == {"a": "b", "x": 1}
    closed, _ = body(obj(a=TEXT), example={"x": 1, "a": "b"})
    assert closed == {"a": "b"}


# 5. Made-up values.


def test_plain_strings_and_identifiers() -> None:
    schema = obj("id user_id userId video ids", id=TEXT, user_id=TEXT, userId=TEXT, video=TEXT, ids=TEXT)
    assert with_schemas(C=schema).example("C") == {
        "id": "<id>",
        "user_id": "<id>",
        "userId": "<id>",
        "video": "<value>",
        "ids": "<value>",
    }


def test_an_array_shows_one_element_a_map_one_entry_and_a_union_its_first_variant() -> None:
    schema = obj(
        "list map union",
        list={"type": "array", "items": {"type": "integer"}},
        map={"type": "object", "additionalProperties": {"type": "boolean"}},
        union={"oneOf": [{"type": "integer"}, TEXT]},
    )
    assert with_schemas(C=schema).example("C") == {"list": [1], "map": {"key": True}, "union": 1}


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ({"type": "array", "items": TEXT, "minItems": 2}, ["<value>", "<value>"]),
        ({"type": "array", "items": TEXT, "minItems": 2, "uniqueItems": True}, ["<value>", "<value>2"]),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 3, "uniqueItems": True}, [1, 2, 3]),
        ({"type": "array", "items": {"enum": ["a", "b"]}, "minItems": 2, "uniqueItems": True}, ["a", "b"]),
        ({"type": "array", "items": {"type": "boolean"}, "minItems": 2, "uniqueItems": True}, [True, False]),
        ({"type": "array", "items": TEXT, "maxItems": 0}, []),
        ({"type": "object", "additionalProperties": TEXT, "minProperties": 2}, {"key": "<value>", "key2": "<value>"}),
        ({"type": "object", "additionalProperties": TEXT, "maxProperties": 0}, {}),
    ],
)
def test_counts_and_uniqueness_hold(schema: Any, shown: Json) -> None:
    assert with_schemas(C=obj("x", x=schema)).example("C") == {"x": shown}


def test_the_same_document_gives_the_same_values() -> None:
    schemas = {"A": obj("x y", x={"type": "string", "pattern": "^[a-z]{3}$"}, y=ref("B")), "B": obj(z=said("e"))}
    assert with_schemas(**schemas).api == with_schemas(**schemas).api


def test_a_change_elsewhere_never_changes_a_value() -> None:
    """Neither the order of the components, nor what else is there, nor where the schema is used."""
    circle = {
        "A": obj("id", id=TEXT, b=ref("B"), note=said("a")),
        "B": obj(a=ref("A"), c=ref("C"), note=said("b")),
        "C": obj(a={"type": "array", "items": ref("A")}, b=ref("B"), note=said("c")),
    }
    alone = with_schemas(**circle)
    crowd = {
        "Z": obj("a b c", a=ref("C"), b=ref("A"), c=ref("B")),
        **dict(reversed(circle.items())),
        "Y": {"oneOf": [ref("B"), ref("A")]},
        "X": {"type": "array", "items": ref("C")},
    }
    crowded = with_schemas(**crowd)
    assert [alone.example(key) for key in "ABC"] == [crowded.example(key) for key in "ABC"]


# 6. Types inside themselves.


def test_a_type_inside_itself_ends_with_an_empty_array_or_without_the_field() -> None:
    schema = obj(
        "name children",
        name=said("n"),
        children={"type": "array", "items": ref("Node")},
        parent=ref("Node"),
        null={"oneOf": [ref("Node"), {"type": "null"}]},
    )
    api = with_schemas(Node=schema)
    assert api.example("Node") == {"name": "n", "children": [], "null": None}


def test_a_required_field_of_its_own_circle_ends_with_the_smallest_value_that_fits() -> None:
    api = with_schemas(
        Expression={"oneOf": [ref("Sum"), {"type": "integer"}]},
        Sum=obj("left right", left=ref("Expression"), right=ref("Expression")),
    )
    assert api.example("Sum") == {"left": 1, "right": 1}
    assert api.example("Expression") == {"left": 1, "right": 1}


def test_a_schema_without_any_finite_value_is_cut_short_with_a_warning() -> None:
    api = with_schemas(A=obj("b", b=ref("B")), B=obj("a n", a=ref("A"), n=TEXT))
    assert api.example("A") == {}
    assert api.example("B") == {"n": "<value>"}
    assert [(warning.code, warning.location.pointer) for warning in api.warnings] == [
        ("no-finite-value", SCHEMAS + "A"),
        ("no-finite-value", SCHEMAS + "B"),
        ("no-valid-example", SCHEMAS + "A"),
        ("no-valid-example", SCHEMAS + "B"),
    ]
    assert not api.model("A").proven


def test_a_union_passes_over_a_variant_without_a_finite_value() -> None:
    api = with_schemas(A=obj("a", a=ref("A")), U={"oneOf": [ref("A"), TEXT]})
    assert api.example("U") == "<value>"


def test_an_example_that_lacks_itself_ends() -> None:
    api = with_schemas(
        X={**obj("y", y=ref("Y")), "example": {}}, Y={**obj("x", x={"type": "array", "items": ref("X")}), "example": {}}
    )
    assert api.example("X") == {"y": {"x": []}}


# Everywhere.


def test_every_declaration_variant_and_body_has_a_value_that_fits() -> None:
    api = with_schemas(
        A=obj("u", u=ref("U"), e={"enum": ["x", None]}),
        U={"oneOf": [ref("B"), {"type": "array", "items": ref("A"), "minItems": 1}, TEXT]},
        B=obj("t", t={"type": "array", "prefixItems": [TEXT, {"type": "integer"}]}),
    ).api
    for declaration in api.declarations:
        assert declaration.example is not None
        assert fits(to_json(declaration.example), Named(declaration.identity), api.by_identity)
        for variant in declaration.variants if isinstance(declaration, Union) else ():
            assert variant.example is not None
            assert fits(to_json(variant.example), variant.type, api.by_identity)


def test_parameters_show_their_own_example_else_their_schema_s() -> None:
    parameters = [
        {"name": "a", "in": "query", "schema": said("schema"), "example": "own"},
        {"name": "b", "in": "query", "schema": said("schema")},
        {"name": "c", "in": "query", "schema": TEXT, "examples": {"x": {"value": "named"}}},
        {"name": "d_id", "in": "query", "schema": TEXT},
        {"name": "e", "in": "query", "schema": {"type": "integer"}, "example": 0},
    ]
    found = with_operation(parameters=parameters).operation.parameters
    assert [to_json(each.value) for each in found if each.value] == ["own", "schema", "named", "<id>", 0]
