"""Every kind of schema as Python models: ``models.yaml`` generated, type-checked, and its models decoded and encoded."""

from __future__ import annotations

import copy
import datetime as dt
import importlib
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pydantic
import pytest
from behaviour_server import Answer, Loopback
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_generation import generate_file, imported

HERE = Path(__file__).parent
PACKAGE = "schema_models"
Json = Any
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source folder of the SDK."""
    return generate_file(HERE / "models.yaml", tmp_path_factory.mktemp("models"), name="schema-models", client="Acme")


@pytest.fixture(scope="module")
def sdk(source: Path) -> Any:
    """The package."""
    return imported(source, PACKAGE)


@pytest.fixture(scope="module")
def models(sdk: Any) -> Any:
    """Its models."""
    return importlib.import_module(f"{sdk.__name__}.models")


@pytest.fixture(scope="module")
def decoding(sdk: Any) -> Any:
    """Its decoder and encoder."""
    return importlib.import_module(f"{PACKAGE}.types.decoding")


RoundTrip = Callable[..., Any]


@pytest.fixture(scope="module")
def there_and_back(models: Any, decoding: Any) -> RoundTrip:
    """Decodes JSON as the type of that name, and demands that it goes back as it came; returns the value."""

    def round_trip(name: str, value: Json, *, strict: bool = False) -> Any:
        decoded = decoding.decode(getattr(models, name), json.dumps(value), strict=strict)
        assert same(json.loads(decoding.encode(decoded)), value)
        return decoded

    return round_trip


def same(left: Json, right: Json) -> bool:
    """JSON equality: 1 is 1.0, true is not 1, and the order of keys says nothing."""
    match left, right:
        case dict(), dict():
            return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
        case list(), list():
            return len(left) == len(right) and all(map(same, left, right))
        case _:
            return isinstance(left, bool) is isinstance(right, bool) and bool(left == right)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Presence", {"must": "a", "must_null": None, "may": None}),
        ("Everything", {"node": {"value": None, "children": [{"next": None}], "by_key": {"a": {"peer": None}}}}),
        ("Everything", {"pets": [{"petType": "cat", "lives": None}], "shape": None, "color": None, "bag": None}),
        ("Labelled", {"label": "a", "other": {"name": None}}),
        ("Bounds", {"limit": None}),
    ],
)
def test_a_null_that_was_not_promised_goes_back_as_it_came(
    there_and_back: RoundTrip, models: Any, decoding: Any, name: str, value: Json
) -> None:
    """At any depth, from copies and pickles as well, and equal to what never had it."""
    read = there_and_back(name, value)
    for again in (pickle.loads(pickle.dumps(read)), copy.deepcopy(read), read.model_copy()):
        assert same(json.loads(decoding.encode(again)), value) and again == read
        assert same(again.model_dump(mode="json", by_alias=True), value)
    with pytest.raises(pydantic.ValidationError, match="not null"):
        decoding.decode(getattr(models, name), json.dumps(value), strict=True)


def test_null_is_a_value_of_a_field_that_takes_anything(there_and_back: RoundTrip, models: Any, decoding: Any) -> None:
    there_and_back("Everything", {"anything": None}, strict=True)
    assert json.loads(decoding.encode(models.Everything(anything=None))) == {}
    read = there_and_back("Presence", {"must": "a", "must_null": None, "may": None})
    read.may = "b"
    assert json.loads(decoding.encode(read))["may"] == "b"


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("may_null", [{}, {"may_null": None}, {"may_null": "x"}])
@pytest.mark.parametrize("may", [{}, {"may": "x"}])
@pytest.mark.parametrize("must_null", [None, "x"])
def test_absent_null_and_value_stay_apart(
    there_and_back: RoundTrip, must_null: str | None, may: Json, may_null: Json, strict: bool
) -> None:
    """Every combination of required and nullable."""
    there_and_back("Presence", {"must": "a", "must_null": must_null, **may, **may_null}, strict=strict)


@pytest.mark.parametrize("strict", [False, True])
def test_unknown_fields_are_kept_at_every_depth(there_and_back: RoundTrip, strict: bool) -> None:
    """In models, in lists, maps and variants, and where the document closes the object."""
    new = {"new": {"deep": [1, None]}}
    value = there_and_back(
        "Everything",
        {
            "node": {"children": [{"value": 1, **new}], "by_key": {"a": new}, **new},
            "closed": {"only": "x", **new},
            "pets": [{"petType": "cat", **new}],
            **new,
        },
        strict=strict,
    )
    assert value.node.children[0].new == {"deep": [1, None]}


def test_every_wire_name_is_exact(models: Any, there_and_back: RoundTrip) -> None:
    """Each property alone goes back under its own name, and an unknown key that is a field's Python name is another key."""
    fields = models.Names.model_fields
    wires = {name: name if field.alias is None else field.alias for name, field in fields.items()}
    assert len(set(wires.values())) == 44
    samples: dict[str, Json] = {"List": [1], "list": ["a"], "dict": {"a": "b"}, "date": "2020-01-01"}
    for name, wire in wires.items():
        value = samples.get(wire, 1 if wire in ("class_", "int", "private") else "2020-01-01T00:00:00Z")
        assert getattr(there_and_back("Names", {wire: value}, strict=True), name) is not None
        if name not in wires.values():
            there_and_back("Names", {name: {"unknown": True}}, strict=True)
    assert not set(fields) & set(dir(pydantic.BaseModel))


