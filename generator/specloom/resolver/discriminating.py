"""Discriminators whose values no variant could have, set right by what the variants themselves say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from specloom.ir import Constant, Declaration, Enum, Field, Identity, Model, Named, Type, Union, without_null
from specloom.resolver import words


def discriminated(declarations: Mapping[Identity, Declaration]) -> dict[Identity, Declaration]:
    """The declarations; a discriminator's value is one that its variant's property admits.

    Documents name the property alone and leave the values to the names of the schemas, while the property itself lists other
    ones (OpenAPI 3.1, "Discriminator Object", has the name as a default only). Where two variants admit one value, the property
    tells nothing and the discriminator goes. A default whose property lists nothing but the others' values is abstract, and goes.
    """
    return {
        identity: _concrete(_set_right(each, declarations), declarations) if isinstance(each, Union) else each
        for identity, each in declarations.items()
    }


def _set_right(union: Union, declarations: Mapping[Identity, Declaration]) -> Union:
    told = union.discriminator
    if told is None:
        return union
    pairs = dict.fromkeys(
        (admitted, identity)
        for value, identity in told.mapping
        for admitted in _admitted(value, _listed(declarations[identity], told.wire, declarations))
    )
    is_telling = len({value for value, _ in pairs}) == len(pairs)
    return replace(union, discriminator=replace(told, mapping=tuple(pairs)) if is_telling else None)


def _admitted(value: str, listed: tuple[str, ...]) -> tuple[str, ...]:
    """The value, where the variant's property admits it or says nothing; else what it lists: the same words, or all."""
    if not listed or value in listed:
        return (value,)
    return tuple(each for each in listed if _words(each) == _words(value)) or listed


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in words.split(value))


def _concrete(union: Union, declarations: Mapping[Identity, Declaration]) -> Union:
    told = union.discriminator
    if told is None or told.default is None:
        return union
    field = _field(declarations[told.default], told.wire)
    listed = _listed(declarations[told.default], told.wire, declarations)
    others = tuple(variant for variant in union.variants if variant.type != Named(told.default))
    is_abstract = field is not None and field.required and listed and {*listed} <= {value for value, _ in told.mapping}
    if not is_abstract or len(others) < 2 or told.default in (identity for _, identity in told.mapping):
        return union
    return replace(union, variants=others, discriminator=replace(told, default=None))


def _field(variant: Declaration, wire: str) -> Field | None:
    fields = variant.fields if isinstance(variant, Model) else ()
    return next((field for field in fields if field.name.wire == wire), None)


def _listed(variant: Declaration, wire: str, declarations: Mapping[Identity, Declaration]) -> tuple[str, ...]:
    """The values that a variant's property lists; none where it takes any."""
    field = _field(variant, wire)
    return _values(field.type, declarations) if field else ()


def _values(type_: Type, declarations: Mapping[Identity, Declaration]) -> tuple[str, ...]:
    match without_null(type_):
        case Constant(str() as value):
            return (value,)
        case Named(identity):
            declaration = declarations[identity]
            members = declaration.members if isinstance(declaration, Enum) else ()
            return tuple(member.value for member in members if isinstance(member.value, str))
        case _:
            return ()
