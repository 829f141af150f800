"""Types in Python, as source and on pages."""

from __future__ import annotations

from collections.abc import Callable

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
Reference = Callable[[Identity], str]


def type_text(type_: Type, reference: Reference) -> Code:
    """A type as source, null included.

    Args:
        reference: Spells the name of a declaration, qualified as the place at hand needs it.
    """
    match type_:
        case Anything():
            return Code("Any")
        case Scalar(kind):
            return Code(SCALARS[kind])
        case Constant(None):
            return Code("None")
        case Constant(float() as number):
            return Code("float") if number is not None else Code("None")
        case Constant(value):
            return Code(f"Literal[{scalar_text(value)}]")
        case Nullable(inner):
            return Code(f"Nullable[{type_text(inner, reference)}]")
        case Named(identity):
            return Code(reference(identity))
        case ListOf(item):
            return Code(f"List[{type_text(item, reference)}]")
        case TupleOf(items, None) if items:
            return Code(f"Tuple[{', '.join(type_text(item, reference) for item in items)}]")
        case TupleOf(items, rest):
            spelled = list(dict.fromkeys(type_text(each, reference) for each in (*items, rest or Anything())))
            if "Any" in spelled:
                return Code("List[Any]")
            return Code(f"List[{spelled[0]}]" if len(spelled) == 1 else f"List[Union[{', '.join(spelled)}]]")
        case MapOf(value_type):
            return Code(f"Dict[str, {type_text(value_type, reference)}]")


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
