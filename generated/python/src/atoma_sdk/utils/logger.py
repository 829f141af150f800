"""Debug logging. What is logged here has no credential in it; see ``_http/redaction.py``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import httpx

_PACKAGE = __name__.partition(".")[0]


class Logger(Protocol):
    """What a debug logger must be able to do; ``logging.Logger`` can."""

    def debug(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Logs one line; ``args`` are merged into ``msg`` with ``%``."""


class NoOpLogger:
    """Logs nothing."""

    def debug(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Logs nothing."""


def get_default_logger() -> Logger:
    """A real logger, named like the package, where ``<PACKAGE>_DEBUG`` is set in the environment; else a silent one."""
    if os.getenv(f"{_PACKAGE.replace('_', '').upper()}_DEBUG"):
        import logging  # here, because a silent client has no use for it

        logging.basicConfig(level=logging.DEBUG)
        return logging.getLogger(_PACKAGE)
    return NoOpLogger()


def get_body_content(req: httpx.Request) -> str:
    """The body of a request as a log may show it; one that is streamed is not read for that."""
    return str(req.content) if hasattr(req, "_content") else "<streaming body>"
