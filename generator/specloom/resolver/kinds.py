"""Which shapes need a name, and of which kind."""

from __future__ import annotations

from typing import Literal, TypeAlias

from specloom.resolver.nodes import Node, Shape

Kind: TypeAlias = Literal["model", "enum", "union", "inline"]


def single_type(shape: Shape) -> str | None:
    """The one type of a shape, inferred from what it says where it names none."""
    if shape.types:
        return (
            next(iter(shape.types))
            if len(shape.types) == 1
            else "number"
            if shape.types == frozenset({"integer", "number"})
            else None
        )
    if shape.properties or shape.additional is not None:
        return "object"
    return "array" if shape.items or shape.prefix_items else None


def kind_of(shape: Shape) -> Kind:
    """Whether a shape needs a name, and of which kind."""
    if shape.const:
        return "inline"
    if shape.enum:
        return _enum_kind(shape)
    variants = shape.alternatives[0].variants if shape.alternatives else ()
    if len(variants) > 1:
        return "enum" if _is_annotated_enum(variants) else "union"
    if shape.types and len(shape.types - {"integer"} if "number" in shape.types else shape.types) > 1:
        return "union"
    closed = shape.additional is False and single_type(shape) == "object"
    return "model" if single_type(shape) == "object" and (shape.properties or closed) else "inline"


def _enum_kind(shape: Shape) -> Kind:
    values = shape.enum or ()
    if any(isinstance(value, list | dict) for value in values) or all(isinstance(value, bool) for value in values):
        return "inline"
    if all(isinstance(value, str) for value in values):
        return "enum"
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
    return "enum" if numbers else "union"


def _is_annotated_enum(variants: tuple[Node, ...]) -> bool:
    """Every variant is one string constant with a name or text of its own (the usual way to describe enum values)."""
    schemas = [variant.parts[0].schema for variant in variants]
    return all(
        isinstance(schema, dict)
        and isinstance(schema.get("const"), str)
        and schema.keys() <= {"const", "title", "description", "type", "deprecated"}
        for schema in schemas
    )
