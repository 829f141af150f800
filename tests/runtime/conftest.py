"""The fixtures of the Python transport's tests."""

from __future__ import annotations

from python_calls import half, play, server, waits

__all__ = ["half", "play", "server", "waits"]
