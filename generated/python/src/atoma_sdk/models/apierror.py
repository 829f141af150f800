"""The error that every failure of the server is; ``errors`` has the whole tree."""

from __future__ import annotations

from ..errors import APIError

__all__ = ["APIError"]
