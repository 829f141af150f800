"""Source that breaks where a line would be too long: a small algebra of documents, and the printer that lays them out.

A document says where a line may break; a group breaks at all of its own lines or at none. Source: Wadler, "A prettier printer"
(2003), with the alternative layouts and the look-ahead over what follows of the formatter that is named after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

WIDTH: Final = 80
"""Columns of a line."""

STEP: Final = 2
"""Columns of an indentation."""

# Parts of documents are not frozen, though nobody changes one: an SDK is laid out of a million of them, and a frozen one
# takes three times as long to make.


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """A place to break, and the text that stands there when it does not; ``None`` where it always breaks."""

    text: str | None


@dataclass(slots=True, unsafe_hash=True)
class Indent:
    """Contents whose lines start one step further right; with ``follows``, only if the marked group before them broke.

    Attributes:
        text: The contents on one line; ``None`` where they cannot be.
    """

    contents: Doc
    text: str | None
    follows: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Group:
    """Contents on one line if they fit.

    Attributes:
        text: The contents on one line; ``None`` where they cannot be.
        is_broken: They have to break.
        wider: Other layouts of the same contents, to be tried in order when they do not fit; the last one is taken unseen.
        is_marked: A later ``Indent`` asks whether this group broke.
    """

    contents: Doc
    text: str | None
    is_broken: bool = False
    wider: tuple[Doc, ...] = ()
    is_marked: bool = False


@dataclass(slots=True, unsafe_hash=True)
class IfBroken:
    """Something where the group around it breaks, and nothing where it does not."""

    text: ClassVar[str] = ""
    contents: Doc


Doc: TypeAlias = "str | tuple[Doc, ...] | Line | Indent | Group | IfBroken"

LINE: Final = Line(" ")
SOFT: Final = Line("")
HARD: Final = Line(None)

_Command: TypeAlias = tuple[int, bool, Doc]
"""Columns of indentation, whether lines are flat, and what to print."""


def indent(*parts: Doc) -> Indent:
    """Parts, one step further right after each break."""
    return Indent(_one(parts), flat(parts))


def following(doc: Doc) -> Indent:
    """A document, one step further right if the marked group before it broke."""
    return Indent(doc, flat(doc), follows=True)


def group(*parts: Doc, is_broken: bool = False, is_marked: bool = False) -> Group:
    """Parts on one line if they fit and hold no hard line."""
    text = None if is_broken else flat(parts)
    return Group(_one(parts), text, text is None, (), is_marked)


def choice(first: Doc, *wider: Doc) -> Group:
    """The first of some layouts that fits up to its first break, else the last."""
    return Group(first, flat(first), wider=wider)


def joined(separator: Doc, parts: Iterable[Doc]) -> Doc:
    """Parts with a separator between them."""
    between = separator if isinstance(separator, tuple) else (separator,)
    found: list[Doc] = []
    for part in parts:
        if found:
            found += between
        found.append(part)
    return tuple(found)


def _one(parts: tuple[Doc, ...]) -> Doc:
    """Parts as one document."""
    return parts[0] if len(parts) == 1 else parts


def flat(doc: Doc) -> str | None:
    """A document on one line, however long; ``None`` if it holds a hard line."""
    if isinstance(doc, str):
        return doc
    if not isinstance(doc, tuple):
        return doc.text
    texts = []
    for part in doc:
        text = part if isinstance(part, str) else flat(part) if isinstance(part, tuple) else part.text
        if text is None:
            return None
        texts.append(text)
    return "".join(texts)


def render(doc: Doc, width: int = WIDTH, column: int = 0) -> str:
    """A document as lines of at most ``width`` columns where that is possible.

    Args:
        column: Where the first line starts; later ones are indented by as much.
    """
    text = flat(doc)
    return text if text is not None and column + len(text) <= width else _Printer(width, column).print(doc)


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
            if isinstance(current, str):
                self._out.append(current)
                self._column += len(current)
            elif isinstance(current, tuple):
                for part in reversed(current):
                    stack.append((columns, is_flat, part))
            elif isinstance(current, Line):
                self._line(current, columns, is_flat)
            elif isinstance(current, Group):
                stack.append(self._group(current, columns, is_flat, stack))
            elif isinstance(current, Indent):
                step = 0 if current.follows and not self._marked_is_broken else STEP
                stack.append((columns + step, is_flat, current.contents))
            elif not is_flat:
                stack.append((columns, False, current.contents))
        return "".join(self._out)

    def _line(self, line: Line, columns: int, is_flat: bool) -> None:
        if is_flat and line.text is not None:
            self._out.append(line.text)
            self._column += len(line.text)
            return
        while self._out and self._out[-1].endswith(" "):
            kept = self._out.pop().rstrip(" ")
            self._out += [kept] if kept else []
        self._out.append("\n" + " " * columns)
        self._column = columns

    def _group(self, group: Group, columns: int, is_flat: bool, rest: Sequence[_Command]) -> _Command:
        """What to print in place of a group."""
        command: _Command = (columns, True, group.contents if group.text is None else group.text)
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
        stack: list[tuple[bool, Doc]] = [command[1:]]
        while room >= 0:
            if not stack:
                if not following:
                    return True
                following -= 1
                stack.append(rest[following][1:])
            is_flat, current = stack.pop()
            if isinstance(current, str):
                room -= len(current)
            elif isinstance(current, tuple):
                stack += [(is_flat, part) for part in reversed(current)]
            elif isinstance(current, Line):
                if current.text is None or not is_flat:
                    return True
                room -= len(current.text)
            elif is_flat and isinstance(current, Group | Indent) and current.text is not None:
                room -= len(current.text)
            elif isinstance(current, Group):
                stays_flat = is_flat and not current.is_broken
                stack.append((stays_flat, current.wider[-1] if current.wider and not stays_flat else current.contents))
            elif isinstance(current, Indent) or not is_flat:
                stack.append((is_flat, current.contents))
        return False
