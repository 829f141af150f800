"""Made-up values of one string, number or boolean: they satisfy their schema and depend on nothing but it and the property's name."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from specloom.ir import Constraints, Name, Scalar, ScalarKind
from specloom.resolver.examples.fitting import fits_scalar
from specloom.resolver.examples.formats import MADE_UP
from specloom.resolver.examples.patterns import matching_text

_LONGEST_TEXT: Final = 10_000
"""Code points; a schema that asks for more gets a text that is too short, rather than a page that nobody can open."""


def made_up(scalar: Scalar, name: Name | None) -> bool | int | float | str:
    """A value of a scalar type."""
    bounds = scalar.constraints
    match scalar.kind:
        case ScalarKind.BOOLEAN:
            return True
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            return _number(scalar.kind, bounds)
        case ScalarKind.DATE:
            return "2024-01-15"
        case ScalarKind.DATE_TIME:
            return "2024-01-15T09:30:00Z"
        case ScalarKind.DECIMAL:
            matching = _matching(bounds)
            return matching if matching is not None and fits_scalar(matching, scalar.kind, bounds) else "10.5"
        case ScalarKind.BASE64:
            return _base64(bounds)
        case ScalarKind.STRING | ScalarKind.BINARY:
            return _text(bounds, name)


def _matching(bounds: Constraints) -> str | None:
    return matching_text(bounds.pattern, bounds.min_length or 0, bounds.max_length) if bounds.pattern else None


def _text(bounds: Constraints, name: Name | None) -> str:
    matching = _matching(bounds)
    if matching is not None:
        return matching
    least, most = min(bounds.min_length or 0, _LONGEST_TEXT), bounds.max_length
    plain = MADE_UP.get(bounds.format or "") or (
        "<id>" if name is not None and name.words[-1].lower() == "id" else "<value>"
    )
    padded = plain if len(plain) >= least else (plain * (least // len(plain) + 1))[:least]
    return padded if most is None or len(padded) <= most else "value"[:most].ljust(least, "x")


def _base64(bounds: Constraints) -> str:
    matching = _matching(bounds)
    if matching is not None:
        return matching
    least, most = min(bounds.min_length or 0, _LONGEST_TEXT), bounds.max_length
    plain = "dmFsdWU=" if most is None or most >= 8 else "QQ=="[: most // 4 * 4]
    return plain if len(plain) >= least else "QUFB" * -(-least // 4)


def _number(kind: ScalarKind, bounds: Constraints) -> int | float:
    """The first candidate that keeps all bounds; the plainest where a contradiction leaves none."""
    plain = 1 if kind is ScalarKind.INTEGER else 1.5
    candidates = (plain, *_near_bounds(kind, bounds), 0)
    return next((number for number in candidates if fits_scalar(number, kind, bounds)), plain)


def _near_bounds(kind: ScalarKind, bounds: Constraints) -> Iterator[int | float]:
    """Multiples of the step at and beside each bound, then numbers between the bounds where nothing asks for a step."""
    step = Fraction(str(bounds.multiple_of)) if bounds.multiple_of else Fraction(1)
    if kind is ScalarKind.INTEGER:
        step = Fraction(step.numerator)
    yield _plain(step)
    low = [Fraction(str(each)) for each in (bounds.minimum, bounds.exclusive_minimum) if each is not None]
    high = [Fraction(str(each)) for each in (bounds.maximum, bounds.exclusive_maximum) if each is not None]
    for least in (max(low),) if low else ():
        yield from (_plain((math.ceil(least / step) + more) * step) for more in (0, 1))
    for most in (min(high),) if high else ():
        yield from (_plain((math.floor(most / step) - less) * step) for less in (0, 1))
    if kind is ScalarKind.NUMBER and not bounds.multiple_of:
        if low and high:
            yield from (_plain(max(low) + (min(high) - max(low)) * part) for part in (Fraction(1, 2), Fraction(0), 1))
        yield from (_plain(each) for each in (*low, *high))


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
