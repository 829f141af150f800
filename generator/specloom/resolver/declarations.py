"""Shapes that need a name become declarations."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from specloom.ir import (
    Anything,
    Constant,
    Declaration,
    Discriminator,
    Enum,
    Field,
    Identity,
    Member,
    Model,
    Named,
    Pointer,
    Prose,
    ScalarKind,
    Type,
    Union,
    Variant,
    without_null,
)
from specloom.resolver import extensions, words
from specloom.resolver.kinds import kind_of
from specloom.resolver.nodes import Alternatives, Node, Notes, Shape, below, schema_of
from specloom.resolver.shapes import Remarks, Shapes
from specloom.resolver.sites import Site, is_component


class Types(Protocol):
    """Whoever turns schemas into types; declarations are built of them."""

    def type_of(self, node: Node, site: Site, *, is_chosen: bool = False) -> Type:
        """The type of a place; where a discriminator has chosen it, a base is itself and none of its subtypes."""
        ...

    def build(self, shape: Shape, identity: Identity, site: Site) -> Type:
        """The type of what schemas say together."""
        ...


class Declarations:
    """Builds models, enums and unions.

    Attributes:
        remarks: Annotations of fields by (identity of the model, wire name), for examples and defaults.
    """

    def __init__(self, shapes: Shapes, types: Types) -> None:
        self._shapes = shapes
        self._types = types
        self.remarks: dict[tuple[Identity, str], Remarks] = {}

    def declare(self, shape: Shape, identity: Identity, site: Site) -> Declaration:
        """The declaration of a shape that needs one."""
        match kind_of(shape):
            case "model":
                return self.model(shape, identity, site)
            case "enum":
                return self.enum(shape, identity, site)
            case "union":
                return self.union(shape, identity, site)
            case "inline":
                raise AssertionError("only what needs a name is declared")

    def model(self, shape: Shape, identity: Identity, site: Site) -> Model:
        fields = tuple(
            self._field(wire, node, shape, identity, site)
            for wire, node in shape.properties.items()
            if not self._is_left_out(node, required=wire in shape.required)
        )
        additional = None
        if isinstance(shape.additional, Node):
            additional = self._types.type_of(shape.additional, site.inside(words.joined(site.name, "value")))
        elif shape.additional is True:
            additional = Anything()
        return Model(
            identity=identity,
            name=site.name,
            origin=site.origin,
            prose=Prose(shape.notes.description or site.prose),
            fields=fields,
            additional=additional,
            deprecated=shape.notes.deprecated,
            constraints=shape.constraints,
        )

    def _is_left_out(self, node: Node, *, required: bool) -> bool:
        """Whether a property asks to be left out, and may be."""
        asks = any(isinstance(part.schema, dict) and extensions.is_ignored(part.schema) for part in node.parts)
        if asks and required:
            message = "a required property cannot be left out; it stays"
            self._shapes.warn("required-not-ignored", message, node.pointer, "make it optional")
        return asks and not required

    def _field(self, wire: str, node: Node, shape: Shape, identity: Identity, site: Site) -> Field:
        remarks = self._shapes.remarks_of(node)
        self.remarks[identity, wire] = remarks
        name = words.name(wire)
        return Field(
            name=name,
            type=self._types.type_of(node, site.inside(name)),
            required=wire in shape.required,
            prose=Prose(remarks.own.description or remarks.full.description),
            pointer=node.pointer,
            deprecated=remarks.own.deprecated or remarks.full.deprecated,
            read_only=remarks.full.read_only or remarks.own.read_only,
            write_only=remarks.full.write_only or remarks.own.write_only,
        )

    def enum(self, shape: Shape, identity: Identity, site: Site) -> Enum:
        members = self._members(shape)
        values = [member.value for member in members]
        kind = ScalarKind.STRING
        if all(isinstance(value, int | float) for value in values):
            kind = ScalarKind.INTEGER if all(isinstance(value, int) for value in values) else ScalarKind.NUMBER
        return Enum(
            identity,
            site.name,
            site.origin,
            Prose(shape.notes.description or site.prose),
            kind,
            members,
            shape.notes.deprecated,
        )

    def _members(self, shape: Shape) -> tuple[Member, ...]:
        if shape.enum is None:
            nodes = shape.alternatives[0].variants
            inner = [self._shapes.shape(node) for node in nodes]
            return tuple(
                Member(words.name(each.notes.title or str(value)), value, Prose(each.notes.description))
                for each in inner
                for value in (*each.const, *(each.enum or ()))
                if isinstance(value, str | int | float)
            )
        schema = shape.enum_schema or {}
        names, texts = extensions.enum_names(schema), extensions.enum_descriptions(schema)
        listed = schema.get("enum")
        positions: dict[str | float, int] = {}
        for position, value in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(value, str | int | float):
                positions.setdefault(value, position)
        members = []
        for value in dict.fromkeys(value for value in shape.enum if isinstance(value, str | int | float)):
            position = positions.get(value, -1)
            called = _picked(names, position, str(value)) or str(value)
            members.append(Member(words.name(called), value, Prose(_picked(texts, position, str(value)))))
        return tuple(members)

    def union(self, shape: Shape, identity: Identity, site: Site) -> Union:
        discriminator = None
        if shape.alternatives:
            group = shape.alternatives[0]
            variants = self._variants(shape, group, identity, site)
            discriminator = self._discriminator(group, variants)
        elif shape.enum is not None:
            variants = [Variant(Constant(value), Prose()) for value in shape.enum if not isinstance(value, list | dict)]
        else:
            variants = self._by_type(shape, identity, site)
        return Union(
            identity=identity,
            name=site.name,
            origin=site.origin,
            prose=Prose(shape.notes.description or site.prose),
            variants=_distinct(variants),
            discriminator=discriminator,
            deprecated=shape.notes.deprecated,
            is_exclusive=bool(shape.alternatives) and shape.alternatives[0].is_exclusive,
        )

    def _variants(self, shape: Shape, group: Alternatives, identity: Identity, site: Site) -> list[Variant]:
        base = replace(shape, alternatives=(), notes=Notes(), nullable=None)
        is_based = bool(base.properties) or base.additional is not None
        found = []
        for index, node in enumerate(group.variants):
            inner = site.inside(site.name, variant_of=identity)
            if is_based and self._takes(base, node):
                merged = self._shapes.conjoined(base, self._shapes.shape(node), node.pointer)
                type_ = self._types.build(merged, below(identity, "oneOf", str(index)), inner)
            else:
                type_ = self._types.type_of(node, inner, is_chosen=group.discriminator is not None)
            found.append(Variant(without_null(type_), Prose(self._shapes.remarks_of(node).own.description)))
        return found

    def _takes(self, base: Shape, node: Node) -> bool:
        """Whether a variant takes what stands beside its union; one that leads back to the union may have it already."""
        if not self._shapes.is_circular(node):
            return True
        variant = self._shapes.shape(node)
        if base.properties.keys() <= variant.properties.keys():
            return False
        if variant.alternatives:  # they would take it in their turn, and never end
            message = "the variant leads back to its union and does not get the fields that stand beside it"
            self._shapes.warn("circular-schema", message, node.pointer, "break the circle of unions")
        return not variant.alternatives

    def _by_type(self, shape: Shape, identity: Identity, site: Site) -> list[Variant]:
        """One variant for each of several types, in JSON Schema's order of simple to composed."""
        order = ("boolean", "integer", "number", "string", "array", "object")
        inner = site.inside(site.name, variant_of=identity)
        return [
            Variant(
                self._types.build(
                    replace(shape, types=frozenset({name}), nullable=None, notes=Notes()), below(identity, name), inner
                ),
                Prose(),
            )
            for name in order
            if name in (shape.types or ()) and not (name == "integer" and "number" in (shape.types or ()))
        ]

    def _identities(self, group: Alternatives, variants: list[Variant]) -> dict[Pointer, Identity]:
        """The identities of variants, by the pointers that each goes by."""
        found: dict[Pointer, Identity] = {}
        for node, variant in zip(group.variants, variants, strict=True):
            if isinstance(variant.type, Named):
                for pointer in (*self._shapes.names(node), variant.type.identity):
                    found.setdefault(pointer, variant.type.identity)
        return found

    def _discriminator(self, group: Alternatives, variants: list[Variant]) -> Discriminator | None:
        described = group.discriminator or {}
        wire = described.get("propertyName")
        if not isinstance(wire, str):
            return None
        identities = self._identities(group, variants)
        mapping = described.get("mapping")
        mapped = {
            value: schema_of(reference) for value, reference in (mapping if isinstance(mapping, dict) else {}).items()
        }
        chosen = {value: identities[pointer] for value, pointer in mapped.items() if pointer in identities}
        default = identities.get(schema_of(described["defaultMapping"])) if "defaultMapping" in described else None
        for pointer, identity in identities.items():
            if identity not in (*chosen.values(), default) and is_component(pointer):
                chosen.setdefault(pointer.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~"), identity)
        return Discriminator(wire, tuple(chosen.items()), default) if chosen else None


def _picked(names: tuple[str, ...] | object, position: int, value: str) -> str:
    if isinstance(names, tuple):
        return str(names[position]) if 0 <= position < len(names) else ""
    return str(names.get(value, "")) if isinstance(names, dict) else ""


def _distinct(variants: list[Variant]) -> tuple[Variant, ...]:
    """Each type once, where it was met first; true and 1 are equal to Python, but not to JSON."""
    found: dict[tuple[Type, type], Variant] = {}
    for variant in variants:
        constant = variant.type.value if isinstance(variant.type, Constant) else None
        found.setdefault((variant.type, type(constant)), variant)
    return tuple(found.values())
