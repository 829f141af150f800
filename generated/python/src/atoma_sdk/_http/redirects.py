"""Redirects: not followed, unless the caller's own client follows them, and then without credentials."""

from __future__ import annotations

from typing import Any

import httpx

from .redaction import SENSITIVE_HEADERS, redact


def followed(
    client: Any, response: httpx.Response, secret_headers: tuple[str, ...], secrets: tuple[str, ...]
) -> httpx.Request | None:
    """The request a redirect leads to; ``None`` where there is none or it is not to be followed.

    httpx itself drops ``Authorization`` at another origin and ``Cookie`` everywhere, and nothing else.
    """
    onward = response.next_request
    if onward is None or not getattr(client, "follow_redirects", False):
        return None
    hops = onward.extensions.get("redirects", 0) + 1
    if hops > getattr(client, "max_redirects", 20):
        return None
    onward.extensions = {**onward.extensions, "redirects": hops}
    if origin(onward.url) == origin(response.request.url):
        if "Cookie" in response.request.headers:
            onward.headers.setdefault("Cookie", response.request.headers["Cookie"])
        return onward
    if redact(str(onward.url), secrets) != str(onward.url):
        return None  # the server put a credential into the URL of somebody else
    for name in SENSITIVE_HEADERS.union(header.lower() for header in secret_headers):
        onward.headers.pop(name, None)
    return onward


def origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """What two URLs have to share for a credential to go to both."""
    return url.scheme, url.host, url.port
