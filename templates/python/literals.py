"""Example values in Python: four spaces, one entry a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from specloom.ir import (
    Alias,
    Enum,
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


def scalar_text(value: None | bool | float | str) -> Code:
    """A scalar as a Python literal; a string in the quotes that need fewer escapes. JSON's escapes are Python's, too."""
    if value is None or isinstance(value, bool):
        return Code(repr(value))
    text = json_text(value)
    if isinstance(value, str) and '"' in value and "'" not in value:
        inner = text[1:-1].replace('\\"', '"')
        return Code(f"'{inner}'")
    return text


def json_value(value: Json) -> Code:
    """Any JSON as an expression on one line, for the formatter to break."""
    match value:
        case dict():
            return Code("{" + ", ".join(f"{json_text(key)}: {json_value(each)}" for key, each in value.items()) + "}")
        case list():
            return Code(f"[{', '.join(map(json_value, value))}]")
        case _:
            return scalar_text(value)


class Literals:
    """Spells values; remembers which modules they need.

    Args:
        as_dictionaries: Models are written as dicts, which the SDK takes wherever it takes the model.
    """

    def __init__(self, names: Names, *, as_dictionaries: bool) -> None:
        self._names = names
        self._as_dictionaries = as_dictionaries
        self.modules: set[str] = set()

    @property
    def imports(self) -> list[str]:
        """Import lines of the standard library, sorted."""
        lines = {"datetime": "import datetime as dt", "decimal": "from decimal import Decimal"}
        return [lines[module] for module in sorted(self.modules)]

    def spell(self, value: Value, type_: Type, indent: int = 0) -> Code:
        """A value of a type as an expression whose first line stands at ``indent`` levels already."""
        match value, without_null(type_):
            case VariantValue(variant, inner), _:
                return self.spell(inner, variant, indent)
            case _, Named(identity) if isinstance(declaration := self._names.api.by_identity[identity], Alias):
                return self.spell(value, declaration.type, indent)
            case ScalarValue(scalar), Named(identity):
                return self._member(scalar, identity)
            case ScalarValue(scalar), Scalar(kind):
                return self._scalar(scalar, kind)
            case ScalarValue(scalar), _:
                return scalar_text(scalar)
            case ListValue(items), TupleOf(types, None):
                entries = [("", self._later(item, each)) for item, each in zip(items, types, strict=False)]
                return self._block("()", entries, indent) if types else self._block("[]", entries, indent)
            case ListValue(items), ListOf(item_type):
                return self._block("[]", [("", self._later(item, item_type)) for item in items], indent)
            case ListValue(items), TupleOf(types, rest):
                each_type = [*types, *([rest] * (len(items) - len(types)) if rest else [])]
                return self._block(
                    "[]", [("", self._later(item, each)) for item, each in zip(items, each_type, strict=False)], indent
                )
            case MapValue(entries), MapOf(value_type):
                return self._block(
                    "{}", [(f"{json_text(key)}: ", self._later(item, value_type)) for key, item in entries], indent
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
        entries = self.fields(value)
        if self._as_dictionaries:
            return self._block("{}", [(f'"{name}": ', spell) for name, spell in entries], indent)
        name = f"models.{self._names.type_name(value.identity)}"
        return Code(name + self._block("()", [(f"{field}=", spell) for field, spell in entries], indent))

    def fields(self, value: ModelValue) -> list[tuple[str, Callable[[int], Code]]]:
        """The fields of an instance by the names that callers write, each spelled when its indentation is known."""
        model = self._names.api.by_identity[value.identity]
        assert isinstance(model, Model)
        types = {field.name.wire: field.type for field in model.fields}
        return [
            (str(self._names.field(value.identity, wire)), self._later(each, types[wire]))
            for wire, each in value.fields
        ]

    def _member(self, value: None | bool | float | str, identity: str) -> Code:
        """An enum's member, by name where models are built, by value where dicts are."""
        enum = self._names.api.by_identity[identity]
        if isinstance(enum, Enum) and not self._as_dictionaries:
            for member, name in zip(enum.members, self._names.members(enum), strict=True):
                if member.value == value:
                    return Code(f"models.{self._names.type_name(identity)}.{name}")
        return scalar_text(value)

    def _scalar(self, value: None | bool | float | str, kind: ScalarKind) -> Code:
        text = scalar_text(value)
        match kind:
            case _ if value is None:
                return text
            case ScalarKind.DATE:
                self.modules.add("datetime")
                return Code(f"dt.date.fromisoformat({text})")
            case ScalarKind.DATE_TIME:
                self.modules.add("datetime")
                return Code(f"dt.datetime.fromisoformat({scalar_text(_offset_spelled_out(str(value)))})")
            case ScalarKind.DECIMAL:
                self.modules.add("decimal")
                return Code(f"Decimal({text})")
            case ScalarKind.BINARY:
                return Code(f"{text}.encode()")
            case _:
                return text

    def raw(self, value: Json, indent: int) -> Code:
        """Any JSON."""
        if isinstance(value, dict):
            return self._block(
                "{}", [(f"{json_text(key)}: ", self._raw_later(each)) for key, each in value.items()], indent
            )
        if isinstance(value, list):
            return self._block("[]", [("", self._raw_later(each)) for each in value], indent)
        return scalar_text(value)

    def _raw_later(self, value: Json) -> Callable[[int], Code]:
        return lambda indent: self.raw(value, indent)

    @staticmethod
    def _block(brackets: str, entries: Iterable[tuple[str, Callable[[int], Code]]], indent: int) -> Code:
        pad = "    " * (indent + 1)
        lines = [f"{pad}{key}{spell(indent + 1)}," for key, spell in entries]
        if not lines:
            return Code(brackets)
        return Code("\n".join([brackets[0], *lines, "    " * indent + brackets[1]]))


def _offset_spelled_out(value: str) -> str:
    """``Z`` as ``+00:00``: Python before 3.11 does not read the letter."""
    return f"{value[:-1]}+00:00" if value[-1:] in "zZ" else value
