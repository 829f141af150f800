"""Which declarations lead back to themselves: languages need it where definition order matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specloom.ir import Api, Identity
from specloom.ir.graph import circles, named, references

__all__ = ["components", "named", "recursive", "references", "strongly_connected"]


def strongly_connected(edges: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The number of the group of nodes leading to one another that each node is in; a group's number exceeds those it leads to.

    Args:
        edges: For each node, those it leads to, which are nodes too.
    """
    return {node: number for number, group in enumerate(circles(edges)) for node in group}


def components(api: Api) -> dict[Identity, int]:
    """The number of the group of declarations leading to one another that each declaration is in."""
    return strongly_connected({declaration.identity: references(declaration) for declaration in api.declarations})


def recursive(api: Api) -> frozenset[Identity]:
    """Declarations that lie on a cycle, those that name themselves included."""
    number = components(api)
    sizes: dict[int, int] = {}
    for value in number.values():
        sizes[value] = sizes.get(value, 0) + 1
    return frozenset(
        declaration.identity
        for declaration in api.declarations
        if sizes[number[declaration.identity]] > 1 or declaration.identity in references(declaration)
    )
