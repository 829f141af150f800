"""A response to the value its operation promises, or to the error that stands for it. Reads no socket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import httpx

from ..errors import APIError, UnexpectedResponseError, UnreadableResponseError, error_class
from ..types.decoding import decode
from .operation import Binary, Content, Events, Json, JsonLines, Nothing, Operation, Response, Text
from .redaction import redact, redact_bytes
from .retrying import retry_after
from .statuses import matches

NO_BODY = (204, 205)
"""Statuses whose responses have none."""
_JSON_LINES = re.compile(r"application/(x-)?(ndjson|jsonl|jsonlines|json-seq)|.+\+json-seq")
"""The names that lines of JSON go by; a server may use another than its document."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def declared_success(operation: Operation, response: httpx.Response, *, streams: bool) -> int | None:
    """The index of the operation's response that this one is; ``None`` where it is no success.

    The exact status wins over a range, and that over ``default``. A 2xx that nobody declared passes for the first
    declared success of the same content: servers say 201 where the document says 200, and callers want the body.

    Args:
        streams: Whether the caller waits for a stream; a value in its place is no success, nor the reverse.
    """
    if not 200 <= response.status_code < 400:
        return None
    wanted = [
        declared
        for declared in enumerate(operation.responses)
        if isinstance(declared[1].content, (Events, JsonLines)) is streams
    ]
    for statuses in (str(response.status_code), f"{response.status_code // 100}XX", "default"):
        found = _with_content(wanted, (statuses, statuses.lower()), response)
        if found is not None:
            return found
    if response.is_success:
        return _with_content(wanted, None, response)
    return None


def _with_content(
    candidates: list[tuple[int, Response]], statuses: tuple[str, ...] | None, response: httpx.Response
) -> int | None:
    """The first that fits, unless another has the media type that the response names: bytes fit whatever comes."""
    fitting = [
        (index, declared.content)
        for index, declared in candidates
        if (statuses is None or declared.statuses in statuses) and _is_content(declared.content, response)
    ]
    received = _media_type(response)
    named = (index for index, content in fitting if _names(content, received))
    return next(named, fitting[0][0] if fitting else None)


def _media_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def _names(content: Content, received: str) -> bool:
    return not isinstance(content, Nothing) and _matches_media_type(content.media_type, received)


def _is_content(content: Content, response: httpx.Response) -> bool:
    received = _media_type(response)
    if isinstance(content, Nothing) or response.status_code in NO_BODY:
        return True
    if not received:
        # A server that names no type sends the only one there is; a stream it would have named.
        return not isinstance(content, Events)
    match content:
        case Json():
            return received == "application/json" or received.endswith("+json") or received == content.media_type
        case Binary():
            return True
        case JsonLines() if _JSON_LINES.fullmatch(received):
            return True
        case _:
            return _matches_media_type(content.media_type, received)


def _matches_media_type(pattern: str, received: str) -> bool:
    kind, _, subtype = pattern.lower().partition(";")[0].strip().partition("/")
    received_kind, _, received_subtype = received.partition("/")
    return kind in ("*", received_kind) and subtype in ("*", received_subtype)


def value_of(content: Content, returns: Any, response: httpx.Response, *, strict: bool, secrets: Iterable[str]) -> Any:
    """The value of a success whose body was read.

    Raises:
        UnreadableResponseError: The body cannot be decoded.
    """
    if response.status_code in NO_BODY:
        return None
    try:
        match content:
            case Nothing() | Binary() | Events() | JsonLines():
                return None  # all but the first are delivered unread
            case Text():
                return _decoded(response)
            case Json():
                return decode(returns, response.content.removeprefix(_BYTE_ORDER_MARK), strict=strict)
    except ValueError as error:
        raise unreadable(response, secrets) from error


def error_of(response: httpx.Response, types: Mapping[str, Any], secrets: Iterable[str]) -> APIError:
    """The error that stands for a response whose body was read.

    Args:
        types: The types of error bodies by status, range or ``default``.
        secrets: What must not appear in the error's text.
    """
    secrets = tuple(secrets)
    if response.is_success:
        content_type = response.headers.get("content-type")
        message = f"Unexpected response received (code: {response.status_code}, type: {content_type})"
        return _error(UnexpectedResponseError, redact(message, secrets), response, secrets)
    data = _error_data(response, types, redact(_text(response), secrets))
    return _error(error_class(response.status_code), "API error occurred", response, secrets, data)


def unreadable(response: httpx.Response, secrets: Iterable[str]) -> APIError:
    """The error that stands for a success whose body cannot be decoded."""
    return _error(UnreadableResponseError, "The response body cannot be decoded", response, tuple(secrets))


def with_body(response: httpx.Response, body: bytes, secrets: tuple[str, ...]) -> httpx.Response:
    """The response as if ``body`` were the whole of it, decoded, and without the secrets that it repeats."""
    whole = httpx.Response(
        response.status_code,
        content=redact_bytes(body, secrets),
        request=response.request,
        extensions=response.extensions,
        history=response.history,
        default_encoding=response.default_encoding,
    )
    whole.next_request = response.next_request
    whole.headers = httpx.Headers([(name, redact(value, secrets)) for name, value in response.headers.multi_items()])
    return whole


def shown_headers(response: httpx.Response, secrets: Iterable[str]) -> dict[str, str]:
    """The headers for an error, without the secrets that they repeat."""
    return {name: redact(value, secrets) for name, value in response.headers.items()}


def _error(
    type_: type[APIError], message: str, response: httpx.Response, secrets: tuple[str, ...], data: Any = None
) -> APIError:
    return type_(
        message,
        response.status_code,
        redact(_text(response), secrets),
        response,
        data=data,
        headers=shown_headers(response, secrets),
        retry_after=retry_after(response.headers),
    )


def _text(response: httpx.Response) -> str:
    """The body as text, whatever the server says about its characters."""
    try:
        return _decoded(response)
    except ValueError:
        return response.content.decode("utf-8", "replace")


def _decoded(response: httpx.Response) -> str:
    try:
        return response.text.removeprefix("\ufeff")
    except Exception as error:
        # httpx asks whichever codec of Python's the server names, and each fails in its own way.
        raise ValueError(f"the body is not {response.encoding}") from error


def _error_data(response: httpx.Response, types: Mapping[str, Any], text: str) -> Any:
    status = response.status_code
    chosen = next((pattern for pattern in sorted(types, key=_precision) if matches(pattern, status)), None)
    try:
        return decode(Any if chosen is None else types[chosen], text)
    except ValueError:
        return None  # an error page that is not JSON: its text is the error's body


def _precision(pattern: str) -> int:
    return 2 if pattern == "default" else 1 if pattern.upper().endswith("XX") else 0
