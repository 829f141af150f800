"""A call's value together with the response that it came in."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from typing_extensions import ParamSpec

from .._http.keeping import KEPT
from ..errors import ConfigurationError, request_id_of

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
_P = ParamSpec("_P")


@dataclass(frozen=True)
class WithResponse(Generic[T]):
    """What a method returned, and the response behind it.

    Attributes:
        value: What the method returned.
        raw: The response; its request is a copy that holds no credential.
    """

    value: T
    raw: httpx.Response

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.raw.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The response's headers; names are found in any case."""
        return self.raw.headers

    @property
    def request_id(self) -> str | None:
        """What the server calls this request, where it says so."""
        return request_id_of(self.headers)


@overload
def with_response(  # type: ignore[overload-overlap]  # a coroutine is a value, too: the first match is the right one
    method: Callable[_P, Coroutine[Any, Any, T]],
) -> Callable[_P, Coroutine[Any, Any, WithResponse[T]]]: ...
@overload
def with_response(method: Callable[_P, T]) -> Callable[_P, WithResponse[T]]: ...
def with_response(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method of an SDK that returns the response, too: ``with_response(sdk.chat.create)(model="…")``.

    The arguments stay what they are. Where several attempts were made, the response is the last one's. A failure
    raises as it does without; its response is on the error.

    Raises:
        ConfigurationError: By the call, where the method returned without having received a response: one that
            iterates over pages asks for the first of them later.
    """
    if inspect.iscoroutinefunction(method):

        @wraps(method)
        async def call_async(*args: Any, **kwargs: Any) -> WithResponse[Any]:
            kept: list[Any] = []
            token = KEPT.set(kept)
            try:
                return _joined(await method(*args, **kwargs), kept)
            finally:
                KEPT.reset(token)

        return call_async

    @wraps(method)
    def call(*args: Any, **kwargs: Any) -> WithResponse[Any]:
        kept: list[Any] = []
        token = KEPT.set(kept)
        try:
            return _joined(method(*args, **kwargs), kept)
        finally:
            KEPT.reset(token)

    return call


def _joined(value: T, kept: list[Any]) -> WithResponse[T]:
    if not kept:
        raise ConfigurationError("the method received no response")
    return WithResponse(value, kept[-1])
