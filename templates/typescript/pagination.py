"""Lists that come page by page: how their pages follow one another, as plain data."""

from __future__ import annotations

from specloom.ir import Alias, ListOf, MapOf, Model, Named, Operation, Pagination, Path, Type, without_null
from specloom.target import Code
from specloom.target.layout import Doc
from specloom.target.literals import json_text
from specloom.target.operations import success_type

from .forms import array, block, described, entry, generic, statement, string
from .imports import Imports
from .naming import Names
from .references import References
from .types import Types


def pagination_constant(operation: Operation, pagination: Pagination, references: References, imports: Imports) -> Code:
    """The constant that a function which gives all items calls with."""
    imports.take(references.source("lib/paging"), "items", "Pagination")
    type_ = generic("Pagination", [item_type(pagination, references, imports)])
    page = success_type(operation)
    assert page is not None, "pages are what a success gives"
    facts: list[tuple[str, Doc | None]] = [
        ("by", string(pagination.by.value)),
        ("items", _way(_by_properties(pagination.items, page, references.names))),
        ("input", _way(_input(operation, pagination)) if pagination.input else None),
        ("next", _way(pagination.next)),
        ("more", _way(pagination.more)),
        ("pages", _way(pagination.pages)),
        ("first", json_text(pagination.first) if pagination.first else None),
    ]
    entries = [entry(name, value) for name, value in facts if value is not None]
    return statement(described("pagination", type_, block(entries), is_nested=False))


def item_type(pagination: Pagination, references: References, imports: Imports) -> Doc:
    """What an item is to callers."""
    return Types(references, imports).spell(pagination.item, is_argument=True)


def _way(steps: Path | None) -> Doc | None:
    if steps is None:
        return None
    return array([string(step) if isinstance(step, str) else json_text(step) for step in steps])


def _input(operation: Operation, pagination: Pagination) -> Path:
    """Where the wire form of the request has what changes from page to page."""
    if pagination.in_body:
        return (pagination.input,) if operation.body_field is None else (operation.body_field, pagination.input)
    return tuple(each.key for each in operation.parameters if each.name.wire == pagination.input)[:1]


def _by_properties(way: Path, type_: Type, names: Names) -> Path:
    """A way into a decoded value, by the names that its properties have in TypeScript."""
    if not way:
        return ()
    step, *rest = way
    match without_null(type_):
        case ListOf(inner) | MapOf(inner):
            return (step, *_by_properties(tuple(rest), inner, names))
        case Named(identity):
            declaration = names.api.by_identity[identity]
            if isinstance(declaration, Alias):
                return _by_properties(way, declaration.type, names)
            if isinstance(declaration, Model):
                field = next(each for each in declaration.fields if each.name.wire == step)
                spelled = names.field(identity, field.name.wire)
                return (spelled, *_by_properties(tuple(rest), field.type, names))
    raise AssertionError("a way that the resolver did not hold against the type")
