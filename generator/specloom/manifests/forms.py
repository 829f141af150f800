"""The two forms that manifests come in, read to tables that can be changed in place and written back with their layout."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

Table: TypeAlias = MutableMapping[str, Any]


class ManifestUnreadableError(ValueError):
    """A manifest's text is not of the form that its name says."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A manifest as read.

    Attributes:
        table: Its values, to be changed in place.
        text: Writes the table back, laid out as it was found.
    """

    table: Table
    text: Callable[[], str]


def is_manifest(path: PurePosixPath) -> bool:
    """Whether a file of this name can be merged."""
    return path.suffix in _READERS


def read(path: PurePosixPath, content: bytes) -> Parsed:
    """A manifest from its bytes.

    Raises:
        ManifestUnreadableError: It is not of its form, or no table.
    """
    try:
        parsed = _READERS[path.suffix](content.decode("utf-8"))
    except ValueError as error:  # what either parser raises, and a decoder
        raise ManifestUnreadableError(f"{path}: {error}") from error
    if not isinstance(parsed.table, MutableMapping):
        raise ManifestUnreadableError(f"{path}: no table")
    return parsed


def is_readable(path: PurePosixPath, content: bytes) -> bool:
    """Whether a manifest's text is of its form."""
    try:
        read(path, content)
    except ManifestUnreadableError:
        return False
    return True


def _read_toml(text: str) -> Parsed:
    import tomlkit  # here, because most runs merge no manifest

    document = tomlkit.parse(text)
    return Parsed(document, document.as_string)


def _read_json(text: str) -> Parsed:
    table = json.loads(text)
    indent = re.search(r"\n([ \t]+)", text)
    final = "\n" if text.endswith("\n") else ""

    def write() -> str:
        # One line a value, as npm writes it.
        written = json.dumps(table, indent=indent[1] if indent else 2, ensure_ascii=False) + final
        return written.replace("\n", "\r\n") if "\r\n" in text else written

    return Parsed(table, write)


_READERS: Final[dict[str, Callable[[str], Parsed]]] = {".toml": _read_toml, ".json": _read_json}
