"""Text to values, as a type tells: what a query, a header or a form says in letters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Declaration,
    Enum,
    Identity,
    Json,
    ListOf,
    MapOf,
    Model,
    Named,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    Union,
)

_INTEGER: Final = re.compile(r"-?\d{1,4000}\Z", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?\Z", re.ASCII)
_BRACKETED: Final = re.compile(r"\[([^\[\]]*)\]")
_MOST_STEPS: Final = 32
"""Declarations that are followed to learn what a type is; a longer way is a circle."""


class Texts:
    """Reads text by the types of one API. A text that its type does not admit stays a text: a schema says so."""

    def __init__(self, declarations: Mapping[Identity, Declaration]) -> None:
        self._declarations = declarations

    def is_array(self, type_: Type) -> bool:
        """Whether every value but null is an array, or might be one and is nothing that text can say better."""
        flat = self._flat(type_)
        return any(isinstance(each, ListOf | TupleOf) for each in flat)

    def is_object(self, type_: Type) -> bool:
        """Whether a value may be an object, and none may be an array."""
        return not self.is_array(type_) and any(isinstance(each, Model | MapOf) for each in self._flat(type_))

    def is_scalar(self, type_: Type) -> bool:
        """Whether a value is one string, number or boolean."""
        return not self.is_array(type_) and not self.is_object(type_)

    def properties(self, type_: Type) -> Mapping[str, Type]:
        """The properties that an object of this type may have, by wire name."""
        models = (each for each in self._flat(type_) if isinstance(each, Model))
        return {field.name.wire: field.type for model in models for field in model.fields}

    def scalar(self, text: str, type_: Type) -> Json:
        """The value that a text says: of the alternatives, the first that it spells, and text last."""
        spelled = (self._spelled(text, each) for each in self._flat(type_))
        return next((value for value in spelled if value is not None), None if self._is_null(text, type_) else text)

    def array(self, texts: Sequence[str], type_: Type) -> Json:
        """An array, item by item. One text is the value itself, where the type admits that and no array of it."""
        alternatives = self._flat(type_)
        if len(texts) == 1 and self._is_alone(texts[0], alternatives):
            return self.scalar(texts[0], type_)
        for each in alternatives:
            if isinstance(each, ListOf):
                return [self.value(text, each.item) for text in texts]
            if isinstance(each, TupleOf):
                types = [*each.items, *([each.rest or Anything()] * max(0, len(texts) - len(each.items)))]
                return [self.value(text, item) for text, item in zip(texts, types, strict=False)]
        return list(texts)

    def object(self, pairs: Sequence[tuple[str, str]], type_: Type) -> Json:
        """An object; a name that comes again makes an array."""
        grouped: dict[str, list[str]] = {}
        for name, text in pairs:
            grouped.setdefault(name, []).append(text)
        return {name: self._member(texts, self.property(type_, name)) for name, texts in grouped.items()}

    def deep(self, wire: str, pairs: Sequence[tuple[str, str]], type_: Type) -> Json:
        """An object of ``wire[a][b]=text`` pairs."""
        tree: dict[str, Json] = {}
        for name, text in pairs:
            keys = [
                key for key in _BRACKETED.findall(name[len(wire) :]) if key
            ]  # ``key[]`` says array, as its type does
            holder, inner = tree, type_
            for key in keys[:-1]:
                below = holder.setdefault(key, {})
                holder, inner = below if isinstance(below, dict) else {}, self.property(inner, key)
            _put(holder, keys[-1] if keys else "", text)
        return self._typed(tree, type_)

    def item(self, text: str, type_: Type) -> Json:
        """A text that is one of possibly several under its name: of an array, an item."""
        arrays = (each.item for each in self._flat(type_) if isinstance(each, ListOf))
        parsed = _parsed(text)
        return parsed if isinstance(parsed, list) and self.is_array(type_) else self.value(text, next(arrays, type_))

    def value(self, text: str, type_: Type) -> Json:
        """A text as part of something larger: arrays and objects in there are JSON."""
        if not self.is_scalar(type_):
            parsed = _parsed(text)
            return parsed if parsed is not None else text
        return self.scalar(text, type_)

    def _typed(self, value: Json, type_: Type) -> Json:
        if isinstance(value, dict):
            return {key: self._typed(item, self.property(type_, key)) for key, item in value.items()}
        texts = [str(item) for item in value] if isinstance(value, list) else [str(value)]
        return self._member(texts, type_)

    def _member(self, texts: Sequence[str], type_: Type) -> Json:
        if self.is_array(type_) and not (len(texts) == 1 and isinstance(_parsed(texts[0]), list)):
            return self.array(texts, type_)
        return self.value(texts[0], type_) if len(texts) == 1 else [self.value(text, type_) for text in texts]

    def property(self, type_: Type, name: str) -> Type:
        """The type of what stands under a name in an object of this type."""
        known = self.properties(type_)
        if name in known:
            return known[name]
        free = (
            each.value if isinstance(each, MapOf) else each.additional
            for each in self._flat(type_)
            if isinstance(each, MapOf | Model)
        )
        return next((each for each in free if each is not None), Anything())

    def _is_alone(self, text: str, alternatives: Sequence[_Flat]) -> bool:
        """Whether one alternative is the text, and no list of another has an item that it spells."""
        scalars = (each for each in alternatives if isinstance(each, Scalar | Enum | Constant))
        lists = (each for each in alternatives if isinstance(each, ListOf))
        return any(self._reads(text, each) for each in scalars) and not any(
            self._reads(text, item) for each in lists for item in self._flat(each.item)
        )

    def _reads(self, text: str, type_: _Flat) -> bool:
        """Whether the text is a value of the type; an object or a list, whose JSON it could be, is not looked at."""
        match type_:
            case Enum() | Constant() | Scalar(ScalarKind.BOOLEAN | ScalarKind.INTEGER | ScalarKind.NUMBER):
                return self._spelled(text, type_) is not None
            case _:
                return True

    def _is_null(self, text: str, type_: Type) -> bool:
        return text in ("", "null") and any(
            isinstance(each, Constant) and each.value is None for each in self._flat(type_)
        )

    def _flat(self, type_: Type) -> tuple[_Flat, ...]:
        """The alternatives of a type, references followed; null is a constant, text comes last."""
        return tuple(sorted(self._alternatives(type_, _MOST_STEPS), key=_is_text))

    def _alternatives(self, type_: Type, steps: int) -> Iterator[_Flat]:
        match type_:
            case Nullable(inner):
                yield from self._alternatives(inner, steps)
                yield Constant(None)
            case Named(identity) if steps:
                declaration = self._declarations[identity]
                match declaration:
                    case Union(variants=variants):
                        for variant in variants:
                            yield from self._alternatives(variant.type, steps - 1)
                    case Alias(type=inner):
                        yield from self._alternatives(inner, steps - 1)
                    case Model() | Enum():
                        yield declaration
            case Named():
                return
            case _:
                yield type_

    def _spelled(self, text: str, type_: _Flat) -> Json:
        """The value that the text spells in this alternative; ``None`` where it spells none."""
        match type_:
            case Enum(members=members):
                values = (member.value for member in members)
                return next((value for value in values if _text(value) == text), _number(text, type_.kind))
            case Constant(value):
                return value if _text(value) == text else None
            case Scalar(kind):
                return _number(text, kind)
            case _:
                return None


_Flat = Scalar | Constant | Anything | ListOf | TupleOf | MapOf | Model | Enum
"""A type that refers to nothing, at its top."""


def _is_text(type_: _Flat) -> bool:
    return isinstance(type_, Scalar) and type_.kind is ScalarKind.STRING


def _number(text: str, kind: ScalarKind) -> Json:
    match kind:
        case ScalarKind.BOOLEAN:
            return {"true": True, "false": False}.get(text)
        case ScalarKind.INTEGER:
            return int(text) if _INTEGER.match(text) else None
        case ScalarKind.NUMBER:
            return (int(text) if _INTEGER.match(text) else float(text)) if _NUMBER.match(text) else None
        case _:
            return None


def _text(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else "null" if value is None else str(value)


def _put(holder: dict[str, Json], key: str, text: str) -> None:
    """A key that comes again makes an array."""
    held = holder.get(key)
    if isinstance(held, list):
        held.append(text)
    else:
        holder[key] = text if held is None else [held, text]


def _parsed(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except ValueError:
        return None
    return value
