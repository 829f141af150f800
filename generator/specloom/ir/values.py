"""Example values, chosen once and spelled by each language.

A value mirrors the type it was chosen for, so a language walks type and value together and never has to guess which class, map or
variant an object stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from specloom.ir.types import Identity, Json, Type


@dataclass(frozen=True, slots=True)
class ScalarValue:
    """A value of a scalar, a constant or an enum; ``None`` is an explicit null."""

    value: None | bool | int | float | str


@dataclass(frozen=True, slots=True)
class ListValue:
    """The items of an array or tuple, in order."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class MapValue:
    """The entries of an object with free keys, keys as on the wire."""

    entries: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class ModelValue:
    """An instance of a model: the fields shown, by wire name and in schema order; then its free entries."""

    identity: Identity
    fields: tuple[tuple[str, Value], ...]
    additional: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class VariantValue:
    """A value of a union: the type of the variant it takes, and the value."""

    type: Type
    value: Value


@dataclass(frozen=True, slots=True)
class RawValue:
    """Any JSON, for a place that is not typed."""

    json: Json


Value: TypeAlias = ScalarValue | ListValue | MapValue | ModelValue | VariantValue | RawValue


def to_json(value: Value) -> Json:
    """The value as it crosses the wire."""
    match value:
        case ScalarValue(scalar):
            return scalar
        case ListValue(items):
            return [to_json(item) for item in items]
        case MapValue(entries):
            return {key: to_json(item) for key, item in entries}
        case ModelValue(_, fields, additional):
            return {key: to_json(item) for key, item in (*fields, *additional)}
        case VariantValue(_, inner):
            return to_json(inner)
        case RawValue(json):
            return json