def test_a_model_is_made_by_either_name(models: Any, decoding: Any) -> None:
    """No field's Python name is another's wire name, so neither takes the other's value."""
    made = models.Names(**{"class": "a", "class_": 1, "foo-bar": "b", "foo_bar": "c"})
    assert json.loads(decoding.encode(made)) == {"class": "a", "class_": 1, "foo-bar": "b", "foo_bar": "c"}
    names = {field.alias or name: name for name, field in models.Names.model_fields.items()}
    again = models.Names(**{names["class"]: "a", names["class_"]: 1, names["foo-bar"]: "b", "foo_bar": "c"})
    assert again == made


@pytest.mark.parametrize(
    ("name", "known", "unknown"),
    [
        ("color", "dark blue", "pink"),
        ("level", 10, 11),
        ("mixed", "auto", "manual"),
        ("mixed", True, False),
        ("mixed", 1, 2),
    ],
)
def test_enums_are_open(there_and_back: RoundTrip, name: str, known: Json, unknown: Json) -> None:
    """Known and unknown values decode and go back, strictly too; the unknown one as it came."""
    there_and_back("Everything", {name: known}, strict=True)
    assert same(getattr(there_and_back("Everything", {name: unknown}, strict=True), name), unknown)


@pytest.mark.parametrize(
    ("union", "value", "variant"),
    [
        ("Pet", {"petType": "cat", "bark": "x"}, "Cat"),
        ("Pet", {"petType": "dog"}, "Dog"),
        ("Pet", {"petType": "hound", "lives": 3}, "Dog"),
        ("Pet", {"petType": "Bird", "lives": 3}, "Bird"),
        ("Pet", {"petType": "cow", "lives": 3}, "UnknownVariant"),
        ("Pet", {"lives": 3}, "UnknownVariant"),
        ("Pet", {"petType": {"not": "text"}}, "UnknownVariant"),
        ("VehicleUnion", {"vehicleType": "auto", "doors": 3}, "Car"),
        (
            "VehicleUnion",
            {"vehicleType": "Taxi", "doors": 5, "fare": 2.5, "rival": {"vehicleType": "Taxi", "doors": 3}},
            "Taxi",
        ),
        ("VehicleUnion", {"vehicleType": "Sledge", "tows": {"vehicleType": "auto", "doors": 3}}, "Sledge"),
        ("VehicleUnion", {"vehicleType": "rocket", "stages": 3}, "Vehicle"),
        ("CarUnion", {"vehicleType": "Taxi", "doors": 5}, "Taxi"),
        ("CarUnion", {"vehicleType": "hearse", "doors": 5}, "Car"),
        ("Shape", {"kind": "circle", "radius": 1}, "Circle"),
        ("Shape", {"kind": "square", "side": 1}, "Square"),
        ("Shape", {"kind": "triangle"}, "Triangle"),
        ("Shape", {"kind": "nova", "points": 5}, "Star"),
        ("Shape", {"kind": "hexagon"}, "UnknownVariant"),
    ],
)
def test_a_discriminator_decides(there_and_back: RoundTrip, union: str, value: Json, variant: str) -> None:
    """Declared with a mapping, implied by a component's name, or fixed by const and enum, through a union in a union; or a base's."""
    assert type(there_and_back(union, value, strict=True)).__name__ == variant


