"""A document that fails, made as small as it stays failing in the same way."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from typing import Any

import yaml

MOST_SECONDS = 60


def shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """The smallest document found within a minute for which ``fails`` holds, as it does for ``text``."""
    until = time.monotonic() + MOST_SECONDS
    try:
        value = yaml.safe_load(text)
        plain = yaml.safe_dump(value, sort_keys=False)
    except Exception:  # noqa: BLE001 - PyYAML's constructors raise many kinds; what it refuses is shrunk as text
        return _smaller_text(text, fails, until)
    return _smaller_values(value, plain, fails, until) if fails(plain) else _smaller_text(text, fails, until)


def _smaller_values(value: Any, text: str, fails: Callable[[str], bool], until: float) -> str:
    progress = True
    while progress and time.monotonic() < until:
        progress = False
        for way in list(_ways(value)):
            if time.monotonic() > until:
                break
            candidate = _without(value, way)
            smaller = yaml.safe_dump(candidate, sort_keys=False) if candidate is not None else text
            if len(smaller) < len(text) and fails(smaller):
                value, text, progress = candidate, smaller, True
    return text


def _ways(value: Any) -> Iterator[tuple[Any, ...]]:
    """Ways to every member, the outermost first."""
    level: list[tuple[tuple[Any, ...], Any]] = [((), value)]
    while level:
        below = []
        for way, holder in level:
            keys = list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
            below += [((*way, key), holder[key]) for key in reversed(list(keys))]
        yield from (way for way, _ in below)
        level = below


def _without(value: Any, way: tuple[Any, ...]) -> Any:
    """The value less one member; ``None`` where an earlier step took it away already."""
    root = holder = copy.deepcopy(value)
    try:
        for key in way[:-1]:
            holder = holder[key]
        del holder[way[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return root


def _smaller_text(text: str, fails: Callable[[str], bool], until: float) -> str:
    size = len(text) // 2
    while size and time.monotonic() < until:
        start = 0
        while start < len(text) and time.monotonic() < until:
            smaller = text[:start] + text[start + size :]
            if fails(smaller):
                text = smaller
            else:
                start += size
        size //= 2
    return text
