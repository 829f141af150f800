"""Which declarations name which, and which lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specloom.ir.declarations import Alias, Declaration, Enum, Model, Union
from specloom.ir.types import Anything, Constant, Identity, ListOf, MapOf, Named, Nullable, Scalar, TupleOf, Type


def references(declaration: Declaration) -> tuple[Identity, ...]:
    """Declarations that this one names, each once, in its own order."""
    match declaration:
        case Model(fields=fields, additional=additional):
            types = [field.type for field in fields] + ([additional] if additional else [])
        case Union(variants=variants):
            types = [variant.type for variant in variants]
        case Alias(type=type_):
            types = [type_]
        case Enum():
            types = []
    return tuple(dict.fromkeys(identity for type_ in types for identity in named(type_)))


def named(type_: Type) -> Iterator[Identity]:
    """Identities that a type mentions, at any depth, without following them."""
    match type_:
        case Named(identity):
            yield identity
        case Nullable(inner) | ListOf(inner) | MapOf(inner):
            yield from named(inner)
        case TupleOf(items, rest):
            for item in (*items, *([rest] if rest else [])):
                yield from named(item)
        case Scalar() | Constant() | Anything():
            return


def circles(edges: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Groups of nodes that lead to one another, each after all that it leads to (Tarjan, without recursion).

    Most groups have one member; whether it leads to itself is not told.

    Args:
        edges: For each node, those it leads to, which are nodes too.
    """
    search = _Search(edges)
    for root in edges:
        search.visit(root)
    return search.groups


class _Search:
    def __init__(self, edges: Mapping[str, Iterable[str]]) -> None:
        self.groups: list[tuple[str, ...]] = []
        self._edges = edges
        self._order: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._closed: set[str] = set()
        self._stack: list[str] = []
        self._work: list[tuple[str, Iterator[str]]] = []

    def visit(self, root: str) -> None:
        """Closes every group that can be reached from here."""
        if root not in self._order:
            self._open(root)
        while self._work:
            node, successors = self._work[-1]
            fresh = next((successor for successor in successors if self._is_fresh(node, successor)), None)
            if fresh is None:
                self._leave(node)
            else:
                self._open(fresh)

    def _open(self, node: str) -> None:
        self._order[node] = self._low[node] = len(self._order)
        self._stack.append(node)
        self._work.append((node, iter(self._edges[node])))

    def _is_fresh(self, node: str, successor: str) -> bool:
        if successor in self._order and successor not in self._closed:
            self._low[node] = min(self._low[node], self._order[successor])
        return successor not in self._order

    def _leave(self, node: str) -> None:
        self._work.pop()
        if self._work:
            parent = self._work[-1][0]
            self._low[parent] = min(self._low[parent], self._low[node])
        if self._low[node] == self._order[node]:
            members: list[str] = []
            while not members or members[-1] != node:
                members.append(self._stack.pop())
            self._closed.update(members)
            self.groups.append(tuple(reversed(members)))
