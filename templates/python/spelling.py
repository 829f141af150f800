"""Types in Python, as source and on pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Enum,
    Identity,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    without_null,
)
from specloom.target import Code
from specloom.target.text import cell_text

from .literals import scalar_text
from .naming import Names

SCALARS = {
    ScalarKind.STRING: "str",
    ScalarKind.INTEGER: "int",
    ScalarKind.NUMBER: "float",
    ScalarKind.BOOLEAN: "bool",
    ScalarKind.DATE: "dt.date",
    ScalarKind.DATE_TIME: "dt.datetime",
    ScalarKind.DECIMAL: "Decimal",
    ScalarKind.BASE64: "str",
    ScalarKind.BINARY: "bytes",
}


def enum_base(enum: Enum) -> Code:
    """The type of an enum's values, which is also that of a value it does not know."""
    return Code({ScalarKind.STRING: "str", ScalarKind.INTEGER: "int"}.get(enum.kind, "float"))


_PAGES = {
    ScalarKind.DATE: "[date](https://docs.python.org/3/library/datetime.html#date-objects)",
    ScalarKind.DATE_TIME: "[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)",
}
_TOKEN = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\[\],]|[^"'\[\],]+)""")
"""A piece of a type as source: text in quotes, a bracket or comma, or what stands between those."""

Reference = Callable[[Identity], str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a place of the source says what a type is made of; it takes what it needs from other modules on the way.

    Attributes:
        typing: A name of ``typing``.
        scalar: A single value.
        named: A declaration.
        nullable: A type that may be null as well.
    """

    typing: Callable[[str], Code]
    scalar: Callable[[ScalarKind], Code]
    named: Callable[[Identity], Code]
    nullable: Callable[[Code], Code]


def spelled(type_: Type, place: Spelling) -> Code:
    """A type as source, null included: the one place that says how types are composed."""
    match type_:
        case Anything():
            return place.typing("Any")
        case Scalar(kind):
            return place.scalar(kind)
        case Constant(None):
            return Code("None")
        case Constant(float()):
            return Code("float")
        case Constant(value):
            return Code(f"{place.typing('Literal')}[{scalar_text(value)}]")
        case Nullable(inner):
            return place.nullable(spelled(inner, place))
        case Named(identity):
            return place.named(identity)
        case ListOf(item):
            return Code(f"{place.typing('List')}[{spelled(item, place)}]")
        case TupleOf(items, None) if items:
            return Code(f"{place.typing('Tuple')}[{', '.join(spelled(item, place) for item in items)}]")
        case TupleOf(items, rest):
            return Code(f"{place.typing('List')}[{one_of((*items, rest or Anything()), place)}]")
        case MapOf(value_type):
            return Code(f"{place.typing('Dict')}[str, {spelled(value_type, place)}]")


def one_of(types: Iterable[Type], place: Spelling) -> Code:
    """The union of some types, each once; anything at all where one of them is that."""
    return union_of([spelled(type_, place) for type_ in types], place.typing)


def union_of(types: Iterable[Code], typing: Callable[[str], Code]) -> Code:
    """The union of types as source; see ``one_of``."""
    distinct = list(dict.fromkeys(member for type_ in types for member in _members(type_)))
    if len(distinct) == 1:
        return distinct[0]
    return typing("Any") if "Any" in distinct else Code(f"{typing('Union')}[{', '.join(distinct)}]")


def _members(union: Code) -> Iterator[Code]:
    """The members of a union, such as an open enum's, and any other type as it is."""
    if not union.startswith("Union["):
        yield union
        return
    depth, member = 0, ""
    for token in (*_TOKEN.findall(union.removeprefix("Union[").removesuffix("]")), ","):
        depth += {"[": 1, "]": -1}.get(token, 0)
        if token == "," and depth == 0:
            yield Code(member.strip())
            member = ""
        else:
            member += token


def type_text(type_: Type, reference: Reference) -> Code:
    """A type as pages write it.

    Args:
        reference: Spells the name of a declaration, qualified as the place at hand needs it.
    """
    return spelled(
        type_,
        Spelling(
            typing=Code,
            scalar=lambda kind: Code(SCALARS[kind]),
            named=lambda identity: Code(reference(identity)),
            nullable=lambda inner: Code(f"Nullable[{inner}]"),
        ),
    )


def field_type(type_: Type, required: bool, reference: Reference) -> Code:
    """The type of a field or argument: whether it may be absent, null, or both."""
    inner = type_text(without_null(type_), reference)
    match required, isinstance(type_, Nullable):
        case True, False:
            return inner
        case True, True:
            return Code(f"Nullable[{inner}]")
        case False, False:
            return Code(f"Optional[{inner}]")
        case _:
            return Code(f"OptionalNullable[{inner}]")


def qualified(names: Names) -> Reference:
    """References through the ``models`` package: ``models.Usage``."""
    return lambda identity: f"models.{names.type_name(identity)}"


def heading(type_: Type, names: Names) -> Code:
    """A type as the heading of a variant."""
    return type_text(without_null(type_), qualified(names))


def type_cell(type_: Type, names: Names, models: str, required: bool = True) -> Code:
    """A type for a table cell: the wrapper inside the markup of a name, lists and maps around it."""
    wrapper = {(True, True): "Nullable", (False, False): "Optional", (False, True): "OptionalNullable"}.get(
        (required, isinstance(type_, Nullable)), ""
    )
    match without_null(type_):
        case ListOf(item):
            return Code(f"List[{type_cell(item, names, models)}]")
        case MapOf(value):
            return Code(f"Dict[str, {type_cell(value, names, models)}]")
        case Named(identity):
            declaration = names.api.by_identity[identity]
            name = _wrapped(wrapper, f"models.{names.type_name(identity)}")
            linked = declaration.origin.documented and not isinstance(declaration, Alias)
            return Code(f"[{name}]({models}/{page(names.type_name(identity))})" if linked else f"*{name}*")
        case Scalar(ScalarKind.DATE | ScalarKind.DATE_TIME as kind):
            return Code(_PAGES[kind])
        case inner:
            return cell_text(f"*{_wrapped(wrapper, type_text(inner, qualified(names)))}*")


def _wrapped(wrapper: str, name: str) -> str:
    return f"{wrapper}[{name}]" if wrapper else name


def page(name: str) -> str:
    """A declaration's page below ``docs/models``."""
    return f"{name.lower()}.md"
