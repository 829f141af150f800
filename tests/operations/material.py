"""What the tests of operations share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from runtime.python_server import Reply

DONE = Reply(204)
NOTE = {"text": "hi"}
SECRET = "sk-very-secret-value"

Play: TypeAlias = Callable[..., Any]
"""Calls a method by its name, ``params.get``; see the fixture ``play``."""
