"""Made-up values of one string, number or boolean: they satisfy their schema and depend on nothing but it and the property's name."""

from __future__ import annotations

import math
from typing import Final

from specloom.ir import Constraints, Name, Scalar, ScalarKind
from specloom.resolver.examples.patterns import matching_text

_FORMATS: Final = {
    "uuid": "123e4567-e89b-42d3-a456-426614174000",
    "email": "user@example.com",
    "idn-email": "user@example.com",
    "uri": "https://example.com",
    "url": "https://example.com",
    "iri": "https://example.com",
    "uri-reference": "https://example.com/path",
    "hostname": "host.example.com",
    "idn-hostname": "host.example.com",
    "ipv4": "192.0.2.1",
    "ip": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "09:30:00Z",
    "duration": "P1D",
    "json-pointer": "/path",
    "regex": "^value$",
}
"""Hosts and addresses are those reserved for documentation (RFC 2606, 5737, 3849)."""


def made_up(scalar: Scalar, name: Name | None) -> bool | int | float | str:
    """A value of a scalar type."""
    match scalar.kind:
        case ScalarKind.BOOLEAN:
            return True
        case ScalarKind.INTEGER:
            return _integer(scalar.constraints)
        case ScalarKind.NUMBER:
            return _number(scalar.constraints)
        case ScalarKind.DATE:
            return "2024-01-15"
        case ScalarKind.DATE_TIME:
            return "2024-01-15T09:30:00Z"
        case ScalarKind.DECIMAL:
            return "10.5"
        case ScalarKind.BASE64:
            return "dmFsdWU="
        case ScalarKind.STRING | ScalarKind.BINARY:
            return _text(scalar.constraints, name)


def _text(bounds: Constraints, name: Name | None) -> str:
    least, most = bounds.min_length or 0, bounds.max_length
    if bounds.pattern:
        made = matching_text(bounds.pattern, least, most)
        if made is not None:
            return made
    plain = _FORMATS.get(bounds.format or "") or (
        "<id>" if name is not None and name.words[-1].lower() == "id" else "<value>"
    )
    padded = plain if len(plain) >= least else (plain * (least // len(plain) + 1))[:least]
    return padded if most is None or len(padded) <= most else "value"[:most].ljust(least, "x")


def _integer(bounds: Constraints) -> int:
    least, most = _limits(bounds, 1)
    step = max(1, math.ceil(bounds.multiple_of)) if bounds.multiple_of else 1
    low = None if least is None else math.ceil(least)
    high = None if most is None else math.floor(most)
    wanted = 1 if step == 1 else step
    if low is not None and wanted < low:
        wanted = math.ceil(low / step) * step
    if high is not None and wanted > high:
        wanted = math.floor(high / step) * step
    return wanted


def _number(bounds: Constraints) -> int | float:
    least, most = _limits(bounds, 0.5)
    step = bounds.multiple_of
    wanted: int | float = 1.5 if step is None else step
    if least is not None and wanted < least:
        wanted = least if step is None else math.ceil(least / step) * step
    if most is not None and wanted > most:
        wanted = most if step is None else math.floor(most / step) * step
    if least is not None and most is not None and step is None and not least <= wanted <= most:
        wanted = (least + most) / 2
    return wanted


def _limits(bounds: Constraints, beyond: float) -> tuple[int | float | None, int | float | None]:
    """Inclusive bounds; an exclusive one is passed by ``beyond``, or by half the gap where that is smaller."""
    least, most = bounds.minimum, bounds.maximum
    if bounds.exclusive_minimum is not None and (least is None or bounds.exclusive_minimum >= least):
        least = bounds.exclusive_minimum + _step(bounds, beyond)
    if bounds.exclusive_maximum is not None and (most is None or bounds.exclusive_maximum <= most):
        most = bounds.exclusive_maximum - _step(bounds, beyond)
    return least, most


def _step(bounds: Constraints, beyond: float) -> int | float:
    low = bounds.exclusive_minimum if bounds.exclusive_minimum is not None else bounds.minimum
    high = bounds.exclusive_maximum if bounds.exclusive_maximum is not None else bounds.maximum
    if isinstance(beyond, int) or low is None or high is None:
        return beyond
    return min(beyond, (high - low) / 4)