def test_a_discriminator_decides_even_where_the_variant_has_faults(there_and_back: RoundTrip) -> None:
    """The circle has no radius, and the square's side is text."""
    value = there_and_back("Everything", {"shapes": [{"kind": "circle"}, {"kind": "square", "side": "long"}]})
    assert [type(shape).__name__ for shape in value.shapes] == ["Circle", "Square"]


def test_a_base_takes_what_extends_it_wherever_it_stands(there_and_back: RoundTrip, models: Any) -> None:
    """Inside its own subtypes, too; and a model of any of them may be sent."""
    tow = {"vehicleType": "Taxi", "doors": 5, "tows": {"vehicleType": "raft"}}
    value = there_and_back("Everything", {"vehicle": {"vehicleType": "Sledge", "tows": tow}}, strict=True)
    assert (type(value.vehicle.tows), type(value.vehicle.tows.tows)) == (models.Taxi, models.Vehicle)
    assert models.Everything(vehicle=models.Sledge(vehicle_type="Sledge", tows=value.vehicle.tows)) == value


def test_an_unknown_variant_reads_like_a_model_and_can_be_sent(models: Any, there_and_back: RoundTrip) -> None:
    """It is the dict that came."""
    pet = there_and_back("Pet", {"petType": "cow", "moo": {"loud": True}})
    assert pet == {"petType": "cow", "moo": {"loud": True}}
    assert pet.moo == {"loud": True}
    with pytest.raises(AttributeError):
        _ = pet.bark
    assert models.Everything(pet=pet, pets=[pet]).pets == [pet]


_words = st.text("abc", min_size=1, max_size=3)
_numbers = st.integers(-(2**70), 2**70)
_shapes_of_plain = {
    "ByName": st.fixed_dictionaries({"name": _words}),
    "ByNumber": st.fixed_dictionaries({"number": _numbers}),
    "ByBoth": st.fixed_dictionaries(
        {"name": _words, "number": _numbers}, optional={"extra": st.fixed_dictionaries({"name": _words})}
    ),
}


@RELAXED
@given(drawn=st.one_of(*(st.tuples(st.just(name), shape) for name, shape in _shapes_of_plain.items())))
def test_a_plain_union_takes_the_variant_that_fits_best(there_and_back: RoundTrip, drawn: tuple[str, Json]) -> None:
    """Not the first that does not refuse: every variant here takes any object."""
    name, value = drawn
    assert type(there_and_back("Plain", value, strict=True)).__name__ == name


_typed_scalars = st.one_of(
    _numbers, _words, st.booleans(), st.lists(_numbers, min_size=1), st.lists(_words, min_size=1)
)


@RELAXED
@given(value=_typed_scalars)
def test_a_union_of_scalars_keeps_the_type(there_and_back: RoundTrip, value: Json) -> None:
    """A number written as text stays text."""
    assert type(there_and_back("Scalars", value, strict=True)) is type(value)
    there_and_back("Scalars", str(value), strict=True)


