"""What the place of a parameter can hold, whatever its schema admits."""

from __future__ import annotations

import re
from typing import Final

from specloom.ir import Json, Place

_UNFIT: Final = {
    Place.PATH: re.compile(r"\.{0,2}\Z"),
    Place.HEADER: re.compile(r"\s|.*(?:\s\Z|[^\t\x20-\x7e])", re.DOTALL),
    Place.COOKIE: re.compile(r".*[\x00-\x1f\x7f]", re.DOTALL),
}
"""Segments of a path that are a step or nothing (RFC 3986, section 5.2.4), and what no field value holds (RFC 9110, section 5.5)."""


_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
"""RFC 9110, section 5.6.2."""


def is_name(place: Place, wire: str) -> bool:
    """Whether something in a place can be called so: a header by a token alone."""
    return bool(_TOKEN.match(wire)) if place is Place.HEADER else bool(wire)


def holds(place: Place, value: Json) -> bool:
    """Whether a value can be sent in a place."""
    unfit = _UNFIT.get(place)
    return unfit is None or not isinstance(value, str) or not unfit.match(value)
