"""The ways of values after some of their ancestors were wrapped in a union."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from specloom.loader.atlas import moved
from specloom.loader.pointers import Way, join, split


class Wrapping:
    """Remembers which keywords of which schemas went into the first branch of ``anyOf``."""

    def __init__(self) -> None:
        self._wrapped: dict[Way, tuple[str, ...]] = {}

    def add(self, way: Way, keywords: tuple[str, ...]) -> None:
        """Notes a schema by its way before any wrapping."""
        if keywords:
            self._wrapped[way] = keywords

    def rewrite(self, holders: Iterable[dict[str, Any]]) -> None:
        """Corrects the references of these objects, in place."""
        for holder in holders if self._wrapped else ():
            holder["$ref"] = "#" + join(self._after(split(holder["$ref"])))

    def origins(self, earlier: dict[Way, Way]) -> dict[Way, Way]:
        """The old way to each value that moved, by its new way, on top of an earlier move."""
        if not self._wrapped:
            return earlier
        corrected = {self._after(new): old for new, old in earlier.items()}
        wrapped = {(*self._after(way), "anyOf", "0"): moved(way, earlier) for way in self._wrapped}
        return corrected | wrapped

    def _after(self, way: Way) -> Way:
        after: list[str] = []
        for length, token in enumerate(way):
            if token in self._wrapped.get(way[:length], ()):
                after += ("anyOf", "0")
            after.append(token)
        return tuple(after)
