"""Types in TypeScript, as source and on pages."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Enum,
    Identity,
    ListOf,
    MapOf,
    Model,
    Named,
    Nullable,
    Package,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    Union,
    without_null,
)
from specloom.target import Code
from specloom.target.layout import Doc
from specloom.target.literals import json_text
from specloom.target.text import cell_text

from .forms import generic, map_type, spelled, string, tuple_type, union
from .naming import Names

Scalars = Mapping[ScalarKind, str]
SCALARS: Final[Scalars] = {
    ScalarKind.STRING: "string",
    ScalarKind.INTEGER: "number",
    ScalarKind.NUMBER: "number",
    ScalarKind.BOOLEAN: "boolean",
    ScalarKind.DATE: "RFCDate",
    ScalarKind.DATE_TIME: "Date",
    ScalarKind.DECIMAL: "string",
    ScalarKind.BASE64: "string",
    ScalarKind.BINARY: "FileLike",
}
WIRE_SCALARS: Final[Scalars] = {**SCALARS, ScalarKind.DATE: "string", ScalarKind.DATE_TIME: "string"}
"""Types of scalars as they are sent."""

_DATE_PAGE = "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date"
Reference = Callable[[Identity], str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """Types as source that breaks where it is too long.

    Attributes:
        reference: Spells the name of a declaration, qualified as the place at hand needs it.
        anything: The type of a value of any shape.
    """

    reference: Reference
    scalars: Scalars
    anything: str = "any"

    def doc(self, type_: Type, *, is_argument: bool = False) -> Doc:
        """A type; an argument stands alone between the brackets of a generic type."""
        match type_:
            case Anything() | Nullable(Anything()):
                return self.anything
            case Scalar(kind):
                return self.scalars[kind]
            case Constant(value):
                return string(value) if isinstance(value, str) else json_text(value)
            case Nullable(inner):
                return union([self.doc(inner), "null"], is_argument=is_argument)
            case Named(identity):
                return self.reference(identity)
            case ListOf(item):
                return self._array(item)
            case TupleOf(items, rest):
                spread: list[Doc] = [("...", self._array(rest))] if rest else []
                return tuple_type([*(self.doc(item) for item in items), *spread])
            case MapOf(value_type):
                return map_type(self.doc(value_type))

    def _array(self, item: Type) -> Doc:
        """``Array<T>``, which does not break around a type without parts."""
        hugs = isinstance(without_null(item), MapOf) or isinstance(item, Anything | Scalar | Named)
        return generic("Array", [self.doc(item, is_argument=True)], hugs=hugs)


def type_text(type_: Type, reference: Reference) -> Code:
    """A type on one line."""
    return spelled(Spelling(reference, SCALARS).doc(type_))


def qualified(names: Names) -> Reference:
    """References through the packages' namespaces: ``components.Usage``."""

    def spell(identity: Identity) -> str:
        return f"{names.api.by_identity[identity].origin.package.value}.{names.type_name(identity)}"

    return spell


def heading(type_: Type, names: Names) -> Code:
    """A type as the heading of a variant: ``components.System``, ``string[]``."""
    match type_:
        case ListOf(item):
            return Code(f"{heading(without_null(item), names)}[]")
        case MapOf(value):
            return Code(f"Record<string, {heading(without_null(value), names)}>")
        case _:
            return type_text(without_null(type_), qualified(names))


def type_cell(type_: Type, names: Names, models: str) -> Code:
    """A type for a table cell: markup around the innermost name, brackets outside it."""
    match type_:
        case Nullable(inner):
            return type_cell(inner, names, models)
        case ListOf(item):
            return Code(f"{type_cell(item, names, models)}[]")
        case MapOf(value):
            return Code(f"Record<string, {type_cell(value, names, models)}>")
        case TupleOf(items, _):
            return Code(f"[{', '.join(type_cell(item, names, models) for item in items)}]")
        case Scalar(ScalarKind.DATE_TIME):
            return Code(f"[Date]({_DATE_PAGE})")
        case Scalar(ScalarKind.DATE):
            return Code(f"[RFCDate]({posixpath.normpath(f'{models}/../../src/types/rfcdate.ts')})")
        case Named(identity):
            return _named_cell(identity, names, models)
        case Anything() | Scalar() | Constant():
            return cell_text(f"*{type_text(type_, qualified(names))}*")


def _named_cell(identity: Identity, names: Names, models: str) -> Code:
    declaration = names.api.by_identity[identity]
    name = qualified(names)(identity)
    match declaration:
        case Model() | Enum() if declaration.origin.documented:
            return Code(f"[{name}]({models}/{page(declaration.origin.package, names.type_name(identity))})")
        case Model() | Enum() | Union() | Alias():
            return Code(f"*{name}*")


def page(package: Package, name: str) -> str:
    """A declaration's page below ``docs/models``."""
    return f"{package.value}/{name.lower()}.md"
