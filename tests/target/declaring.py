"""Declarations in short, for the target kit's tests."""

from __future__ import annotations

from specloom.ir import (
    SILENT,
    Declaration,
    Enum,
    Field,
    Member,
    Model,
    Name,
    Named,
    Origin,
    Package,
    Prose,
    ScalarKind,
    Type,
    Union,
    Variant,
)


def name(text: str) -> Name:
    """Words separated by blanks."""
    return Name(tuple(text.split()), text.replace(" ", "_"))


def origin(owner: str | None, variant_of: str | None = None) -> Origin:
    """Of a component where there is no owner."""
    return Origin(Package.COMPONENTS, name(owner) if owner else None, owner is None, variant_of)


def model(identity: str, called: str, owner: str | None = None, variant_of: str | None = None, **types: Type) -> Model:
    fields = tuple(Field(name(wire), type_, True, SILENT, f"{identity}/{wire}") for wire, type_ in types.items())
    return Model(identity, name(called), origin(owner, variant_of), SILENT, fields)


def enum(identity: str, called: str, *values: str, owner: str | None = None) -> Enum:
    members = tuple(Member(name(value), value) for value in values)
    return Enum(identity, name(called), origin(owner), SILENT, ScalarKind.STRING, members)


def union(identity: str, called: str, *variants: str, owner: str | None = None) -> Union:
    listed = tuple(Variant(Named(variant), SILENT) for variant in variants)
    return Union(identity, name(called), origin(owner), Prose(), listed)


def by_identity(*declarations: Declaration) -> dict[str, Declaration]:
    return {declaration.identity: declaration for declaration in declarations}
