"""Arrays and maps that must hold several values: as many as asked for, different where they must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from specloom.ir import (
    Constraints,
    Declaration,
    Enum,
    Identity,
    ListOf,
    ListValue,
    MapOf,
    MapValue,
    Named,
    Nullable,
    Scalar,
    ScalarKind,
    ScalarValue,
    Type,
    Union,
    Value,
    VariantValue,
)
from specloom.resolver.examples.fitting import fits_scalar
from specloom.resolver.examples.weights import BEARABLE, Weights


def repeated(
    value: Value, type_: ListOf, count: int, weights: Weights, declarations: Mapping[Identity, Declaration]
) -> ListValue:
    """An array of ``count`` items made from one; fewer where they would be too many to show."""
    bearable = min(count, max(1, BEARABLE // weights.of(value).count))
    if not type_.constraints.unique_items or bearable < 2:
        return ListValue((value,) * bearable)
    found = list(islice(_different(value, type_.item, declarations), bearable))
    return ListValue((*found, *((value,) * (bearable - len(found)))))


def keyed(value: Value, type_: MapOf, count: int, weights: Weights) -> MapValue:
    """A map of ``count`` entries with one value; fewer where they would be too many to show, or the keys are."""
    bearable = min(count, max(1, BEARABLE // weights.of(value).count))
    plain = (f"key{number}" if number > 1 else "key" for number in range(1, bearable + 1))
    return MapValue(tuple((key, value) for key in islice(type_.keys or plain, bearable)))


def _different(value: Value, type_: Type, declarations: Mapping[Identity, Declaration]) -> Iterator[Value]:
    """The value, then others of its type as far as we know how to vary it."""
    yield value
    match type_:
        case Nullable(inner):
            others = _different(value, inner, declarations)
            next(others)
            yield from others
            if value != ScalarValue(None):
                yield ScalarValue(None)
        case Scalar(kind, constraints) if isinstance(value, ScalarValue):
            yield from (ScalarValue(other) for other in _scalars(value.value, kind, constraints))
        case Named(identity):
            yield from _of_declaration(value, declarations[identity], declarations)
        case _:
            return


def _of_declaration(
    value: Value, declaration: Declaration, declarations: Mapping[Identity, Declaration]
) -> Iterator[Value]:
    match declaration:
        case Enum(members=members):
            yield from (ScalarValue(member.value) for member in members if ScalarValue(member.value) != value)
        case Union() if isinstance(value, VariantValue):
            others = _different(value.value, value.type, declarations)
            next(others)
            yield from (VariantValue(value.type, other) for other in others)
        case _:
            return


def _scalars(
    value: None | bool | float | str, kind: ScalarKind, bounds: Constraints
) -> Iterator[bool | int | float | str]:
    """Other scalars within the bounds; a text with a pattern is not varied, since patterns are never run."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        step = bounds.multiple_of or 1
        candidates = (value + sign * number * step for sign in (1, -1) for number in range(1, BEARABLE))
        yield from (candidate for candidate in candidates if fits_scalar(candidate, kind, bounds))
    elif isinstance(value, str) and kind is ScalarKind.STRING and not bounds.pattern and not bounds.format:
        texts = (
            f"{value[: -len(str(number))]}{number}" if bounds.max_length else f"{value}{number}"
            for number in range(2, BEARABLE)
        )
        yield from (text for text in texts if fits_scalar(text, kind, bounds))
