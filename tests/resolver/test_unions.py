"""Values of one of several types."""

from __future__ import annotations

from resolver_material import SCHEMAS, TEXT, obj, ref, with_schemas

from specloom.ir import Discriminator, ListOf, Model, Named, Nullable, Scalar, ScalarKind, Union, to_json

STRING = Scalar(ScalarKind.STRING)


def test_a_list_of_types_is_a_union_from_simple_to_composed() -> None:
    api = with_schemas(C={"type": ["array", "string", "integer"], "items": TEXT})
    assert [variant.type for variant in api.union("C").variants] == [
        Scalar(ScalarKind.INTEGER),
        STRING,
        ListOf(STRING),
    ]


def test_variants_keep_document_order_and_null_is_none_of_them() -> None:
    api = with_schemas(A=obj(a=TEXT), C={"oneOf": [{"type": "null"}, ref("A"), TEXT]}, D=obj(x=ref("C")))
    assert [variant.type for variant in api.union("C").variants] == [Named(SCHEMAS + "A"), STRING]
    assert api.field("D", "x").type == Nullable(Named(SCHEMAS + "C"))


def test_equal_variants_are_one() -> None:
    api = with_schemas(A=obj(a=TEXT), C={"anyOf": [ref("A"), TEXT, ref("A"), TEXT]})
    assert len(api.union("C").variants) == 2


def test_a_base_is_distributed_over_the_variants() -> None:
    api = with_schemas(C={**obj("shared", shared=TEXT), "oneOf": [obj("a", a=TEXT), obj("b", b=TEXT)]})
    models = [
        api.model(variant.type.identity) for variant in api.union("C").variants if isinstance(variant.type, Named)
    ]
    assert [[field.name.wire for field in model.fields] for model in models] == [["shared", "a"], ["shared", "b"]]


def test_a_union_that_only_says_what_is_required_stays_an_object_and_warns() -> None:
    api = with_schemas(C={**obj(a=TEXT, b=TEXT), "anyOf": [{"required": ["a"]}, {"required": ["b"]}]})
    assert isinstance(api.declaration("C"), Model)
    assert api.codes == ["union-of-constraints"]
    assert api.example("C") == {"a": "<value>"}


def test_a_union_of_one_is_what_it_holds() -> None:
    api = with_schemas(A=obj(a=TEXT), C=obj(x={"oneOf": [obj(b=TEXT)]}))
    assert [field.name.wire for field in api.model(f"{SCHEMAS}C/properties/x").fields] == ["b"]


def test_a_discriminator_maps_values_to_variants_by_mapping_then_by_key() -> None:
    cat, dog = obj("kind", kind=TEXT, meow=TEXT), obj("kind", kind=TEXT, bark=TEXT)
    union = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": {"c": f"#{SCHEMAS}Cat", "nobody": f"#{SCHEMAS}Other"}},
    }
    api = with_schemas(Cat=cat, Dog=dog, Other=obj(x=TEXT), Pet=union)
    discriminator = api.union("Pet").discriminator
    assert discriminator is not None and discriminator.wire == "kind"
    assert discriminator.mapping == (("c", SCHEMAS + "Cat"), ("Dog", SCHEMAS + "Dog"))


