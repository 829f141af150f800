"""Which declarations share a source file: what is written inside a component lives with it, what belongs to an operation together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specloom.ir import Api, Declaration, Identity, Package
from specloom.target.casing import flat
from specloom.target.code import Ident
from specloom.target.scopes import Scope


def modules(
    api: Api, declarations: Iterable[Declaration], types: Mapping[Identity, str], scope: Scope
) -> dict[Identity, Ident]:
    """The file of each declaration, without a suffix, lower-case and unique within the scope.

    Args:
        declarations: Those that share a folder, in document order.
        types: Their names; a component's file is called like its type.
    """
    listed = list(declarations)
    roots = {declaration.identity for declaration in listed if declaration.origin.owner is None}
    operations = {operation.identity: flat(operation.operation_name) for operation in api.operations}
    claimed: dict[Identity, Ident] = {}
    found = {}
    for declaration in listed:
        inside = operations if declaration.origin.package is Package.OPERATIONS else roots
        home = _nearest(declaration.identity, inside) or declaration.identity
        if home not in claimed:
            claimed[home] = scope.claim(operations.get(home) or types[home].lower())
        found[declaration.identity] = claimed[home]
    return found


def _nearest(identity: Identity, homes: Iterable[Identity]) -> Identity | None:
    """The closest of ``homes`` that the identity is, or stands inside of."""
    known = homes if isinstance(homes, set | dict) else set(homes)
    pointer = identity
    while pointer:
        if pointer in known:
            return pointer
        pointer = pointer.rpartition("/")[0]
    return None
