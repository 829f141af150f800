"""OAuth 2 client credentials: a token fetched when one is needed, kept until shortly before it expires.

Source: RFC 6749 section 4.4. Neither the request nor the token is logged.
"""

from __future__ import annotations

import base64
import threading
import time
import weakref
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode

import httpx

from ..errors import APIError, error_class
from .redaction import redact, redacted_request
from .waiting import new_lock, running_loop

_LONGEST_MARGIN = 60.0
"""Seconds before its end at which a token is replaced; a tenth of a short life."""


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """What to ask of a token endpoint; two that are equal share a token.

    Attributes:
        url: Absolute.
        is_posted: Identifier and secret go in the body instead of the ``Authorization`` header.
    """

    url: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ()
    is_posted: bool = False


class TokenRefused(Exception):
    """A token endpoint gave no token: nothing that a caller sees, but what a call may try again.

    Attributes:
        error: What the caller sees if it does not.
    """

    def __init__(self, error: APIError, response: httpx.Response) -> None:
        super().__init__()
        self.error = error
        self.response = response


@dataclass(frozen=True, slots=True)
class _Token:
    value: str = field(repr=False)
    expires: float
    """On the monotonic clock; infinite where the server does not say."""


class Tokens:
    """The tokens of one client. Many threads or tasks that need the same one wait for a single request."""

    def __init__(self) -> None:
        self._kept: dict[TokenRequest, _Token] = {}
        self._lock = threading.Lock()
        self._loops = threading.Lock()  # never held for long, unlike the other, for which no event loop may wait
        self._async_locks: weakref.WeakKeyDictionary[Any, Any] = weakref.WeakKeyDictionary()  # by event loop

    def get(self, asked: TokenRequest, client: Any, timeout: httpx.Timeout | None) -> str:
        """A token that is valid.

        Raises:
            TokenRefused: The server gives none.
            httpx.HTTPError: It cannot be reached.
        """
        with self._lock:
            kept = self._valid(asked)
            if kept is None:
                request = _request(asked, client, timeout)
                response = client.send(request, follow_redirects=False)
                kept = self._kept[asked] = _token(asked, response)
        return kept.value

    async def get_async(self, asked: TokenRequest, client: Any, timeout: httpx.Timeout | None) -> str:
        """A token that is valid; see ``get``."""
        with self._loops:
            lock = self._async_locks.setdefault(running_loop(), new_lock())
        async with lock:
            kept = self._valid(asked)
            if kept is None:
                request = _request(asked, client, timeout)
                response = await client.send(request, follow_redirects=False)
                kept = self._kept[asked] = _token(asked, response)
        return kept.value

    def discard(self, value: str) -> None:
        """Forgets a token that the API refused, but not one that took its place meanwhile."""
        for asked, kept in list(self._kept.items()):
            if kept.value == value:
                self._kept.pop(asked, None)

    def _valid(self, asked: TokenRequest) -> _Token | None:
        kept = self._kept.get(asked)
        return kept if kept is not None and time.monotonic() < kept.expires else None


def _request(asked: TokenRequest, client: Any, timeout: httpx.Timeout | None) -> httpx.Request:
    form = {"grant_type": "client_credentials"}
    headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
    if asked.scopes:
        form["scope"] = " ".join(asked.scopes)
    if asked.is_posted:
        form.update(client_id=asked.client_id, client_secret=asked.client_secret)
    else:
        headers["Authorization"] = f"Basic {_basic(asked)}"
    extra = {} if timeout is None else {"timeout": timeout}
    request: httpx.Request = client.build_request(
        "POST", asked.url, headers=headers, content=urlencode(form).encode(), **extra
    )
    return request


def _basic(asked: TokenRequest) -> str:
    # Section 2.3.1: both are form-encoded before they are joined.
    pair = f"{quote_plus(asked.client_id)}:{quote_plus(asked.client_secret)}"
    return base64.b64encode(pair.encode()).decode()


def _token(asked: TokenRequest, response: httpx.Response) -> _Token:
    """The token in a response whose body was read.

    Raises:
        TokenRefused: There is none.
    """
    response.request = redacted_request(response.request, ())
    fields = _fields(response) if response.is_success else {}
    value, life = fields.get("access_token"), fields.get("expires_in")
    if not isinstance(value, str) or not value:
        text = "" if response.is_success else redact(response.text, (asked.client_secret, _basic(asked)))
        error = _refusal(response)("The token request failed", response.status_code, text, response)
        raise TokenRefused(error, response)
    seconds = float(life) if isinstance(life, (int, float, str)) and str(life).replace(".", "", 1).isdigit() else None
    if seconds is None:
        return _Token(value, float("inf"))
    return _Token(value, time.monotonic() + seconds - min(_LONGEST_MARGIN, seconds / 10))


def _refusal(response: httpx.Response) -> type[APIError]:
    return APIError if response.is_success else error_class(response.status_code)


def _fields(response: httpx.Response) -> dict[str, Any]:
    try:
        value = response.json()
    except ValueError:
        return {}  # no token in it, which is what is reported
    return value if isinstance(value, dict) else {}
