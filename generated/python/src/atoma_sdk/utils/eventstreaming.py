"""Typed streams: iterate one, or use it as a context manager; leaving either closes the connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from .._http.streaming import EventReader, Reader
from ..errors import StreamInterruptedError
from ..sse import Event

if TYPE_CHECKING:
    import httpx
    from typing_extensions import Self

T = TypeVar("T")

_closing: set[asyncio.Task[None]] = set()
"""Connections being closed behind streams that were dropped: an event loop alone does not keep its tasks alive."""


class _Source(Generic[T]):
    """What the generators of one stream share. They hold this and not the stream, so that a stream nobody holds is
    closed at once rather than when the garbage collector next looks for cycles."""

    def __init__(self, response: httpx.Response, reader: Reader[T]) -> None:
        self.pending: Iterator[T] = iter(())
        self._response = response
        self._reader = reader
        self._chunks = response.iter_bytes()

    def __del__(self) -> None:
        if not self._response.is_closed:
            self._response.close()

    def items(self) -> Generator[T, None, None]:
        """The items not yet delivered; the connection is closed behind the last, or when the generator is dropped."""
        import httpx

        try:
            while not self._response.is_closed:
                yield from self.pending
                if self._reader.is_over:
                    return
                chunk = next(self._chunks, None)
                if chunk is None:
                    self._reader.finish()
                    return
                self.pending = self._reader.feed(chunk)
        except httpx.HTTPError as failure:
            raise StreamInterruptedError(f"the stream broke: {type(failure).__name__}") from failure
        finally:
            self._response.close()


class _AsyncSource(Generic[T]):
    """The asynchronous twin of ``_Source``."""

    def __init__(self, response: httpx.Response, reader: Reader[T]) -> None:
        self.pending: Iterator[T] = iter(())
        self._response = response
        self._reader = reader
        self._chunks = response.aiter_bytes()

    def __del__(self) -> None:
        if self._response.is_closed:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # no loop runs any more, so there is nothing left to close the connection with
        task = loop.create_task(self._response.aclose())
        _closing.add(task)
        task.add_done_callback(_closing.discard)

    async def items(self) -> AsyncGenerator[T, None]:
        """The items not yet delivered; see ``_Source.items``."""
        import httpx

        try:
            while not self._response.is_closed:
                for item in self.pending:
                    yield item
                if self._reader.is_over:
                    return
                chunk = await anext(self._chunks, None)
                if chunk is None:
                    self._reader.finish()
                    return
                self.pending = self._reader.feed(chunk)
        except httpx.HTTPError as failure:
            raise StreamInterruptedError(f"the stream broke: {type(failure).__name__}") from failure
        finally:
            await self._response.aclose()


class EventStream(Generic[T]):
    """The items of a streamed response, as they arrive.

    Leaving a ``for`` loop early closes the connection, as do ``close()`` and the end of a ``with`` block.

    Args:
        response: A response whose body was not read.
        decoder: Makes an item of an event.
        sentinel: The data that ends the stream; ``None`` tolerates ``[DONE]``.
        reader: Reads the body where it is not an event stream.
    """

    response: httpx.Response

    def __init__(
        self,
        response: httpx.Response,
        decoder: Callable[[Event], T],
        sentinel: str | None = None,
        *,
        reader: Reader[T] | None = None,
    ) -> None:
        self.response = response
        self._source = _Source(response, reader or EventReader(decoder, sentinel))
        self.generator: Generator[T, None, None] = self._source.items()

    def __iter__(self) -> Iterator[T]:
        # A generator of its own: when a loop is left it is dropped, which closes the connection at once.
        return self._source.items()

    def __next__(self) -> T:
        return next(self.generator)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection; nothing more is delivered."""
        self._source.pending = iter(())
        self.response.close()


class EventStreamAsync(Generic[T]):
    """The items of a streamed response, as they arrive; see ``EventStream``."""

    response: httpx.Response

    def __init__(
        self,
        response: httpx.Response,
        decoder: Callable[[Event], T],
        sentinel: str | None = None,
        *,
        reader: Reader[T] | None = None,
    ) -> None:
        self.response = response
        self._source = _AsyncSource(response, reader or EventReader(decoder, sentinel))
        self.generator: AsyncGenerator[T, None] = self._source.items()

    def __aiter__(self) -> AsyncIterator[T]:
        # A generator of its own: when a loop is left it is dropped, and the event loop closes the connection.
        return self._source.items()

    async def __anext__(self) -> T:
        return await self.generator.__anext__()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes the connection; nothing more is delivered."""
        self._source.pending = iter(())
        await self.response.aclose()