def test_types_may_contain_themselves(there_and_back: RoundTrip) -> None:
    """Through a field, a list, a map, another model, a union and an alias."""
    node = {"next": {"value": 1}, "children": [{"peer": {"node": {"value": 2}}}], "by_key": {"a": {"by_key": {}}}}
    value = there_and_back(
        "Everything",
        {"node": node, "expression": [1.5, {"op": "-", "of": [2.5, {"op": "x"}]}], "nested": [[], [[]]]},
        strict=True,
    )
    assert value.node.children[0].peer.node.value == 2
    assert value.expression[1].of[1].op == "x"
    assert value.node.model_dump(by_alias=True) == node
    broken = there_and_back("Everything", {"expression": [1.5, {"op": "-", "of": [{"op": 4}]}], "nested": [[1]]})
    assert type(broken.expression[1].of[0]).__name__ == "Expression"


def test_free_keys_are_typed(models: Any, there_and_back: RoundTrip) -> None:
    """With declared properties, by pattern, with null, or closed; what does not fit its type stays raw."""
    value = there_and_back(
        "Everything",
        {
            "labelled": {"label": "a", "b": {"name": "c"}},
            "bag": {"a": 1, "b": None},
            "patterned": {"x-a": 1},
            "by_color": {"a": "red"},
            "pets_by_name": {"a": {"petType": "dog"}},
        },
        strict=True,
    )
    assert value.labelled.b == models.ByName(name="c")
    assert type(value.pets_by_name["a"]).__name__ == "Dog"
    raw = there_and_back("Labelled", {"b": {"name": 3}, "c": 4})
    assert (raw.label, raw.b.name, raw.c) == (None, 3, 4)


def test_tuples_are_typed_by_position(models: Any, there_and_back: RoundTrip) -> None:
    """Too short, too long or of wrong types they are read as far as they fit."""
    assert there_and_back("Everything", {"point": [1.5, 2, {"name": "a"}]}, strict=True).point == (
        1.5,
        2.0,
        models.ByName(name="a"),
    )
    for odd in ([1], [1, "b", {"name": 2}], [1, 2, {"name": "a"}, {"more": 1}]):
        there_and_back("Everything", {"point": odd})
    assert there_and_back("Everything", {"open_tuple": [1, "a", "b"]}, strict=True).open_tuple == [1, "a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-29T12:00:00Z",
        "2020-02-29t12:00:00z",
        "2020-02-29T12:00:00+00:00",
        "2020-02-29T12:00:00.5-07:30",
        "2020-02-29T12:00:00.123456789Z",
        "2020-02-29T12:00:00",
    ],
)
def test_a_moment_goes_back_to_the_byte(there_and_back: RoundTrip, decoding: Any, text: str) -> None:
    """However it spells its offset, and with more digits than Python keeps; one that was changed is written anew."""
    formats = there_and_back("Formats", {"moment": text, "maybe_moment": text, "moments": [text]}, strict=True)
    assert isinstance(formats.moment, dt.datetime)
    for again in (pickle.loads(pickle.dumps(formats)), copy.deepcopy(formats), copy.copy(formats)):
        assert json.loads(decoding.encode(again))["moment"] == text
    assert formats.moment == formats.moments[0] == pickle.loads(pickle.dumps(formats.moment))
    formats.moment = formats.moment.replace(microsecond=0, tzinfo=dt.timezone.utc)
    assert json.loads(decoding.encode(formats))["moment"] == "2020-02-29T12:00:00Z"


@pytest.mark.parametrize("name", ["moment", "maybe_moment", "day", "price"])
@pytest.mark.parametrize("value", ["soon", "2016-12-31T23:59:60Z", "2021-02-29", {"a": 1}, [1], True])
def test_a_bad_date_or_number_is_delivered_as_it_came(
    there_and_back: RoundTrip, models: Any, decoding: Any, name: str, value: Json
) -> None:
    """A leap second, a day that is none; in strict mode it is an error."""
    if name in ("moment", "maybe_moment") and value == "2021-02-29":
        value = "2021-02-29T00:00:00Z"
    assert getattr(there_and_back("Formats", {name: value}), name) == value
    with pytest.raises(pydantic.ValidationError):
        decoding.decode(models.Formats, json.dumps({name: value}), strict=True)


