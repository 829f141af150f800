"""The smallest value of each declaration: what ends an example that would otherwise contain itself, or grow without bound."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Declaration,
    Enum,
    Identity,
    ListOf,
    ListValue,
    MapOf,
    MapValue,
    Model,
    ModelValue,
    Name,
    Named,
    Nullable,
    Pointer,
    RawValue,
    Scalar,
    ScalarValue,
    TupleOf,
    Type,
    Union,
    Value,
    VariantValue,
    without_null,
)
from specloom.resolver.examples.repeating import keyed, repeated
from specloom.resolver.examples.scalars import made_up
from specloom.resolver.examples.variants import Variants
from specloom.resolver.examples.weights import EMPTY, Weight, Weights

Warn = Callable[[str, str, str], None]
PLACEHOLDER: Final = RawValue("<value>")


class Smallest:
    """Values that show only what is required, each array as short and each union as shallow as its schema allows.

    Args:
        declarations: By identity.
        groups: Identities that lead to one another, each group after all that it leads to.
        warn: Called for a declaration that has no finite value, or none that can be shown; its value is cut short.
    """

    def __init__(
        self,
        declarations: Mapping[Identity, Declaration],
        groups: Iterable[tuple[Identity, ...]],
        weights: Weights,
        warn: Warn,
    ) -> None:
        self._declarations = declarations
        self._weights = weights
        self._warn = warn
        self._height: dict[Identity, float] = {}
        self._values: dict[Identity, Value] = {}
        for group in groups:
            self._measure(group)
            for identity in sorted(group, key=lambda each: self._height[each]):
                self._make(identity)

    def of(self, type_: Type, name: Name | None = None) -> Value:
        """The smallest value of a type."""
        match type_:
            case Named(identity):
                return self._values.get(identity, PLACEHOLDER)
            case Nullable():
                return ScalarValue(None)
            case Anything():
                return PLACEHOLDER
            case Constant(value):
                return ScalarValue(value)
            case Scalar():
                return ScalarValue(made_up(type_, name))
            case ListOf(item, constraints):
                if not constraints.min_items:
                    return ListValue(())
                return repeated(self.of(item, name), type_, constraints.min_items, self._weights, self._declarations)
            case TupleOf(items, _):
                return ListValue(tuple(self.of(item, name) for item in items))
            case MapOf(value_type, constraints):
                least = constraints.min_properties
                return keyed(self.of(value_type, name), type_, least, self._weights) if least else MapValue(())

    def is_infinite(self, identity: Identity) -> bool:
        """Every value of the declaration contains another of it, for ever."""
        return self._height[identity] == math.inf

    # How deep the smallest value is.

    def _measure(self, group: tuple[Identity, ...]) -> None:
        """Heights of a group, lowered from infinity until they stand: each round fixes at least one."""
        for identity in group:
            self._height[identity] = math.inf
        changed = True
        while changed:
            changed = False
            for identity in group:
                height = self._height_of(self._declarations[identity])
                if height < self._height[identity]:
                    self._height[identity], changed = height, True

    def _height_of(self, declaration: Declaration) -> float:
        match declaration:
            case Model(fields=fields):
                return 1 + max((self._type_height(field.type) for field in fields if field.required), default=0)
            case Union(variants=variants):
                return 1 + min((self._type_height(variant.type) for variant in variants), default=0)
            case Alias(type=type_):
                return 1 + self._type_height(type_)
            case Enum():
                return 1

    def _type_height(self, type_: Type) -> float:
        match type_:
            case Named(identity):
                return self._height[identity]
            case ListOf(item, constraints):
                return self._type_height(item) if constraints.min_items else 0
            case MapOf(value, constraints):
                return self._type_height(value) if constraints.min_properties else 0
            case TupleOf(items, _):
                return max((self._type_height(item) for item in items), default=0)
            case Nullable() | Anything() | Constant() | Scalar():
                return 0

    # The values themselves.

    def _make(self, identity: Identity) -> None:
        declaration = self._declarations[identity]
        if self.is_infinite(identity):
            self._warn(
                "no-finite-value",
                "every value of this schema contains another of it; its example is cut short",
                identity,
            )
        match declaration:
            case Model():
                self._values[identity] = self._model(declaration)
            case Enum(members=members):
                self._values[identity] = ScalarValue(members[0].value if members else "<value>")
            case Union(variants=variants):
                shallow = min(variants, key=lambda variant: self._type_height(variant.type), default=None)
                value = self._variant(declaration, shallow.type) if shallow else PLACEHOLDER
                self._values[identity] = self._bearable(value, identity, PLACEHOLDER)
            case Alias(type=type_):
                empty = MapValue(()) if isinstance(without_null(type_), MapOf) else ListValue(())
                self._values[identity] = self._bearable(self.of(type_, declaration.name), identity, empty)

    def _variant(self, union: Union, type_: Type) -> Value:
        return VariantValue(type_, Variants(self._declarations).led(union, type_, self.of(type_, union.name)))

    def _bearable(self, value: Value, pointer: Pointer, otherwise: Value) -> Value:
        return value if self._is_bearable(self._weights.of(value), pointer) else otherwise

    def _is_bearable(self, weight: Weight, pointer: Pointer) -> bool:
        if not weight.is_bearable:
            self._warn("example-too-large", "even the smallest example is too large to show; it is cut short", pointer)
        return weight.is_bearable

    def _model(self, model: Model) -> Value:
        """Its required fields, save those that have no value yet because they contain the model, or none of a size to show."""
        shown: list[tuple[str, Value]] = []
        weight = EMPTY
        for field in model.fields:
            if not field.required or self._type_height(field.type) == math.inf:
                continue
            value = self.of(field.type, field.name)
            heavier = weight.around(self._weights.of(value))
            if self._is_bearable(heavier, field.pointer):
                shown.append((field.name.wire, value))
                weight = heavier
        return ModelValue(model.identity, tuple(shown))
