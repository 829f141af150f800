"""Types as one module writes them: what callers see, and the wire form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specloom.ir import (
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
    Union,
    Variant,
    without_null,
)
from specloom.ir.api import Api
from specloom.target.layout import Doc

from .imports import Imports
from .references import References
from .spelling import SCALARS, WIRE_SCALARS, type_doc


@dataclass(frozen=True, slots=True)
class Types:
    """Spells types for one module and takes what they need from others."""

    references: References
    imports: Imports
    is_wire: bool = False

    def spell(self, type_: Type, *, is_argument: bool = False) -> Doc:
        """A type."""
        if not self.is_wire and _holds_date(type_):
            self.imports.take(self.references.source("types/rfcdate"), "RFCDate")
        scalars = WIRE_SCALARS if self.is_wire else SCALARS
        return type_doc(type_, self._reference, scalars, is_argument=is_argument)

    def parts(self, type_: Type, *, optional: bool) -> Sequence[Doc]:
        """A type as the members of a union, where null and absence have places of their own."""
        null: list[Doc] = ["null"] if isinstance(type_, Nullable) else []
        undefined: list[Doc] = ["undefined"] if optional else []
        return [self.spell(without_null(type_)), *null, *undefined]

    def _reference(self, identity: Identity) -> str:
        if not self.is_wire:
            return self.references.value(identity, "", self.imports)
        declaration = self.references.names.api.by_identity[identity]
        if isinstance(declaration, Enum):
            return enum_wire_type(declaration)
        return self.references.value(identity, "$Outbound", self.imports)


def enum_wire_type(enum: Enum) -> str:
    """What an enum's values are on the wire."""
    return "string" if enum.kind is ScalarKind.STRING else "number"


def _holds_date(type_: Type) -> bool:
    match type_:
        case Scalar(kind):
            return kind is ScalarKind.DATE
        case Nullable(inner) | ListOf(inner) | MapOf(inner):
            return _holds_date(inner)
        case TupleOf(items, rest):
            return any(_holds_date(item) for item in (*items, *([rest] if rest else [])))
        case _:
            return False


def distinct(types: Sequence[Doc]) -> list[Doc]:
    """Types, each once."""
    return list(dict.fromkeys(types))


def variants_of(union: Union, api: Api) -> tuple[Variant, ...]:
    """The variants of a union but those that lead back to it through unions alone, which no type can say."""
    return tuple(each for each in union.variants if not _leads_to(each.type, union.identity, api, set()))


def _leads_to(type_: Type, goal: Identity, api: Api, seen: set[Identity]) -> bool:
    inner = without_null(type_)
    if not isinstance(inner, Named) or inner.identity in seen:
        return False
    seen.add(inner.identity)
    declaration = api.by_identity[inner.identity]
    variants = declaration.variants if isinstance(declaration, Union) else ()
    return inner.identity == goal or any(_leads_to(each.type, goal, api, seen) for each in variants)
