"""The operations of a path item, wherever it stands: below ``paths``, ``webhooks`` or in a callback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from specloom.ir import Identity, Name, Pointer
from specloom.resolver import extensions, words
from specloom.resolver.nodes import below
from specloom.resolver.shapes import Shapes

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_LONGEST_CHAIN: Final = 32
"""References followed into one another."""


@dataclass(frozen=True, slots=True)
class Found:
    """An operation as it stands in the document; several paths may share one path item.

    Attributes:
        path: The key of its path item: a path, the name of a webhook, or that of a callback.
    """

    identity: Identity
    method: str
    path: str
    pointer: Pointer
    value: dict[str, Any]
    item: dict[str, Any]
    item_pointer: Pointer


class PathItems:
    """Reads path items of one document."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes

    def operations(self, item: Any, own: Pointer, path: str) -> Iterator[Found]:
        """The operations of the item that stands at ``own``, in document order; those that ask to be ignored left out."""
        item, where = self.followed(item, own)
        self._shapes.name_misuse(item, where)
        if extensions.is_ignored(item):
            return
        for method, value in item.items():
            if method in METHODS and isinstance(value, dict) and not extensions.is_ignored(value):
                yield Found(below(own, method), method, path, below(where, method), value, item, where)
        extra = item.get("additionalOperations")
        for method, value in (extra if isinstance(extra, dict) else {}).items():
            way = ("additionalOperations", method)
            if not isinstance(value, dict) or extensions.is_ignored(value):
                continue
            if re.fullmatch(r"[A-Za-z]+", method):
                yield Found(below(own, *way), method, path, below(where, *way), value, item, where)
            else:
                self._shapes.warn("not-a-method", "this is no HTTP method; it is left out", below(where, *way))

    def followed(self, value: Any, pointer: Pointer) -> tuple[dict[str, Any], Pointer]:
        """A value behind its ``$ref``, and where it really stands."""
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                break
            value, pointer = self._shapes.followed(value["$ref"], below(pointer, "$ref"))
        return (value if isinstance(value, dict) else {}), pointer


def own_name(found: Found) -> Name:
    """The operationId's name; made from method and path where there is none, or of a webhook's or callback's key."""
    own = found.value.get("operationId")
    if isinstance(own, str) and own.strip():
        return words.name(own)
    if not found.path.startswith("/"):
        return words.name(found.path)
    return words.joined(found.method.lower(), *(words.split(found.path) if found.path.strip("/") else ("root",)))


class OperationNames:
    """Names that tell operations apart: their own, a number behind those that an earlier operation has."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, ...]] = set()

    def claim(self, found: Found) -> Name:
        """The name of one more operation."""
        name = own_name(found)
        number = 2
        unique = name
        while self._folded(unique) in self._taken:
            unique, number = Name((*name.words, str(number)), f"{name.wire}_{number}"), number + 1
        self._taken.add(self._folded(unique))
        return unique

    @staticmethod
    def _folded(name: Name) -> tuple[str, ...]:
        return ("".join(name.words).lower(),)
