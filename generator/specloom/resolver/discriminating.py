"""Discriminators whose values no variant could have, set right by what the variants themselves say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from specloom.ir import Constant, Declaration, Discriminator, Enum, Identity, Model, Named, Type, Union, without_null


def discriminated(declarations: Mapping[Identity, Declaration]) -> dict[Identity, Declaration]:
    """The declarations; a discriminator's value is one that its variant's property admits.

    Documents name the property alone and leave the values to the names of the schemas, while the property itself lists other
    ones (OpenAPI 3.1, "Discriminator Object", has the name as a default only). Where two variants admit one value, the property
    tells nothing and the discriminator goes.
    """
    return {identity: _set_right(each, declarations) for identity, each in declarations.items()}


def _set_right(declaration: Declaration, declarations: Mapping[Identity, Declaration]) -> Declaration:
    if not isinstance(declaration, Union) or declaration.discriminator is None:
        return declaration
    wire = declaration.discriminator.wire
    pairs = dict.fromkeys(
        (admitted, identity)
        for value, identity in declaration.discriminator.mapping
        for admitted in _admitted(value, declarations[identity], wire, declarations)
    )
    is_telling = len({value for value, _ in pairs}) == len(pairs)
    return replace(declaration, discriminator=Discriminator(wire, tuple(pairs)) if is_telling else None)


def _admitted(
    value: str, variant: Declaration, wire: str, declarations: Mapping[Identity, Declaration]
) -> tuple[str, ...]:
    """The value, where the variant's property admits it or says nothing; else the values that it lists."""
    fields = variant.fields if isinstance(variant, Model) else ()
    field = next((field for field in fields if field.name.wire == wire), None)
    listed = _listed(field.type, declarations) if field else ()
    return (value,) if not listed or value in listed else listed


def _listed(type_: Type, declarations: Mapping[Identity, Declaration]) -> tuple[str, ...]:
    match without_null(type_):
        case Constant(str() as value):
            return (value,)
        case Named(identity):
            declaration = declarations[identity]
            members = declaration.members if isinstance(declaration, Enum) else ()
            return tuple(member.value for member in members if isinstance(member.value, str))
        case _:
            return ()
