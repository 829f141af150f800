"""Responses kept for callers who want more than the value: see ``utils/responses.py``."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

KEPT: ContextVar[list[httpx.Response] | None] = ContextVar("responses of the call that runs", default=None)
"""Where the successes of the call that runs here are put; ``None`` where nobody wants them."""


def keep(response: httpx.Response) -> None:
    """Remembers a success, where somebody wants it."""
    kept = KEPT.get()
    if kept is not None:
        kept.append(response)