def test_other_formats_stay_text_and_numbers_stay_whole(there_and_back: RoundTrip) -> None:
    """A decimal keeps its zeros; an integer has as many digits as it has."""
    value = there_and_back(
        "Formats",
        {
            "clock": "12:00:00Z", "uuid": "123E4567-e89b-12d3-a456-426614174000", "price": "1.50", "big": 2**63 + 1, "bytes": "YQ==",
            "length": "P1D", "link": "HTTP://a", "day": "2020-02-29",
        },
        strict=True,
    )  # fmt: skip
    assert (value.price, value.day) == (Decimal("1.50"), dt.date(2020, 2, 29))
    assert (value.uuid, value.bytes_) == ("123E4567-e89b-12d3-a456-426614174000", "YQ==")


def test_constants_of_every_type_decode(there_and_back: RoundTrip) -> None:
    """Others are kept in lenient mode."""
    there_and_back(
        "Constants",
        {"text": "a", "number": 7, "real": 1.5, "yes": True, "nothing": None, "list": [1, 2], "object": {"a": 1}},
        strict=True,
    )
    there_and_back("Constants", {"text": "b", "number": 8, "yes": False, "nothing": 1, "list": {}, "object": []})


def test_a_wrong_scalar_is_an_error_in_strict_mode_alone(there_and_back: RoundTrip, models: Any, decoding: Any) -> None:
    """A missing field, a null where none was promised, text for a number, at any depth."""
    for value in ({}, {"must": "a"}, {"must": None, "must_null": None}, {"must": 5, "must_null": None}):
        there_and_back("Everything", {"presence": value})
        with pytest.raises(pydantic.ValidationError, match="presence"):
            decoding.decode(models.Everything, json.dumps({"presence": value}), strict=True)
    assert decoding.decode(models.Node, '{"children": [{"value": null}]}').children[0].value is None
    with pytest.raises(pydantic.ValidationError, match=r"children\.0\.value"):
        decoding.decode(models.Node, '{"children": [{"value": null}]}', strict=True)
    with pytest.raises(pydantic.ValidationError):
        decoding.decode(models.Node, '{"children": [{"value": "1"}]}', strict=True)
    assert decoding.decode(models.Node, '{"children": [{"value": "1"}]}').children[0].value == 1


_json = st.recursive(
    st.none() | st.booleans() | _numbers | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_words | st.sampled_from(["name", "kind", "petType"]), inner, max_size=3)
    ),
    max_leaves=8,
)
_types = st.sampled_from(
    ["Everything", "Presence", "Names", "Formats", "Pet", "Shape", "Plain", "Scalars", "Node", "ExpressionUnion", "NestedList", "VehicleUnion",
     "Labelled", "Closed", "Joined", "Constants", "Bounds", "Account", "Mixed"]
)  # fmt: skip


def _document(data: st.DataObject, models: Any, decoding: Any) -> tuple[Any, Json]:
    """A type, and any JSON for it: for a model mostly objects of its keys."""
    type_ = getattr(models, data.draw(_types))
    if not decoding.is_model(type_):
        return type_, data.draw(_json)
    wires = [field.alias or name for name, field in type_.model_fields.items()]
    return type_, data.draw(_json | st.dictionaries(st.sampled_from(wires), _json, max_size=4))


@settings(RELAXED, max_examples=300)
@given(data=st.data())
def test_lenient_decoding_fails_for_a_whole_of_another_kind_alone(
    models: Any, decoding: Any, data: st.DataObject
) -> None:
    """Any JSON as any type; and what was read can be written, and reads the same again."""
    type_, value = _document(data, models, decoding)
    written = json.loads(decoding.encode(_read(type_, value, decoding)))
    assert same(json.loads(decoding.encode(_read(type_, written, decoding))), written)


