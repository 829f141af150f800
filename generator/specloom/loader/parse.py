"""Text to values: which of the two spellings it is, and the reader for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from specloom.diagnostics import SpecError
from specloom.loader.json_reader import read_json
from specloom.loader.limits import Limits
from specloom.loader.places import Places
from specloom.loader.source import Source
from specloom.loader.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file, read.

    Attributes:
        values: What it holds, as JSON has it.
        places: Where each part stands in the text.
    """

    values: Any
    places: Places


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
