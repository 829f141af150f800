"""Example values: chosen here, once, for every place that shows one (`design: docs-pages, Example values`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

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
)
from specloom.resolver.examples.fitting import fits, fits_declaration
from specloom.resolver.examples.scalars import made_up

Warn = Callable[[str, str, Pointer], None]
_MOST_REPEATS: Final = 20
_DEEPEST_OPTIONAL: Final = 8
"""Below this many models, only what is required is shown: examples are for reading."""


class Misfit(Exception):
    """An author's example that does not fit and cannot be repaired."""


class Chooser:
    """Chooses values for types.

    Args:
        declarations: By identity, examples and defaults of fields already in place.
        examples: An author's examples of declarations, in order of preference.
        field_examples: The same for fields, by identity of the model and wire name, those of referenced schemas included.
        warn: Called with code, message and place for each example that is repaired or dropped.
        completing: Make up what an example lacks; without it the author's own words remain, repaired.
    """

    def __init__(
        self,
        declarations: Mapping[Identity, Declaration],
        examples: Mapping[Identity, tuple[Json, ...]],
        field_examples: Mapping[tuple[Identity, str], tuple[Json, ...]],
        warn: Warn,
        *,
        completing: bool = True,
    ) -> None:
        self._declarations = declarations
        self._examples = examples
        self._field_examples = field_examples
        self._completing = completing
        self._warn = warn
        self._telling: dict[Identity, bool] = {}

    # Adapting what the author wrote.

    def adapt(self, value: Json, type_: Type, pointer: Pointer) -> Value | None:
        """An author's example as a value of the type: as it is, repaired, or ``None`` (dropped) with a warning."""
        try:
            return self._adapted(value, type_, pointer, None)
        except Misfit:
            if pointer:
                self._warn("example-dropped", "the example does not fit its schema and is not shown", pointer)
            return None

    def _adapted(self, value: Json, type_: Type, pointer: Pointer, name: Name | None) -> Value:
        match type_:
            case Anything():
                return RawValue(value)
            case Nullable(inner):
                return ScalarValue(None) if value is None else self._adapted(value, inner, pointer, name)
            case Named(identity):
                return self._adapted_named(value, self._declarations[identity], pointer)
            case ListOf(item):
                return self._adapted_list(value, item, type_, pointer, name)
            case TupleOf(items, rest):
                listed = self._parsed(value, list, pointer)
                if not isinstance(listed, list) or len(listed) < len(items):
                    raise Misfit
                types = [*items, *([rest or Anything()] * (len(listed) - len(items)))]
                return ListValue(
                    tuple(
                        self._adapted(each, wanted, pointer, name) for each, wanted in zip(listed, types, strict=True)
                    )
                )
            case MapOf(inner):
                mapping = self._parsed(value, dict, pointer)
                if not isinstance(mapping, dict):
                    raise Misfit
                return MapValue(
                    tuple((key, self._adapted(each, inner, pointer, name)) for key, each in mapping.items())
                )
            case Constant() | Scalar():
                return self._adapted_scalar(value, type_, pointer)

    def _adapted_scalar(self, value: Json, type_: Constant | Scalar, pointer: Pointer) -> Value:
        if fits(value, type_, self._declarations):
            return ScalarValue(_normal(value, type_))
        parsed = self._parsed(value, (int, float), pointer)
        if parsed is not value and fits(parsed, type_, self._declarations):
            return ScalarValue(_normal(parsed, type_))
        raise Misfit

    def _adapted_list(self, value: Json, item: Type, type_: ListOf, pointer: Pointer, name: Name | None) -> Value:
        listed = self._parsed(value, list, pointer)
        if not isinstance(listed, list):
            if not self._could_be(value, item):
                raise Misfit
            self._warn(
                "example-repaired", "the example is a single item where an array is wanted; it is shown in one", pointer
            )
            listed = [value]
        adapted = ListValue(tuple(self._adapted(each, item, pointer, name) for each in listed))
        if not fits(listed, ListOf(Anything(), type_.constraints), self._declarations):
            raise Misfit
        return adapted

    def _could_be(self, value: Json, type_: Type) -> bool:
        try:
            self._adapted(value, type_, "", None)
        except Misfit:
            return False
        return True

    def _parsed(self, value: Json, wanted: type | tuple[type, ...], pointer: Pointer) -> Json:
        """A JSON text where an array, object or number is wanted, parsed; anything else as it is."""
        if not isinstance(value, str) or not value.strip():
            return value
        try:
            parsed: Json = json.loads(value)
        except (ValueError, RecursionError):
            return value
        if not isinstance(parsed, wanted) or isinstance(parsed, bool):
            return value
        if pointer:
            self._warn("example-repaired", "the example is a JSON text; the value inside it is shown", pointer)
        return parsed

    def _adapted_named(self, value: Json, declaration: Declaration, pointer: Pointer) -> Value:
        match declaration:
            case Model():
                return self._adapted_model(value, declaration, pointer)
            case Enum():
                if not fits_declaration(value, declaration, self._declarations):
                    raise Misfit
                assert not isinstance(value, list | dict)
                return ScalarValue(value)
            case Union():
                return self._adapted_union(value, declaration, pointer)
            case Alias(type=type_):
                return self._adapted(value, type_, pointer, declaration.name)

    def _adapted_model(self, value: Json, model: Model, pointer: Pointer) -> Value:
        """Its keys in schema order; what does not fit is dropped, and what it lacks is made up where it is required."""
        mapping = self._parsed(value, dict, pointer)
        if not isinstance(mapping, dict):
            raise Misfit
        shown: list[tuple[str, Value]] = []
        for field in model.fields:
            wire = field.name.wire
            adapted = self.adapt(mapping[wire], field.type, pointer) if wire in mapping else None
            if adapted is None and field.required and self._completing:
                adapted = self._of_field(model.identity, field, (model.identity,))
            if adapted is not None:
                shown.append((wire, adapted))
        known = {field.name.wire for field in model.fields}
        additional = []
        if model.additional is not None:
            others = [
                (key, self.adapt(each, model.additional, pointer)) for key, each in mapping.items() if key not in known
            ]
            additional = [(key, each) for key, each in others if each is not None]
        return ModelValue(model.identity, tuple(shown), tuple(additional))

    def _adapted_union(self, value: Json, union: Union, pointer: Pointer) -> Value:
        """The first variant that fits and knows every key; else the first that fits; else the first that can be repaired."""
        strict = [variant.type for variant in union.variants if fits(value, variant.type, self._declarations)]
        exact = [type_ for type_ in strict if self._knows_keys(value, type_)]
        for type_ in (*exact, *strict):
            return VariantValue(type_, self._adapted(value, type_, pointer, None))
        for variant in union.variants:
            if self._could_be(value, variant.type):
                return VariantValue(variant.type, self._adapted(value, variant.type, pointer, None))
        raise Misfit

    def _knows_keys(self, value: Json, type_: Type) -> bool:
        declaration = self._declarations[type_.identity] if isinstance(type_, Named) else None
        if not isinstance(value, dict) or not isinstance(declaration, Model):
            return True
        return value.keys() <= {field.name.wire for field in declaration.fields}

    # Making up the rest.

    def choose(self, type_: Type, name: Name | None = None, inside: tuple[Identity, ...] = ()) -> Value | None:
        """A value of the type; ``None`` where there is no finite one outside itself (`inside`)."""
        match type_:
            case Anything():
                return RawValue("<value>")
            case Constant(value):
                return ScalarValue(value)
            case Scalar():
                return ScalarValue(made_up(type_, name))
            case Nullable(inner):
                return self.choose(inner, name, inside) or ScalarValue(None)
            case ListOf(item, constraints):
                return self._chosen_list(item, constraints.min_items or 0, constraints.max_items, name, inside)
            case TupleOf(items, _):
                chosen = [self.choose(item, name, inside) for item in items]
                return ListValue(tuple(each for each in chosen if each is not None)) if None not in chosen else None
            case MapOf(value_type):
                chosen_value = self.choose(value_type, name, inside)
                return MapValue(() if chosen_value is None else (("key", chosen_value),))
            case Named(identity):
                return self._chosen_named(self._declarations[identity], inside)

    def _chosen_list(
        self, item: Type, least: int, most: int | None, name: Name | None, inside: tuple[Identity, ...]
    ) -> Value | None:
        chosen = self.choose(item, name, inside) if most is None or most > 0 else None
        if chosen is None:
            return ListValue(()) if least == 0 else None
        return ListValue((chosen,) * min(max(1, least), _MOST_REPEATS))

    def _chosen_named(self, declaration: Declaration, inside: tuple[Identity, ...]) -> Value | None:
        if declaration.identity in inside:
            return None
        for example in self._examples.get(declaration.identity, ()):
            adapted = self.adapt(example, Named(declaration.identity), declaration.identity)
            if adapted is not None:
                return adapted
        deeper = (*inside, declaration.identity)
        match declaration:
            case Model(fields=fields, identity=identity):
                return self._chosen_model(identity, fields, deeper)
            case Enum(members=members):
                return ScalarValue(members[0].value) if members else ScalarValue("<value>")
            case Union(variants=variants):
                chosen = ((variant.type, self.choose(variant.type, declaration.name, deeper)) for variant in variants)
                return next((VariantValue(type_, value) for type_, value in chosen if value is not None), None)
            case Alias(type=type_):
                return self.choose(type_, declaration.name, deeper)

    def _chosen_model(
        self, identity: Identity, fields: tuple[Field, ...], inside: tuple[Identity, ...]
    ) -> Value | None:
        shown: list[tuple[str, Value]] = []
        for field in fields:
            if not (field.required or (len(inside) <= _DEEPEST_OPTIONAL and self._is_shown(identity, field))):
                continue
            value = self._of_field(identity, field, inside)
            if value is not None:
                shown.append((field.name.wire, value))
            elif field.required:
                return None
        return ModelValue(identity, tuple(shown))

    def _is_shown(self, identity: Identity, field: Field) -> bool:
        """An optional field is shown for the sake of an example, its own or one inside its type."""
        return field.default is None and not field.deprecated and self._field_tells(identity, field)

    def _field_tells(self, identity: Identity, field: Field) -> bool:
        return bool(self._field_examples.get((identity, field.name.wire))) or self._tells(field.type)

    def _of_field(self, identity: Identity, field: Field, inside: tuple[Identity, ...]) -> Value | None:
        for example in self._field_examples.get((identity, field.name.wire), ()):
            adapted = self.adapt(example, field.type, "")
            if adapted is not None:
                return adapted
        return self.choose(field.type, field.name, inside)

    def _tells(self, type_: Type) -> bool:
        """Whether the type has an author's example, at any depth."""
        match type_:
            case Named(identity):
                return self._declaration_tells(identity)
            case Nullable(inner) | ListOf(inner) | MapOf(inner):
                return self._tells(inner)
            case TupleOf(items, _):
                return any(self._tells(item) for item in items)
            case Anything() | Constant() | Scalar():
                return False

    def _declaration_tells(self, identity: Identity) -> bool:
        if identity not in self._telling:
            self._telling[identity] = False
            self._telling[identity] = self._examples_inside(identity)
        return self._telling[identity]

    def _examples_inside(self, identity: Identity) -> bool:
        if self._examples.get(identity):
            return True
        match self._declarations[identity]:
            case Model(fields=fields):
                return any(self._field_tells(identity, field) for field in fields)
            case Union(variants=variants):
                return any(self._tells(variant.type) for variant in variants)
            case Alias(type=type_):
                return self._tells(type_)
            case Enum():
                return False


def _normal(value: Json, type_: Constant | Scalar) -> None | bool | int | float | str:
    """The value with a whole number as one: ``1.0`` where an integer is wanted is ``1``."""
    assert not isinstance(value, list | dict)
    if isinstance(type_, Scalar) and type_.kind.value == "integer" and isinstance(value, float):
        return int(value)
    return value
