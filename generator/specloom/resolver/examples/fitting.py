"""Does a JSON value fit a type? Strictly, as a validator would say; patterns alone are never run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Constraints,
    Declaration,
    Enum,
    Identity,
    Json,
    ListOf,
    MapOf,
    Model,
    Named,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    Union,
)

Declarations = Mapping[Identity, Declaration]

_DATE: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")
_DATE_TIME: Final = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)\Z"
)
_DECIMAL: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]*={0,2}\Z")
_LONGEST_NESTING: Final = 100


def fits(value: Json, type_: Type, declarations: Declarations, depth: int = 0) -> bool:
    """Whether the value is of the type and keeps its bounds."""
    if depth > _LONGEST_NESTING:
        return False
    match type_:
        case Anything():
            return True
        case Nullable(inner):
            return value is None or fits(value, inner, declarations, depth)
        case Constant(constant):
            return _same(value, constant)
        case Scalar(kind, constraints):
            return fits_scalar(value, kind, constraints)
        case ListOf(item, constraints):
            return (
                isinstance(value, list)
                and _counts(len(value), constraints.min_items, constraints.max_items)
                and all(fits(each, item, declarations, depth + 1) for each in value)
            )
        case TupleOf(items, rest):
            return isinstance(value, list) and all(
                fits(each, wanted, declarations, depth + 1)
                for each, wanted in zip(
                    value, [*items, *([rest or Anything()] * (len(value) - len(items)))], strict=False
                )
            )
        case MapOf(inner, constraints):
            return (
                isinstance(value, dict)
                and _counts(len(value), constraints.min_properties, constraints.max_properties)
                and all(fits(each, inner, declarations, depth + 1) for each in value.values())
            )
        case Named(identity):
            return fits_declaration(value, declarations[identity], declarations, depth + 1)


def fits_declaration(value: Json, declaration: Declaration, declarations: Declarations, depth: int = 0) -> bool:
    """Whether the value is an instance of what is declared; keys that a model does not know are no fault."""
    match declaration:
        case Model(fields=fields):
            return isinstance(value, dict) and all(
                fits(value[field.name.wire], field.type, declarations, depth)
                if field.name.wire in value
                else not field.required
                for field in fields
            )
        case Enum(members=members):
            return any(_same(value, member.value) for member in members)
        case Union(variants=variants):
            return any(fits(value, variant.type, declarations, depth) for variant in variants)
        case Alias(type=type_):
            return fits(value, type_, declarations, depth)


def fits_scalar(value: Json, kind: ScalarKind, constraints: Constraints) -> bool:
    """Whether a value is of a kind and within bounds."""
    match kind:
        case ScalarKind.BOOLEAN:
            return isinstance(value, bool)
        case ScalarKind.INTEGER:
            return _is_whole(value) and _within(value, constraints)
        case ScalarKind.NUMBER:
            return _is_number(value) and _within(value, constraints)
        case ScalarKind.DECIMAL:
            return isinstance(value, str) and bool(_DECIMAL.match(value))
        case ScalarKind.DATE:
            return isinstance(value, str) and bool(_DATE.match(value))
        case ScalarKind.DATE_TIME:
            return isinstance(value, str) and bool(_DATE_TIME.match(value))
        case ScalarKind.BASE64:
            return isinstance(value, str) and len(value) % 4 == 0 and bool(_BASE64.match(value))
        case ScalarKind.STRING | ScalarKind.BINARY:
            return isinstance(value, str) and _counts(len(value), constraints.min_length, constraints.max_length)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) or isinstance(value, float) and value.is_integer()


def _within(value: Json, bounds: Constraints) -> bool:
    assert isinstance(value, int | float)
    return (
        (bounds.minimum is None or value >= bounds.minimum)
        and (bounds.maximum is None or value <= bounds.maximum)
        and (bounds.exclusive_minimum is None or value > bounds.exclusive_minimum)
        and (bounds.exclusive_maximum is None or value < bounds.exclusive_maximum)
        and (bounds.multiple_of is None or _divides(bounds.multiple_of, value))
    )


def _divides(divisor: float, value: float) -> bool:
    quotient = value / divisor
    return abs(quotient - round(quotient)) < 1e-9


def _counts(count: int, least: int | None, most: int | None) -> bool:
    return (least is None or count >= least) and (most is None or count <= most)


def _same(value: Json, constant: Json) -> bool:
    """Equal as JSON: true is not 1."""
    return isinstance(value, bool) == isinstance(constant, bool) and value == constant
