"""Typed streams: iterate one, or use it as a context manager; leaving either closes the connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from .._http.streaming import EventReader, Reader
from ..errors import StreamInterruptedError
from .serverevents import MESSAGE_BOUNDARIES, ServerEvent, text_decoder

if TYPE_CHECKING:
    import httpx
    from typing_extensions import Self

__all__ = [
    "MESSAGE_BOUNDARIES",
    "EventStream",
    "EventStreamAsync",
    "ServerEvent",
    "stream_events",
    "stream_events_async",
]

T = TypeVar("T")

_closing: set[asyncio.Task[None]] = set()
"""Connections being closed behind streams that were dropped: an event loop alone does not keep its tasks alive."""


class _Items(Generic[T]):
    """What is left of one stream.

    Generators hold this and not the stream, so that a stream nobody holds is closed at once rather than when the
    garbage collector next looks for cycles.
    """

    def __init__(self, response: httpx.Response, reader: Reader[T]) -> None:
        self.ready: Iterator[T] = iter(())
        self._response = response
        self._reader = reader
        self._was_read = response.is_closed  # a hook may have read the body; it is delivered all the same
        self._is_finished = False

    def stop(self) -> None:
        """Nothing more is delivered."""
        self._is_finished = True
        self.ready = iter(())

    @property
    def is_over(self) -> bool:
        """Whether no more bytes are to be read: after the end, after a sentinel, or once somebody closed."""
        closed_by_caller = self._response.is_closed and not self._was_read
        return self._is_finished or self._reader.is_over or closed_by_caller

    def take(self, chunk: bytes | None) -> None:
        """Makes ready what a chunk completes, or the end of the body, which is ``None``."""
        if chunk is None:
            self._is_finished = True
            self.ready = self._reader.finish()
        else:
            self.ready = self._reader.feed(chunk)

    def interrupted(self, failure: httpx.HTTPError) -> StreamInterruptedError | None:
        """The error for a connection that broke; ``None`` where it broke because the caller closed it."""
        if self._is_finished:
            return None
        return StreamInterruptedError(f"the stream broke: {type(failure).__name__}")


class _SyncItems(_Items[T]):
    def __init__(self, response: httpx.Response, reader: Reader[T]) -> None:
        super().__init__(response, reader)
        self._chunks = response.iter_bytes()

    def __del__(self) -> None:
        self._response.close()

    def generate(self) -> Generator[T, None, None]:
        """The items not yet delivered; the connection is closed behind the last, or when the generator is dropped."""
        import httpx

        try:
            yield from self.ready
            while not self.is_over:
                self.take(next(self._chunks, None))
                yield from self.ready
        except httpx.HTTPError as failure:
            error = self.interrupted(failure)
            if error is not None:
                raise error from failure
        finally:
            self.stop()
            self._response.close()


class _AsyncItems(_Items[T]):
    def __init__(self, response: httpx.Response, reader: Reader[T]) -> None:
        super().__init__(response, reader)
        self._chunks = response.aiter_bytes()
        self._loop = _running_loop()

    def __del__(self) -> None:
        if self._response.is_closed or self._loop is None:
            return
        # The garbage collector may run in any thread, and after the loop, when there is nothing to close with.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(_close_soon, self._response)

    async def generate(self) -> AsyncGenerator[T, None]:
        """The items not yet delivered; see ``_SyncItems.generate``."""
        import httpx

        try:
            for item in self.ready:
                yield item
            while not self.is_over:
                self.take(await anext(self._chunks, None))
                for item in self.ready:
                    yield item
        except httpx.HTTPError as failure:
            error = self.interrupted(failure)
            if error is not None:
                raise error from failure
        finally:
            self.stop()
            await self._response.aclose()


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None  # another library's loop, which looks after dropped generators itself


def _close_soon(response: httpx.Response) -> None:
    task = asyncio.ensure_future(response.aclose())
    _closing.add(task)
    task.add_done_callback(_closing.discard)


class EventStream(Generic[T]):
    """The items of a streamed response, as they arrive.

    Leaving a ``for`` loop early closes the connection, as do ``close()`` and the end of a ``with`` block. A stream
    belongs to one thread at a time: ``close()`` does not wake another that waits for the next item.

    Args:
        response: A response whose body was not read.
        decoder: Makes an item of an event, given as JSON text: an object with ``id``, ``event``, ``data`` and ``retry``.
        sentinel: The data that ends the stream; ``None`` tolerates ``[DONE]``.
        reader: Reads the body where it is not an event stream.
    """

    response: httpx.Response

    def __init__(
        self,
        response: httpx.Response,
        decoder: Callable[[str], T],
        sentinel: str | None = None,
        *,
        reader: Reader[T] | None = None,
    ) -> None:
        self.response = response
        self._items = _SyncItems(response, reader or EventReader(text_decoder(decoder), sentinel))
        self.generator: Generator[T, None, None] = self._items.generate()

    def __iter__(self) -> Iterator[T]:
        # A generator of its own: when a loop is left it is dropped, which closes the connection at once.
        return self._items.generate()

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
        self._items.stop()
        self.response.close()


class EventStreamAsync(Generic[T]):
    """The items of a streamed response, as they arrive; see ``EventStream``."""

    response: httpx.Response

    def __init__(
        self,
        response: httpx.Response,
        decoder: Callable[[str], T],
        sentinel: str | None = None,
        *,
        reader: Reader[T] | None = None,
    ) -> None:
        self.response = response
        self._items = _AsyncItems(response, reader or EventReader(text_decoder(decoder), sentinel))
        self.generator: AsyncGenerator[T, None] = self._items.generate()

    def __aiter__(self) -> AsyncIterator[T]:
        # A generator of its own: when a loop is left it is dropped, and the event loop closes the connection.
        return self._items.generate()

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
        self._items.stop()
        await self.response.aclose()


def stream_events(
    response: httpx.Response, decoder: Callable[[str], T], sentinel: str | None = None
) -> Generator[T, None, None]:
    """What a decoder makes of each event of a response, up to the sentinel.

    Args:
        decoder: Given each event as JSON; see ``text_decoder``.

    Raises:
        StreamInterruptedError: The stream broke, after every whole event was delivered.
    """
    with EventStream(response, decoder, sentinel) as stream:
        yield from stream


async def stream_events_async(
    response: httpx.Response, decoder: Callable[[str], T], sentinel: str | None = None
) -> AsyncGenerator[T, None]:
    """The asynchronous twin of ``stream_events``."""
    async with EventStreamAsync(response, decoder, sentinel) as stream:
        async for item in stream:
            yield item
