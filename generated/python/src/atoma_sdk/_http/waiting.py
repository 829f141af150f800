"""How a call lets time pass between its attempts, in whichever event loop runs it."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Any


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


def running_loop() -> Any:
    """The event loop that runs here: asyncio's own object, or the token that trio gives for its own."""
    trio = running_trio()
    return asyncio.get_running_loop() if trio is None else trio.lowlevel.current_trio_token()


def running_trio() -> Any:
    """The module ``trio`` where it runs this code, else ``None``: httpx serves both, and we depend on neither."""
    trio: Any = sys.modules.get("trio")
    return trio if trio is not None and trio.lowlevel.in_trio_run() else None
