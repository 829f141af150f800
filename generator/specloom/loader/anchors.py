"""Names that JSON Schema gives to subschemas: ``$id``, ``$anchor`` and ``$dynamicAnchor``, and the document's own ``$self``.

Source: JSON Schema 2020-12, sections 8.2.1 and 8.2.2; OpenAPI 3.2.0 section 4.1.2.2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from specloom.loader.pointers import Trail, tokens_of

Tokens = tuple[str, ...]

_KEYWORDS = ("$id", "$anchor", "$dynamicAnchor", "$self")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The named subschemas of one file.

    Attributes:
        resources: The way to each schema with an ``$id``, by that id without an empty fragment.
        names: The ways to the schemas with each anchor name, in document order.
        ways: The ways to the schemas with an ``$id``.
    """

    resources: dict[str, Tokens] = field(default_factory=dict)
    names: dict[str, list[Tokens]] = field(default_factory=dict)
    ways: set[Tokens] = field(default_factory=set)

    def resource_around(self, tokens: Tokens) -> Tokens:
        """The way to the nearest schema with an ``$id`` at or above this place; to the root when there is none."""
        lengths = range(len(tokens), 0, -1) if self.ways else ()
        return next((tokens[:length] for length in lengths if tokens[:length] in self.ways), ())

    def named(self, name: str, resource: Tokens) -> Tokens | None:
        """The way to the schema with that anchor, inside the resource when it has one."""
        ways = self.names.get(name, [])
        inside = [way for way in ways if way[: len(resource)] == resource]
        return next(iter(inside or ways), None)


def gather(values: Any, text: str) -> Anchors:
    """The named subschemas of a file.

    Most documents have none, which their text tells at once. The search does not ask whether an object is a schema:
    a name that no reference uses does no harm.
    """
    anchors = Anchors()
    if not any(keyword in text for keyword in _KEYWORDS):
        return anchors
    stack: list[tuple[Any, Trail]] = [(values, None)]
    while stack:
        value, trail = stack.pop()
        if isinstance(value, dict):
            _note(value, trail, anchors)
            stack.extend((member, (trail, name)) for name, member in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((item, (trail, str(i))) for i, item in reversed([*enumerate(value)]))
    return anchors


def _note(value: dict[str, Any], trail: Trail, anchors: Anchors) -> None:
    if trail is None and isinstance(value.get("$self"), str):
        anchors.resources.setdefault(value["$self"], ())
    if isinstance(value.get("$id"), str):
        way = tokens_of(trail)
        anchors.resources.setdefault(value["$id"].removesuffix("#"), way)
        anchors.ways.add(way)
    for keyword in ("$anchor", "$dynamicAnchor"):
        if isinstance(value.get(keyword), str):
            anchors.names.setdefault(value[keyword], []).append(tokens_of(trail))
