"""Secrets stay out of URLs, logs and errors.

httpx logs URLs, and its exceptions and responses carry the request with every header. So a URL that holds a key
prints without it, and what leaves this package carries a copy of the request that never held one.
"""

from __future__ import annotations

from collections.abc import Iterable

import httpx

MASK = "[secret]"

SENSITIVE_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie", "x-api-key", "api-key"})


class SecretURL(httpx.URL):
    """A URL whose text shows no query."""

    def __str__(self) -> str:
        return url_text(self)

    def __repr__(self) -> str:
        return f"URL({url_text(self)!r})"


def url_text(url: httpx.URL) -> str:
    """The URL without user information, query and fragment: safe to print."""
    port = f":{url.port}" if url.port is not None else ""
    return f"{url.scheme}://{url.host}{port}{url.path}"


def redacted_request(request: httpx.Request, header_names: Iterable[str]) -> httpx.Request:
    """A copy of the request to show: no query, no body, and a mask for each header that holds a credential."""
    hidden = SENSITIVE_HEADERS.union(name.lower() for name in header_names)
    headers = [(name, MASK if name.lower() in hidden else value) for name, value in request.headers.items()]
    return httpx.Request(request.method, url_text(request.url), headers=headers)


def redact(text: str, secrets: Iterable[str]) -> str:
    """``text`` with each secret masked: servers repeat keys in their messages."""
    for secret in secrets:
        # A short string would mask half the text, and is no secret.
        if len(secret) >= 4:
            text = text.replace(secret, MASK)
    return text
