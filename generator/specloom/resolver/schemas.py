"""Schemas become types and declarations."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import Final

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Declaration,
    Identity,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Package,
    Pointer,
    Prose,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    nullable,
    without_null,
)
from specloom.resolver import words
from specloom.resolver.conjunction import with_notes
from specloom.resolver.declarations import Declarations
from specloom.resolver.kinds import kind_of, single_type
from specloom.resolver.map_keys import keys
from specloom.resolver.nodes import Alternatives, Node, Notes, Part, Shape, below
from specloom.resolver.shapes import Remarks, Shapes
from specloom.resolver.sites import Site, is_component
from specloom.resolver.subtypes import Subtypes

_STRING_KINDS: Final = {
    "date-time": ScalarKind.DATE_TIME,
    "date": ScalarKind.DATE,
    "byte": ScalarKind.BASE64,
    "base64": ScalarKind.BASE64,
    "binary": ScalarKind.BINARY,
    "decimal": ScalarKind.DECIMAL,
}

_LONGEST_CHAIN: Final = 20
"""Aliases followed into one another; a longer chain gets a name on the way, so that depth never becomes recursion."""

_LARGEST_INLINE: Final = 64
"""Parts of a type that an alias may stand for; a larger one gets its name."""

_DEEPEST_INLINE: Final = 50


@dataclass(frozen=True, slots=True)
class _Pending:
    identity: Identity
    shape: Shape


class Schemas:
    """Turns nodes into types, and collects the declarations that they mention.

    Attributes:
        declarations: Finished ones by identity, in the order they were met.
        notes: Annotations of declarations by identity.
    """

    def __init__(self, shapes: Shapes, subtypes: Subtypes) -> None:
        self.shapes = shapes
        self._subtypes = subtypes
        self._declarations = Declarations(shapes, self)
        self._inlined: dict[Pointer, Type] = {}
        self._inlining: list[Pointer] = []
        self._recursive: set[Pointer] = set()
        self._postponed: dict[Pointer, tuple[Part, Site]] = {}
        self._depth = 0
        self._sites: dict[Identity, Site] = {}
        self._pending: deque[_Pending] = deque()
        self.declarations: dict[Identity, Declaration] = {}
        self.notes: dict[Identity, Notes] = {}

    @property
    def remarks(self) -> dict[tuple[Identity, str], Remarks]:
        """Annotations of fields and parameters by (identity of the model or parameter, wire name)."""
        return self._declarations.remarks

    def type_of(self, node: Node, site: Site, *, is_chosen: bool = False) -> Type:
        """The type of a place; what needs a name is declared on the way.

        Args:
            is_chosen: A discriminator has chosen this very schema, so none of its subtypes is meant.
        """
        reference = self._reference(node)
        if reference is not None and not self._is_bounded(node, reference):
            return self._referred(reference, site, is_chosen=is_chosen)
        inner = self._only_adds_null(node)
        if inner is not None:
            return nullable(self.type_of(inner, site))
        return self.build(self.shapes.shape(node), node.pointer, site)

    def _is_bounded(self, node: Node, reference: Part) -> bool:
        """Whether bounds stand beside a reference, which a type without a name takes along; one with a name stays what it is."""
        target = self.shapes.expand(reference)
        bounds = self.shapes.shape(node).constraints
        if bounds is target.constraints or bounds == target.constraints:
            return False
        is_carried = kind_of(target) == "inline"
        if not is_carried:
            message = "bounds beside a reference are not carried into its type; the server alone checks them"
            self.shapes.warn("keyword-not-carried", message, node.pointer)
        return is_carried

    def _only_adds_null(self, node: Node) -> Node | None:
        """The variant of a node that is nothing but a union of it and null, as its reference would be lost in a shape."""
        part = node.parts[0]
        if len(node.parts) > 1 or self._is_composed(part):
            return None
        shape = self.shapes.read(part)
        if not shape.alternatives or not shape.alternatives[0].admits_null:
            return None
        is_alone = not replace(shape, alternatives=()).is_structural
        return self.shapes.single_variant(part) if is_alone else None

    def _reference(self, node: Node) -> Part | None:
        """The part that the node only refers to: one ``$ref``, alone or in an ``allOf``, with nothing but annotations beside it."""
        while True:
            telling = [part for part in node.parts if self._tells(part)]
            if len(telling) != 1 or self.shapes.read(telling[0]).is_structural or self._subtypes.is_one(node.pointer):
                return None
            bases = [base for base in self.shapes.bases(telling[0]) if self._tells(base)]
            if len(bases) != 1:
                return None
            if self._refers(telling[0]):
                return bases[0]
            node = Node((bases[0],))

    def _tells(self, part: Part) -> bool:
        """Whether a schema says more than notes and bounds."""
        return self.shapes.read(part).is_structural or self._is_composed(part)

    @staticmethod
    def _refers(part: Part) -> bool:
        return isinstance(part.schema, dict) and "$ref" in part.schema

    @staticmethod
    def _is_composed(part: Part) -> bool:
        return isinstance(part.schema, dict) and ("$ref" in part.schema or bool(part.schema.get("allOf")))

    def _referred(self, part: Part, site: Site, *, is_chosen: bool) -> Type:
        """The type of a reference's target: a name where it is declared, the type itself where it is a mere alias."""
        seen = {part.pointer}
        while (inner := self._reference(Node((part,)))) is not None:
            if inner.pointer in seen:
                return self._circular(part)
            part = inner
            seen.add(part.pointer)
        shape = self.shapes.expand(part)
        own = self._site(part.pointer, site.documented, site.package)
        subtypes = None if is_chosen else self._subtypes.of(part)
        if subtypes is not None:
            return self._any_subtype(subtypes, part, own)
        return self._aliased(part, own) if kind_of(shape) == "inline" else self.build(shape, part.pointer, own)

    def _any_subtype(self, subtypes: Alternatives, base: Part, site: Site) -> Type:
        """A base and all that extends it, as a union beside the base's own class."""
        shape = self.shapes.expand(base)
        inside = site.inside(words.joined(site.name, "union"))
        union = self._declared(
            Shape(alternatives=(subtypes,), notes=shape.notes), below(base.pointer, "discriminator"), inside
        )
        return nullable(union) if shape.nullable else union

    def _aliased(self, part: Part, site: Site) -> Type:
        if part.pointer in self._inlined:
            return self._inlined[part.pointer]
        if part.pointer in self._inlining or len(self._inlining) >= _LONGEST_CHAIN:
            self._recursive.add(part.pointer)
            if part.pointer not in self._inlining:
                self._postponed[part.pointer] = part, site
            shape = self.shapes.expand(part)
            admits_null = shape.nullable is True or any(group.admits_null for group in shape.alternatives)
            return nullable(Named(part.pointer)) if admits_null else Named(part.pointer)
        self._inlining.append(part.pointer)
        type_ = self.type_of(Node((part,)), site)
        self._inlining.pop()
        if part.pointer in self._recursive or _size(type_) > _LARGEST_INLINE:
            type_ = self._recursive_alias(part, type_, site)
        self._inlined[part.pointer] = type_
        return type_

    def _circular(self, part: Part) -> Type:
        self.shapes.warn("circular-schema", "the schema refers to nothing but itself", part.pointer, "give it a type")
        return Anything()

    def _recursive_alias(self, part: Part, type_: Type, site: Site) -> Type:
        if without_null(type_) == Named(part.pointer):
            type_ = self._circular(part)
        remarks = self.shapes.expand(part).notes
        self.notes[part.pointer] = remarks
        alias = Alias(
            part.pointer, site.name, site.origin, Prose(remarks.description), without_null(type_), remarks.deprecated
        )
        self.declarations.setdefault(part.pointer, alias)
        return nullable(Named(part.pointer)) if isinstance(type_, Nullable) else Named(part.pointer)

    def _site(self, pointer: Pointer, documented: bool, package: Package) -> Site:
        """The site of what a reference leads to: a component by its key, anything else by the last key of its pointer."""
        component = is_component(pointer)
        last = pointer.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
        return Site(
            words.name(last),
            Package.COMPONENTS if component else package,
            documented=documented,
            is_component=component,
        )

    def build(self, shape: Shape, identity: Identity, site: Site) -> Type:
        """The type of a shape that stands at a place."""
        shape, admits_null = self._chosen(shape, identity)
        title = shape.notes.title
        if title and not site.is_component:
            site = replace(site, name=words.name(title))
        type_ = self._nested(shape, identity, site) if kind_of(shape) == "inline" else None
        type_ = type_ or self._declared(shape, identity, site)
        return nullable(type_) if admits_null else type_

    def _nested(self, shape: Shape, identity: Identity, site: Site) -> Type:
        """A type without a name, unless it is too deep inside others of its kind for any reader, or compiler."""
        if self._depth >= _DEEPEST_INLINE:
            self.shapes.warn(
                "nested-too-deeply",
                f"arrays and maps nest more than {_DEEPEST_INLINE} deep; any value is taken inside",
                identity,
            )
            return Anything()
        self._depth += 1
        try:
            return self._inline(shape, identity, site)
        finally:
            self._depth -= 1

    def _chosen(self, shape: Shape, pointer: Pointer) -> tuple[Shape, bool]:
        """The shape with its unions reduced to at most one real one, and whether null is allowed."""
        admits_null = shape.nullable is True
        if not shape.alternatives:
            return shape, admits_null
        seen: set[Pointer] = set()
        while True:
            groups = [group for group in shape.alternatives if group.variants]
            admits_null = admits_null or any(group.admits_null for group in shape.alternatives)
            telling = [group for group in groups if self._tells_types(group, shape)]
            if len(telling) < len(groups):
                self.shapes.warn(
                    "union-of-constraints",
                    "oneOf or anyOf only constrains the object; the server alone checks it",
                    pointer,
                )
            if len(telling) > 1:
                self.shapes.warn("several-unions", "several unions hold at once; the first gives the type", pointer)
            shape = replace(shape, alternatives=tuple(telling[:1]))
            if not telling or len(telling[0].variants) != 1:
                return shape, admits_null
            if telling[0].variants[0].pointer in seen:
                self._circular(telling[0].variants[0].parts[0])
                return replace(shape, alternatives=()), admits_null
            seen.add(telling[0].variants[0].pointer)
            inner = self.shapes.shape(telling[0].variants[0])
            admits_null = admits_null or inner.nullable is True
            own = replace(shape, alternatives=(), nullable=None)
            shape = with_notes(self.shapes.conjoined(own, replace(inner, nullable=None), pointer), own.notes)

    def _tells_types(self, group: Alternatives, base: Shape) -> bool:
        """Some variant says more than which properties must be there."""
        shapes = [self.shapes.shape(variant) for variant in group.variants]
        if not base.properties:
            return any(shape.is_structural for shape in shapes)
        return any(
            shape.properties or shape.alternatives or shape.enum or shape.const or shape.items or shape.additional
            for shape in shapes
        )

    def _declared(self, shape: Shape, identity: Identity, site: Site) -> Named:
        """A name for the shape; the declaration itself is built when its turn comes, so depth never becomes recursion."""
        known = self._sites.get(identity)
        if known is None:
            self._sites[identity] = site
            self._pending.append(_Pending(identity, shape))
        elif site.documented and not known.documented:
            self._sites[identity] = replace(known, documented=True)
            if identity in self.declarations:  # built for a failure alone; what it names has pages now, too
                self._pending.append(_Pending(identity, shape))
        return Named(identity)

    def settle(self) -> None:
        """Builds every declaration that was named so far, and those that they name."""
        while self._pending or self._postponed:
            while self._postponed:
                self._aliased(*self._postponed.pop(next(iter(self._postponed))))
            if not self._pending:
                break
            pending = self._pending.popleft()
            self.notes[pending.identity] = pending.shape.notes
            site = self._sites[pending.identity]
            self.declarations[pending.identity] = self._declarations.declare(pending.shape, pending.identity, site)

    # Types without a name.

    def _inline(self, shape: Shape, pointer: Pointer, site: Site) -> Type:
        if shape.const:
            value = shape.const[0]
            if not isinstance(value, list | dict):
                return Constant(value)
            self.shapes.warn(
                "constant-object", "a constant array or object has no type; any value is taken", below(pointer, "const")
            )
            return Anything()
        if shape.enum is not None and any(isinstance(value, list | dict) for value in shape.enum):
            self.shapes.warn(
                "enum-of-objects",
                "an enum of arrays or objects has no type; any value is taken",
                below(pointer, "enum"),
            )
            return Anything()
        if shape.enum is not None and shape.types == frozenset({"boolean"}) and len(shape.enum) == 1:
            return Constant(bool(shape.enum[0]))
        match single_type(shape):
            case "object":
                return self._map(shape, site)
            case "array":
                return self._array(shape, site)
            case "string":
                return Scalar(self._string_kind(shape), shape.constraints)
            case "integer":
                return Scalar(ScalarKind.INTEGER, shape.constraints)
            case "number":
                return Scalar(ScalarKind.NUMBER, shape.constraints)
            case "boolean":
                return Scalar(ScalarKind.BOOLEAN)
            case _:
                return Constant(None) if shape.nullable and shape.types is not None else Anything()

    @staticmethod
    def _string_kind(shape: Shape) -> ScalarKind:
        if shape.constraints.encoding in ("base64", "base64url"):
            return ScalarKind.BASE64
        return _STRING_KINDS.get(shape.constraints.format or "", ScalarKind.STRING)

    def _map(self, shape: Shape, site: Site) -> Type:
        value: Type = Anything()
        if isinstance(shape.additional, Node):
            value = self.type_of(shape.additional, site.inside(words.singular(site.name)))
        return MapOf(value, shape.constraints, keys(self.shapes.shape(shape.keys)) if shape.keys else ())

    def _array(self, shape: Shape, site: Site) -> Type:
        inner = site.inside(words.singular(site.name))
        if shape.prefix_items:
            items = tuple(self.type_of(item, inner) for item in shape.prefix_items)
            closed = shape.items is None or any(part.schema is False for part in shape.items.parts)
            rest = None if closed or shape.items is None else self.type_of(shape.items, inner)
            return TupleOf(items, rest, shape.constraints)
        return ListOf(self.type_of(shape.items, inner) if shape.items else Anything(), shape.constraints)


def _size(type_: Type) -> int:
    """How many types a type is made of."""
    match type_:
        case Nullable(inner) | ListOf(inner) | MapOf(inner):
            return 1 + _size(inner)
        case TupleOf(items, rest):
            return 1 + sum(_size(item) for item in items) + (_size(rest) if rest else 0)
        case _:
            return 1
