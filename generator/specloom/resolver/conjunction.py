"""What two shapes say together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from specloom.ir import Constraints, Json
from specloom.resolver.nodes import SILENT, Node, Notes, Shape


def conjoin(left: Shape, right: Shape) -> Shape:
    """What two shapes say together; annotations of the right one win. Types without a common value give the right one's."""
    if right is SILENT:
        return left
    return Shape(
        types=_common_types(left.types, right.types),
        nullable=_both(left.nullable, right.nullable),
        properties=_merged(left.properties, right.properties),
        required=tuple(dict.fromkeys((*left.required, *right.required))),
        additional=right.additional if right.additional is not None else left.additional,
        keys=right.keys or left.keys,
        items=_joined(left.items, right.items),
        prefix_items=right.prefix_items or left.prefix_items,
        enum=_common_values(left.enum, right.enum),
        const=right.const or left.const,
        alternatives=(*left.alternatives, *right.alternatives),
        constraints=_tightened(left.constraints, right.constraints),
        notes=right.notes.over(left.notes),
        enum_schema=right.enum_schema or left.enum_schema,
    )


def with_notes(shape: Shape, own: Notes) -> Shape:
    """The shape with annotations of the place put over its own."""
    return replace(shape, notes=own.over(shape.notes))


def _tightened(left: Constraints, right: Constraints) -> Constraints:
    return Constraints(
        minimum=_most(left.minimum, right.minimum, max),
        maximum=_most(left.maximum, right.maximum, min),
        exclusive_minimum=_most(left.exclusive_minimum, right.exclusive_minimum, max),
        exclusive_maximum=_most(left.exclusive_maximum, right.exclusive_maximum, min),
        multiple_of=right.multiple_of or left.multiple_of,
        min_length=_most(left.min_length, right.min_length, max),
        max_length=_most(left.max_length, right.max_length, min),
        pattern=right.pattern or left.pattern,
        min_items=_most(left.min_items, right.min_items, max),
        max_items=_most(left.max_items, right.max_items, min),
        unique_items=left.unique_items or right.unique_items,
        min_properties=_most(left.min_properties, right.min_properties, max),
        max_properties=_most(left.max_properties, right.max_properties, min),
        format=right.format or left.format,
        encoding=right.encoding or left.encoding,
        media_type=right.media_type or left.media_type,
    )


def _most(left: Any, right: Any, choose: Any) -> Any:
    return choose(left, right) if left is not None and right is not None else right if left is None else left


def _both(left: bool | None, right: bool | None) -> bool | None:
    return left and right if left is not None and right is not None else right if left is None else left


def _common_types(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    if left is None or right is None:
        return right if left is None else left
    common = left & right
    if "integer" in left | right and "number" in left | right:
        common |= {"integer"}
    return common or right


def _common_values(left: tuple[Json, ...] | None, right: tuple[Json, ...] | None) -> tuple[Json, ...] | None:
    if left is None or right is None:
        return right if left is None else left
    return tuple(value for value in right if value in left) or right


def _merged(left: dict[str, Node], right: dict[str, Node]) -> dict[str, Node]:
    """Properties of both; a redefined one keeps its first position and must satisfy all its definitions."""
    merged = dict(left)
    for key, node in right.items():
        merged[key] = Node((*merged[key].parts, *node.parts)) if key in merged else node
    return merged


def _joined(left: Node | None, right: Node | None) -> Node | None:
    return Node((*left.parts, *right.parts)) if left and right else right or left
