"""Types as zod expressions: how each is read from its wire form, and how it is written to it."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from specloom.ir import (
    Anything,
    Constant,
    Field,
    Json,
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
from specloom.target.defaults import is_scalar_of
from specloom.target.layout import Doc
from specloom.target.literals import json_text

from .forms import LARGEST_INTEGER, array, call, chained, lazy, literal, string
from .imports import Imports
from .references import References


class Direction(enum.Enum):
    """Which way a value goes; the value is the suffix of its schemas."""

    INBOUND = "$inboundSchema"
    OUTBOUND = "$outboundSchema"


_TEXT: Final = "z.string()"
_SAME: Final = {
    ScalarKind.STRING: _TEXT,
    ScalarKind.DECIMAL: _TEXT,
    ScalarKind.BASE64: _TEXT,
    ScalarKind.BOOLEAN: "z.boolean()",
    ScalarKind.INTEGER: "z.number().int()",
}
_RUNTIME: Final = {
    (ScalarKind.NUMBER, Direction.INBOUND): ("float", "scalars"),
    (ScalarKind.DATE, Direction.INBOUND): ("inboundDate", "dates"),
    (ScalarKind.DATE, Direction.OUTBOUND): ("outboundDate", "dates"),
    (ScalarKind.DATE_TIME, Direction.INBOUND): ("inboundDateTime", "dates"),
    (ScalarKind.DATE_TIME, Direction.OUTBOUND): ("outboundDateTime", "dates"),
}
_DEFAULTED: Final = (
    ScalarKind.STRING,
    ScalarKind.INTEGER,
    ScalarKind.NUMBER,
    ScalarKind.BOOLEAN,
)


@dataclass(frozen=True, slots=True)
class Schemas:
    """Spells the schemas of one module in one direction, and takes what they need from others."""

    references: References
    imports: Imports
    direction: Direction

    def spell(self, type_: Type, *methods: Doc) -> Doc:
        """The schema of a type, with methods called on it."""
        match type_:
            case Nullable(inner):
                first, *others = methods or ("",)
                # Nullish is zod's word for both.
                nullable: list[Doc] = [".nullish()"] if first == ".optional()" else [".nullable()", first]
                return self.spell(inner, *(method for method in (*nullable, *others) if method))
            case TupleOf(items, rest) if rest is not None and self.direction is Direction.OUTBOUND:
                return self.spell(TupleOf(items, None), call(".rest", self.spell(rest)), *methods)
            case _:
                return chained(self._plain(type_), *methods)

    def _plain(self, type_: Type) -> Doc:
        match type_:
            case Scalar(kind):
                return self._scalar(kind)
            case Constant(value) if value is not None:
                self._zod("")
                return call("z.literal", string(value) if isinstance(value, str) else json_text(value))
            case ListOf(item):
                return self._list(item)
            case MapOf(value_type):
                return self._map(value_type)
            case TupleOf(items, rest):
                return self._tuple(items, rest)
            case Named(identity):
                return self.references.value(identity, self.direction.value, self.imports)
            case Anything():
                return self._zod("z.any()")
            case _:
                return self._zod("z.null()")

    def lazy(self, type_: Type, suffix: str = "") -> Doc:
        """A schema that costs nothing before it is used: a declaration's own, or one made then."""
        if isinstance(type_, Named) and not suffix:
            return self.spell(type_)
        self._zod("")
        return lazy("z.lazy", self.spell(type_, suffix))

    def field(self, field: Field) -> Doc:
        """The schema of a field: what may be absent is optional, or filled in before it is sent."""
        default = field.default
        if field.required:
            return self.spell(field.type)
        if default is None or not self.fills_in(field):
            return self.spell(field.type, ".optional()")
        made = literal(default.value)
        if self._is_alike(default.value, field.type):
            return self.spell(field.type, call(".default", made, hugs_last=True))
        self.imports.take(self.references.source("lib/defaults"), "withDefault")
        body: Doc = ("(", made, ")") if isinstance(default.value, dict) else made
        return call("withDefault", self.spell(field.type), ("() => ", body), hugs_last=True)

    def fills_in(self, field: Field) -> bool:
        """Whether the default is sent for an absent field: one that the document requires, else what JSON and TypeScript write alike."""
        default = field.default
        if field.required or self.direction is Direction.INBOUND or default is None:
            return False
        return default.stands_in or self._is_alike(default.value, field.type)

    def _is_alike(self, value: Json, type_: Type) -> bool:
        """Whether a value of the type is the same in JSON and in TypeScript: null, scalars, lists of scalars."""
        match without_null(type_), value:
            case _, None:
                return isinstance(type_, Nullable)
            case ListOf(item), list():
                return all(self._is_alike(each, item) for each in value)
            case _, dict() | list():
                return False
            case _, int() if abs(value) > LARGEST_INTEGER:
                return False
            case Scalar(kind), _:
                return kind in _DEFAULTED
            case Named(identity), _:
                return is_scalar_of(value, self.references.names.api.by_identity[identity])
            case inner, _:
                return isinstance(inner, Constant)

    def _zod(self, text: str) -> str:
        self.imports.take_all("zod", "z")
        return text

    def _scalar(self, kind: ScalarKind) -> Doc:
        if kind is ScalarKind.BINARY:
            self.imports.take(self.references.source("lib/binary"), "fileLikeSchema")
            return "fileLikeSchema"
        if (kind, self.direction) in _RUNTIME:
            function, module = _RUNTIME[kind, self.direction]
            self.imports.take(self.references.source(f"lib/{module}"), function)
            return f"{function}()"
        return self._zod(_SAME.get(kind, "z.number()"))

    def _list(self, item: Type) -> Doc:
        if self.direction is Direction.OUTBOUND:
            self._zod("")
            return call("z.array", self.spell(item))
        return self._collection("inboundList", item)

    def _tuple(self, items: Sequence[Type], rest: Type | None) -> Doc:
        listed = array([self.spell(item) for item in items])
        if self.direction is Direction.OUTBOUND:
            self._zod("")
            return call("z.tuple", listed, hugs_last=bool(items))
        self.imports.take(self.references.source("lib/collections"), "inboundTuple")
        if rest is None:
            return call("inboundTuple", listed, hugs_last=bool(items))
        return call("inboundTuple", listed, self.spell(rest))

    def _map(self, item: Type) -> Doc:
        return self._collection("inboundMap" if self.direction is Direction.INBOUND else "outboundMap", item)

    def _collection(self, function: str, item: Type) -> Doc:
        self.imports.take(self.references.source("lib/collections"), function)
        return call(function, self.spell(item))


def is_text(type_: Type) -> bool:
    """Whether a type is text where JSON would be read: a scalar that JSON quotes."""
    inner = without_null(type_)
    return isinstance(inner, Scalar) and inner.kind not in (ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.BOOLEAN)
