"""Retry settings, typed streams and debug logging, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .eventstreaming import EventStream, EventStreamAsync
    from .logger import Logger, get_default_logger
    from .retries import BackoffStrategy, RetryConfig

__all__ = ["BackoffStrategy", "EventStream", "EventStreamAsync", "Logger", "RetryConfig", "get_default_logger"]

_HOMES = {
    "BackoffStrategy": ".retries",
    "EventStream": ".eventstreaming",
    "EventStreamAsync": ".eventstreaming",
    "Logger": ".logger",
    "RetryConfig": ".retries",
    "get_default_logger": ".logger",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