def _read(type_: Any, value: Json, decoding: Any) -> Any:
    """A value as a response has it, or, where it is of another kind than the type, as an event."""
    try:
        return decoding.decode(type_, json.dumps(value))
    except ValueError:
        assert not (decoding.is_model(type_) and isinstance(value, dict))
        return decoding.fit(type_, value)


@settings(RELAXED, max_examples=300)
@given(data=st.data())
def test_what_fits_goes_back_equal(models: Any, decoding: Any, data: st.DataObject) -> None:
    """Strictly read and leniently, it is one value; read-only fields and defaults are other tests' business."""
    type_, value = _document(data, models, decoding)
    try:
        strictly = decoding.decode(type_, json.dumps(value), strict=True)
    except pydantic.ValidationError:
        return
    assert strictly == decoding.decode(type_, json.dumps(value))
    has_account = type_ is models.Account or (isinstance(value, dict) and "account" in value)
    if not has_account and not _has_bounds(type_, value, models):
        assert same(json.loads(decoding.encode(strictly)), value)


def _has_bounds(type_: Any, value: Json, models: Any) -> bool:
    """Whether the value holds the model with a default, which is sent where it is absent."""
    return type_ is models.Bounds or (isinstance(value, dict) and "bounds" in value)


def test_a_default_is_sent_unless_null_was_asked_for(models: Any, decoding: Any) -> None:
    """As the published packages do; ``None`` for an optional field is absent, even where it has a default."""
    assert json.loads(decoding.encode(models.Bounds(count=1))) == {"count": 1, "limit": 20}
    assert json.loads(decoding.encode(models.Bounds(limit=None))) == {}


def test_deprecated_fields_warn_nobody(models: Any) -> None:
    """Every warning is an error here."""
    assert models.Bounds(word="old").word == "old"


def test_a_request_lacks_what_the_server_gives(sdk: Any, models: Any, server: Loopback) -> None:
    """Nobody has to pass a read-only field; one that was read is not sent back, at any depth. The write-only one is sent."""
    back = {"id": "7", "email": "e", "owner": None, "created": "2020-01-01T00:00:00Z"}
    server.answer(Answer(body=back), Answer(body=back))
    with sdk.Acme(server_url=server.url) as client:
        made = client.things.create_account(email="e", password="p", parent={"id": "1", "email": "f", "password": "q"})
        assert (made.id, made.owner, made.password) == ("7", None, None)
        assert made.model_dump(mode="json") == back
        client.things.everything(account=made)
    first, second = server.asked
    assert first.json == {"email": "e", "password": "p", "parent": {"email": "f", "password": "q"}}
    assert second.json == {"account": {"email": "e"}}


def test_strict_decoding_demands_nothing_write_only(there_and_back: RoundTrip, models: Any, decoding: Any) -> None:
    """A response has no password."""
    account = decoding.decode(models.Account, '{"id":"7","email":"e","owner":null}', strict=True)
    assert account.model_dump() == {"id": "7", "email": "e", "owner": None}


def test_using_a_model_loads_only_what_it_needs(source: Path) -> None:
    """A model's module, those it names, and no other."""
    program = (
        f"import sys; from {PACKAGE}.models import Cat; Cat(pet_type='cat'); "
        f"print(sorted(name.rpartition('.')[2] for name in sys.modules if name.startswith('{PACKAGE}.models.')))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=source,
        timeout=60,
    )
    assert done.stdout.strip() == "['cat']"


def test_models_and_their_companions_type_check(source: Path, tmp_path: Path) -> None:
    """Dicts for models in nested, list, map and union positions; what is wrong is found."""
    program = tmp_path / "program.py"
    program.write_text((HERE / "python" / "companions.py").read_text())
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--warn-unused-ignores", "--cache-dir", str(tmp_path / "cache"),
         "--python-version", "3.10", str(source), str(program)],
        check=False, capture_output=True, text=True, timeout=300, env={"MYPYPATH": str(source), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
