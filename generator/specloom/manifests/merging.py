"""Three versions of one manifest to one: what we remember to have written, what stands there, what we would write now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

from specloom.manifests.forms import read
from specloom.manifests.keys import below, by_word, digest, digests, item_key, plain, ways

Remembered: TypeAlias = Mapping[str, Collection[str]]
"""Digests of the values that we wrote, by key; several where a merge of two branches left both."""

_ABSENT: Final = object()
"""Stands for the value of a key that is not there."""


def remembered(path: PurePosixPath, content: bytes) -> Mapping[str, str]:
    """What to remember of a manifest that we write: the digest of each value by its key.

    Raises:
        ManifestUnreadableError: Its text is not of the form that its name says: a fault of ours.
    """
    return dict(digests(read(path, content).table))


def merged(path: PurePosixPath, found: bytes, wanted: bytes, ours: Remembered) -> bytes:
    """What stands there, brought up to date where it is ours.

    A value that we gave and that nobody changed follows ``wanted``, and goes with it. One that its owner changed, added or
    took out stays as they left it. Order, comments and layout are the owner's.

    Raises:
        ManifestUnreadableError: What stands there is not of the form that its name says.
    """
    parsed = read(path, found)
    merging = _Merging(ours)
    merging.table(parsed.table, plain(read(path, wanted).table), "")
    return parsed.text().encode() if merging.changed else found


def keeps_owner_values(path: PurePosixPath, present: bytes, replaced: bytes, ours: Remembered) -> bool:
    """Whether a manifest holds every value of the owner's that stood in the one that it replaced.

    Raises:
        ManifestUnreadableError: One of the two is not of the form that its name says.
    """
    again = merged(path, replaced, present, ours)
    return digest(read(path, again).table) == digest(read(path, present).table)


class _Merging:
    """Brings one manifest up to date, in place: comments between values that stay, stay."""

    def __init__(self, ours: Remembered) -> None:
        self.ours = ours
        self.known = ways(ours)
        self.changed = False

    def table(self, found: Any, wanted: Mapping[str, Any], key: str) -> None:
        """Bring a table up to date."""
        for name in [*wanted, *(name for name in list(found) if name not in wanted)]:
            place = below(key, name)
            if name not in found:
                self._add(found, name, wanted[name], place)
            elif digest(found[name]) != digest(wanted.get(name)) or name not in wanted:
                self._value(found, name, wanted.get(name, _ABSENT), place)

    def _add(self, found: Any, name: str, wanted: Any, key: str) -> None:
        if key in self.known:
            return  # it was there, and its owner has taken it out
        found[name] = wanted
        self.changed = True

    def _value(self, found: Any, name: str, wanted: Any, key: str) -> None:
        """Bring a value up to date that differs from the one wanted."""
        present = found[name]
        if isinstance(present, Mapping) and isinstance(wanted, Mapping):
            self.table(present, wanted, key)
            if not present:
                found[name] = {}  # a TOML table that only its values imply would go with the last of them
        elif (items := by_word(present)) is not None and (others := by_word(wanted)) is not None:
            self._list(present, items, others, key)
        elif self._is_ours(present, key):
            self._replace(found, name, wanted)
        elif wanted is _ABSENT and isinstance(present, Mapping):
            self.table(present, {}, key)
        elif wanted is _ABSENT and items is not None:
            self._list(present, items, {}, key)

    def _list(self, found: Any, items: Mapping[str, str], wanted: Mapping[str, str], key: str) -> None:
        """Bring a list of texts up to date, item by item."""
        for word, item in items.items():
            if item != wanted.get(word) and self._is_ours(item, item_key(key, word)):
                self._replace(found, list(found).index(item), wanted.get(word, _ABSENT))
        for word, item in wanted.items():
            if word not in items and item_key(key, word) not in self.known:
                found.append(item)
                self.changed = True

    def _replace(self, found: Any, place: str | int, wanted: Any) -> None:
        if wanted is _ABSENT:
            del found[place]
        else:
            found[place] = wanted
        self.changed = True

    def _is_ours(self, value: Any, key: str) -> bool:
        """Whether a value, and everything in it, is as we gave it."""
        return all(each in self.ours.get(place, ()) for place, each in digests(value, key))
