"""JSON text to values: the standard decoder, and a second look for the place of a fault when it finds one."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader import scalars
from specloom.loader.limits import Limits
from specloom.loader.places import JsonPlaces, line_starts, place_of
from specloom.loader.source import Source
from specloom.location import Location


def read_json(source: Source, limits: Limits) -> tuple[Any, JsonPlaces]:
    """The value that the text spells, and where each part stands.

    Raises:
        SpecError: When the text is not JSON, repeats a key, holds a number no double can, or exceeds a limit.
    """
    _bound_values(source, limits)
    try:
        value = _DECODER.decode(source.text)
    except json.JSONDecodeError as error:
        place = source.at(error.lineno, error.colno)
        raise source.refuse("not-json", f"this is not JSON: {error.msg}", place) from None
    except (ValueError, RecursionError) as error:
        raise _Scan(source, limits).fault(str(error)) from None
    if _is_deeper(value, limits.depth) or (_SURROGATE.search(source.text) and not _is_encodable(value)):
        raise _Scan(source, limits).fault("a string holds half of a surrogate pair")
    return value, JsonPlaces(source)


_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}:,]|[^\s"\[\]{}:,]+')
_STRUCTURE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{,]')
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def _bound_values(source: Source, limits: Limits) -> None:
    """Counts the values from above, then exactly: an array of empty arrays takes thirty times its text in memory."""
    text = source.text
    if text.count(",") + text.count("[") + text.count("{") < limits.nodes:
        return
    values = (token for token in _STRUCTURE.finditer(text) if token[0][0] != '"')
    if next(islice(values, limits.nodes - 1, None), None) is not None:
        raise source.refuse("too-many-values", f"the document holds more than {limits.nodes} values")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return members


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_constant=scalars.no_constant,
    parse_float=scalars.number,
    parse_int=scalars.integer,
)


def _is_deeper(value: Any, depth: int) -> bool:
    """Whether containers nest more than ``depth`` levels, looked at a level at a time."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(depth):
        children = (child for parent in level for child in (parent.values() if type(parent) is dict else parent))
        level = [child for child in children if type(child) is dict or type(child) is list]
    return bool(level)


def _is_encodable(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Scan:
    """A linear reading by tokens that stops at the first fault the decoder cannot place."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._lines = line_starts(source.text)
        self._open: list[dict[str, int] | None] = []
        self._previous = ""

    def fault(self, otherwise: str) -> SpecError:
        """The error that names the place; ``otherwise`` is said about the whole text when no token is at fault."""
        for match in _TOKEN.finditer(self._source.text):
            error = self._check(match[0], match.start())
            if error is not None:
                return error
        return self._source.refuse("not-json", otherwise)

    def _check(self, token: str, offset: int) -> SpecError | None:
        previous, self._previous = self._previous, token
        if token in ("{", "["):
            self._open.append({} if token == "{" else None)
            if len(self._open) > self._limits.depth:
                return self._error("too-deep", f"values are nested more than {self._limits.depth} deep", offset)
        elif token in ("}", "]"):
            if self._open:
                self._open.pop()
        elif token[0] == '"':
            return self._string(token, offset, previous)
        elif token[0] not in ":,":
            return self._number(token, offset)
        return None

    def _string(self, token: str, offset: int, previous: str) -> SpecError | None:
        text = json.loads(token, strict=False)
        if not _is_encodable(text):
            return self._error("bad-text", "a string holds half of a surrogate pair", offset)
        keys = self._open[-1] if self._open else None
        if keys is None or previous not in ("{", ","):
            return None
        if text in keys:
            first = self._at(keys[text])
            message = (
                f"the key {text!r} stands here a second time; the first is on line {first.line}, column {first.column}"
            )
            return self._error("duplicate-key", message, offset, "remove one of them", (first,))
        keys[text] = offset
        return None

    def _number(self, token: str, offset: int) -> SpecError | None:
        try:
            _DECODER.decode(token)
        except ValueError as error:
            return self._error("bad-number", str(error), offset, "quote it if it is text")
        return None

    def _at(self, offset: int) -> Location:
        return self._source.at(*place_of(self._lines, offset))

    def _error(
        self, code: str, message: str, offset: int, remedy: str = "", related: tuple[Location, ...] = ()
    ) -> SpecError:
        return SpecError(Diagnostic.error(code, message, self._at(offset), remedy, related))
