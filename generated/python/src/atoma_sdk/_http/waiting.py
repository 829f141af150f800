"""How a call waits, for time, for others or for what blocks, in whichever event loop runs it."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def backoff_seconds(retries_made: int, initial: float, longest: float, exponent: float) -> float:
    """Seconds before the next retry: exponential, with proportional jitter.

    Args:
        retries_made: Retries already made, counting from 0.
        initial: Seconds before the first.
        longest: Seconds that no wait exceeds.
        exponent: What each wait is multiplied by to give the next.
    """
    try:
        seconds = min(longest, initial * exponent**retries_made)
    except OverflowError:
        seconds = longest
    return max(0.0, seconds) * random.uniform(0.5, 1.0)


def pause(seconds: float) -> None:
    """Sleeps."""
    time.sleep(seconds)


async def pause_async(seconds: float) -> None:
    """Sleeps, and lets the event loop go on."""
    trio = running_trio()
    if trio is not None:
        await trio.sleep(seconds)
    else:
        await asyncio.sleep(seconds)


def new_lock() -> Any:
    """A lock for the tasks of the event loop that runs here."""
    trio = running_trio()
    return asyncio.Lock() if trio is None else trio.Lock()


async def in_thread(function: Callable[..., T], *arguments: Any) -> T:
    """What a function returns that blocks, while the event loop goes on."""
    trio = running_trio()
    if trio is None:
        return await asyncio.to_thread(function, *arguments)
    found: T = await trio.to_thread.run_sync(function, *arguments)
    return found


def running_loop() -> Any:
    """The event loop that runs here: asyncio's own object, or the token that trio gives for its own."""
    trio = running_trio()
    return asyncio.get_running_loop() if trio is None else trio.lowlevel.current_trio_token()


def running_trio() -> Any:
    """The module ``trio`` where it runs this code, else ``None``: httpx serves both, and we depend on neither."""
    trio: Any = sys.modules.get("trio")
    return trio if trio is not None and trio.lowlevel.in_trio_run() else None
