"""A base with a discriminator stands for all that extends it by ``allOf``, except where it is extended."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import SCHEMAS, TEXT, Resolved, obj, ref, with_schemas

from specloom.ir import Discriminator, ListOf, Named, Nullable, Type, to_json

PET = {**obj("kind", kind=TEXT, friend=ref("Pet")), "discriminator": {"propertyName": "kind"}}
CAT = {"allOf": [ref("Pet"), obj("lives", lives=TEXT)]}
DOG = {"allOf": [ref("Pet"), obj(pack={"type": "array", "items": ref("Dog")})]}
POODLE = {"allOf": [ref("Dog"), obj(curls=TEXT)]}


def kinds(*values: str) -> Any:
    return {"type": "string", "enum": list(values)}


def union(key: str) -> Type:
    return Named(f"{SCHEMAS}{key}/discriminator")


def told(api: Resolved, key: str) -> tuple[list[str], dict[str, str], str | None]:
    """Keys of the variants, what each value chooses, and the default."""
    found = api.union(f"{SCHEMAS}{key}/discriminator")
    keys = [
        variant.type.identity.removeprefix(SCHEMAS) for variant in found.variants if isinstance(variant.type, Named)
    ]
    discriminator = found.discriminator or Discriminator("", ())
    mapping = {value: identity.removeprefix(SCHEMAS) for value, identity in discriminator.mapping}
    return keys, mapping, discriminator.default and discriminator.default.removeprefix(SCHEMAS)


def test_a_reference_to_a_base_takes_its_subtypes_and_the_base_itself() -> None:
    api = with_schemas(Pet=PET, Cat=CAT, Dog=DOG, Poodle=POODLE)
    assert api.type_of("Pet") == api.field("Cat", "friend").type == union("Pet")
    assert told(api, "Pet") == (
        ["Cat", "Dog", "Poodle", "Pet"], {"Cat": "Cat", "Dog": "Dog", "Poodle": "Poodle"}, "Pet",
    )  # fmt: skip
    assert [field.name.wire for field in api.model("Poodle").fields] == ["kind", "friend", "pack", "curls"]


def test_a_subtype_that_is_extended_itself_inherits_the_discriminator() -> None:
    api = with_schemas(Pet=PET, Cat=CAT, Dog=DOG, Poodle=POODLE)
    assert api.field("Dog", "pack").type == ListOf(union("Dog"))
    assert told(api, "Dog") == (["Poodle", "Dog"], {"Poodle": "Poodle"}, "Dog")
    assert api.type_of("Cat") == Named(SCHEMAS + "Cat")


def test_names_are_the_base_s_own_and_a_newcomer_s() -> None:
    api = with_schemas(Pet=PET, Cat=CAT)
    assert api.model("Pet").name.words == ("Pet",)
    assert api.union(f"{SCHEMAS}Pet/discriminator").name.words == ("Pet", "union")


def test_a_discriminator_may_stand_in_a_part_of_the_base() -> None:
    api = with_schemas(Named=obj(name=TEXT), Pet={"allOf": [ref("Named"), PET]}, Cat=CAT)
    assert told(api, "Pet") == (["Cat", "Pet"], {"Cat": "Cat"}, "Pet")
    assert [field.name.wire for field in api.model("Cat").fields] == ["name", "kind", "friend", "lives"]


def test_a_subtype_that_adds_nothing_is_one_all_the_same() -> None:
    api = with_schemas(
        Pet=PET,
        Cat=CAT,
        Fish={"allOf": [ref("Pet")]},
        Alias=ref("Again"),
        Again=ref("Pet"),
    )
    assert told(api, "Pet")[0] == ["Cat", "Fish", "Pet"]
    assert [field.name.wire for field in api.model("Fish").fields] == ["kind", "friend"]
    assert api.type_of("Alias") == union("Pet")


def test_a_reference_with_text_beside_it_is_a_reference() -> None:
    api = with_schemas(Pet=PET, Cat=CAT, Owner=obj(pet={"allOf": [ref("Pet")], "description": "Beside."}))
    assert api.field("Owner", "pet").type == union("Pet")


def test_an_inline_schema_extends_the_base_and_is_no_subtype() -> None:
    api = with_schemas(Pet=PET, Cat=CAT, Owner=obj(pet={"allOf": [ref("Pet"), obj(since=TEXT)]}))
    assert [field.name.wire for field in api.model(f"{SCHEMAS}Owner/properties/pet").fields] == [
        "kind",
        "friend",
        "since",
    ]
    assert told(api, "Pet")[0] == ["Cat", "Pet"]


@pytest.mark.parametrize(
    ("mapping", "extension", "expected"),
    [
        ({"c": f"#{SCHEMAS}Cat", "d": "Dog", "k": f"#{SCHEMAS}Cat"}, {}, {"c": "Cat", "d": "Dog", "k": "Cat"}),
        ({"none": f"#{SCHEMAS}Pet"}, {}, {"none": "Pet", "Cat": "Cat", "Dog": "Dog"}),
        ({}, {"x-ms-discriminator-value": "#Microsoft.Cat"}, {"#Microsoft.Cat": "Cat", "Dog": "Dog"}),
        ({}, {"x-specloom-discriminator-value": "c"}, {"c": "Cat", "Dog": "Dog"}),
    ],
)
def test_values_come_from_the_mapping_an_extension_or_the_key(mapping: Any, extension: Any, expected: Any) -> None:
    pet = {**PET, "discriminator": {"propertyName": "kind", "mapping": mapping}}
    assert told(with_schemas(Pet=pet, Cat={**CAT, **extension}, Dog=DOG), "Pet")[1] == expected


MAPPED = {
    **obj("kind", kind=TEXT, name=TEXT),
    "discriminator": {"propertyName": "kind", "mapping": {"c": "Cat", "d": "Dog"}},
}


def test_a_component_that_the_mapping_names_is_a_subtype_though_it_extends_nothing() -> None:
    """Where it repeats the base's fields it is a variant as it is; else the two hold together, as the discriminator says."""
    api = with_schemas(Pet=MAPPED, Cat=obj("kind", kind=TEXT, name=TEXT, lives=TEXT), Dog=obj(leash=TEXT))
    both = f"{SCHEMAS}Pet/discriminator/1"
    assert told(api, "Pet") == (["Cat", "Pet/discriminator/1", "Pet"], {"c": "Cat", "d": "Pet/discriminator/1"}, "Pet")
    assert [field.name.wire for field in api.model(both).fields] == ["kind", "name", "leash"]
    assert [field.name.wire for field in api.model("Dog").fields] == ["leash"]
    assert api.codes == []


