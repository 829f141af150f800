"""A place in the document: the file, the line, the column, and the JSON pointer of the value that stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a value stands in the text the user wrote.

    Attributes:
        file: The path as the user gave it, ``<stdin>`` for standard input.
        line: Counted from 1.
        column: Counted from 1, in characters.
        pointer: JSON pointer (RFC 6901) of the value, such as ``/components/schemas/Pet``; empty for the whole document.
    """

    file: str
    line: int
    column: int
    pointer: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
