"""What schemas say: references and ``allOf`` followed, annotations gathered, faults named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from specloom.diagnostics import Diagnostic, Diagnostics, SpecError
from specloom.ir import Pointer
from specloom.loader import Document
from specloom.resolver.composing import Circles
from specloom.resolver.conjunction import conjoin
from specloom.resolver.keywords import read, uncarried
from specloom.resolver.misuse import misused
from specloom.resolver.nodes import Alternatives, Node, Notes, Part, Shape, below, schema_of
from specloom.resolver.sites import is_component

_MEMBER: Final = re.compile(r"(/allOf/[0-9]+)+\Z")


@dataclass(frozen=True, slots=True)
class Remarks:
    """Annotations of a place: its own, and those it has through references."""

    own: Notes
    full: Notes


class Shapes:
    """Reads nodes of one document; each schema is expanded once."""

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self._document = document
        self._diagnostics = diagnostics
        self._read: dict[Pointer, Shape] = {}
        self._targets: dict[str, Part] = {}
        self._expanded: dict[Pointer, Shape] = {}
        self._circles = Circles(self._composition)

    def warn(self, code: str, message: str, pointer: Pointer, remedy: str = "") -> None:
        """Records a fault that generation carries along."""
        self._diagnostics.add(Diagnostic.warning(code, message, self._document.locate(pointer), remedy))

    def name_misuse(self, node: dict[str, Any], pointer: Pointer, *, is_root: bool = False) -> None:
        """Names the extensions of an object that are not understood because of their value."""
        for key, wanted in misused(node, is_root=is_root):
            self.warn(
                "extension-misused",
                f"{key} wants {wanted}; what is anything else here is not used",
                below(pointer, key),
            )

    def read(self, part: Part) -> Shape:
        """What one schema says, its ``$ref`` and ``allOf`` aside."""
        if part.pointer not in self._read:
            self._read[part.pointer] = read(part)
        return self._read[part.pointer]

    def shape(self, node: Node) -> Shape:
        """What all parts of a node say together, references and ``allOf`` followed."""
        first, *others = (self.expand(part) for part in node.parts)
        for other in others:
            first = self.conjoined(first, other, node.pointer)
        return first

    def expand(self, part: Part) -> Shape:
        """What a schema says together with all it is built on, however long the way down to the last base is."""
        if part.pointer in self._expanded:
            return self._expanded[part.pointer]
        waiting, opened = [part], set[Pointer]()
        while waiting:
            current = waiting[-1]
            if current.pointer not in self._expanded:
                missing = [base for base in self.bases(current) if base.pointer not in self._expanded]
                fresh = [base for base in missing if base.pointer not in opened and base.pointer != current.pointer]
                if fresh and current.pointer not in opened:
                    opened.add(current.pointer)
                    waiting.extend(reversed(fresh))
                    continue
                self._expanded[current.pointer] = self._composed(current)
            waiting.pop()
        return self._expanded[part.pointer]

    def _base(self, base: Part) -> Shape:
        """A base that is expanded already; one that is not is built on what is built on it."""
        if base.pointer in self._expanded:
            return self._expanded[base.pointer]
        self.warn(
            "circular-schema", "the schema is composed of itself", base.pointer, "break the circle of $ref and allOf"
        )
        return Shape()

    def _composed(self, part: Part) -> Shape:
        own = self.read(part)
        if isinstance(part.schema, bool):
            return own
        self._name_what_is_not_carried(part)
        if isinstance(part.schema.get("discriminator"), dict):
            self._name_stray_mappings(part, part.schema["discriminator"].get("mapping"))
        bases = self.bases(part)
        if not bases:
            return own
        first, *others = _of_the_whole(part, bases, [self._without_circles(self._base(base), part) for base in bases])
        for other in others:
            first = self.conjoined(first, other, part.pointer)
        return self.conjoined(first, own, part.pointer)

    def _without_circles(self, base: Shape, part: Part) -> Shape:
        """A base without the unions that the schema is a variant of: who extends one of those means its fields."""
        is_reference = (
            isinstance(part.schema, dict) and not part.schema.get("allOf") and not self.read(part).is_structural
        )
        if is_reference:
            return base
        kept = tuple(group for group in base.alternatives if not self._leads_back(group, part))
        return base if len(kept) == len(base.alternatives) else replace(base, alternatives=kept)

    def _leads_back(self, group: Alternatives, part: Part) -> bool:
        circle = self._circles.of(part)
        return any(each.pointer in circle for variant in group.variants for each in variant.parts)

    def is_circular(self, node: Node) -> bool:
        """Whether a node leads back to itself through references, ``allOf`` and variants of unions alone."""
        return any(len(self._circles.of(part)) > 1 for part in node.parts)

    def _composition(self, part: Part) -> Iterator[Part]:
        """What a schema is made of: its bases, and the variants of its unions."""
        yield from self.bases(part)
        for group in self.read(part).alternatives:
            for variant in group.variants:
                yield from variant.parts

    def bases(self, part: Part) -> list[Part]:
        """What a schema is built on: its reference, then its ``allOf`` members from left to right."""
        if isinstance(part.schema, bool):
            return []
        found = [self.target(part)] if isinstance(part.schema.get("$ref"), str) else []
        members = part.schema.get("allOf")
        for index, member in enumerate(members if isinstance(members, list) else ()):
            if isinstance(member, dict):
                found.append(Part(member, part.at("allOf", str(index))))
        return found

    def target(self, part: Part) -> Part:
        """What the part's ``$ref`` leads to."""
        assert isinstance(part.schema, dict)
        reference = part.schema["$ref"]
        if reference not in self._targets:
            value, pointer = self.followed(reference, part.at("$ref"))
            self._targets[reference] = Node.of(value, pointer).parts[0]
        return self._targets[reference]

    def names(self, node: Node) -> tuple[Pointer, ...]:
        """The pointers that a node goes by: its own, that of the schema it refers to, and those that this one is a name of."""
        found: dict[Pointer, None] = {}
        part = node.parts[-1]
        while part.pointer not in found:
            found[part.pointer] = None
            bases = self.bases(part)
            is_name = len(bases) == 1 and not self.read(part).is_structural
            if is_name and (bases[0].pointer != part.at("allOf", "0") or not is_component(part.pointer)):
                part = bases[0]
        return tuple(found)

    def followed(self, reference: str, pointer: Pointer) -> tuple[object, Pointer]:
        """What a reference leads to, and where that stands.

        The loader has checked that it exists, but lowering an older document to today's form may have taken it away;
        then the reference leads to a schema that says nothing.
        """
        try:
            where, value = self._document.resolve(reference)
        except SpecError:
            self.warn(
                "dangling-reference",
                "the $ref leads into a part of the document that has no meaning; any value is taken",
                pointer,
                "point it at a component",
            )
            return {}, pointer
        return value, where

    def conjoined(self, left: Shape, right: Shape, pointer: Pointer) -> Shape:
        if (
            left.types
            and right.types
            and not left.types & right.types
            and not {"integer", "number"} <= left.types | right.types
        ):
            self.warn(
                "conflicting-types", "allOf asks for types that exclude each other; the last one is taken", pointer
            )
        return conjoin(left, right)

    def _name_what_is_not_carried(self, part: Part) -> None:
        assert isinstance(part.schema, dict)
        self.name_misuse(part.schema, part.pointer)
        for way in uncarried(part.schema):
            self.warn(
                "keyword-not-carried",
                f"{'.'.join(way)} is not carried into types; the server alone checks it",
                part.at(*way),
            )

    def _name_stray_mappings(self, part: Part, mapping: object) -> None:
        """Values of a discriminator that lead to no variant: of the unions beside it, or of the component that it makes a base."""
        if not isinstance(mapping, dict) or not mapping:
            return
        nodes = [variant for group in self.read(part).alternatives for variant in group.variants]
        if not nodes and not is_component(_MEMBER.sub("", part.pointer)):
            message = "a discriminator without variants beside it is one of a component; this one means nothing"
            self.warn("bad-mapping", message, part.at("discriminator"), "list the variants in oneOf")
            return
        known = {pointer for node in nodes for pointer in self.names(node)}
        for value, reference in mapping.items():
            pointer = schema_of(reference)
            if pointer not in known if nodes else not self._is_known(pointer):
                message = "the mapping leads to no variant and means nothing"
                self.warn("bad-mapping", message, part.at("discriminator", "mapping", value), "name one")

    def _is_known(self, pointer: Pointer) -> bool:
        """Whether a component's schema stands there."""
        try:
            return is_component(self._document.resolve(f"#{pointer}")[0])
        except SpecError:
            return False

    def remarks_of(self, node: Node) -> Remarks:
        """Annotations at a place: of its own parts and beside a reference in a nullable union, then through references."""
        if len(node.parts) == 1 and self.single_variant(node.parts[0]) is None:
            return Remarks(self.read(node.parts[0]).notes, self.expand(node.parts[0]).notes)
        own, full = Notes(), Notes()
        for part in node.parts:
            beside = self.single_variant(part)
            inner = self.remarks_of(beside) if beside else Remarks(Notes(), Notes())
            mine = self.read(part).notes
            own = mine.over(inner.own).over(own)
            full = self.expand(part).notes.over(inner.full).over(full)
        return Remarks(own, full)

    def single_variant(self, part: Part) -> Node | None:
        """The one variant of a union that only adds null to it."""
        alternatives = self.read(part).alternatives
        return alternatives[0].variants[0] if len(alternatives) == 1 and len(alternatives[0].variants) == 1 else None


def _of_the_whole(part: Part, bases: list[Part], shapes: list[Shape]) -> list[Shape]:
    """What bases say, with those of their notes that hold for the schema that is built on them.

    Of several that say what a value is, a referenced one describes itself, and one that is written here gives no whole example.
    """
    if sum(shape.is_structural for shape in shapes) < 2:
        return shapes
    return [
        replace(shape, notes=_notes_written_in(part, base, shape.notes)) if shape.is_structural else shape
        for base, shape in zip(bases, shapes, strict=True)
    ]


def _notes_written_in(part: Part, base: Part, notes: Notes) -> Notes:
    refers = isinstance(base.schema, dict) and "$ref" in base.schema
    if base.pointer.startswith(part.at("allOf")) and not refers:
        return replace(notes, title="", default=(), examples=())
    return Notes()
