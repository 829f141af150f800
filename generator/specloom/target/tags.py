"""What tells the variants of a union apart: the discriminator that the document declares, or values that it fixes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.ir import Api, Constant, Enum, Field, Identity, Model, Named, Union, without_null


@dataclass(frozen=True, slots=True)
class Tags:
    """A union of models that one property tells apart.

    Attributes:
        wire: Wire name of that property.
        models: The variants, those of unions inside the union among them.
        values: The model that each value stands for, as JSON spells values but without quotes.
        default: The model that any other value stands for, and none; without one such an object stays as it came.
    """

    wire: str
    models: tuple[Model, ...]
    values: tuple[tuple[str, Identity], ...]
    default: Identity | None = None


def tags_of(union: Union, api: Api) -> Tags | None:
    """How the union is told apart; ``None`` where only trying its variants can tell."""
    models = _models(union, api, set())
    if models is None or len(models) < 2:
        return None
    fixed = next(_fixed(models, api), None)
    if union.discriminator is None:
        return fixed
    known = {model.identity for model in models}
    declared = {value: identity for value, identity in union.discriminator.mapping if identity in known}
    wire, default = union.discriminator.wire, union.discriminator.default
    inside = _values(models, wire, api) or {}
    values = {**inside, **declared}
    is_told = known <= {*values.values(), default}
    return Tags(wire, models, tuple(values.items()), default) if is_told else fixed


def _models(union: Union, api: Api, seen: set[Identity]) -> tuple[Model, ...] | None:
    """The models that a union comes down to; ``None`` where it holds anything else."""
    seen.add(union.identity)
    found: dict[Identity, Model] = {}
    for variant in union.variants:
        declaration = api.by_identity[variant.type.identity] if isinstance(variant.type, Named) else None
        match declaration:
            case Model():
                found[declaration.identity] = declaration
            case Union() if declaration.identity not in seen:
                inner = _models(declaration, api, seen)
                if inner is None:
                    return None
                found |= {model.identity: model for model in inner}
            case _:
                return None
    return tuple(found.values())


def _fixed(models: tuple[Model, ...], api: Api) -> Iterator[Tags]:
    """By each property that every model demands and fixes to values of its own."""
    for field in models[0].fields:
        wire = field.name.wire
        values = _values(models, wire, api)
        if values and all(_is_required(model, wire) for model in models):
            yield Tags(wire, models, tuple(values.items()))


def _values(models: tuple[Model, ...], wire: str, api: Api) -> dict[str, Identity] | None:
    """The model that each value of a property stands for, where every model fixes it to values of its own."""
    found: dict[str, Identity] = {}
    for model in models:
        field = _field(model, wire)
        values = _fixed_values(field, api) if field else ()
        if not values or not found.keys().isdisjoint(values):
            return None
        found |= dict.fromkeys(values, model.identity)
    return found


def _field(model: Model, wire: str) -> Field | None:
    return next((field for field in model.fields if field.name.wire == wire), None)


def _is_required(model: Model, wire: str) -> bool:
    field = _field(model, wire)
    return field is not None and field.required


def _fixed_values(field: Field, api: Api) -> tuple[str, ...]:
    match without_null(field.type):
        case Constant(str() | int() as value):
            return (_spelled(value),)
        case Named(identity) if isinstance(declaration := api.by_identity[identity], Enum):
            return tuple(_spelled(member.value) for member in declaration.members)
        case _:
            return ()


def _spelled(value: None | bool | float | str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
