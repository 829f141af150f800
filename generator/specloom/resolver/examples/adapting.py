"""An author's example as a value of a type: as it is, repaired where that is safe, or dropped with a warning."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Declaration,
    Enum,
    Field,
    Identity,
    Json,
    ListOf,
    ListValue,
    MapOf,
    MapValue,
    Model,
    ModelValue,
    Named,
    Nullable,
    Pointer,
    RawValue,
    Scalar,
    ScalarKind,
    ScalarValue,
    TupleOf,
    Type,
    Union,
    Value,
    VariantValue,
    to_json,
)
from specloom.resolver.examples.fitting import fits, fits_declaration
from specloom.resolver.examples.variants import Variants
from specloom.resolver.nodes import below

Warn: TypeAlias = Callable[[str, str, Pointer], None]
Complete: TypeAlias = Callable[[Model, Field], "Value | None"]

_MOST_STEPS: Final = 20_000
"""Values looked at while one example is adapted; unions inside unions could otherwise take for ever."""

_DEEPEST: Final = 100
_DEEPEST_REPAIR: Final = 2
"""Unions inside one another whose variants are tried for a repair; each level multiplies the ways."""

_LARGEST_INTEGER: Final = 2**53 - 1
"""RFC 8259 section 6: integers up to here mean the same to every reader of JSON. A program in JavaScript has no larger one."""


class Misfit(Exception):
    """The example, or the part at hand, does not fit and cannot be repaired."""

    def __init__(self, why: str = "does not fit its schema") -> None:
        super().__init__(why)


class Exhausted(Exception):
    """The example would take too long to adapt."""


class Adapter:
    """Adapts examples to types.

    Args:
        declarations: By identity.
        warn: Called with code, message and place for each example, or part of one, that is repaired or dropped.
        complete: Gives what an example lacks and its model requires; without it the author's own words remain, repaired.
    """

    def __init__(
        self, declarations: Mapping[Identity, Declaration], warn: Warn, complete: Complete | None = None
    ) -> None:
        self._declarations = declarations
        self._warn = warn
        self._complete = complete
        self._variants = Variants(declarations)
        self._said: list[tuple[str, str, Pointer]] = []
        self._steps = 0
        self._depth = 0
        self._repairs = 0

    def adapt(self, value: Json, type_: Type, pointer: Pointer) -> Value | None:
        """The example as a value of the type; ``None`` where it is dropped.

        Args:
            pointer: Where the example stands; empty where its faults have been told before.
        """
        self._said, self._steps, self._depth, self._repairs = [], 0, 0, 0
        try:
            adapted = self._kept(value, type_, pointer)
        except Exhausted:
            adapted, self._said = None, []
            self._say("example-dropped", "the example is too large or too entangled to show", pointer)
        if pointer:
            for said in self._said:
                self._warn(*said)
        return adapted

    def _kept(self, value: Json, type_: Type, pointer: Pointer) -> Value | None:
        mark = len(self._said)
        try:
            return self._adapted(value, type_, pointer)
        except Misfit as misfit:
            del self._said[mark:]
            self._say("example-dropped", f"the example {misfit} and is not shown", pointer)
            return None

    def _say(self, code: str, message: str, pointer: Pointer) -> None:
        self._said.append((code, message, pointer))

    def _adapted(self, value: Json, type_: Type, pointer: Pointer) -> Value:
        self._steps += 1
        if self._steps > _MOST_STEPS or self._depth > _DEEPEST:
            raise Exhausted
        self._depth += 1
        try:
            return self._of_type(value, type_, pointer)
        finally:
            self._depth -= 1

    def _of_type(self, value: Json, type_: Type, pointer: Pointer) -> Value:
        match type_:
            case Anything():
                return RawValue(value)
            case Nullable(inner):
                return ScalarValue(None) if value is None else self._adapted(value, inner, pointer)
            case Named(identity):
                return self._of_declaration(value, self._declarations[identity], pointer)
            case ListOf():
                return self._list(value, type_, pointer)
            case TupleOf():
                return self._tuple(value, type_, pointer)
            case MapOf():
                return self._map(value, type_, pointer)
            case Constant() | Scalar():
                return self._scalar(value, type_, pointer)

    def _scalar(self, value: Json, type_: Constant | Scalar, pointer: Pointer) -> Value:
        if isinstance(value, int) and isinstance(type_, Scalar) and abs(value) > _LARGEST_INTEGER:
            raise Misfit("is an integer that not every reader of JSON can hold")
        if fits(value, type_, self._declarations):
            return ScalarValue(_normal(value, type_))
        parsed = self._parsed(value, (int, float), pointer)
        if parsed is not value and fits(parsed, type_, self._declarations):
            return ScalarValue(_normal(parsed, type_))
        raise Misfit

    def _list(self, value: Json, type_: ListOf, pointer: Pointer) -> Value:
        listed = self._parsed(value, list, pointer)
        if not isinstance(listed, list):
            self._say(
                "example-repaired", "the example is a single item where an array is wanted; it is shown in one", pointer
            )
            listed = [value]
        adapted = ListValue(
            tuple(self._adapted(each, type_.item, below(pointer, str(i))) for i, each in enumerate(listed))
        )
        if not fits(listed, ListOf(Anything(), type_.constraints), self._declarations):
            raise Misfit
        return adapted

    def _tuple(self, value: Json, type_: TupleOf, pointer: Pointer) -> Value:
        listed = self._parsed(value, list, pointer)
        if not isinstance(listed, list) or len(listed) < len(type_.items):
            raise Misfit
        types = [*type_.items, *([type_.rest or Anything()] * (len(listed) - len(type_.items)))]
        pairs = enumerate(zip(listed, types, strict=True))
        return ListValue(tuple(self._adapted(each, wanted, below(pointer, str(i))) for i, (each, wanted) in pairs))

    def _map(self, value: Json, type_: MapOf, pointer: Pointer) -> Value:
        mapping = self._parsed(value, dict, pointer)
        if not isinstance(mapping, dict) or not fits(mapping, MapOf(Anything(), type_.constraints), self._declarations):
            raise Misfit
        return MapValue(
            tuple((key, self._adapted(each, type_.value, below(pointer, key))) for key, each in mapping.items())
        )

    def _parsed(self, value: Json, wanted: type | tuple[type, ...], pointer: Pointer) -> Json:
        """A JSON text where an array, object or number is wanted, parsed; anything else as it is."""
        if not isinstance(value, str) or not value.strip():
            return value
        try:
            parsed: Json = json.loads(value, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            return value
        if not isinstance(parsed, wanted) or isinstance(parsed, bool):
            return value
        self._say("example-repaired", "the example is a JSON text; the value inside it is shown", pointer)
        return parsed

    def _of_declaration(self, value: Json, declaration: Declaration, pointer: Pointer) -> Value:
        match declaration:
            case Model():
                return self._model(value, declaration, pointer)
            case Enum():
                if isinstance(value, list | dict) or not fits_declaration(value, declaration, self._declarations):
                    raise Misfit
                return ScalarValue(value)
            case Union():
                return self._union(value, declaration, pointer)
            case Alias(type=type_):
                return self._adapted(value, type_, pointer)

    def _model(self, value: Json, model: Model, pointer: Pointer) -> Value:
        """Its keys in schema order; what does not fit is dropped, and what it lacks is made up where it is required."""
        mapping = self._parsed(value, dict, pointer)
        if not isinstance(mapping, dict):
            raise Misfit
        shown: list[tuple[str, Value]] = []
        for field in model.fields:
            wire = field.name.wire
            adapted = self._kept(mapping[wire], field.type, below(pointer, wire)) if wire in mapping else None
            if adapted is None and field.required and self._complete:
                adapted = self._complete(model, field)
            if adapted is not None:
                shown.append((wire, adapted))
        return ModelValue(model.identity, tuple(shown), self._additional(mapping, model, pointer))

    def _additional(self, mapping: dict[str, Json], model: Model, pointer: Pointer) -> tuple[tuple[str, Value], ...]:
        if model.additional is None:
            return ()
        known = {field.name.wire for field in model.fields}
        others = [
            (key, self._kept(each, model.additional, below(pointer, key)))
            for key, each in mapping.items()
            if key not in known
        ]
        return tuple((key, each) for key, each in others if each is not None)

    def _union(self, value: Json, union: Union, pointer: Pointer) -> Value:
        """The variant that fits and is named, or knows every key; else the first that fits; else whose repair loses least."""
        strict = [variant.type for variant in union.variants if fits(value, variant.type, self._declarations)]
        exact = [type_ for type_ in strict if self._knows_keys(value, type_)]
        named = self._variants.preferred(union, value)
        meant = [type_ for type_ in strict if named is not None and type_ == Named(named)]
        for type_ in (*meant, *exact, *strict):
            return VariantValue(type_, self._adapted(value, type_, pointer))
        if self._repairs >= _DEEPEST_REPAIR:
            raise Misfit
        self._repairs += 1
        try:
            return self._repaired_variant(value, union, pointer)
        finally:
            self._repairs -= 1

    def _repaired_variant(self, value: Json, union: Union, pointer: Pointer) -> Value:
        mark = len(self._said)
        best: tuple[int, list[tuple[str, str, Pointer]], VariantValue] | None = None
        for variant in union.variants:
            try:
                adapted = VariantValue(variant.type, self._adapted(value, variant.type, pointer))
            except Misfit:
                del self._said[mark:]
                continue
            lost = _lost(value, to_json(adapted))
            if best is None or lost < best[0]:
                best = lost, self._said[mark:], adapted
            del self._said[mark:]
        if best is None:
            raise Misfit
        self._said.extend(best[1])
        return best[2]

    def _knows_keys(self, value: Json, type_: Type) -> bool:
        declaration = self._declarations[type_.identity] if isinstance(type_, Named) else None
        if not isinstance(value, dict) or not isinstance(declaration, Model):
            return True
        return value.keys() <= {field.name.wire for field in declaration.fields}


def _lost(value: Json, shown: Json) -> int:
    """How many entries of an object are not shown as they were written."""
    if not isinstance(value, dict) or not isinstance(shown, dict):
        return 0
    return sum(key not in shown or shown[key] != each for key, each in value.items())


def _normal(value: Json, type_: Constant | Scalar) -> None | bool | int | float | str:
    """The value with a whole number as one: ``1.0`` where an integer is wanted is ``1``."""
    assert not isinstance(value, list | dict)
    if isinstance(type_, Scalar) and type_.kind is ScalarKind.INTEGER and isinstance(value, float):
        return int(value)
    return value


def _no_constant(text: str) -> Json:
    raise ValueError(f"{text} is not JSON")
