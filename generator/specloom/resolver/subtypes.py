"""Inheritance: whoever asks for a base with a discriminator takes every component that extends it (OpenAPI 3.x, "Discriminator Object").

Inside an ``allOf`` the base means its fields; anywhere else it means the union of its subtypes, and itself for what is none of them.
A component that the mapping names is a subtype, too; where it does not repeat the base's fields, the two hold together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from specloom.ir import Pointer
from specloom.loader import Document
from specloom.resolver import extensions
from specloom.resolver.nodes import Alternatives, Node, Part, below, schema_of
from specloom.resolver.shapes import Shapes


class Subtypes:
    """Which components extend which, as far as a discriminator tells them apart."""

    def __init__(self, document: Document, shapes: Shapes) -> None:
        self._shapes = shapes
        self._components = _components(document)
        self._known: dict[Pointer, Alternatives | None] = {}
        self._bases: dict[Pointer, list[Pointer]] = {}
        self._extended: defaultdict[Pointer, list[Pointer]] = defaultdict(list)
        if any(map(_told, self._components.values())):
            self._gather()

    def is_one(self, pointer: Pointer) -> bool:
        """Whether a component extends one whose discriminator tells it from its sisters."""
        return any(self._discriminator(base) for base in self._bases.get(pointer, ()))

    def of(self, base: Part) -> Alternatives | None:
        """What a reference to a component may lead to, the base itself last; ``None`` where it means the component alone."""
        if base.pointer not in self._extended:
            return None
        if base.pointer not in self._known:
            self._known[base.pointer] = self._alternatives(base)
        return self._known[base.pointer]

    def _alternatives(self, base: Part) -> Alternatives | None:
        told = self._discriminator(base.pointer)
        if told is None or self._shapes.expand(base).alternatives:
            return None
        pointers = [*self._below(base.pointer), base.pointer]
        given = {pointer: extensions.discriminator_value(self._components[pointer]) for pointer in pointers}
        mapping = told.get("mapping")
        described = {
            "propertyName": told["propertyName"],
            "mapping": {
                **{value: f"#{pointer}" for pointer, value in given.items() if value is not None},
                **(mapping if isinstance(mapping, dict) else {}),
            },
            "defaultMapping": f"#{base.pointer}",
        }
        variants = tuple(self._variant(base, pointer, index) for index, pointer in enumerate(pointers))
        return Alternatives(variants, admits_null=False, discriminator=described)

    def _variant(self, base: Part, pointer: Pointer, index: int) -> Node:
        """A subtype; where it lacks some of the base's fields, the two together, named after both."""
        title = " ".join(each.rsplit("/", 1)[-1] for each in (base.pointer, pointer))
        part = Part({"$ref": f"#{pointer}", "title": title}, base.at("discriminator", str(index)))
        fields, inherited = self._shapes.expand(part).properties, self._shapes.expand(base).properties
        return Node((part,) if inherited.keys() <= fields.keys() else (base, part))

    def _gather(self) -> None:
        for pointer, schema in self._components.items():
            found = [base for base in self._extended_by(Part(schema, pointer)) if base in self._components]
            self._bases[pointer] = found
            for base in found:
                self._extended[base].append(pointer)
        for pointer, schema in self._components.items():
            known = self._descendants(pointer)
            for mapped in _mapped(schema):
                if mapped in self._components and mapped not in known and pointer not in self._descendants(mapped):
                    self._extended[pointer].append(mapped)

    def _extended_by(self, part: Part) -> Iterator[Pointer]:
        """What stands in the ``allOf``; a component that is a reference itself is another's name."""
        for member in self._shapes.bases(part):
            is_member = member.pointer.startswith(part.at("allOf"))
            if is_member and isinstance(member.schema, dict) and isinstance(member.schema.get("$ref"), str):
                yield self._shapes.target(member).pointer

    def _discriminator(self, pointer: Pointer) -> dict[str, Any] | None:
        """A component's own discriminator, else the first that it inherits."""
        waiting, seen = [pointer], {pointer}
        while waiting:
            current = waiting.pop()
            told = _told(self._components[current])
            if told is not None:
                return told
            fresh = [base for base in self._bases.get(current, ()) if base not in seen]
            seen.update(fresh)
            waiting.extend(reversed(fresh))
        return None

    def _below(self, base: Pointer) -> list[Pointer]:
        """All that extend a component, in document order."""
        found = self._descendants(base) - {base}
        return [pointer for pointer in self._components if pointer in found]

    def _descendants(self, base: Pointer) -> set[Pointer]:
        """All that extend a component, however many steps below it, and itself."""
        waiting, found = [base], {base}
        while waiting:
            fresh = [pointer for pointer in self._extended.get(waiting.pop(), ()) if pointer not in found]
            found.update(fresh)
            waiting.extend(fresh)
        return found


def _told(schema: dict[str, Any]) -> dict[str, Any] | None:
    """The discriminator of a schema, or of a part of its ``allOf``; one beside variants is about those."""
    members = schema.get("allOf")
    for each in (schema, *(members if isinstance(members, list) else ())):
        told = (
            each.get("discriminator") if isinstance(each, dict) and each.keys().isdisjoint(("oneOf", "anyOf")) else None
        )
        if isinstance(told, dict) and isinstance(told.get("propertyName"), str):
            return told
    return None


def _mapped(schema: dict[str, Any]) -> Iterator[Pointer]:
    """The schemas that a component's discriminator names."""
    mapping = (_told(schema) or {}).get("mapping")
    yield from map(schema_of, mapping.values() if isinstance(mapping, dict) else ())


def _components(document: Document) -> dict[Pointer, dict[str, Any]]:
    components = document.root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    listed = schemas.items() if isinstance(schemas, dict) else ()
    return {below("/components/schemas", key): schema for key, schema in listed if isinstance(schema, dict)}
