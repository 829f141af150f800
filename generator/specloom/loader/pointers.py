"""JSON pointers (RFC 6901): split, join, and the step from a value to its child."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

Way = tuple[str, ...]
"""The tokens of a pointer, from the root down."""

Trail = tuple["Trail", str] | None
"""A path as a linked list from the leaf to the root: cheap to extend, turned into text only when somebody asks."""


def escape(token: str) -> str:
    """The token as it is written between two slashes."""
    return token.replace("~", "~0").replace("/", "~1")


def join(tokens: Iterable[str]) -> str:
    """The pointer through these tokens; empty for none."""
    return "".join("/" + escape(token) for token in tokens)


def split(pointer: str) -> tuple[str, ...]:
    """The tokens of a pointer, unescaped; what stands before the first slash is not part of it."""
    tokens = pointer.split("/")[1:]
    if "~" not in pointer:  # as in most of the hundred thousands that a large document takes
        return tuple(tokens)
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in tokens)


def tokens_of(trail: Trail) -> tuple[str, ...]:
    """The tokens of a trail, from the root down."""
    tokens: list[str] = []
    while trail is not None:
        trail, token = trail
        tokens.append(token)
    return tuple(reversed(tokens))


def trail_of(tokens: Iterable[str]) -> Trail:
    """The trail through these tokens."""
    trail: Trail = None
    for token in tokens:
        trail = (trail, token)
    return trail


def child(value: Any, token: str) -> Any:
    """The member or the item of that name.

    Raises:
        KeyError: When there is none.
    """
    if isinstance(value, dict):
        return value[token]
    if isinstance(value, list) and token.isascii() and token.isdigit() and len(token) < 9 and int(token) < len(value):
        return value[int(token)]
    raise KeyError(token)


def fragment_tokens(fragment: str) -> tuple[tuple[str, ...], ...]:
    """The readings of a URI fragment as a pointer, the correct one first.

    RFC 6901 section 6 percent-decodes a fragment; keys that contain a literal ``%41`` are nevertheless
    referred to unencoded in public documents, so that reading comes second.
    """
    literal = split(fragment)
    decoded = split(unquote(fragment)) if "%" in fragment else literal
    return (decoded,) if decoded == literal else (decoded, literal)
