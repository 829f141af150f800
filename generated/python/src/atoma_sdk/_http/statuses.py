"""The statuses that a document means by ``"404"``, ``"4XX"`` or ``"default"``."""

from __future__ import annotations

from collections.abc import Iterable


def matches_any(patterns: Iterable[str], status: int) -> bool:
    """Whether a status is one of those that the patterns mean."""
    return any(matches(pattern, status) for pattern in patterns)


def matches(pattern: str, status: int) -> bool:
    """Whether a status is what a pattern means."""
    return pattern == "default" or pattern == str(status) or pattern.upper() == f"{status // 100}XX"
