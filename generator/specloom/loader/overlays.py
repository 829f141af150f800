"""Overlays: changes that the owner of an SDK makes to a document without editing it.

Source: OpenAPI Overlay 1.0 and 1.1; their targets are JSONPath, RFC 9535.
"""

from __future__ import annotations

import copy
import marshal
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from jsonpath_rfc9535 import JSONPathError, find

from specloom.diagnostics import Diagnostic, Diagnostics, SpecError
from specloom.loader.parse import Parsed
from specloom.loader.pointers import Way

_VERSION: Final = re.compile(r"1\.[01]\.[0-9]+")


def overlaid(document: Parsed, overlays: Sequence[Parsed], found: Diagnostics) -> Parsed:
    """The document after every action of every overlay, in order; a value that an overlay brought stands in its text.

    Args:
        found: Extended by a warning for each action that selects nothing.

    Raises:
        SpecError: When an overlay is none, or an action cannot be carried out.
    """
    overlay = _Overlaying(document, found)
    for each in overlays:
        overlay.apply(each)
    return replace(document, values=overlay.values, origins=overlay.origins)


class _Overlaying:
    """A document while it is changed.

    Attributes:
        origins: For a value that an overlay brought, or that moved within its list: the file and the way it came from.
    """

    def __init__(self, document: Parsed, found: Diagnostics) -> None:
        # Values that YAML's aliases share come apart: a change at one place is none at another. Version 2 knows no sharing.
        self.values: Any = marshal.loads(marshal.dumps(document.values, 2))
        self.origins: dict[Way, tuple[Parsed, Way]] = {}
        self._document = document
        self._found = found

    def apply(self, overlay: Parsed) -> None:
        values = overlay.values
        version = values.get("overlay") if isinstance(values, dict) else None
        if not isinstance(version, str) or not _VERSION.fullmatch(version):
            raise _refusal(
                overlay, ("overlay",), "this is not an OpenAPI Overlay 1.0 or 1.1", "begin with: overlay: 1.0.0"
            )
        actions = values.get("actions")
        if not isinstance(actions, list) or not actions:
            raise _refusal(overlay, ("actions",), "the overlay has no list of actions", "add actions: to it")
        for index, action in enumerate(actions):
            self._act(overlay, ("actions", str(index)), action)

    def _act(self, overlay: Parsed, at: Way, action: Any) -> None:
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            raise _refusal(overlay, at, "an action has no target", "say target: and a JSONPath")
        ways = self._selected(overlay, (*at, "target"), action["target"])
        if not ways:
            message = f"the target {action['target']!r} selects nothing"
            self._found.add(Diagnostic.warning("idle-action", message, overlay.at((*at, "target")), "correct the path"))
        if action.get("remove") is True:
            for way in sorted(
                ways, key=_place, reverse=True
            ):  # the last of a list first, so that no other moves before it goes
                self._remove(way, overlay, at)
        elif "copy" in action:
            self._copy(overlay, at, action["copy"], ways)
        elif "update" in action:
            for way in ways:
                self._update(way, action["update"], overlay, (*at, "update"))
        else:
            raise _refusal(overlay, at, "an action does nothing", "say update:, copy: or remove: true")

    def _selected(self, overlay: Parsed, at: Way, path: Any) -> list[Way]:
        try:
            nodes = find(str(path), self.values)
        except JSONPathError as error:
            raise _refusal(overlay, at, f"this is no JSONPath: {error}", "see RFC 9535") from None
        return list(dict.fromkeys(tuple(map(str, node.location)) for node in nodes))

    def _copy(self, overlay: Parsed, at: Way, path: Any, ways: list[Way]) -> None:
        sources = self._selected(overlay, (*at, "copy"), path)
        if len(sources) != 1:
            message = f"copy selects {len(sources)} values, and there must be one"
            raise _refusal(overlay, (*at, "copy"), message, "choose one")
        origin, way = self._origin(sources[0])
        value = copy.deepcopy(self._value(sources[0]))
        for target in ways:
            self._update(target, value, origin, way)

    def _update(self, way: Way, update: Any, overlay: Parsed, at: Way) -> None:
        """An object is merged into an object, a list takes the update as its next item, a single value is replaced."""
        value = self._value(way)
        if isinstance(value, list):
            self._append(way, value, [update], overlay, at)
        elif isinstance(value, dict) and isinstance(update, dict):
            self._merge(way, value, update, overlay, at)
        elif isinstance(value, dict):
            raise _refusal(overlay, at, "an object can only be updated with an object", "give an object")
        else:
            self._replace(way, update, overlay, at)

    def _merge(self, way: Way, value: dict[str, Any], update: dict[str, Any], overlay: Parsed, at: Way) -> None:
        for key, item in update.items():
            here, there, present = (*way, key), (*at, key), value.get(key)
            if isinstance(present, dict) and isinstance(item, dict):
                self._merge(here, present, item, overlay, there)
            elif isinstance(present, list) and isinstance(item, list):
                self._append(here, present, item, overlay, there)
            else:
                value[key] = copy.deepcopy(item)
                self._came(here, overlay, there)

    def _append(self, way: Way, value: list[Any], items: list[Any], overlay: Parsed, at: Way) -> None:
        for index, item in enumerate(items):
            self._came((*way, str(len(value))), overlay, (*at, str(index)))
            value.append(copy.deepcopy(item))

    def _replace(self, way: Way, update: Any, overlay: Parsed, at: Way) -> None:
        holder = self._value(way[:-1])
        holder[int(way[-1]) if isinstance(holder, list) else way[-1]] = copy.deepcopy(update)
        self._came(way, overlay, at)

    def _remove(self, way: Way, overlay: Parsed, at: Way) -> None:
        if not way:
            raise _refusal(overlay, at, "the whole document cannot be removed", "choose a part of it")
        holder = self._value(way[:-1])
        if isinstance(holder, dict):
            del holder[way[-1]]
            self._forget(way)
            return
        position = int(way[-1])
        del holder[position]
        for index in range(position, len(holder)):
            self._move((*way[:-1], str(index + 1)), (*way[:-1], str(index)))

    # Where values came from.

    def _came(self, way: Way, overlay: Parsed, at: Way) -> None:
        self._forget(way)
        self.origins[way] = overlay, at

    def _forget(self, way: Way) -> None:
        for known in [known for known in self.origins if known[: len(way)] == way]:
            del self.origins[known]

    def _move(self, old: Way, new: Way) -> None:
        origin = self._origin(old)
        below = {known: each for known, each in self.origins.items() if known[: len(old)] == old}
        self._forget(old)
        self._forget(new)
        self.origins |= {(*new, *known[len(old) :]): each for known, each in below.items()}
        self.origins[new] = origin

    def _origin(self, way: Way) -> tuple[Parsed, Way]:
        return replace(self._document, origins=self.origins).origin(way)

    def _value(self, way: Way) -> Any:
        value = self.values
        for token in way:
            value = value[int(token) if isinstance(value, list) else token]
        return value


def _place(way: Way) -> tuple[tuple[int, str], ...]:
    """Ways in the order of their lists' items."""
    return tuple((int(token), "") if token.isdigit() else (-1, token) for token in way)


def _refusal(overlay: Parsed, at: Way, message: str, remedy: str) -> SpecError:
    return SpecError(Diagnostic.error("bad-overlay", message, overlay.at(at), remedy))