def test_a_mapping_may_name_some_that_extend_the_base_and_some_that_do_not() -> None:
    api = with_schemas(
        Pet=MAPPED, Cat={"allOf": [ref("Pet"), obj(lives=TEXT)]}, Dog=obj(leash=TEXT), Fish={"allOf": [ref("Pet")]}
    )
    assert told(api, "Pet")[1] == {"c": "Cat", "d": "Pet/discriminator/1", "Fish": "Fish"}


def test_bases_that_map_to_each_other_end() -> None:
    cat = {
        **obj("kind", kind=TEXT, name=TEXT),
        "discriminator": {"propertyName": "kind", "mapping": {"p": "Pet", "c": "Cat"}},
    }
    api = with_schemas(Pet=MAPPED, Cat=cat, Dog=obj(leash=TEXT))
    assert told(api, "Pet")[0] == ["Cat", "Pet/discriminator/1", "Pet"]
    assert api.type_of("Cat") == Named(f"{SCHEMAS}Cat")


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({"discriminator": {"propertyName": "kind", "mapping": {"x": "Gone"}}}, "mapping/x"),
        (
            {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind", "mapping": {"x": "Owner"}}},
            "mapping/x",
        ),
        ({"oneOf": [ref("Cat")], "discriminator": {"propertyName": "kind", "mapping": {"x": "Dog"}}}, "mapping/x"),
    ],
)
def test_a_mapping_to_no_variant_is_a_warning_with_its_place(schema: Any, place: str) -> None:
    kind = obj("kind", kind=TEXT)
    api = with_schemas(Cat=kind, Dog=obj("kind", kind=TEXT, leash=TEXT), Owner=kind, Pet={**kind, **schema})
    assert [warning.location.pointer for warning in api.warnings] == [f"{SCHEMAS}Pet/discriminator/{place}"]


