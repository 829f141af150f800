"""A manifest's values under one key each, so that every one of them can be its owner's alone.

A list of texts that begin with different words is a table by these words: an owner who adds a requirement, or tightens one
of ours, has said nothing about the others.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_FIRST_WORD = re.compile(r"[\w@][\w.@/-]*")


def digests(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Key and digest of each value in a tree; an empty table or list is a value too.

    Args:
        value: A table, a list or a scalar.
        key: Its own key: the way to it as a JSON pointer, in which the item of a list is ``=`` and its first word.
    """
    if isinstance(value, Mapping) and value:
        for name, each in value.items():
            yield from digests(each, below(key, name))
    elif items := by_word(value):
        for word, item in items.items():
            yield item_key(key, word), digest(item)
    else:
        yield key, digest(value)


def below(key: str, name: str) -> str:
    """The key of a value in a table. Source: RFC 6901 section 3, where ``=`` need not be escaped."""
    return f"{key}/{name.replace('~', '~0').replace('/', '~1').replace('=', '~2')}"


def item_key(key: str, word: str) -> str:
    """The key of a list's item that begins with a word."""
    return f"{key}/={below('', word)[1:]}"


def ways(keys: Iterable[str]) -> frozenset[str]:
    """Keys, and those of every table and list that holds one of them."""
    return frozenset(
        "/".join(parts[:end]) for key in keys for parts in [key.split("/")] for end in range(len(parts) + 1)
    )


def by_word(value: Any) -> dict[str, str] | None:
    """A list of texts by the first word of each, or ``None`` for anything that is no such list."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    items = {_word(item): str(item) for item in value}
    return items if len(items) == len(value) else None


def digest(value: Any) -> str:
    """SHA-256, in hexadecimal, of a value: the same whatever the order of its tables, their comments and their layout."""
    return hashlib.sha256(json.dumps(plain(value), sort_keys=True, default=str).encode()).hexdigest()


def plain(value: Any) -> Any:
    """A value without what its form has attached to it, such as the comment beside it."""
    return value.unwrap() if hasattr(value, "unwrap") else value


def _word(text: str) -> str:
    """``httpx`` of ``httpx>=0.28``, and the whole text where it begins with no word."""
    match = _FIRST_WORD.match(text)
    return match[0].casefold() if match else text
