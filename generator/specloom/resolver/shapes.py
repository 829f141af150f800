"""What schemas say: references and ``allOf`` followed, annotations gathered, faults named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from specloom.diagnostics import Diagnostic, Diagnostics
from specloom.ir import Pointer
from specloom.loader import Document
from specloom.resolver.conjunction import conjoin
from specloom.resolver.keywords import UNCARRIED, notes, read
from specloom.resolver.nodes import Node, Notes, Part, Shape


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
        self._expanded: dict[Pointer, Shape] = {}
        self._expanding: set[Pointer] = set()

    def warn(self, code: str, message: str, pointer: Pointer, remedy: str = "") -> None:
        """Records a fault that generation carries along."""
        self._diagnostics.add(Diagnostic.warning(code, message, self._document.locate(pointer), remedy))

    def shape(self, node: Node) -> Shape:
        """What all parts of a node say together, references and ``allOf`` followed."""
        first, *others = (self.expand(part) for part in node.parts)
        for other in others:
            first = self.conjoined(first, other, node.pointer)
        return first

    def expand(self, part: Part) -> Shape:
        if part.pointer in self._expanded:
            return self._expanded[part.pointer]
        if part.pointer in self._expanding:
            self.warn(
                "circular-schema",
                "the schema is composed of itself",
                part.pointer,
                "break the circle of $ref and allOf",
            )
            return Shape()
        self._expanding.add(part.pointer)
        try:
            shape = self._composed(part)
        finally:
            self._expanding.discard(part.pointer)
        self._expanded[part.pointer] = shape
        return shape

    def _composed(self, part: Part) -> Shape:
        own = read(part)
        if isinstance(part.schema, bool):
            return own
        self._name_what_is_not_carried(part)
        bases = [self.expand(base) for base in self.bases(part)]
        if not bases:
            return own
        base = bases[0] if len(bases) == 1 else replace(bases[0], notes=Notes())
        for other in bases[1:]:
            base = self.conjoined(base, replace(other, notes=Notes()), part.pointer)
        return self.conjoined(base, own, part.pointer)

    def bases(self, part: Part) -> list[Part]:
        """What a schema is built on: its reference, then its ``allOf`` members from left to right."""
        assert isinstance(part.schema, dict)
        found = [self.target(part)] if "$ref" in part.schema else []
        members = part.schema.get("allOf")
        for index, member in enumerate(members if isinstance(members, list) else ()):
            if isinstance(member, dict):
                found.append(Part(member, part.at("allOf", str(index))))
        return found

    def target(self, part: Part) -> Part:
        """What the part's ``$ref`` leads to. The loader has checked that it exists."""
        assert isinstance(part.schema, dict)
        pointer, value = self._document.resolve(part.schema["$ref"])
        return Part(value if isinstance(value, dict | bool) else {}, pointer)

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
        for keyword in UNCARRIED:
            if keyword in part.schema:
                self.warn(
                    "keyword-not-carried",
                    f"{keyword} is not carried into types; the server alone checks it",
                    part.at(keyword),
                )

    def remarks_of(self, node: Node) -> Remarks:
        """Annotations at a place: of its own parts and beside a reference in a nullable union, then through references."""
        own, full = Notes(), Notes()
        for part in node.parts:
            beside = self.single_variant(part)
            inner = self.remarks_of(beside) if beside else Remarks(Notes(), Notes())
            mine = notes(part.schema)
            own = mine.over(inner.own).over(own)
            full = self.expand(part).notes.over(inner.full).over(full)
        return Remarks(own, full)

    def single_variant(self, part: Part) -> Node | None:
        """The one variant of a union that only adds null to it."""
        alternatives = read(part).alternatives
        return alternatives[0].variants[0] if len(alternatives) == 1 and len(alternatives[0].variants) == 1 else None
