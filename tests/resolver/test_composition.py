"""allOf, nullability and references: what schemas say together."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import SCHEMAS, TEXT, obj, ref, with_schemas

from specloom.ir import (
    Anything,
    Constraints,
    Enum,
    ListOf,
    MapOf,
    Model,
    Named,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    Union,
)


def wires(model: Model) -> list[str]:
    return [field.name.wire for field in model.fields]


def test_members_of_all_of_come_left_to_right_and_own_properties_last() -> None:
    api = with_schemas(
        A=obj(a=TEXT), B=obj(b=TEXT), C={"allOf": [ref("B"), ref("A"), obj(inline=TEXT)], "properties": {"own": TEXT}}
    )
    assert wires(api.model("C")) == ["b", "a", "inline", "own"]


def test_a_redefined_property_keeps_its_first_position_and_gets_the_last_words() -> None:
    base = obj(first={"type": "string", "description": "Old.", "example": "old"}, second=TEXT)
    api = with_schemas(
        Base=base, C={"allOf": [ref("Base"), obj(third=TEXT, first={"description": "New.", "example": "new"})]}
    )
    assert wires(api.model("C")) == ["first", "second", "third"]
    field = api.field("C", "first")
    assert field.prose.reveal() == "New."
    assert field.example is not None and field.example.value == "new"
    assert field.type == Scalar(ScalarKind.STRING)


def test_required_of_any_member_holds() -> None:
    api = with_schemas(A=obj("a", a=TEXT, b=TEXT), C={"allOf": [ref("A"), {"required": ["b"]}]})
    assert [field.required for field in api.model("C").fields] == [True, True]


def test_types_narrow_number_to_integer_and_bounds_tighten() -> None:
    number = {"type": "number", "minimum": 1, "maximum": 9}
    api = with_schemas(A=number, C={"allOf": [ref("A"), {"type": "integer", "minimum": 3, "maximum": 20}]})
    assert api.type_of("C") == Scalar(ScalarKind.INTEGER, Constraints(minimum=3, maximum=9))


def test_enums_intersect() -> None:
    api = with_schemas(C={"allOf": [{"type": "string", "enum": ["a", "b", "c"]}, {"enum": ["c", "b", "x"]}]})
    assert [member.value for member in api.enum("C").members] == ["c", "b"]


def test_types_that_exclude_each_other_warn_with_their_place_and_the_last_wins() -> None:
    api = with_schemas(C={"allOf": [{"type": "string"}, {"type": "integer"}]})
    assert api.type_of("C") == Scalar(ScalarKind.INTEGER)
    (warning,) = [warning for warning in api.warnings if warning.code == "conflicting-types"]
    assert warning.location.pointer == SCHEMAS + "C"


def test_an_all_of_of_one_reference_with_text_beside_it_is_that_reference() -> None:
    api = with_schemas(A=obj(a=TEXT), C=obj(x={"allOf": [ref("A")], "description": "Beside."}))
    field = api.field("C", "x")
    assert field.type == Named(SCHEMAS + "A")
    assert field.prose.reveal() == "Beside."


@pytest.mark.parametrize(
    ("openapi", "schema"),
    [
        ("3.0.3", {"type": "string", "nullable": True}),
        ("3.1.0", {"type": ["string", "null"]}),
        ("3.1.0", {"type": ["null", "string"]}),
        ("3.1.0", {"oneOf": [{"type": "string"}, {"type": "null"}]}),
        ("3.1.0", {"anyOf": [{"type": "null"}, {"type": "string"}]}),
        ("3.1.0", {"oneOf": [{"type": "string"}, {"enum": [None]}]}),
        ("3.1.0", {"oneOf": [{"type": "string"}, {"const": None}]}),
    ],
)
def test_a_nullable_string_is_one_however_it_is_spelled(openapi: str, schema: Any) -> None:
    api = with_schemas(openapi, C=obj("x", x=schema))
    field = api.field("C", "x")
    assert field.type == Nullable(Scalar(ScalarKind.STRING))
    assert field.required


@pytest.mark.parametrize(
    ("openapi", "schema"),
    [
        ("3.0.3", {"allOf": [ref("A")], "nullable": True}),
        ("3.1.0", {"oneOf": [ref("A"), {"type": "null"}]}),
        ("3.1.0", {"anyOf": [{"type": "null"}, ref("A")]}),
    ],
)
def test_a_nullable_reference_stays_a_reference(openapi: str, schema: Any) -> None:
    api = with_schemas(openapi, A=obj(a=TEXT), C=obj(x=schema))
    assert api.field("C", "x").type == Nullable(Named(SCHEMAS + "A"))


@pytest.mark.parametrize("schema", [{"enum": ["a", None]}, {"type": ["string", "null"], "enum": ["a", None]}])
def test_null_in_an_enum_makes_the_place_nullable_and_is_no_member(schema: Any) -> None:
    api = with_schemas(C=obj(x=schema))
    type_ = api.field("C", "x").type
    assert isinstance(type_, Nullable) and isinstance(type_.inner, Named)
    assert [member.value for member in api.enum(type_.inner.identity).members] == ["a"]


def test_nullable_says_nothing_about_required() -> None:
    api = with_schemas(C=obj(x={"type": ["string", "null"]}))
    assert not api.field("C", "x").required


def test_an_alias_is_resolved_away() -> None:
    api = with_schemas(Id=TEXT, Ids={"type": "array", "items": ref("Id")}, Again=ref("Ids"), M=ref("O"), O=obj(a=TEXT))
    assert api.type_of("Again") == ListOf(Scalar(ScalarKind.STRING))
    assert api.type_of("M") == Named(SCHEMAS + "O")
    assert SCHEMAS + "M" not in api.api.by_identity and SCHEMAS + "Ids" not in api.api.by_identity


def test_an_array_that_contains_itself_gets_its_name() -> None:
    api = with_schemas(Tree={"type": "array", "items": ref("Tree")})
    assert api.type_of("Tree") == Named(SCHEMAS + "Tree")
    assert api.alias("Tree").type == ListOf(Named(SCHEMAS + "Tree"))
    assert api.example("Tree") == []


def test_a_nullable_array_that_contains_itself_is_nullable_inside_too() -> None:
    api = with_schemas(Tree={"type": ["array", "null"], "items": ref("Tree")})
    assert api.type_of("Tree") == Nullable(Named(SCHEMAS + "Tree"))
    assert api.alias("Tree").type == ListOf(Nullable(Named(SCHEMAS + "Tree")))


def test_two_maps_that_contain_each_other_end() -> None:
    api = with_schemas(
        A={"type": "object", "additionalProperties": ref("B")}, B={"type": "object", "additionalProperties": ref("A")}
    )
    assert api.type_of("A") == Named(SCHEMAS + "A")
    assert api.type_of("B") == MapOf(Named(SCHEMAS + "A"))
    assert api.alias("A").type == MapOf(MapOf(Named(SCHEMAS + "A")))


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": {"allOf": [ref("A")]}},
        {"A": {"oneOf": [ref("A")]}},
        {"A": {"allOf": [ref("B")]}, "B": {"allOf": [ref("A")]}},
        {"A": {"allOf": [ref("B")], "properties": {"a": TEXT}}, "B": {"allOf": [ref("A")], "properties": {"b": TEXT}}},
    ],
)
def test_a_schema_made_of_itself_is_a_warning_and_generates(schemas: Any) -> None:
    api = with_schemas(**schemas)
    assert "circular-schema" in api.codes


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "object", "additionalProperties": TEXT}, MapOf(Scalar(ScalarKind.STRING))),
        ({"type": "object", "additionalProperties": True}, MapOf(Anything())),
        ({"type": "object"}, MapOf(Anything())),
        ({"additionalProperties": {"type": "integer"}}, MapOf(Scalar(ScalarKind.INTEGER))),
        ({"type": "object", "patternProperties": {"^x-": TEXT}}, MapOf(Scalar(ScalarKind.STRING), keys=("x-",))),
        ({}, Anything()),
        (True, Anything()),
    ],
)
def test_free_keys_make_a_map(schema: Any, expected: Any) -> None:
    assert with_schemas(C=obj(x=schema)).field("C", "x").type == expected


def test_additional_properties_beside_properties_type_the_rest() -> None:
    api = with_schemas(C={**obj(a=TEXT), "additionalProperties": {"type": "integer"}})
    assert api.model("C").additional == Scalar(ScalarKind.INTEGER)


def test_a_closed_object_without_properties_is_a_class_without_fields() -> None:
    api = with_schemas(C={"type": "object", "additionalProperties": False})
    assert api.model("C").fields == () and api.model("C").additional is None


def test_prefix_items_make_a_tuple_with_a_typed_rest() -> None:
    schema = {"type": "array", "prefixItems": [TEXT, {"type": "integer"}], "items": {"type": "boolean"}}
    expected = TupleOf((Scalar(ScalarKind.STRING), Scalar(ScalarKind.INTEGER)), Scalar(ScalarKind.BOOLEAN))
    assert with_schemas(C=schema).type_of("C") == expected


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "string", "format": "date-time"}, ScalarKind.DATE_TIME),
        ({"type": "string", "format": "date"}, ScalarKind.DATE),
        ({"type": "string", "format": "byte"}, ScalarKind.BASE64),
        ({"type": "string", "contentEncoding": "base64"}, ScalarKind.BASE64),
        ({"type": "string", "format": "binary"}, ScalarKind.BINARY),
        ({"type": "string", "format": "uuid"}, ScalarKind.STRING),
        ({"type": ["integer", "number"]}, ScalarKind.NUMBER),
    ],
)
def test_a_format_gives_the_kind(schema: Any, kind: ScalarKind) -> None:
    type_ = with_schemas(C=schema).type_of("C")
    assert isinstance(type_, Scalar) and type_.kind is kind


def test_recursion_through_fields_items_and_variants_ends() -> None:
    api = with_schemas(
        Node=obj(
            "name", name=TEXT, child=ref("Node"), children={"type": "array", "items": ref("Node")}, other=ref("U")
        ),
        U={"oneOf": [ref("Node"), {"type": "array", "items": ref("U")}, {"type": "string"}]},
    )
    assert isinstance(api.declaration("Node"), Model) and isinstance(api.declaration("U"), Union)
    assert api.field("Node", "child").type == Named(SCHEMAS + "Node")
    assert api.field("Node", "children").type == ListOf(Named(SCHEMAS + "Node"))


@pytest.mark.parametrize("keyword", ["not", "if", "propertyNames", "dependentRequired", "contains"])
def test_a_keyword_that_types_cannot_carry_is_named_with_its_place(keyword: str) -> None:
    api = with_schemas(C={**obj(a=TEXT), keyword: {}})
    (warning,) = (each for each in api.warnings if each.code == "keyword-not-carried")
    assert warning.code == "keyword-not-carried"
    assert warning.location.pointer == f"{SCHEMAS}C/{keyword}"


def test_deep_arrays_end_in_any_value_with_a_warning() -> None:
    schema: Any = TEXT
    for _ in range(150):
        schema = {"type": "array", "items": schema}
    api = with_schemas(C=schema)
    assert api.codes == ["nested-too-deeply"]


@pytest.mark.parametrize(
    ("beside", "inside", "expected"),
    [
        ({"description": "Beside."}, "Referenced.", "Beside."),
        ({}, "Referenced.", "Referenced."),
        ({}, "", ""),
    ],
)
def test_text_beside_a_reference_wins_over_the_referenced_schema(beside: Any, inside: str, expected: str) -> None:
    target = {**obj(a=TEXT), "description": inside} if inside else obj(a=TEXT)
    api = with_schemas(
        A=target, C=obj(plain={**ref("A"), **beside}, null={"oneOf": [{**ref("A"), **beside}, {"type": "null"}]})
    )
    assert api.field("C", "plain").prose.reveal() == expected
    assert api.field("C", "null").prose.reveal() == expected


def test_a_property_s_own_text_wins_over_text_beside_a_reference_in_its_union() -> None:
    nullable = {"description": "Own.", "oneOf": [{**ref("A"), "description": "Beside."}, {"type": "null"}]}
    api = with_schemas(A={**obj(a=TEXT), "description": "Referenced."}, C=obj(x=nullable))
    assert api.field("C", "x").prose.reveal() == "Own."


def test_a_reference_into_what_an_older_version_ignores_is_a_warning() -> None:
    """Beside ``$ref``, OpenAPI 3.0 ignores everything; a public document refers to something there."""
    hidden = {"$ref": "#/components/schemas/C/properties/hidden"}
    api = with_schemas("3.0.3", A=obj(a=TEXT), B=obj(b=hidden), C={**ref("A"), "properties": {"hidden": TEXT}})
    assert "dangling-reference" in api.codes
    assert api.field("B", "b").type == Anything()


def test_defaults_that_fit_make_a_field_optional_and_others_are_dropped_with_their_place() -> None:
    api = with_schemas(
        C=obj("good bad", good={"type": "integer", "default": 1}, bad={"type": "integer", "default": "x"})
    )
    good, bad = api.model("C").fields
    assert good.default is not None and good.default.value == 1 and not good.required
    assert bad.default is None and bad.required
    (warning,) = api.warnings
    assert (warning.code, warning.location.pointer) == ("default-dropped", f"{SCHEMAS}C/properties/bad/default")


def test_a_default_that_its_own_schema_refuses_is_dropped() -> None:
    """The enum's type would carry it, and the document's ``type`` does not: a server that validates refuses it."""
    odd = {"type": "boolean", "enum": ["false", "true"], "default": "false"}
    api = with_schemas(C=obj(odd=odd))
    assert api.model("C").fields[0].default is None
    assert "default-dropped" in api.codes


def test_null_is_a_default() -> None:
    default = with_schemas(C=obj(x={"type": ["string", "null"], "default": None})).field("C", "x").default
    assert default is not None and default.value is None


def test_read_only_write_only_and_deprecated_are_carried() -> None:
    api = with_schemas(
        C=obj(
            a={"type": "string", "readOnly": True},
            b={"type": "string", "writeOnly": True},
            c={"type": "string", "deprecated": True},
        )
    )
    a, b, c = api.model("C").fields
    assert (a.read_only, b.write_only, c.deprecated) == (True, True, True)


def test_enum_names_and_descriptions_come_from_extensions_by_position_or_value() -> None:
    api = with_schemas(
        ByPosition={
            "type": "integer",
            "enum": [1, 2],
            "x-enum-varnames": ["One", "Two"],
            "x-enum-descriptions": ["a", "b"],
        },
        ByValue={"type": "string", "enum": ["p", "q"], "x-specloom-enum-names": {"q": "Queue"}},
    )
    found = [(member.name.words, member.prose.reveal()) for member in api.enum("ByPosition").members]
    assert found == [(("One",), "a"), (("Two",), "b")]
    assert [member.name.words for member in api.enum("ByValue").members] == [("p",), ("Queue",)]


def test_integers_make_an_enum_and_a_mixture_a_union_of_constants() -> None:
    api = with_schemas(
        Int={"enum": [1, 2]}, Mixed={"enum": [1, True, "a"]}, Bool={"type": "boolean", "enum": [True, False]}
    )
    assert isinstance(api.declaration("Int"), Enum) and api.enum("Int").kind is ScalarKind.INTEGER
    assert [repr(variant.type) for variant in api.union("Mixed").variants] == [
        "Constant(value=1)", "Constant(value=True)", "Constant(value='a')",
    ]  # fmt: skip
    assert api.type_of("Bool") == Scalar(ScalarKind.BOOLEAN)


def test_described_constants_make_an_enum() -> None:
    api = with_schemas(
        C={"oneOf": [{"const": "a", "title": "First", "description": "Text."}, {"const": "b", "description": "More."}]}
    )
    assert [(m.name.words, m.value, m.prose.reveal()) for m in api.enum("C").members] == [
        (("First",), "a", "Text."),
        (("b",), "b", "More."),
    ]


def test_bounds_beside_a_reference_are_taken_along_or_named() -> None:
    api = with_schemas(
        Text=TEXT,
        Color={"type": "string", "enum": ["red"]},
        A=obj(a={**ref("Text"), "maxLength": 3}, b={**ref("Color"), "maxLength": 3}),
    )
    text, color = api.model("A").fields
    assert text.type == Scalar(ScalarKind.STRING, Constraints(max_length=3))
    assert color.type == Named(f"{SCHEMAS}Color")
    assert [(each.code, each.location.pointer) for each in api.warnings] == [
        ("keyword-not-carried", f"{SCHEMAS}A/properties/b")
    ]


@pytest.mark.parametrize("beside", [{"description": "D"}, {"readOnly": True}, {"default": {}}, {"examples": [{}]}])
def test_annotations_in_an_all_of_leave_a_reference_what_it_is(beside: dict[str, Any]) -> None:
    api = with_schemas(B=obj(x=TEXT), A=obj(b={"allOf": [ref("B"), beside]}))
    assert api.model("A").fields[0].type == Named(f"{SCHEMAS}B")


def test_what_a_member_written_in_place_says_is_said_of_the_whole() -> None:
    written = {**obj(y=TEXT), "title": "Part", "description": "Whole.", "deprecated": True, "examples": [{"y": "e"}]}
    api = with_schemas(B={**obj(x=TEXT), "description": "Base."}, A={"allOf": [ref("B"), written]})
    model = api.model("A")
    assert (model.prose.reveal(), model.deprecated, model.name.words) == ("Whole.", True, ("A",))
