"""Names that JSON Schema gives to subschemas: ``$id``, ``$anchor`` and ``$dynamicAnchor``, and the document's own ``$self``.

Source: JSON Schema 2020-12, sections 8.2.1 and 8.2.2; OpenAPI 3.2.0 section 4.1.2.2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from specloom.loader.pointers import Trail, tokens_of

Tokens = tuple[str, ...]

_KEYWORDS = ("$id", "$anchor", "$dynamicAnchor", "$self")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The named subschemas of one file.

    Attributes:
        uris: The URI of each schema with an ``$id`` by the way to it, and that of the file itself, which is its
            ``$self``, or empty, at the root.
        names: The ways to the schemas with each anchor name, in document order.
    """

    uris: dict[Tokens, str] = field(default_factory=lambda: {(): ""})
    names: dict[str, list[Tokens]] = field(default_factory=dict)

    def resource_around(self, tokens: Tokens) -> Tokens:
        """The way to the nearest schema with an ``$id`` at or above this place; to the root when there is none."""
        lengths = range(len(tokens), 0, -1) if len(self.uris) > 1 else ()
        return next((tokens[:length] for length in lengths if tokens[:length] in self.uris), ())

    def named(self, name: str, resource: Tokens) -> Tokens | None:
        """The way to the schema with that anchor, inside the resource when it has one."""
        ways = self.names.get(name, [])
        inside = [way for way in ways if way[: len(resource)] == resource]
        return next(iter(inside or ways), None)

    def beside(self, reference: str) -> str:
        """A reference by the URI of something in or below the folder of this file's ``$self``, as a path from there.

        Raises:
            ValueError: When the ``$self`` is no URI.
        """
        own = self.uris[()]
        folder = own[: own.rfind("/") + 1]
        return reference.removeprefix(folder) if urlsplit(own).path.startswith("/") else reference


def gather(values: Any, text: str) -> Anchors:
    """The named subschemas of a file.

    Most documents have none, which their text tells at once. The search does not ask whether an object is a schema:
    a name that no reference uses does no harm.
    """
    anchors = Anchors()
    if not any(keyword in text for keyword in _KEYWORDS):
        return anchors
    own = values.get("$self") if isinstance(values, dict) else None
    anchors.uris[()] = own if isinstance(own, str) else ""
    stack: list[tuple[Any, Trail, str]] = [(values, None, anchors.uris[()])]
    while stack:
        value, trail, base = stack.pop()
        if isinstance(value, dict):
            base = _noted(value, trail, base, anchors)
            stack.extend((member, (trail, name), base) for name, member in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((item, (trail, str(i)), base) for i, item in reversed([*enumerate(value)]))
    return anchors


def _noted(value: dict[str, Any], trail: Trail, base: str, anchors: Anchors) -> str:
    """The URI that references inside this object are relative to."""
    for keyword in ("$anchor", "$dynamicAnchor"):
        if isinstance(value.get(keyword), str):
            anchors.names.setdefault(value[keyword], []).append(tokens_of(trail))
    if not isinstance(value.get("$id"), str):
        return base
    base = absolute(base, value["$id"].removesuffix("#"))
    anchors.uris[tokens_of(trail)] = base
    return base


def absolute(base: str, reference: str) -> str:
    """The URI that a reference means beside this base; the reference itself where one of them is no URI."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference
