"""Formats of strings: whether a text is of one, and a text that is."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from typing import Final

MADE_UP: Final = {
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


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


def _address(version: type[ipaddress.IPv4Address | ipaddress.IPv6Address]) -> Callable[[str], bool]:
    def is_address(text: str) -> bool:
        try:
            return bool(version(text))
        except ValueError:
            return False

    return is_address


_TESTS: Final[Mapping[str, Callable[[str], bool]]] = {
    "uuid": _like(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    "email": _like(r"[^@\s]+@[^@\s]+"),
    "uri": _like(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*"),
    "uri-reference": _like(r"[^\s<>\"{}|\\^`]*"),
    "hostname": _like(
        r"(?=.{1,253}\Z)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
    ),
    "ipv4": _address(ipaddress.IPv4Address),
    "ipv6": _address(ipaddress.IPv6Address),
    "time": _like(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"),
    "duration": _like(r"P(?=.)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)"),
}
"""Those of JSON Schema (2020-12, section 7.3) that are told apart by their letters alone; of any other, every text may be."""


def is_of_format(text: str, format_: str | None) -> bool:
    """Whether a text is of a format, as far as we know the format."""
    test = _TESTS.get(format_ or "")
    return test is None or test(text)
