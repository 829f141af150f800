"""A request that may be cancelled at any moment, and leaves no connection behind.

httpcore loses a connection whose task is cancelled before it is made: it stays in the pool, open and never used again. So
the caller is let go at once, and what it left ends a moment later, when a cancellation is safe.
"""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from .waiting import running_trio

_CONNECTED = ".send_request_headers.started"
"""How httpcore calls the first thing that it does with a connection. Source: httpx, "Extensions", ``trace``."""

_ending: set[asyncio.Task[None]] = set()
"""Requests that nobody waits for any more: an event loop alone does not keep its tasks alive."""


async def send(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """Sends one request with a client of ours.

    Raises:
        httpx.HTTPError: As the client does.
    """
    if running_trio() is not None:
        return await client.send(request, stream=True, follow_redirects=False)
    connected = asyncio.Event()

    async def trace(event: str, details: Any) -> None:
        if event.endswith(_CONNECTED):
            connected.set()

    request.extensions = {**request.extensions, "trace": trace}
    sending = asyncio.ensure_future(client.send(request, stream=True, follow_redirects=False))
    try:
        return await asyncio.shield(sending)
    except asyncio.CancelledError:
        ending = asyncio.ensure_future(_end(sending, connected))
        _ending.add(ending)
        ending.add_done_callback(_ending.discard)
        raise


async def _end(sending: asyncio.Task[httpx.Response], connected: asyncio.Event) -> None:
    """Cancels a request once it has a connection, and closes what it came to meanwhile."""
    waiting = asyncio.ensure_future(connected.wait())
    await asyncio.wait((sending, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    sending.cancel()
    (response,) = await asyncio.gather(sending, return_exceptions=True)
    if isinstance(response, httpx.Response):
        await response.aclose()
