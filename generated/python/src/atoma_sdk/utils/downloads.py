"""Responses of bytes: read one whole, piece by piece, or into a file; any of these ends by closing the connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING

from .._http.waiting import in_thread
from ..errors import StreamInterruptedError

if TYPE_CHECKING:
    import httpx
    from typing_extensions import Self

_closing: set[asyncio.Task[None]] = set()
"""Connections being closed behind downloads that were dropped: an event loop alone does not keep its tasks alive."""


class Download:
    """The bytes of a response, which arrive as they are asked for: no more of them is in memory than one piece.

    Leaving a ``for`` loop early closes the connection, as do ``read()``, ``save()``, ``close()`` and the end of a
    ``with`` block. A connection that breaks raises ``StreamInterruptedError``.

    Attributes:
        response: The response, with its status and headers.
    """

    def __init__(self, response: httpx.Response) -> None:
        self.response = response

    def read(self) -> bytes:
        """All of it. A second call gives the same again."""
        import httpx

        try:
            return self.response.read()
        except httpx.HTTPError as failure:
            raise _broken(failure) from failure
        finally:
            self.close()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """It piece by piece: as the pieces arrive, or all of ``chunk_size`` bytes but the last."""
        import httpx

        try:
            yield from self.response.iter_bytes(chunk_size)
        except httpx.HTTPError as failure:
            raise _broken(failure) from failure
        finally:
            self.close()

    def save(self, path: str | PathLike[str]) -> None:
        """Writes it to a file, which is made or replaced."""
        with self, open(path, "wb") as file:
            file.writelines(self.iter_bytes())

    def close(self) -> None:
        """Closes the connection; what was not read is lost."""
        self.response.close()

    def __iter__(self) -> Iterator[bytes]:
        return self.iter_bytes()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if not self.response.is_closed:
            self.response.close()


class DownloadAsync:
    """The bytes of a response, which arrive as they are asked for; see ``Download``."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response

    async def read(self) -> bytes:
        """All of it. A second call gives the same again."""
        import httpx

        try:
            return await self.response.aread()
        except httpx.HTTPError as failure:
            raise _broken(failure) from failure
        finally:
            await self.close()

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """It piece by piece: as the pieces arrive, or all of ``chunk_size`` bytes but the last."""
        import httpx

        try:
            async for piece in self.response.aiter_bytes(chunk_size):
                yield piece
        except httpx.HTTPError as failure:
            raise _broken(failure) from failure
        finally:
            await self.close()

    async def save(self, path: str | PathLike[str]) -> None:
        """Writes it to a file, which is made or replaced."""
        async with self:
            with await in_thread(open, path, "wb") as file:
                async for piece in self.iter_bytes():
                    await in_thread(file.write, piece)

    async def close(self) -> None:
        """Closes the connection; what was not read is lost."""
        await self.response.aclose()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.iter_bytes()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        await self.close()

    def __del__(self) -> None:
        if self.response.is_closed:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # no loop runs any more, so there is nothing left to close the connection with
        task = loop.create_task(self.response.aclose())
        _closing.add(task)
        task.add_done_callback(_closing.discard)


def _broken(failure: Exception) -> StreamInterruptedError:
    return StreamInterruptedError(f"the download broke: {type(failure).__name__}")
