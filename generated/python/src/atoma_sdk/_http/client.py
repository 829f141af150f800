"""The base of a generated client: a resource that owns the connections."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from ..basesdk import BaseSDK

if TYPE_CHECKING:
    from typing_extensions import Self


class Client(BaseSDK):
    """A client. As a context manager, or with ``close`` and ``aclose``, it closes the connections it opened itself."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        await self.aclose()

    def close(self) -> None:
        """Closes the synchronous connections; the next call opens new ones."""
        self.sdk_configuration.close()

    async def aclose(self) -> None:
        """Closes the asynchronous connections of this event loop; the next call opens new ones."""
        await self.sdk_configuration.aclose()
