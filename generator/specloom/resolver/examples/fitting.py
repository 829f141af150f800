"""Does a JSON value fit a type? Strictly, as a validator would say; patterns are followed, never run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
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
from specloom.resolver.examples.formats import is_of_format
from specloom.resolver.examples.matching import finds
from specloom.resolver.examples.patterns import matching_text

Declarations = Mapping[Identity, Declaration]

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_DATE_TIME: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)\Z", re.ASCII
)
"""RFC 3339 section 5.6, without leap seconds: no language's type holds one."""

_DECIMAL: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z", re.ASCII)
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]*={0,2}\Z")
_LONGEST_NESTING: Final = 100


def fits(value: Json, type_: Type, declarations: Declarations) -> bool:
    """Whether the value is of the type and keeps its bounds."""
    return _Fitting(declarations).fits(value, type_)


def fits_declaration(value: Json, declaration: Declaration, declarations: Declarations) -> bool:
    """Whether the value is an instance of what is declared; keys that a model does not know are no fault."""
    return _Fitting(declarations).is_instance(value, declaration)


class _Fitting:
    """Answers for one value; each part of it is held against each declaration once, so nested unions stay cheap."""

    def __init__(self, declarations: Declarations) -> None:
        self._declarations = declarations
        self._known: dict[tuple[int, Identity], bool] = {}
        self._depth = 0

    def fits(self, value: Json, type_: Type) -> bool:
        match type_:
            case Anything():
                return True
            case Nullable(inner):
                return value is None or self.fits(value, inner)
            case Constant(constant):
                return _same(value, constant)
            case Scalar(kind, constraints):
                return fits_scalar(value, kind, constraints)
            case ListOf():
                return self._list(value, type_)
            case TupleOf(items, rest):
                return isinstance(value, list) and self._positions(value, items, rest)
            case MapOf(inner, constraints):
                return (
                    isinstance(value, dict)
                    and _counts(len(value), constraints.min_properties, constraints.max_properties)
                    and all(self._inside(each, inner) for each in value.values())
                )
            case Named(identity):
                return self._named(value, identity)

    def _inside(self, value: Json, type_: Type) -> bool:
        self._depth += 1
        try:
            return self._depth <= _LONGEST_NESTING and self.fits(value, type_)
        finally:
            self._depth -= 1

    def _list(self, value: Json, type_: ListOf) -> bool:
        bounds = type_.constraints
        return (
            isinstance(value, list)
            and _counts(len(value), bounds.min_items, bounds.max_items)
            and not (bounds.unique_items and _repeats(value))
            and all(self._inside(each, type_.item) for each in value)
        )

    def _positions(self, value: list[Json], items: tuple[Type, ...], rest: Type | None) -> bool:
        if rest is None and len(value) > len(items):
            return False
        wanted = [*items, *([rest or Anything()] * (len(value) - len(items)))]
        return all(self._inside(each, type_) for each, type_ in zip(value, wanted, strict=False))

    def _named(self, value: Json, identity: Identity) -> bool:
        """A declaration that is asked for while it is being tried on the same value adds nothing: the answer is no."""
        key = id(value), identity
        if key not in self._known:
            self._known[key] = False
            self._known[key] = self.is_instance(value, self._declarations[identity])
        return self._known[key]

    def is_instance(self, value: Json, declaration: Declaration) -> bool:
        match declaration:
            case Model(fields=fields):
                return isinstance(value, dict) and all(
                    self._inside(value[field.name.wire], field.type) if field.name.wire in value else not field.required
                    for field in fields
                )
            case Enum(members=members):
                return any(_same(value, member.value) for member in members)
            case Union(variants=variants):
                return any(self._inside(value, variant.type) for variant in variants)
            case Alias(type=type_):
                return self._inside(value, type_)


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
            return isinstance(value, str) and bool(_DATE.match(value)) and _is_day(value)
        case ScalarKind.DATE_TIME:
            return isinstance(value, str) and bool(_DATE_TIME.match(value)) and _is_day(value[:10])
        case ScalarKind.BASE64:
            return (
                isinstance(value, str)
                and len(value) % 4 == 0
                and bool(_BASE64.match(value))
                and _counts(len(value), constraints.min_length, constraints.max_length)
            )
        case ScalarKind.STRING:
            return isinstance(value, str) and _is_text(value, constraints)
        case ScalarKind.BINARY:
            return isinstance(value, str) and _counts(len(value), constraints.min_length, constraints.max_length)


def _is_text(value: str, bounds: Constraints) -> bool:
    return (
        _counts(len(value), bounds.min_length, bounds.max_length)
        and is_of_format(value, bounds.format)
        and (bounds.pattern is None or keeps_pattern(value, bounds.pattern))
    )


def keeps_pattern(text: str, pattern: str) -> bool:
    """Whether a pattern finds the text; any text keeps one of which we know none that would."""
    return finds(pattern, text) is not False or matching_text(pattern) is None


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
    """As decimals, the way they are written: 0.3 is a multiple of 0.1."""
    return Fraction(str(value)) % Fraction(str(divisor)) == 0


def _is_day(text: str) -> bool:
    """It is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _repeats(items: list[Json]) -> bool:
    """Some item equals another, as JSON."""
    texts = [json.dumps(item, sort_keys=True) for item in items]
    return len(set(texts)) < len(texts)


def _counts(count: int, least: int | None, most: int | None) -> bool:
    return (least is None or count >= least) and (most is None or count <= most)


def _same(value: Json, constant: Json) -> bool:
    """Equal as JSON: true is not 1."""
    return isinstance(value, bool) == isinstance(constant, bool) and value == constant
