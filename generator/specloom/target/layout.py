"""Source that breaks where a line would be too long: a small algebra of documents, and the printer that lays them out.

A document says where a line may break; a group breaks at all of its own lines or at none. Source: Wadler, "A prettier printer"
(2003), with the groups of alternatives and the look-ahead over what follows that the formatter named after it added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

WIDTH: Final = 80
"""Columns of a line."""

STEP: Final = 2
"""Columns of an indentation."""


@dataclass(frozen=True, slots=True)
class Line:
    """A place to break: ``flat`` stands there when it does not. One that ``is_hard`` always breaks."""

    flat: str
    is_hard: bool = False


@dataclass(frozen=True, slots=True)
class Indent:
    """Contents whose lines start one step further right; with ``follows``, only if the marked group before them broke."""

    contents: Doc
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Contents on one line if they fit.

    Attributes:
        is_broken: It holds a hard line, so it cannot.
        wider: Other layouts of the same contents, to be tried in order when they do not fit; the last one is taken unseen.
        is_marked: A later ``Indent`` asks whether this group broke.
    """

    contents: Doc
    is_broken: bool = False
    wider: tuple[Doc, ...] = ()
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class IfBroken:
    """One text where the group around it breaks, another where it does not."""

    broken: Doc
    flat: Doc = ""


Doc: TypeAlias = "str | tuple[Doc, ...] | Line | Indent | Group | IfBroken"

LINE: Final = Line(" ")
SOFT: Final = Line("")
HARD: Final = Line("", is_hard=True)

_Command: TypeAlias = tuple[int, bool, Doc]
"""Columns of indentation, whether lines are flat, and what to print."""


def indent(*parts: Doc) -> Indent:
    """Parts, one step further right after each break."""
    return Indent(parts)


def group(*parts: Doc, is_broken: bool = False, is_marked: bool = False) -> Group:
    """Parts on one line if they fit and hold no hard line."""
    return Group(parts, is_broken or breaks(parts), (), is_marked)


def choice(first: Doc, *wider: Doc) -> Doc:
    """The first of some layouts that fits up to its first break, else the last."""
    return Group(first, False, wider)


def joined(separator: Doc, parts: Iterable[Doc]) -> Doc:
    """Parts with a separator between them."""
    found: list[Doc] = []
    for part in parts:
        if found:
            found.append(separator)
        found.append(part)
    return tuple(found)


def breaks(doc: Doc) -> bool:
    """Whether a document holds a hard line, and so cannot stand on one line."""
    match doc:
        case str():
            return False
        case tuple():
            return any(breaks(part) for part in doc)
        case Line():
            return doc.is_hard
        case Indent():
            return breaks(doc.contents)
        case Group():
            return doc.is_broken or breaks(doc.contents)
        case IfBroken():
            return breaks(doc.broken)


def flat(doc: Doc) -> str:
    """A document on one line, however long."""
    match doc:
        case str():
            return doc
        case tuple():
            return "".join(flat(part) for part in doc)
        case Line():
            return doc.flat
        case Indent() | Group():
            return flat(doc.contents)
        case IfBroken():
            return flat(doc.flat)


def render(doc: Doc, width: int = WIDTH, column: int = 0) -> str:
    """A document as lines of at most ``width`` columns where that is possible.

    Args:
        column: Where the first line starts; later ones are indented by as much.
    """
    return _Printer(width, column).print(doc)


class _Printer:
    """Prints commands from a stack, asking ahead whether a group fits."""

    def __init__(self, width: int, column: int) -> None:
        self._width = width
        self._start = self._column = column
        self._out: list[str] = []
        self._marked_is_broken = False

    def print(self, doc: Doc) -> str:
        stack: list[_Command] = [(self._start, False, doc)]
        while stack:
            columns, is_flat, current = stack.pop()
            match current:
                case str():
                    self._out.append(current)
                    self._column += len(current)
                case tuple():
                    stack.extend((columns, is_flat, part) for part in reversed(current))
                case Line():
                    self._line(current, columns, is_flat)
                case Indent():
                    step = 0 if current.follows and not self._marked_is_broken else STEP
                    stack.append((columns + step, is_flat, current.contents))
                case IfBroken():
                    stack.append((columns, is_flat, current.flat if is_flat else current.broken))
                case Group():
                    stack.append(self._group(current, columns, is_flat, stack))
        return "".join(self._out)

    def _line(self, line: Line, columns: int, is_flat: bool) -> None:
        if is_flat and not line.is_hard:
            self._out.append(line.flat)
            self._column += len(line.flat)
            return
        while self._out and self._out[-1].endswith(" "):
            kept = self._out.pop().rstrip(" ")
            self._out += [kept] if kept else []
        self._out.append("\n" + " " * columns)
        self._column = columns

    def _group(self, group: Group, columns: int, is_flat: bool, rest: Sequence[_Command]) -> _Command:
        command = (columns, True, group.contents)
        if group.is_broken:
            command = (columns, False, group.contents)
        elif not is_flat and not self._fits(command, rest):
            command = self._wider(group, columns, rest)
        if group.is_marked:
            self._marked_is_broken = not command[1]
        return command

    def _wider(self, group: Group, columns: int, rest: Sequence[_Command]) -> _Command:
        """The group broken, or the first of its other layouts whose first line fits."""
        for other in group.wider[:-1]:
            if self._fits((columns, True, other), rest):
                return columns, True, other
        return columns, False, group.wider[-1] if group.wider else group.contents

    def _fits(self, command: _Command, rest: Sequence[_Command]) -> bool:
        """Whether a command, and what follows it up to the next possible break, ends before the margin."""
        room = self._width - self._column
        following = len(rest)
        stack = [command]
        while room >= 0:
            if not stack:
                if not following:
                    return True
                following -= 1
                stack.append(rest[following])
            columns, is_flat, current = stack.pop()
            match current:
                case str():
                    room -= len(current)
                case tuple():
                    stack.extend((columns, is_flat, part) for part in reversed(current))
                case Line():
                    if current.is_hard or not is_flat:
                        return True
                    room -= len(current.flat)
                case Indent():
                    stack.append((columns, is_flat, current.contents))
                case IfBroken():
                    stack.append((columns, is_flat, current.flat if is_flat else current.broken))
                case Group():
                    last = current.wider[-1] if current.wider and current.is_broken else current.contents
                    stack.append((columns, is_flat and not current.is_broken, last))
        return False
