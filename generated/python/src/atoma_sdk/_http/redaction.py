"""Secrets stay out of URLs, logs and errors.

httpx logs URLs, and its exceptions and responses carry the request with every header. So a URL that holds a key
prints without it, and what leaves this package carries a copy of the request that never held one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

import httpx

MASK = "[secret]"

SHORTEST_SECRET = 4
"""Characters below which a string is no secret, and masking it would mask half the text."""

SENSITIVE_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie", "x-api-key", "api-key"})


class SecretURL(httpx.URL):
    """A URL whose text shows no query."""

    def __str__(self) -> str:
        return url_text(self)

    def __repr__(self) -> str:
        return f"URL({url_text(self)!r})"


def url_text(url: httpx.URL) -> str:
    """The URL without user information, query and fragment: safe to print."""
    # As they are sent: decoded, a path may hold a line end, and an IPv6 host lacks its brackets.
    path = url.raw_path.partition(b"?")[0]
    return f"{url.scheme}://{url.netloc.decode()}{path.decode()}"


def redacted_request(request: httpx.Request, header_names: Iterable[str]) -> httpx.Request:
    """A copy of the request to show: no query, no body, and a mask for each header that holds a credential."""
    hidden = SENSITIVE_HEADERS.union(name.lower() for name in header_names)
    headers = [(name, MASK if name.lower() in hidden else value) for name, value in request.headers.items()]
    return httpx.Request(request.method, url_text(request.url), headers=headers)


def redact(text: str, secrets: Iterable[str]) -> str:
    """``text`` with each secret masked, however it is spelled: servers repeat keys, and the URLs they were asked for."""
    for secret in secrets:
        if len(secret) >= SHORTEST_SECRET:
            for spelling in dict.fromkeys(
                (secret, quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1])
            ):
                text = text.replace(spelling, MASK)
    return text


def redact_bytes(body: bytes, secrets: Iterable[str]) -> bytes:
    """``redact`` for a body whose characters are not decoded."""
    return redact(body.decode("latin-1"), secrets).encode("latin-1")
