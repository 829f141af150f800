"""The public surface of an SDK as text: one sorted line a symbol. The diff of that file is what a reviewer reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Final

SURFACE: Final = PurePosixPath("api-surface.txt")
RUNTIME_SURFACE: Final = "runtime-surface.txt"
"""The runtime's own symbols, in a language's folder: they are the same for every API, so they are written down once."""

_PATH: Final = re.compile(r"[^(:?<= ]+")
_BREAK: Final = re.compile(r"\s*\n\s*")
"""Layout alone: in a literal a line feed is escaped, and other white space is the value's."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A public name, and what its callers rely on.

    Attributes:
        path: Where it stands and what it is called, such as ``atoma_sdk.models.usage.Usage.total_tokens``.
        promise: The rest of its line, as the language writes it behind a name: ``: int``, ``(x: int) -> str``.
    """

    path: str
    promise: str

    def __str__(self) -> str:
        return f"{self.path}{self.promise}"


def surface_text(symbols: Iterable[Symbol]) -> str:
    """A line each, sorted by path; what was laid out over several lines is one line here.

    Raises:
        ValueError: Two symbols have one path: our fault.
    """
    lines: dict[str, str] = {}
    for symbol in sorted(symbols, key=attrgetter("path", "promise")):
        if symbol.path in lines:
            raise ValueError(f"{symbol.path} is there twice: {lines[symbol.path]!r} and {str(symbol)!r}")
        line = str(symbol)
        lines[symbol.path] = _BREAK.sub(" ", line) if "\n" in line else line
    return "".join(f"{line}\n" for line in lines.values())


def read_symbols(text: str) -> Iterator[Symbol]:
    """The symbols of such a text."""
    for line in text.splitlines():
        path = _PATH.match(line)
        assert path is not None, f"no symbol: {line!r}"
        yield Symbol(path[0], line[path.end() :])


def runtime_symbols(folder: Path) -> tuple[Symbol, ...]:
    """The symbols of the runtime in a language's folder."""
    return tuple(read_symbols((folder / RUNTIME_SURFACE).read_text(encoding="utf-8")))
