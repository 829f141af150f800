"""Unions whose variant a property tells."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import Identity, Model, Named, Union

from .naming import Names
from .types import variants_of


@dataclass(frozen=True, slots=True)
class Tag:
    """The property, as the value at hand has it, and the variant of each of its values."""

    property: str
    mapping: tuple[tuple[str, Identity], ...]


def tag_of(union: Union, names: Names, is_wire: bool) -> Tag | None:
    """How to tell a union's variants apart; ``None`` where they have to be tried.

    Args:
        is_wire: The value has its wire form, in which the property is named alike in all variants.
    """
    if union.discriminator is None:
        return None
    variants = [each.type for each in variants_of(union, names.api)]
    known = {type_.identity for type_ in variants if isinstance(type_, Named)}
    mapping = tuple(pair for pair in union.discriminator.mapping if pair[1] in known)
    wire = union.discriminator.wire
    if len(known) < len(variants) or {identity for _, identity in mapping} != known:
        return None
    spelled = [wire] if is_wire else list(dict.fromkeys(_field(identity, wire, names) for identity in sorted(known)))
    return Tag(spelled[0], mapping) if len(spelled) == 1 and spelled[0] is not None else None


def _field(identity: Identity, wire: str, names: Names) -> str | None:
    declaration = names.api.by_identity[identity]
    fields = declaration.fields if isinstance(declaration, Model) else ()
    return names.field(identity, wire) if any(field.name.wire == wire for field in fields) else None
