"""From a pointer into the upgraded values back to a place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.loader.files import BUNDLE
from specloom.loader.parse import Parsed
from specloom.loader.pointers import join
from specloom.location import Location

Way = tuple[str, ...]
"""The tokens of a pointer, from the root down."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where everything came from.

    Attributes:
        files: The files read, by path relative to the document's folder; the document itself under the empty name.
        origins: For values that the upgrade moved, the old way by the new way.
    """

    files: Mapping[str, Parsed]
    origins: Mapping[Way, Way]

    def locate(self, way: Way) -> Location:
        """The place of a value of the upgraded document, or of its nearest ancestor that the text has."""
        return self.locate_original(self.original(way), way)

    def locate_original(self, way: Way, shown: Way | None = None) -> Location:
        """The place of a value as it was written, shown under another pointer when one is given."""
        pointer = join(way if shown is None else shown)
        name = ""
        if len(way) > 1 and way[0] == BUNDLE and way[1] in self.files:
            name, way = way[1], way[2:]
        places = self.files[name].places
        return places.source.at(*places.find(way), pointer)

    def original(self, way: Way) -> Way:
        """The way to the value before the upgrade."""
        return moved(way, self.origins)


def moved(way: Way, moves: Mapping[Way, Way]) -> Way:
    """The way with its longest known beginning replaced."""
    if not moves:
        return way
    for length in range(len(way), 0, -1):
        beginning = moves.get(way[:length])
        if beginning is not None:
            return beginning + way[length:]
    return way
