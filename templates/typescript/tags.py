"""Unions whose variant a property tells."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import Identity, Model, Union
from specloom.target.tags import tags_of

from .naming import Names


@dataclass(frozen=True, slots=True)
class Tag:
    """The property, as the value at hand has it, the variant of each of its values, and the one of any other value."""

    property: str
    mapping: tuple[tuple[str, Identity], ...]
    default: Identity | None


def tag_of(union: Union, names: Names, is_wire: bool) -> Tag | None:
    """How to tell a union's variants apart; ``None`` where they have to be tried.

    Args:
        is_wire: The value has its wire form, in which the property is named alike in all variants.
    """
    tags = tags_of(union, names.api)
    if tags is None:
        return None
    if is_wire:
        return Tag(tags.wire, tags.values, tags.default)
    first, *others = {_field(model, tags.wire, names) for model in tags.models}
    return Tag(first, tags.values, tags.default) if first is not None and not others else None


def _field(model: Model, wire: str, names: Names) -> str | None:
    """What a variant calls the property; ``None`` where it has none of that name."""
    has_it = any(field.name.wire == wire for field in model.fields)
    return names.field(model.identity, wire) if has_it else None
