"""Types where callers meet them: in the signatures of methods, and as values that the runtime decodes to."""

from __future__ import annotations

from functools import partial

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
    without_null,
)
from specloom.target import Code

from .imports import Imports
from .naming import Names
from .spelling import SCALARS, Spelling, enum_base, spelled, union_of


class Annotations:
    """Spells types for one module and takes what they need from others."""

    def __init__(self, names: Names, imports: Imports) -> None:
        self._names = names
        self._imports = imports
        self._spread: list[Identity] = []

    def accepted(self, type_: Type, required: bool, *, is_upload: bool = False) -> Code:
        """The annotation of an argument: a dict is taken wherever a model is, and pieces where bytes are a whole body."""
        taken = self._pieces() if is_upload else self._taken(without_null(type_))
        match required, isinstance(type_, Nullable):
            case True, False:
                return taken
            case True, True:
                return self._wrapped("Nullable", taken)
            case False, True:
                return self._wrapped("OptionalNullable", taken)
            case _:
                return Code(f"{self._typing('Optional')}[{taken}]")

    def _pieces(self) -> Code:
        """Bytes, a file, or bytes that come piece by piece; asynchronously for the asynchronous twin alone."""
        self._imports.take("collections.abc", "AsyncIterable", "Iterable")
        self._imports.take("typing", "IO", "Union")
        return Code("Union[bytes, IO[bytes], Iterable[bytes], AsyncIterable[bytes]]")

    def _taken(self, type_: Type) -> Code:
        """Models and dicts, in any sequence or mapping of them; what holds neither is spelled as it is."""
        if not self._has_companion(type_):
            return self._spell(type_, companion=False)
        match type_:
            case Scalar():
                return self._spell(type_, companion=True)
            case ListOf(item):
                self._imports.take("collections.abc", "Sequence")
                return Code(f"Sequence[{self._taken(item)}]")
            case MapOf(value):
                self._imports.take("collections.abc", "Mapping")
                return Code(f"Mapping[str, {self._taken(value)}]")
            case Nullable(inner):
                return Code(f"{self._typing('Optional')}[{self._taken(inner)}]")
            case Named(identity) if self._holds_containers(identity) and identity not in self._spread:
                return self._spread_union(identity)
            case _:
                model, companion = self._spell(type_, companion=False), self._spell(type_, companion=True)
                return Code(f"{self._typing('Union')}[{model}, {companion}]")

    def _holds_containers(self, identity: Identity) -> bool:
        """Whether a type is a union with lists or maps of what has a companion: of two whole lists mypy takes neither."""
        declaration = self._names.api.by_identity[identity]
        return isinstance(declaration, Union) and any(
            isinstance(each.type, ListOf | MapOf) and self._has_companion(each.type) for each in declaration.variants
        )

    def _spread_union(self, identity: Identity) -> Code:
        """A union by its variants, each as callers may pass it; one that leads back to itself is spread once."""
        declaration = self._names.api.by_identity[identity]
        assert isinstance(declaration, Union)
        self._spread.append(identity)
        variants = [self._taken(each.type) for each in declaration.variants]
        self._spread.pop()
        return union_of(variants, self._typing)

    def _has_companion(self, type_: Type) -> bool:
        """Whether callers may pass something else than results are: a dict for a model, a file for bytes."""
        match type_:
            case Named(identity):
                return not isinstance(self._names.api.by_identity[identity], Enum)
            case Scalar(kind):
                return kind is ScalarKind.BINARY
            case ListOf(inner) | MapOf(inner) | Nullable(inner):
                return self._has_companion(inner)
            case TupleOf(items, None):
                return any(map(self._has_companion, items))
            case _:
                return False

    def returned(self, type_: Type | None) -> Code:
        """The annotation of a result."""
        return Code("None") if type_ is None else self._spell(type_, companion=False)

    def decoded(self, type_: Type | None) -> Code:
        """The type as a value, as the runtime wants it: open enums are marked."""
        return Code("None") if type_ is None else self._spell(type_, companion=False, marked=True)

    def _wrapped(self, wrapper: str, inner: Code) -> Code:
        self._imports.take(".types", wrapper)
        return Code(f"{wrapper}[{inner}]")

    def _typing(self, name: str) -> Code:
        self._imports.take("typing", name)
        return Code(name)

    def _spell(self, type_: Type, *, companion: bool, marked: bool = False) -> Code:
        place = Spelling(
            typing=self._typing,
            scalar=partial(self._scalar, accepted=companion),
            named=partial(self._named, companion=companion, marked=marked),
            nullable=lambda inner: Code(f"{self._typing('Optional')}[{inner}]"),
        )
        return spelled(type_, place)

    def _scalar(self, kind: ScalarKind, *, accepted: bool) -> Code:
        if kind in (ScalarKind.DATE, ScalarKind.DATE_TIME):
            self._imports.take_module("datetime as dt")
        if kind is ScalarKind.DECIMAL:
            self._imports.take("decimal", "Decimal")
        if kind is ScalarKind.BINARY and accepted:
            self._imports.take(".types", "File")
            self._imports.take("typing", "IO", "Union")
            return Code("Union[bytes, IO[bytes], File]")
        return Code(SCALARS[kind])

    def _named(self, identity: str, *, companion: bool, marked: bool) -> Code:
        self._imports.take(".", "models")
        declaration = self._names.api.by_identity[identity]
        if not isinstance(declaration, Enum):
            return Code(f"models.{self._names.companion(identity) if companion else self._names.type_name(identity)}")
        base = enum_base(declaration)
        opened = Code(f"{self._typing('Union')}[models.{self._names.type_name(identity)}, {base}]")
        if not marked:
            return opened
        self._imports.take(".types", "OPEN_ENUM")
        return Code(f"{self._typing('Annotated')}[{opened}, OPEN_ENUM]")
