"""What type checkers take and refuse of the models of ``models.yaml``: a line with a comment is one that they must refuse."""

from __future__ import annotations

import datetime as dt
from typing import Any

from schema_models import Acme, models
from schema_models.types import UnknownVariant

everything: models.EverythingTypedDict = {
    "presence": {"must": "a", "must_null": None},
    "names": {"class2": "x", "foo_bar": "y"},
    "formats": {"moment": dt.datetime(2020, 1, 1), "day": dt.date(2020, 1, 1)},
    "color": "red",
    "colors": [models.Color.RED, "pink"],
    "by_color": {"a": models.Color.GREEN, "b": "blue"},
    "pet": {"pet_type": "cat", "lives": 9},
    "pets": [{"pet_type": "dog", "bark": "w"}, {"pet_type": "cat"}],
    "pets_by_name": {"a": {"pet_type": "hound"}},
    "maybe_pet": None,
    "shape": {"kind": "circle", "radius": 1},
    "shapes": [{"kind": "square", "side": 2}, {"kind": "star", "points": 5}],
    "plain": {"name": "a", "number": 1},
    "scalars": [1, 2],
    "node": {"children": [{"by_key": {"a": {"value": 1}}}], "peer": {"node": {}}},
    "expression": [1, {"op": "-", "of": [2]}],
    "nested": [[], [[]]],
    "point": (1, 2, {"name": "a"}),
    "account": {"email": "e", "password": "p"},
}
lacking: models.PresenceTypedDict = {"must": "a"}  # type: ignore[typeddict-item]
not_null: models.PresenceTypedDict = {"must": None, "must_null": None}  # type: ignore[typeddict-item]
no_password: models.AccountTypedDict = {"email": "e"}  # type: ignore[typeddict-item]
wrong_kind: models.EverythingTypedDict = {"node": {"children": [{"value": "1"}]}}  # type: ignore[typeddict-item]

with Acme() as client:
    back = client.things.everything(
        pet={"pet_type": "cat"},
        pets=[models.Cat(pet_type="cat"), {"pet_type": "dog"}],
        pets_by_name={"a": models.Dog(pet_type="dog"), "b": {"pet_type": "cat"}},
        shape=models.Circle(kind="circle", radius=1),
        node={"children": [{"value": 1}]},
        maybe_pet=None,
        expression=[1, {"op": "-", "of": [2]}],
        crew=[{"pet_type": "cat"}, models.Dog(pet_type="dog")],
    )
    client.things.everything(crew={"a": [{"pet_type": "cat"}]})
    client.things.everything(crew=back.crew)
    account: models.Account = client.things.create_account(email="e", password="p")

identifier: str = account.id
owner: str | None = models.Account(email="e").owner
color: models.Color | str | None = back.color
moment: dt.datetime | None = back.formats.moment if back.formats else None
point: Any = back.point[2].name if back.point else None
pets: list[models.Pet] | None = back.pets
for pet in pets or []:
    known: models.Cat | models.Dog | models.Bird | UnknownVariant = pet
    kind: str = pet.pet_type
    raw: dict[str, Any] = pet  # type: ignore[assignment]
    if isinstance(pet, UnknownVariant):
        raw = pet
    elif isinstance(pet, models.Dog):
        bark: str | None = pet.bark
