"""What a caller's own HTTP client must be able to do; ``httpx.Client`` and ``httpx.AsyncClient`` can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    import httpx


@runtime_checkable
class HttpClient(Protocol):
    """A synchronous client."""

    def send(
        self, request: httpx.Request, *, stream: bool = ..., auth: Any = ..., follow_redirects: Any = ...
    ) -> httpx.Response:
        """Sends one request."""
        ...

    def build_request(
        self,
        method: str,
        url: Any,
        *,
        content: Any = ...,
        data: Any = ...,
        files: Any = ...,
        json: Any = ...,
        params: Any = ...,
        headers: Any = ...,
        cookies: Any = ...,
        timeout: Any = ...,
        extensions: Any = ...,
    ) -> httpx.Request:
        """A request with the client's own defaults filled in."""
        ...

    def close(self) -> None:
        """Closes every connection."""


@runtime_checkable
class AsyncHttpClient(Protocol):
    """An asynchronous client."""

    async def send(
        self, request: httpx.Request, *, stream: bool = ..., auth: Any = ..., follow_redirects: Any = ...
    ) -> httpx.Response:
        """Sends one request."""
        ...

    def build_request(
        self,
        method: str,
        url: Any,
        *,
        content: Any = ...,
        data: Any = ...,
        files: Any = ...,
        json: Any = ...,
        params: Any = ...,
        headers: Any = ...,
        cookies: Any = ...,
        timeout: Any = ...,
        extensions: Any = ...,
    ) -> httpx.Request:
        """A request with the client's own defaults filled in."""
        ...

    async def aclose(self) -> None:
        """Closes every connection."""
