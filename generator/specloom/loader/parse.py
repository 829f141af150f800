"""Text to values: which of the two spellings it is, and the reader for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from specloom.diagnostics import SpecError
from specloom.loader.json_reader import read_json
from specloom.loader.limits import Limits
from specloom.loader.places import Places
from specloom.loader.pointers import Way, join
from specloom.loader.source import Source
from specloom.loader.yaml_reader import read_yaml
from specloom.location import Location


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file, read.

    Attributes:
        values: What it holds, as JSON has it.
        places: Where each part stands in the text.
        origins: For values that came from elsewhere: the file they came from, and the way to them there.
    """

    values: Any
    places: Places
    origins: Mapping[Way, tuple[Parsed, Way]] = field(default_factory=dict)

    def at(self, way: Way, shown: Way | None = None) -> Location:
        """The place of a value, or of its nearest ancestor that the text has, shown under another pointer when one is given."""
        file, there = self.origin(way)
        return file.places.source.at(*file.places.find(there), join(way if shown is None else shown))

    def origin(self, way: Way) -> tuple[Parsed, Way]:
        """The file that a value came from, and the way to it there."""
        for length in range(len(way), 0, -1) if self.origins else ():
            if way[:length] in self.origins:
                file, there = self.origins[way[:length]]
                return file, (*there, *way[length:])
        return replace(self, origins={}) if self.origins else self, way


def parse(source: Source, limits: Limits) -> Parsed:
    """Reads JSON when the text starts like JSON, YAML otherwise.

    A flow mapping of YAML starts like JSON too, so a text that JSON refuses has a second chance as YAML,
    unless its name says that JSON was meant.

    Raises:
        SpecError: When it is neither, or exceeds a limit.
    """
    if source.text.lstrip()[:1] not in ("{", "["):
        return Parsed(*read_yaml(source, limits))
    try:
        return Parsed(*read_json(source, limits))
    except SpecError as error:
        if source.file.lower().endswith(".json") or error.diagnostics[0].code != "not-json":
            raise
        return Parsed(*read_yaml(source, limits))
