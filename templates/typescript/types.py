"""Types as one module writes them: what callers see, and the wire form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.ir import (
    Anything,
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
from .spelling import SCALARS, WIRE_SCALARS, Spelling

ANYTHING: Final = "Anything"
"""The runtime's name for a value of any shape."""


@dataclass(frozen=True, slots=True)
class Types:
    """Spells types for one module and takes what they need from others."""

    references: References
    imports: Imports
    is_wire: bool = False

    def spell(self, type_: Type, *, is_argument: bool = False) -> Doc:
        """A type."""
        if not self.is_wire and _holds(type_, lambda part: isinstance(part, Scalar) and part.kind is ScalarKind.DATE):
            self.imports.take(self.references.source("types/rfcdate"), "RFCDate")
        if _holds(type_, lambda part: isinstance(part, Scalar) and part.kind is ScalarKind.BINARY):
            self.imports.take(self.references.source("lib/binary"), "FileLike")
        if _holds(type_, lambda part: isinstance(part, Anything)):
            self.imports.take(self.references.source("types/anything"), ANYTHING)
        spelling = Spelling(self._reference, WIRE_SCALARS if self.is_wire else SCALARS, ANYTHING)
        return spelling.doc(type_, is_argument=is_argument)

    def parts(self, type_: Type, *, optional: bool) -> Sequence[Doc]:
        """A type as the members of a union, where null and absence have places of their own; anything holds both."""
        if is_anything(type_, self.references.names.api):
            return [self.spell(without_null(type_))]
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


def _holds(type_: Type, wanted: Callable[[Type], bool]) -> bool:
    """Whether a type, or one that it is made of, is wanted."""
    match type_:
        case Nullable(inner) | ListOf(inner) | MapOf(inner):
            return _holds(inner, wanted)
        case TupleOf(items, rest):
            return any(_holds(item, wanted) for item in (*items, *([rest] if rest else [])))
        case _:
            return wanted(type_)


def distinct(types: Sequence[Doc]) -> list[Doc]:
    """Types, each once; where one of them holds any value, that alone."""
    return [ANYTHING] if ANYTHING in types else list(dict.fromkeys(types))


def is_anything(type_: Type, api: Api, seen: frozenset[Identity] = frozenset()) -> bool:
    """Whether a type is ``any`` in the end, so that its key is never demanded."""
    match type_:
        case Anything():
            return True
        case Nullable(inner):
            return is_anything(inner, api, seen)
        case Named(identity) if identity not in seen:
            declaration = api.by_identity[identity]
            variants = declaration.variants if isinstance(declaration, Union) else ()
            return any(is_anything(variant.type, api, seen | {identity}) for variant in variants)
        case _:
            return False


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
