"""Retry settings, typed streams, downloads, responses and debug logging, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .downloads import Download, DownloadAsync
    from .eventstreaming import EventStream, EventStreamAsync
    from .logger import Logger, get_default_logger
    from .responses import WithResponse, with_response
    from .retries import BackoffStrategy, RetryConfig

__all__ = [
    "BackoffStrategy",
    "Download",
    "DownloadAsync",
    "EventStream",
    "EventStreamAsync",
    "Logger",
    "RetryConfig",
    "WithResponse",
    "get_default_logger",
    "with_response",
]

_HOMES = {
    "BackoffStrategy": ".retries",
    "Download": ".downloads",
    "DownloadAsync": ".downloads",
    "EventStream": ".eventstreaming",
    "EventStreamAsync": ".eventstreaming",
    "Logger": ".logger",
    "RetryConfig": ".retries",
    "WithResponse": ".responses",
    "get_default_logger": ".logger",
    "with_response": ".responses",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
