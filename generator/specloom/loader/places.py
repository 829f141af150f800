"""Where the parts of a document stand in its text."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Protocol

from specloom.loader.source import Source

Place = tuple[int, int]
"""Line and column, counted from 1; the column in characters."""


class Places(Protocol):
    """The places of one file's values."""

    @property
    def source(self) -> Source:
        """The text they are places in."""
        ...

    def find(self, tokens: tuple[str, ...]) -> Place:
        """The key that introduces the value, or the item itself; the nearest ancestor's when there is no such value."""
        ...


@dataclass(frozen=True, slots=True)
class YamlPlaces:
    """Places gathered while the parser ran.

    ``children`` mirrors the values: a dictionary or a list of ``(line, column, children)``, ``None`` for a scalar.
    """

    source: Source
    children: Any

    def find(self, tokens: tuple[str, ...]) -> Place:
        place, children = (1, 1), self.children
        for token in tokens:
            found = _step(children, token)
            if found is None:
                break
            place, children = found[:2], found[2]
        return place


@dataclass(frozen=True, slots=True)
class JsonPlaces:
    """Places found when somebody asks, one container at a time.

    Most runs ask for the places of few values of a large document, and the decoder skips the rest at the speed of C.
    The text has been read before, so it is known to be JSON and to nest less than the limit.
    """

    source: Source
    _members: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    _lines: list[int] = field(default_factory=list)

    def find(self, tokens: tuple[str, ...]) -> Place:
        start = value = self._skip(0)
        for token in tokens:
            found = self._children(value).get(token)
            if found is None:
                break
            start, value = found
        return self._place(start)

    def _children(self, offset: int) -> dict[str, tuple[int, int]]:
        """For each member or item, the offsets of what introduces it and of its value."""
        if offset not in self._members:
            opening = self.source.text[offset]
            self._members[offset] = self._scan(offset, opening == "{") if opening in "{[" else {}
        return self._members[offset]

    def _scan(self, offset: int, keyed: bool) -> dict[str, tuple[int, int]]:
        text, found = self.source.text, dict[str, tuple[int, int]]()
        position = self._skip(offset + 1)
        while text[position] not in "}]":
            start, key = position, str(len(found))
            if keyed:
                key, position = _DECODER.raw_decode(text, position)
                position = self._skip(self._skip(position) + 1)
            found[key] = (start, position)
            position = self._skip(_DECODER.raw_decode(text, position)[1])
            if text[position] == ",":
                position = self._skip(position + 1)
        return found

    def _skip(self, position: int) -> int:
        """The offset of the first character that is not white space."""
        text = self.source.text
        while text[position] in " \t\r\n":
            position += 1
        return position

    def _place(self, offset: int) -> Place:
        if not self._lines:
            self._lines.extend(line_starts(self.source.text))
        return place_of(self._lines, offset)


def line_starts(text: str) -> list[int]:
    """The offset of the first character of every line."""
    starts, position = [0], text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts


def place_of(starts: list[int], offset: int) -> Place:
    """The line and the column of an offset, both counted from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


# Numbers stay text: what they are worth was decided when the document was read.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


def _step(children: Any, token: str) -> Any:
    if isinstance(children, dict):
        return children.get(token)
    if isinstance(children, list) and token.isascii() and token.isdigit() and len(token) < 9:
        return children[int(token)] if int(token) < len(children) else None
    return None
