"""YAML text to JSON values and their places, built from parser events without recursion.

The composers of PyYAML recurse in C and die by a signal at 100,000 nested brackets; events do not nest, so depth,
aliases and merge keys are counted before they cost anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader import scalars
from specloom.loader.limits import Limits
from specloom.loader.places import Place, YamlPlaces
from specloom.loader.source import Source
from specloom.location import Location

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_TAG = "tag:yaml.org,2002:"
_CONTAINER_TAGS = {"map": dict, "seq": list}
_SCALAR_TAGS: dict[str, tuple[type, ...]] = {
    "int": (int,), "float": (int, float), "bool": (bool,), "null": (type(None),),
}  # fmt: skip
_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says from 0.2.6 on, which reads ahead of us in text without a comma and stops at 1,000."""


def read_yaml(source: Source, limits: Limits) -> tuple[Any, YamlPlaces]:
    """The value that the text spells, and where each part stands.

    Equal anchored values are one shared object; nobody may change the result in place without knowing that.

    Raises:
        SpecError: When the text is not YAML, holds what JSON cannot, repeats a key, or exceeds a limit.
    """
    builder = _Builder(source, limits)
    try:
        builder.consume(yaml.parse(source.text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = source.at(mark.line + 1, mark.column + 1) if mark else source.at()
        if error.problem == _LIBYAML_TOO_DEEP:
            raise _too_deep(source, place, limits) from None
        raise source.refuse("not-yaml", f"this is not YAML: {error.problem or error.context}", place) from None
    except yaml.YAMLError as error:
        raise source.refuse("not-yaml", f"this is not YAML: {error}") from None
    return builder.root[0], YamlPlaces(source, builder.root[1])


@dataclass(slots=True)
class _Open:
    """A mapping or a sequence whose end has not come yet."""

    value: Any
    places: Any
    start: Place
    anchor: str | None
    size: int = 1
    key: str | None = None
    key_place: Place = (0, 0)
    merging: bool = False
    merged: list[tuple[Any, Any]] = field(default_factory=list)

    @property
    def expects_key(self) -> bool:
        return self.key is None and type(self.value) is dict


_Node = tuple[Any, Any, int]
"""A value, the places of its children, and how many values it is with aliases written out."""


class _Builder:
    """Consumes events; ``root`` holds the outcome."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.root: _Node = (None, None, 0)
        self._source = source
        self._limits = limits
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Node] = {}
        self._documents = 0
        self._aliased = 0

    def consume(self, events: Iterator[Any]) -> None:
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._start(event, {}, {}, "map")
            elif kind is yaml.SequenceStartEvent:
                self._start(event, [], [], "seq")
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end(event)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._refuse(
                _place(event), "several-documents", "a second YAML document starts here", "keep one to a file"
            )

    def _scalar(self, event: Any) -> None:
        if self._stack and self._stack[-1].expects_key:
            self._key(event, self._stack[-1], event.value)
            if event.anchor:
                self._anchors[event.anchor] = (event.value, None, 1)
            return
        try:
            value = self._tagged(event) if event.tag is not None else event.value
            if event.tag is None and event.implicit[0]:
                value = scalars.plain(value)
        except ValueError as error:
            raise self._refuse(_place(event), "bad-number", str(error), "quote it if it is text") from None
        self._attach(_place(event), (value, None, 1), event.anchor)

    def _tagged(self, event: Any) -> Any:
        tag = event.tag.removeprefix(_TAG)
        if tag in ("!", "str"):
            return event.value
        value = scalars.plain(event.value)
        if tag not in _SCALAR_TAGS or not event.tag.startswith(_TAG):
            raise self._unknown_tag(event)
        if not isinstance(value, _SCALAR_TAGS[tag]) or (tag != "bool" and isinstance(value, bool)):
            raise ValueError(f"the value is not of its tag !!{tag}")
        return float(value) if tag == "float" and value is not None else value

    def _unknown_tag(self, event: Any) -> SpecError:
        return self._refuse(_place(event), "yaml-tag", f"the tag {event.tag} is not JSON", "remove the tag")

    def _start(self, event: Any, value: Any, places: Any, kind: str) -> None:
        if event.tag is not None and event.tag not in ("!", _TAG + kind):
            raise self._unknown_tag(event)
        if len(self._stack) >= self._limits.depth:
            raise _too_deep(self._source, self._source.at(*_place(event)), self._limits)
        if self._stack and self._stack[-1].expects_key:
            raise self._refuse(_place(event), "bad-key", "a key is a list or a mapping", "use a string")
        self._stack.append(_Open(value, places, _place(event), event.anchor))
        if event.anchor:
            self._anchors.pop(event.anchor, None)

    def _end(self, event: Any) -> None:
        done = self._stack.pop()
        for value, places in done.merged:
            for key in value:
                done.value.setdefault(key, value[key])
                done.places.setdefault(key, places[key])
        self._attach(done.start, (done.value, done.places, done.size), done.anchor)

    def _alias(self, event: Any) -> None:
        node = self._anchors.get(event.anchor)
        if node is None:
            message = f"the alias *{event.anchor} has no anchor before it, or stands inside its own"
            raise self._refuse(_place(event), "bad-alias", message)
        top = self._stack[-1]  # the grammar has no anchor before a document's only node, so an alias is never alone
        if top.expects_key:
            if not isinstance(node[0], str):
                raise self._refuse(_place(event), "bad-key", "an alias used as a key does not stand for a string")
            self._key(event, top, node[0])
            return
        self._repeat(event, node[2])
        self._attach(_place(event), node, None)

    def _repeat(self, event: Any, size: int) -> None:
        self._aliased += size
        if self._aliased > self._limits.aliased_nodes:
            raise self._refuse(
                _place(event), "too-many-aliases", f"aliases stand for more than {self._limits.aliased_nodes} values"
            )

    def _key(self, event: Any, top: _Open, key: str) -> None:
        place = _place(event)
        if key in top.places:
            raise self._duplicate(key, top.places[key][:2], place)
        if getattr(event, "tag", None) is not None and event.tag not in ("!", _TAG + "str"):
            raise self._unknown_tag(event)
        top.key, top.key_place = key, place
        top.merging = key == "<<" and type(event) is yaml.ScalarEvent and event.implicit[0]

    def _duplicate(self, key: str, first: Place, second: Place) -> SpecError:
        related = self._source.at(*first)
        message = f"the key {key!r} stands here a second time; the first is on line {first[0]}, column {first[1]}"
        location = self._source.at(*second)
        return SpecError(Diagnostic.error("duplicate-key", message, location, "remove one of them", (related,)))

    def _attach(self, place: Place, node: _Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        top.size += node[2]
        if top.size > self._limits.nodes:
            raise self._refuse(place, "too-many-values", f"the document holds more than {self._limits.nodes} values")
        if top.key is None:
            top.value.append(node[0])
            top.places.append((*place, node[1]))
        elif top.merging:
            self._merge(place, top, node)
        else:
            top.value[top.key] = node[0]
            top.places[top.key] = (*top.key_place, node[1])
        top.key = None

    def _merge(self, place: Place, top: _Open, node: _Node) -> None:
        """``<<`` of YAML 1.1, which documents still use: keys written out win, then earlier mappings over later."""
        value, places, _ = node
        parts = [(value, places)]
        if isinstance(value, list):
            parts = list(zip(value, (part[2] for part in places), strict=True))
        if any(not isinstance(part, dict) for part, _ in parts):
            raise self._refuse(place, "bad-merge", "a merge key << needs a mapping or a list of mappings")
        if top.merged:
            raise self._refuse(place, "duplicate-key", "a second merge key << in one mapping", "merge a list instead")
        top.merged = parts

    def _refuse(self, place: Place, code: str, message: str, remedy: str = "") -> SpecError:
        return self._source.refuse(code, message, self._source.at(*place), remedy)


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _too_deep(source: Source, place: Location, limits: Limits) -> SpecError:
    return source.refuse("too-deep", f"values are nested more than {limits.depth} deep", place)
