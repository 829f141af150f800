"""Addresses of servers: which ones a client can send to as they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from specloom.ir import Server

_COMPLETE: Final = re.compile(r"https?://[^\s/?#{}<>\\^|\"%]+(?:[/?#][^\s{}]*)?\Z", re.IGNORECASE)
EXAMPLE_SERVER: Final = "https://api.example.com"
"""A host that is reserved for documentation (RFC 2606)."""


def address(server: Server) -> str | None:
    """Where a server is, its variables at their defaults; ``None`` where the document leaves that open."""
    url = _by_default(server)
    return url if _COMPLETE.match(url) else None


def server_to_name(servers: Sequence[Server]) -> str | None:
    """The address that a program has to name because the document leaves it open; ``None`` where it says one.

    One with variables that the document does not describe is shown with their names.
    """
    if not servers:
        return EXAMPLE_SERVER
    if address(servers[0]):
        return None
    url = re.sub(r"[{}]", "", _by_default(servers[0]))
    if _COMPLETE.match(url):
        return url
    below = url.partition("://")[2].partition("/")[2] if "://" in url else url
    path = re.sub(r"[^\w\-./~]", "", below).strip("/")
    return f"{EXAMPLE_SERVER}/{path}" if path else EXAMPLE_SERVER


def _by_default(server: Server) -> str:
    url = server.url
    for variable in server.variables:
        url = url.replace(f"{{{variable.name.wire}}}", variable.default)
    return url
