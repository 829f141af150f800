"""A fault with the line it stands on, and a mark below the word that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from specloom.cli.console import Console
from specloom.cli.faults import COLORS
from specloom.diagnostics import Diagnostic, one_line
from specloom.location import Location

WIDEST: Final = 72
"""Columns of the document's text that are shown: with the line's number they fit a terminal of 80."""

_WORD: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s:,{}\[\]]+")


def excerpt(fault: Diagnostic, texts: Mapping[str, str], console: Console) -> Iterator[str]:
    """The fault in several lines: what, where, the line itself, other places, and the remedy.

    Args:
        texts: Text of each file by the name that locations use; a file that is not here is read when it can be.
    """
    severity = console.styled(f"{fault.severity.value}:", COLORS[fault.severity], bold=True)
    yield f"{severity} {console.styled(one_line(fault.message), bold=True)}"
    margin = " " * len(str(fault.location.line))
    bar = console.styled("|", dim=True)
    yield f"{margin} {console.styled('-->', dim=True)} {one_line(str(fault.location))}"
    if (text := _line(fault.location, texts)) is not None:
        shown, start, length = _window(text.rstrip(), fault.location.column - 1)
        yield f"{console.styled(f'{fault.location.line} |', dim=True)} {shown}"
        yield f"{margin} {bar} {' ' * start}{console.styled('^' * length, COLORS[fault.severity], bold=True)}"
    for place in fault.related:
        yield f"{margin} {console.styled('=', dim=True)} see also {one_line(str(place))}"
    if fault.remedy:
        yield f"{margin} {console.styled('=', dim=True)} {one_line(fault.remedy)}"


def _window(text: str, column: int) -> tuple[str, int, int]:
    """The part of a line around a column (from 0) that fits, where the word begins in it, and how long the mark is."""
    word = _WORD.match(text, column)
    begin = max(0, min(column - WIDEST // 3, len(text) - WIDEST)) if len(text) > WIDEST else 0
    shown = one_line(text[begin : begin + WIDEST].replace("\t", " "))
    length = max(1, min(len(word[0]) if word else 1, WIDEST - (column - begin)))
    return shown, column - begin, length


def _line(place: Location, texts: Mapping[str, str]) -> str | None:
    text = texts[place.file] if place.file in texts else _read(place.file)
    lines = _lines(text) if text is not None else ()
    return lines[place.line - 1] if place.line <= len(lines) else None


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


@lru_cache(maxsize=4)
def _read(file: str) -> str | None:
    """A file's text for showing; what cannot be read is shown without it, for its place has been named already."""
    path = Path(file)
    return path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else None