def test_a_mapping_may_name_a_schema_by_key() -> None:
    union = {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind", "mapping": {"d": "Dog"}}}
    api = with_schemas(Cat=obj(kind=TEXT), Dog=obj(kind=TEXT, b=TEXT), Pet=union)
    discriminator = api.union("Pet").discriminator
    assert discriminator is not None and ("d", SCHEMAS + "Dog") in discriminator.mapping


def test_inline_variants_know_their_union_and_owner() -> None:
    api = with_schemas(C=obj(x={"oneOf": [obj(a=TEXT), obj(b=TEXT)]}))
    identity = f"{SCHEMAS}C/properties/x"
    origin = api.model(f"{identity}/oneOf/0").origin
    assert origin.variant_of == identity
    assert origin.owner is not None and origin.owner.wire == "C"


def test_unions_that_lead_back_to_themselves_have_the_variants_of_the_whole_circle() -> None:
    api = with_schemas(
        Loop={"anyOf": [TEXT, ref("Ring")]},
        Ring={"anyOf": [{"type": "number"}, ref("Loop"), {"type": "array", "items": ref("Loop")}]},
    ).api
    loop, ring = (api.by_identity[f"{SCHEMAS}{key}"] for key in ("Loop", "Ring"))
    assert isinstance(loop, Union)
    assert isinstance(ring, Union)
    items = ListOf(Named(loop.identity))
    number, text = Scalar(ScalarKind.NUMBER), Scalar(ScalarKind.STRING)
    assert [variant.type for variant in loop.variants] == [text, number, items]
    assert [variant.type for variant in ring.variants] == [number, items, text]


def test_whoever_extends_a_union_that_it_is_a_variant_of_means_its_fields() -> None:
    shape = {**obj("kind", kind=TEXT), "oneOf": [ref("Circle"), ref("Ring")], "discriminator": {"propertyName": "kind"}}
    circle = {"allOf": [ref("Shape"), obj(radius=TEXT)]}
    ring = {"allOf": [ref("Circle"), obj(inner=ref("Shape"))]}
    api = with_schemas(Shape=shape, Circle=circle, Ring=ring)
    assert [variant.type for variant in api.union("Shape").variants] == [
        Named(SCHEMAS + "Circle"),
        Named(SCHEMAS + "Ring"),
    ]
    assert [field.name.wire for field in api.model("Ring").fields] == ["kind", "radius", "inner"]


def test_bases_whose_variants_lead_back_to_them_end() -> None:
    """Two unions that are variants of each other cannot have each other's fields, and a warning says so."""
    api = with_schemas(
        A={**obj(a=TEXT), "oneOf": [ref("B"), ref("C")]}, B={**obj(b=TEXT), "anyOf": [ref("A"), TEXT]}, C=obj(c=TEXT)
    )
    assert [type(api.declaration(key)) for key in "ABC"] == [Union, Union, Model]
    circular = [each.location.pointer for each in api.warnings if each.code == "circular-schema"]
    assert circular == [f"{SCHEMAS}A/oneOf/0", f"{SCHEMAS}B/anyOf/0"]


def test_a_variant_that_leads_back_to_its_union_by_another_way_has_its_fields() -> None:
    api = with_schemas(
        Shape={**obj(color=TEXT), "oneOf": [ref("Arc"), ref("Box")]},
        Arc={"allOf": [ref("Curve"), obj(angle=TEXT)]},
        Curve={**obj(bend=TEXT), "oneOf": [ref("Shape"), obj(free=TEXT)]},
        Box=obj(side=TEXT),
    )
    variants = [each.type.identity for each in api.union("Shape").variants if isinstance(each.type, Named)]
    fields = [[field.name.wire for field in api.model(identity).fields] for identity in variants]
    assert fields == [["color", "bend", "angle"], ["color", "side"]]


def test_a_mapping_names_variants_by_what_they_refer_to() -> None:
    """Fields beside a union, and names of names, give a variant another identity than the mapping has."""
    kind = obj("kind", kind=TEXT)
    mapping = {"c": "Cat", "d": f"#{SCHEMAS}Alias", "Dog": "Dog"}
    api = with_schemas(
        Beside={
            **obj(name=TEXT),
            "oneOf": [ref("Cat"), ref("Dog")],
            "discriminator": {"propertyName": "kind", "mapping": {"c": "Cat"}},
        },
        Named={"oneOf": [ref("Cat"), ref("Alias")], "discriminator": {"propertyName": "kind", "mapping": mapping}},
        Cat=kind,
        Dog=obj("kind", kind=TEXT, leash=TEXT),
        Alias=ref("Dog"),
    )
    found = [api.union(key).discriminator for key in ("Beside", "Named")]
    assert [each and each.mapping for each in found] == [
        (("c", f"{SCHEMAS}Beside/oneOf/0"), ("Dog", f"{SCHEMAS}Beside/oneOf/1")),
        (("c", f"{SCHEMAS}Cat"), ("d", f"{SCHEMAS}Dog"), ("Dog", f"{SCHEMAS}Dog")),
    ]
    assert api.codes == []


def test_a_discriminator_s_value_is_one_that_its_variant_s_property_admits() -> None:
    api = with_schemas(
        Track=obj("type", type={"type": "string", "enum": ["track"]}),
        Episode=obj("type", type={"type": "string", "enum": ["episode", "Episode"]}),
        Show=obj("type", type=TEXT),
        Item={
            "oneOf": [ref("Track"), ref("Episode"), ref("Show")],
            "discriminator": {"propertyName": "type"},
        },
    )
    discriminator = api.union("Item").discriminator
    assert discriminator is not None
    assert [(value, identity.removeprefix(SCHEMAS)) for value, identity in discriminator.mapping] == [
        ("track", "Track"),
        ("Episode", "Episode"),
        ("Show", "Show"),
    ]
    assert [to_json(each.example) for each in api.union("Item").variants if each.example] == [
        {"type": "track"},
        {"type": "Episode"},
        {"type": "Show"},
    ]


def test_a_default_mapping_names_the_variant_of_any_other_value() -> None:
    union = {
        "oneOf": [ref("Cat"), ref("Other")],
        "discriminator": {"propertyName": "kind", "defaultMapping": f"#{SCHEMAS}Other"},
    }
    api = with_schemas("3.2.0", Cat=obj(kind=TEXT, lives=TEXT), Other=obj(kind=TEXT), Pet=union)
    assert api.union("Pet").discriminator == Discriminator("kind", (("Cat", SCHEMAS + "Cat"),), SCHEMAS + "Other")


def test_a_discriminator_that_tells_nothing_is_none() -> None:
    kind = {"type": "string", "enum": ["a", "b"]}
    api = with_schemas(
        X=obj("kind", kind=kind),
        Y=obj("kind", kind=kind),
        U={"oneOf": [ref("X"), ref("Y")], "discriminator": {"propertyName": "kind"}},
    )
    assert api.union("U").discriminator is None
