"""From a pointer into the upgraded values back to a place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom.loader.files import BUNDLE
from specloom.loader.parse import Parsed
from specloom.loader.pointers import Way
from specloom.loader.source import Source
from specloom.location import Location


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where everything came from.

    Attributes:
        files: The files read, by path relative to the document's folder; the document itself under the empty name.
        origins: For values that the upgrade moved, the old way by the new way.
    """

    files: Mapping[str, Parsed]
    origins: Mapping[Way, Way]

    @property
    def sources(self) -> Iterator[Source]:
        """The text of every file, overlays that brought something among them."""
        for parsed in self.files.values():
            yield parsed.places.source
            yield from (file.places.source for file, _ in parsed.origins.values())

    def locate(self, way: Way) -> Location:
        """The place of a value of the upgraded document, or of its nearest ancestor that the text has."""
        return self.locate_original(self.original(way), way)

    def locate_original(self, way: Way, shown: Way | None = None) -> Location:
        """The place of a value as it was written, shown under another pointer when one is given."""
        if len(way) > 1 and way[0] == BUNDLE and way[1] in self.files:
            return self.files[way[1]].at(way[2:], way if shown is None else shown)
        return self.files[""].at(way, shown)

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
