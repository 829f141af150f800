"""Models: absent, null and value; unknown fields; open enums and unions; lenient and strict decoding."""

from __future__ import annotations

import copy
import importlib
import json
import pickle
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, Tag, ValidationError
from python_package import load_runtime

load_runtime()
types: Any = importlib.import_module("sdk_runtime.types")
decoding: Any = importlib.import_module("sdk_runtime.types.decoding")
BaseModel, UNSET, Unset = types.BaseModel, types.UNSET, types.Unset
OptionalNullable, Nullable = types.OptionalNullable, types.Nullable


class Color(str, Enum):
    RED = "red"
    BLUE = "blue"


class Thing(BaseModel):
    name: str
    size: Nullable[int]
    label: OptionalNullable[str] = UNSET
    input_: Annotated[str | None, Field(alias="input")] = None
    kind: Literal["thing"] = "thing"
    color: Annotated[Color | str, types.OPEN_ENUM] = Color.RED
    children: list[Thing] | None = None


class Cat(BaseModel):
    pet_type: Annotated[Literal["cat"], Field(alias="petType")] = "cat"
    lives: int


class Dog(BaseModel):
    pet_type: Annotated[Literal["dog"], Field(alias="petType")] = "dog"
    bark: str


Pet = Annotated[
    Annotated[Cat, Tag("Cat")] | Annotated[Dog, Tag("Dog")] | Annotated[types.UnknownVariant, Tag(types.UNKNOWN)],
    types.discriminated_by("petType", "pet_type", {"cat": "Cat", "dog": "Dog"}),
]


class Owner(BaseModel):
    pet: Pet
    others: list[Pet] | None = None


class Either(BaseModel):
    value: Cat | Dog | list[Cat] | None


def wire(value: Any) -> Any:
    return json.loads(decoding.encode(value))


def test_absent_null_and_value_are_three_things_on_the_wire() -> None:
    base = {"name": "a", "kind": "thing", "color": "red"}
    assert wire(Thing(name="a", size=1)) == {**base, "size": 1}
    assert wire(Thing(name="a", size=None)) == {**base, "size": None}
    assert wire(Thing(name="a", size=1, label=None)) == {**base, "size": 1, "label": None}
    assert wire(Thing(name="a", size=1, label="x")) == {**base, "size": 1, "label": "x"}
    assert wire(Thing(name="a", size=1, label=UNSET)) == {**base, "size": 1}


def test_none_for_what_is_optional_and_not_nullable_is_absent() -> None:
    assert "input" not in wire(Thing(name="a", size=1, input_=None))


def test_a_field_is_populated_by_name_or_alias_and_sent_by_alias() -> None:
    by_name, by_alias = Thing(name="a", size=1, input_="x"), Thing(name="a", size=1, input="x")
    assert by_name == by_alias
    assert wire(by_name)["input"] == "x"


def test_model_dump_leaves_out_what_is_unset_and_uses_python_names() -> None:
    assert Thing(name="a", size=1, input_="x").model_dump() == {
        "name": "a",
        "size": 1,
        "input_": "x",
        "kind": "thing",
        "color": Color.RED,
    }


def test_unknown_fields_are_kept_and_round_trip() -> None:
    text = b'{"name":"a","size":1,"kind":"thing","color":"red","extra":{"deep":[1,null]}}'
    thing = decoding.decode(Thing, text)
    assert thing.extra == {"deep": [1, None]}
    assert wire(thing) == json.loads(text)


def test_integers_beyond_the_53rd_bit_survive() -> None:
    number = 2**80 + 1
    thing = decoding.decode(Thing, f'{{"name":"a","size":{number},"big":{number}}}')
    assert (thing.size, thing.big) == (number, number)
    assert wire(thing)["size"] == number


def test_an_open_enum_gives_its_member_or_the_raw_value() -> None:
    assert decoding.decode(Thing, '{"name":"a","size":1,"color":"blue"}').color is Color.BLUE
    assert decoding.decode(Thing, '{"name":"a","size":1,"color":"green"}').color == "green"


def test_a_discriminator_chooses_the_variant_and_what_it_does_not_know_stays_raw() -> None:
    owner = decoding.decode(Owner, '{"pet":{"petType":"dog","bark":"w"},"others":[{"petType":"cow","moo":1}]}')
    assert owner.pet == Dog(bark="w")
    assert owner.others == [{"petType": "cow", "moo": 1}]


def test_a_dict_or_a_model_is_accepted_for_a_variant() -> None:
    assert Owner(pet={"pet_type": "cat", "lives": 9}).pet == Cat(lives=9)
    assert Owner(pet=Dog(bark="w")).pet == Dog(bark="w")


def test_a_union_without_match_takes_the_variant_that_fits_best() -> None:
    assert isinstance(decoding.decode(Either, '{"value":{"bark":5}}').value, Dog)
    assert isinstance(decoding.decode(Either, '{"value":[{"lives":"many"}]}').value[0], Cat)
    assert decoding.decode(Either, '{"value":7}').value == 7


def test_lenient_decoding_reads_a_missing_field_as_none_and_does_not_send_it() -> None:
    thing = decoding.decode(Thing, '{"name":"a","color":"red","children":[{"size":2}]}')
    assert thing.size is None
    assert isinstance(thing.children[0], Thing)
    assert thing.children[0].name is None
    assert wire(thing) == {
        "name": "a",
        "kind": "thing",
        "color": "red",
        "children": [{"size": 2, "kind": "thing", "color": "red"}],
    }


def test_lenient_decoding_keeps_null_and_wrong_types_as_they_came() -> None:
    thing = decoding.decode(Thing, '{"name":null,"size":"many"}')
    assert (thing.name, thing.size) == (None, "many")
    assert wire(thing) == {"name": None, "size": "many", "kind": "thing", "color": "red"}


def test_a_lenient_model_dumps_without_a_warning() -> None:
    assert decoding.decode(Thing, '{"name":5,"size":1}').model_dump()["name"] == 5


def test_strict_decoding_refuses_what_does_not_fit() -> None:
    with pytest.raises(ValidationError):
        decoding.decode(Thing, '{"name":null,"size":1}', strict=True)


def test_what_is_not_json_is_an_error_in_either_mode() -> None:
    for strict in (True, False):
        with pytest.raises(ValueError, match=r"JSON|EOF"):
            decoding.decode(Thing, '{"name":', strict=strict)


def test_lenient_decoding_follows_lists_and_dicts() -> None:
    value = decoding.decode(dict[str, list[Cat]], '{"a":[{"lives":9},{"petType":"cat"}]}')
    assert value["a"][0] == Cat(lives=9)
    assert isinstance(value["a"][1], Cat)


def test_unset_is_false_alone_of_its_kind_and_survives_copies_and_pickles() -> None:
    assert not UNSET
    assert Unset() is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET


def test_models_build_when_first_used() -> None:
    class Later(BaseModel):
        value: int

    assert not Later.__pydantic_complete__
    assert Later(value=1).value == 1
    assert Later.__pydantic_complete__
