"""Everything this package raises on its own account.

    SDKError
    ├── ConfigurationError          the client or a call was set up wrongly; nothing was sent
    ├── TransportError              no response, or not the whole of one
    │   ├── ConnectionFailedError   the connection was refused, reset or never made
    │   ├── RequestTimeoutError     a time-out, or the deadline of the call
    │   └── StreamInterruptedError  a stream ended before it was over
    └── APIError                    a response that is not the success the operation promises
        ├── BadRequestError 400, AuthenticationError 401, PermissionDeniedError 403, NotFoundError 404,
        │   ConflictError 409, UnprocessableEntityError 422, RateLimitError 429, ServerError 5xx
        ├── UnexpectedResponseError a success with a status or content type nobody declared
        ├── UnreadableResponseError a success whose body, or an item of its stream, cannot be decoded
        ├── StreamEventError        an error event inside a stream
        └── PaginationError         a page whose link to the next one cannot be followed

No error holds a credential: see ``_http/redaction.py``. All of them hash and pickle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

BODY_LIMIT = 2048
"""Bytes of a response body that an error keeps, in UTF-8 and with the mark of the cut."""


class SDKError(Exception):
    """The root of the tree."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        state = {name: value for name, value in self.__dict__.items() if name != "raw_response"}
        return _revive, (type(self), state)


class ConfigurationError(SDKError, ValueError):
    """The client or a call was set up in a way that cannot be sent, such as an empty key or a path value of ``..``."""


class TransportError(SDKError):
    """No response, or not the whole of one."""


class ConnectionFailedError(TransportError):
    """The connection was refused, reset or never made."""


class RequestTimeoutError(TransportError, TimeoutError):
    """A time-out passed, or the deadline of the whole call."""


class StreamInterruptedError(TransportError):
    """A stream ended inside an event, or its connection broke. Every whole event was delivered before."""


class APIError(SDKError):
    """A response that is not the success its operation promises.

    Attributes:
        message: What went wrong, in a few words.
        status_code: The HTTP status; -1 where there is no response.
        body: The body as text, cut at 2,048 bytes of UTF-8.
        data: The body decoded: the type the document declares for the status, else plain JSON, else ``None``.
        headers: Response headers by lower-case name, without our credentials where the server repeats them.
        request_id: What the server calls this request, where it says so.
        retry_after: Seconds the server asked to wait, where it did.
        raw_response: The response; not part of a pickle.
    """

    raw_response: httpx.Response | None = None

    def __init__(
        self,
        message: str,
        status_code: int = -1,
        body: str = "",
        raw_response: httpx.Response | None = None,
        *,
        data: Any = None,
        headers: Mapping[str, str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.body = _cut(body)
        self.raw_response = raw_response
        self.data = data
        self.retry_after = retry_after
        if headers is None:
            headers = {} if raw_response is None else raw_response.headers
        self.headers: Mapping[str, str] = dict(headers)

    @property
    def request_id(self) -> str | None:
        """What the server calls this request, where it says so."""
        return request_id_of(self.headers)

    def __str__(self) -> str:
        text = f"{self.message}: Status {self.status_code}"
        return f"{text}\n{self.body}" if self.body else text


class BadRequestError(APIError):
    """Status 400."""


class AuthenticationError(APIError):
    """Status 401."""


class PermissionDeniedError(APIError):
    """Status 403."""


class NotFoundError(APIError):
    """Status 404."""


class ConflictError(APIError):
    """Status 409."""


class UnprocessableEntityError(APIError):
    """Status 422."""


class RateLimitError(APIError):
    """Status 429."""


class ServerError(APIError):
    """Any status of 500 and above."""


class UnexpectedResponseError(APIError):
    """A status or content type that the operation does not declare."""


class UnreadableResponseError(APIError):
    """A success whose body cannot be decoded."""


class StreamEventError(APIError):
    """An error event inside a stream; ``body`` and ``data`` are the event's."""


class PaginationError(APIError):
    """A page that leads to itself or to another origin. The items before it were delivered."""


_REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id", "cf-ray")

_BY_STATUS: dict[int, type[APIError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """What the server calls a request, where its response says so.

    Args:
        headers: By lower-case name, or by a name in any case.
    """
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), None)


def error_class(status_code: int) -> type[APIError]:
    """The class that stands for a status."""
    return _BY_STATUS.get(status_code, ServerError if status_code >= 500 else APIError)


def _cut(body: str) -> str:
    encoded = body.encode("utf-8", "replace")
    if len(encoded) <= BODY_LIMIT:
        return body
    mark = "…"
    return encoded[: BODY_LIMIT - len(mark.encode())].decode("utf-8", "ignore") + mark


def _revive(type_: type[SDKError], state: dict[str, Any]) -> SDKError:
    error = type_.__new__(type_)
    Exception.__init__(error, state.get("message", ""))
    error.__dict__.update(state)
    return error
