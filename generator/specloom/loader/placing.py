"""From a validator's fault, which seldom says where it is, to a way into the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from specloom.loader.grammar import Kind, Site
from specloom.loader.pointers import Way, child, tokens_of

_OPERATION = re.compile(r"'(?P<method>[a-zA-Z]+)' (?:operation )?in '(?P<path>[^']*)'")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a validator says.

    Attributes:
        message: Its sentence.
        path: The way to the value at fault, from the root or from the schema that was being judged.
        instance: The value at fault, when the fault is one of a value.
        schema: The schema that the value does not match; part of the document only for faults of defaults.
    """

    message: str
    path: Way
    instance: Any
    schema: Any


class Placing:
    """Finds the places of one document's faults; equal faults get their places in document order."""

    def __init__(self, values: dict[str, Any], sites: Sequence[Site]) -> None:
        self._values = values
        self._schemas = [site for site in sites if site.kind in (Kind.SCHEMA, Kind.PARAMETER)]
        self._given: Counter[tuple[Way, str]] = Counter()

    def place(self, fault: Fault) -> tuple[Way, str]:
        """The way to the value at fault, empty when it cannot be told, and the sentence to say about it."""
        named = _OPERATION.search(fault.message)
        if named:
            return self._nearest(("paths", named["path"], named["method"].lower())), fault.message
        if fault.path and _at(self._values, fault.path) == (fault.instance,):
            return fault.path, fault.message
        for way in self._candidates(fault):
            if not self._given[way, fault.message]:
                self._given[way, fault.message] += 1
                about = "the default does not match its schema: " if way[-1:] == ("default",) else ""
                return way, about + fault.message
        return self._nearest(fault.path), fault.message

    def _candidates(self, fault: Fault) -> Iterator[Way]:
        """Defaults that do not match the schema they stand in, then schemas that are wrong themselves."""
        for site in self._schemas:
            if _at(site.value, ("default", *fault.path)) == (fault.instance,) and _requires(site.value, fault.schema):
                yield (*tokens_of(site.trail), "default")
        for site in self._schemas if fault.path else ():
            if _at(site.value, fault.path) == (fault.instance,):
                yield (*tokens_of(site.trail), *fault.path)

    def _nearest(self, way: Way) -> Way:
        """The longest beginning of the way that the document has."""
        for length in range(len(way), 0, -1):
            if _at(self._values, way[:length]):
                return way[:length]
        return ()


def _requires(schema: dict[str, Any], part: Any) -> bool:
    """Whether the part is this schema as the validator saw it, without patterns; a deeper part passes unseen."""
    if not isinstance(part, dict) or "default" not in part:
        return True
    return all(schema.get(keyword) == value for keyword, value in part.items() if not isinstance(value, (dict, list)))


def _at(value: Any, way: Way) -> tuple[Any] | tuple[()]:
    """The value at the way, in a tuple; an empty one when there is none."""
    try:
        for token in way:
            value = child(value, token)
    except KeyError:
        return ()
    return (value,)
