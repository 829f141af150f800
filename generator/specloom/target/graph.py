"""Which declarations lead back to themselves: languages need it where definition order matters."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir import (
    Alias,
    Anything,
    Api,
    Constant,
    Declaration,
    Enum,
    Identity,
    ListOf,
    MapOf,
    Model,
    Named,
    Nullable,
    Scalar,
    TupleOf,
    Type,
    Union,
)


def references(declaration: Declaration) -> tuple[Identity, ...]:
    """Declarations that this one names, each once, in the order it names them."""
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


def components(api: Api) -> dict[Identity, int]:
    """The number of the strongly connected component that each declaration is in (Tarjan, without recursion)."""
    edges = {declaration.identity: references(declaration) for declaration in api.declarations}
    order: dict[Identity, int] = {}
    low: dict[Identity, int] = {}
    component: dict[Identity, int] = {}
    stack: list[Identity] = []
    for root, first in edges.items():
        if root in order:
            continue
        work = [(root, iter(first))]
        order[root] = low[root] = len(order)
        stack.append(root)
        while work:
            node, successors = work[-1]
            for successor in successors:
                if successor not in order:
                    order[successor] = low[successor] = len(order)
                    stack.append(successor)
                    work.append((successor, iter(edges[successor])))
                    break
                if successor not in component:
                    low[node] = min(low[node], order[successor])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    _close(node, stack, component)
    return component


def _close(root: Identity, stack: list[Identity], component: dict[Identity, int]) -> None:
    """Takes one finished component off the stack; its number is that of its root among the finished."""
    number = len(component)
    while True:
        node = stack.pop()
        component[node] = number
        if node == root:
            return


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