def test_a_discriminator_of_a_schema_without_a_name_is_a_warning() -> None:
    api = with_schemas(Owner=obj(pet=MAPPED), Cat=obj(kind=TEXT), Dog=obj(kind=TEXT))
    assert [warning.location.pointer for warning in api.warnings] == [f"{SCHEMAS}Owner/properties/pet/discriminator"]


def test_a_value_is_one_that_the_property_lists_by_the_same_words() -> None:
    pet = {**obj(kind=kinds("big_cat", "DOG", "cow")), "discriminator": {"propertyName": "kind"}}
    api = with_schemas(Pet=pet, BigCat=CAT, Dog=DOG)
    assert told(api, "Pet") == (["BigCat", "Dog", "Pet"], {"big_cat": "BigCat", "DOG": "Dog"}, "Pet")


def test_a_base_that_every_value_leads_away_from_is_no_variant() -> None:
    pet = {**obj("kind", kind=kinds("cat", "dog")), "discriminator": {"propertyName": "kind"}}
    api = with_schemas(Pet=pet, Cat=CAT, Dog=DOG)
    assert told(api, "Pet") == (["Cat", "Dog"], {"cat": "Cat", "dog": "Dog"}, None)


def test_every_example_is_of_its_variant() -> None:
    api = with_schemas(Pet=PET, Cat=CAT, Dog=DOG)
    examples = [to_json(each.example) for each in api.union(f"{SCHEMAS}Pet/discriminator").variants if each.example]
    assert examples == [{"kind": "Cat", "lives": "<value>"}, {"kind": "Dog"}, {"kind": "<value>"}]


def test_a_base_that_may_be_null_is_a_union_that_may() -> None:
    api = with_schemas("3.0.3", Pet={**PET, "nullable": True}, Cat=CAT, Owner=obj(pet=ref("Pet")))
    assert api.field("Owner", "pet").type == Nullable(union("Pet"))


def test_a_union_that_names_the_base_beside_others() -> None:
    """Chosen by a discriminator it is the base itself; else whatever extends it."""
    chosen = {"oneOf": [ref("Pet"), ref("Owner")], "discriminator": {"propertyName": "kind"}}
    api = with_schemas(
        Pet=PET, Cat=CAT, Owner=obj(kind=TEXT), Chosen=chosen, Free={"oneOf": [ref("Pet"), ref("Owner")]}
    )
    assert api.union("Chosen").variants[0].type == Named(SCHEMAS + "Pet")
    assert api.union("Free").variants[0].type == union("Pet")


@pytest.mark.parametrize(
    "schemas",
    [
        {"Pet": PET},
        {"Pet": obj(kind=TEXT), "Cat": CAT},
        {"Pet": {**PET, "discriminator": {}}, "Cat": CAT},
        {"Pet": {**PET, "discriminator": ["kind"]}, "Cat": CAT},
    ],
)
def test_without_subtypes_or_a_discriminator_a_base_is_itself(schemas: Any) -> None:
    assert with_schemas(**schemas).type_of("Pet") == Named(SCHEMAS + "Pet")


def test_schemas_that_extend_each_other_end() -> None:
    loop = {"allOf": [ref("Cat"), obj(a=TEXT)], "discriminator": {"propertyName": "a"}}
    api = with_schemas(Pet=loop, Cat={"allOf": [ref("Pet"), obj(b=TEXT)]})
    assert "circular-schema" in api.codes
