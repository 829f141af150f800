"""Types as the document means them: a closed union, free of any language's spelling."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final, TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
"""A parsed JSON value. Treated as frozen wherever the IR holds one."""

Pointer: TypeAlias = str
"""JSON pointer (RFC 6901) of the place in the document a node comes from; the document tells its file, line and column when asked."""

Identity: TypeAlias = str
"""The pointer of a declaration or operation: what stays the same when names change."""


class ScalarKind(enum.Enum):
    """What a single value is once decoded; formats that a language may give a type of its own have a kind of their own."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATE_TIME = "date-time"
    DECIMAL = "decimal"
    BASE64 = "byte"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Constraints:
    """What JSON Schema asks of a value beyond its type. Bounds are inclusive unless named exclusive; lengths count code points or items.

    Attributes:
        encoding, media_type: What a text stands for: ``contentEncoding`` and ``contentMediaType``.
    """

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None
    format: str | None = None
    encoding: str | None = None
    media_type: str | None = None


FREE: Final = Constraints()
"""No constraint."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One string, number or boolean."""

    kind: ScalarKind
    constraints: Constraints = FREE


@dataclass(frozen=True, slots=True)
class Constant:
    """Exactly one scalar value (``const``, or an ``enum`` that nothing names)."""

    value: None | bool | int | float | str


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value: an empty schema, or one that says nothing we can type."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array whose items are alike."""

    item: Type
    constraints: Constraints = FREE


@dataclass(frozen=True, slots=True)
class TupleOf:
    """An array with a type by position (``prefixItems``); ``rest`` types what may follow, ``None`` closes it."""

    items: tuple[Type, ...]
    rest: Type | None
    constraints: Constraints = FREE


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object with free keys whose values are alike.

    Attributes:
        keys: Some that it may have, where the document does not admit all.
    """

    value: Type
    constraints: Constraints = FREE
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nullable:
    """A value that may be null. Never nested, and apart from whether its key may be absent."""

    inner: Type


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to a declaration of the API."""

    identity: Identity


Type: TypeAlias = Scalar | Constant | Anything | ListOf | TupleOf | MapOf | Nullable | Named


def nullable(type_: Type) -> Type:
    """``type_`` or null, without nesting; anything already admits null."""
    return type_ if isinstance(type_, Nullable | Anything) else Nullable(type_)


def without_null(type_: Type) -> Type:
    """What remains of a type when the value is known not to be null."""
    return type_.inner if isinstance(type_, Nullable) else type_
