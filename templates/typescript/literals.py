"""Example values in TypeScript: two spaces, one entry a line, as the docs' format lays them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from specloom.ir import (
    Alias,
    Json,
    ListOf,
    ListValue,
    MapOf,
    MapValue,
    Model,
    ModelValue,
    Named,
    RawValue,
    Scalar,
    ScalarKind,
    ScalarValue,
    TupleOf,
    Type,
    Value,
    VariantValue,
    without_null,
)
from specloom.target import Code
from specloom.target.literals import json_text

from .naming import Names

_BARE: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")
_WIDTH: Final = 80


class Literals:
    """Spells values; remembers which runtime names they need."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.needs_rfc_date = False

    def spell(self, value: Value, type_: Type, indent: int = 0) -> Code:
        """A value of a type as an expression whose first line stands at ``indent`` levels already."""
        match value, without_null(type_):
            case VariantValue(variant, inner), _:
                return self.spell(inner, variant, indent)
            case _, Named(identity) if isinstance(declaration := self._names.api.by_identity[identity], Alias):
                return self.spell(value, declaration.type, indent)
            case ScalarValue(scalar), Scalar(kind):
                return self._scalar(scalar, kind)
            case ScalarValue(scalar), _:
                return json_text(scalar)
            case ListValue(items), inner_type:
                types = item_types(inner_type, len(items))
                return self._block(
                    "[]", [("", self._later(item, each)) for item, each in zip(items, types, strict=True)], indent
                )
            case MapValue(entries), MapOf(value_type):
                return self._block(
                    "{}", [(json_text(key), self._later(item, value_type)) for key, item in entries], indent
                )
            case ModelValue(), _:
                return self._model(value, indent)
            case RawValue(raw), _:
                return self.raw(raw, indent)
            case _:
                raise AssertionError(f"a {type(value).__name__} cannot be of {type_}")

    def _later(self, value: Value, type_: Type) -> Callable[[int], Code]:
        return lambda indent: self.spell(value, type_, indent)

    def _model(self, value: ModelValue, indent: int) -> Code:
        model = self._names.api.by_identity[value.identity]
        assert isinstance(model, Model)
        types = {field.name.wire: field.type for field in model.fields}
        entries = [
            (str(self._names.field(value.identity, wire)), self._later(each, types[wire]))
            for wire, each in value.fields
        ]
        if value.additional and model.additional is not None:
            nested = MapValue(value.additional)
            entries.append(("additionalProperties", self._later(nested, MapOf(model.additional))))
        return self._block("{}", entries, indent)

    def _scalar(self, value: None | bool | float | str, kind: ScalarKind) -> Code:
        text = json_text(value)
        if value is None:
            return text
        match kind:
            case ScalarKind.DATE_TIME:
                return Code(f"new Date({text})")
            case ScalarKind.DATE:
                self.needs_rfc_date = True
                return Code(f"new RFCDate({text})")
            case ScalarKind.BINARY:
                return Code(f"new Blob([{text}])")
            case _:
                return text

    def raw(self, value: Json, indent: int) -> Code:
        """Any JSON; its keys are quoted, since nothing promises what they are."""
        if isinstance(value, dict):
            return self._block("{}", [(json_text(key), self._raw_later(each)) for key, each in value.items()], indent)
        if isinstance(value, list):
            return self._block("[]", [("", self._raw_later(each)) for each in value], indent)
        return json_text(value)

    def _raw_later(self, value: Json) -> Callable[[int], Code]:
        return lambda indent: self.raw(value, indent)

    @staticmethod
    def _block(brackets: str, entries: Iterable[tuple[str, Callable[[int], Code]]], indent: int) -> Code:
        """Entries one a line with a trailing comma; a string that would cross the margin stands on a line of its own."""
        lines = []
        pad = "  " * (indent + 1)
        for key, spell in entries:
            text = spell(indent + 1)
            line = f"{pad}{key}: {text}," if key else f"{pad}{text},"
            if key and text.startswith('"') and len(line) > _WIDTH:
                line = f"{pad}{key}:\n{pad}  {text},"
            lines.append(line)
        if not lines:
            return Code(brackets)
        return Code("\n".join([brackets[0], *lines, "  " * indent + brackets[1]]))


def item_types(type_: Type, count: int) -> list[Type]:
    """The types of a list's or tuple's items."""
    match type_:
        case ListOf(item):
            return [item] * count
        case TupleOf(items, rest):
            return [*items, *([rest] * (count - len(items)) if rest else [])][:count]
        case _:
            raise AssertionError(f"no list: {type_}")


def key_text(key: str) -> str:
    """A key of a class: bare where that is legal."""
    return key if _BARE.match(key) else json_text(key)
