"""Example values: chosen here, once, for every place that shows one (`design: docs-pages, Example values`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    completed,
)
from specloom.ir.graph import circles, named, references
from specloom.resolver.examples.adapting import Adapter, Warn
from specloom.resolver.examples.proving import Proof
from specloom.resolver.examples.repeating import keyed, repeated
from specloom.resolver.examples.scalars import made_up
from specloom.resolver.examples.smallest import Smallest
from specloom.resolver.examples.telling import Telling
from specloom.resolver.examples.variants import Variants
from specloom.resolver.examples.weights import Weights

_NOTHING: Final = ScalarValue("")
_SMALL_CIRCLE: Final = 12
_LONGEST_WAY: Final = 4
"""Declarations of one circle shown inside one another; the ways through a large circle are too many to follow."""


class Chooser:
    """Chooses values for types. What a declaration's value needs is chosen before it, so nothing here is chosen twice.

    Args:
        declarations: By identity, examples and defaults of fields already in place.
        examples: An author's examples of declarations, in order of preference; they fit.
        field_examples: The same for fields, by identity of the model and wire name, those of referenced schemas included.
        filled: Fields whose value is never empty, because it is a segment of a path.
        proof: Has the last word on every value that is no part of another one.
        warn: Called with code, message and place for what cannot be shown as it should.

    Attributes:
        unproven: Declarations of which no valid value was found; the one chosen is the nearest.
    """

    def __init__(
        self,
        declarations: Mapping[Identity, Declaration],
        examples: Mapping[Identity, tuple[Json, ...]],
        field_examples: Mapping[tuple[Identity, str], tuple[Json, ...]],
        filled: frozenset[tuple[Identity, str]],
        proof: Proof,
        warn: Warn,
    ) -> None:
        self.unproven: set[Identity] = set()
        self._filled = filled
        self._declarations = declarations
        self._proof = proof
        self._examples = examples
        self._field_examples = field_examples
        self._warn = warn
        self._weights = Weights()
        self._variants = Variants(declarations)
        self._telling = Telling(declarations, examples, field_examples)
        groups = circles({identity: references(each) for identity, each in declarations.items()})
        self._smallest = Smallest(declarations, groups, self._weights, warn)
        self._circle = {identity: group for group in groups for identity in group}
        self._chosen: dict[Identity, Value] = {}
        for group in groups:
            chosen = {identity: self._settled(identity) for identity in group}
            self._chosen.update({identity: value for identity, value in chosen.items() if value is not None})

    def _settled(self, identity: Identity) -> Value | None:
        """The first of the values for a declaration that its schema takes; the nearest, noted as such, where it takes none."""
        first: Value | None = None
        for value in self._candidates(identity):
            proven = self._proven(value, identity)
            if proven is not None:
                return proven
            first = first or value
        self.unproven.add(identity)
        return first

    def _candidates(self, identity: Identity) -> Iterator[Value]:
        """The author's examples, what is made up, the smallest value, and what is made up with one field more, or all.

        Whoever asks for what comes after an author's example has refused that.
        """
        for authored in self._authored(identity, (identity,)):
            yield authored
            message = "the example is not valid against its schema and is not shown"
            self._warn("example-dropped", message, f"{identity}/example")
        made = self._made(identity, (identity,))
        if made is not None:
            yield made
        yield self._smallest.of(Named(identity))
        if isinstance(made, ModelValue):
            yield from filter(self._weights.is_light, self._fuller(made, (identity,)))

    def _proven(self, value: Value, identity: Identity) -> Value | None:
        """The value where it holds, without what is optional and spoils it."""
        json = completed(value, self._declarations)
        if self._leans(value, identity):
            return None
        if self._proof.holds(json, identity):
            return value
        declaration = self._declarations[identity]
        if not isinstance(declaration, Model) or not isinstance(value, ModelValue):
            return None
        needed = {field.name.wire for field in declaration.fields if field.required}
        spoilt = self._proof.keys_at_fault(json, identity) - needed
        fields = tuple((wire, each) for wire, each in value.fields if wire not in spoilt)
        additional = tuple((key, each) for key, each in value.additional if key not in spoilt)
        lighter = ModelValue(identity, fields, additional)
        return lighter if spoilt and self.is_valid(lighter, identity) else None

    def _leans(self, value: Value, identity: Identity) -> bool:
        """A request object, of which the document has no schema, shows a field of which there is no valid value."""
        model = self._declarations[identity]
        if not self.unproven or not isinstance(model, Model) or not isinstance(value, ModelValue):
            return False
        if self._proof.knows(identity):
            return False
        shown = dict(value.fields)
        return any(
            used in self.unproven for field in model.fields if field.name.wire in shown for used in named(field.type)
        )

    def adapt(self, value: Json, type_: Type, pointer: Pointer) -> Value | None:
        """An author's example of a whole body or parameter, completed; ``None`` (dropped) with a warning."""
        return self._adapter(()).adapt(value, type_, pointer)

    def is_valid(self, value: Value, pointer: Pointer) -> bool:
        """Whether the schema at the pointer takes the value, as an SDK would send it."""
        return self._proof.holds(completed(value, self._declarations), pointer)

    def choose(self, type_: Type, name: Name | None = None) -> Value:
        """A value of the type."""
        return self._value(type_, name, ())

    def with_a_field(self, value: Value) -> Value:
        """The value, with its first optional field where it is an object that shows none."""
        if not isinstance(value, ModelValue) or value.fields:
            return value
        return next(self._fuller(value, ()), value)

    def with_field(self, value: Value, wire: str) -> Value:
        """The value, with that field where it is an object whose field is composed; what a bare text means, its reader alone knows."""
        if isinstance(value, VariantValue):
            return VariantValue(value.type, self.with_field(value.value, wire))
        if not isinstance(value, ModelValue) or wire in dict(value.fields):
            return value
        fuller = (each for each in self._fuller(value, ()) if wire in dict(each.fields))
        return next((each for each in fuller if not isinstance(dict(each.fields)[wire], RawValue | ScalarValue)), value)

    def choose_variant(self, union: Union, type_: Type) -> Value:
        """A value of one variant, told from the others as far as the union asks for that."""
        return self._told_apart(union, type_, self.choose(type_), ())

    def _adapter(self, inside: tuple[Identity, ...]) -> Adapter:
        return Adapter(
            self._declarations,
            self._warn,
            lambda model, field: self._of_field(model.identity, field, self._deeper(inside, model.identity)),
        )

    def _deeper(self, inside: tuple[Identity, ...], identity: Identity) -> tuple[Identity, ...]:
        """The way to here, as far as it lies within one circle: nothing before that can come again."""
        same = inside and self._circle[inside[-1]] is self._circle[identity]
        return (*inside, identity) if same else (identity,)

    def _value(self, type_: Type, name: Name | None, inside: tuple[Identity, ...]) -> Value:
        """A value that is required: where the way to here cuts it off, the smallest."""
        value = self._shown(type_, name, inside)
        return self._smallest.of(type_, name) if value is None else value

    def _shown(self, type_: Type, name: Name | None, inside: tuple[Identity, ...]) -> Value | None:
        """A value of the type; ``None`` where it would be inside itself."""
        match type_:
            case Anything():
                return RawValue("<value>")
            case Constant(value):
                return ScalarValue(value)
            case Scalar():
                return ScalarValue(made_up(type_, name))
            case Nullable(inner):
                return self._shown(inner, name, inside) or ScalarValue(None)
            case ListOf():
                return self._list(type_, name, inside)
            case TupleOf(items, _):
                return ListValue(tuple(self._value(item, name, inside) for item in items))
            case MapOf():
                return self._map(type_, name, inside)
            case Named(identity):
                return self._named(identity, inside)

    def _list(self, type_: ListOf, name: Name | None, inside: tuple[Identity, ...]) -> Value | None:
        least, most = type_.constraints.min_items or 0, type_.constraints.max_items
        chosen = self._shown(type_.item, name, inside) if most is None or most > 0 else None
        if chosen is None:
            return ListValue(()) if least == 0 else None
        return repeated(chosen, type_, max(1, least), self._weights, self._declarations)

    def _map(self, type_: MapOf, name: Name | None, inside: tuple[Identity, ...]) -> Value | None:
        least, most = type_.constraints.min_properties or 0, type_.constraints.max_properties
        chosen = self._shown(type_.value, name, inside) if most is None or most > 0 else None
        if chosen is None:
            return MapValue(()) if least == 0 else None
        return keyed(chosen, type_, max(1, least), self._weights)

    def _named(self, identity: Identity, inside: tuple[Identity, ...]) -> Value | None:
        if identity in self._chosen and not (inside and self._circle[inside[-1]] is self._circle[identity]):
            return self._chosen[identity]
        deeper = self._deeper(inside, identity)
        longest = _LONGEST_WAY if len(self._circle[identity]) <= _SMALL_CIRCLE else 2
        if identity in deeper[:-1] or len(deeper) > longest:
            return None
        return next(self._authored(identity, deeper), None) or self._made(identity, deeper)

    def _authored(self, identity: Identity, inside: tuple[Identity, ...]) -> Iterator[Value]:
        for example in self._examples.get(identity, ()):
            adapted = self._adapter(inside[:-1]).adapt(example, Named(identity), "")
            if adapted is not None:
                yield adapted

    def _made(self, identity: Identity, inside: tuple[Identity, ...]) -> Value | None:
        value = self._declared(self._declarations[identity], inside)
        return value if value is None or self._weights.is_bearable(value) else self._smallest.of(Named(identity))

    def _declared(self, declaration: Declaration, inside: tuple[Identity, ...]) -> Value | None:
        match declaration:
            case Model():
                return self._model(declaration, inside)
            case Enum(members=members):
                return ScalarValue(members[0].value if members else "<value>")
            case Union(variants=variants):
                chosen = ((variant.type, self._shown(variant.type, declaration.name, inside)) for variant in variants)
                finite = (
                    VariantValue(type_, self._told_apart(declaration, type_, value, inside))
                    for type_, value in chosen
                    if value is not None and self._is_finite(type_)
                )
                return self._plainest(declaration, [value for value in finite if self._weights.is_bearable(value)])
            case Alias(type=type_):
                return self._shown(type_, declaration.name, inside)

    def _plainest(self, union: Union, values: list[VariantValue]) -> VariantValue | None:
        """The first that is of the union: where a value may be of one variant alone, the first that is."""
        if len(values) < 2:
            return values[0] if values else None
        return next((each for each in values if self._holds(each, union)), values[0])

    def _holds(self, value: Value, union: Union) -> bool:
        return self.is_valid(value, union.identity)

    def _told_apart(self, union: Union, type_: Type, value: Value, inside: tuple[Identity, ...]) -> Value:
        """The value with its discriminator; where it could still be of another variant but may not, with more fields."""
        led = self._variants.led(union, type_, value)
        if not union.is_exclusive or not isinstance(led, ModelValue) or self._holds(led, union):
            return led
        return next((each for each in self._fuller(led, inside) if self._holds(each, union)), led)

    def _fuller(self, value: ModelValue, inside: tuple[Identity, ...]) -> Iterator[ModelValue]:
        """The value with each of the fields that it does not show, one at a time, then with all of them."""
        model = self._declarations[value.identity]
        assert isinstance(model, Model)
        shown = dict(value.fields)
        others = {
            field.name.wire: more
            for field in model.fields
            if field.name.wire not in shown and not field.deprecated
            for more in [self._of_optional(model, field, inside)]
            if more is not None
        }
        all_at_once = [others] if len(others) > 1 else []
        for added in (*({wire: more} for wire, more in others.items()), *all_at_once):
            entries = {**shown, **added}
            ordered = ((each.name.wire, entries[each.name.wire]) for each in model.fields if each.name.wire in entries)
            yield ModelValue(value.identity, tuple(ordered), value.additional)

    def _of_optional(self, model: Model, field: Field, inside: tuple[Identity, ...]) -> Value | None:
        deeper = self._deeper(inside, model.identity) if model.identity not in inside else inside
        return self._example_of(model.identity, field, deeper) or self._shown(field.type, field.name, deeper)

    def _is_finite(self, type_: Type) -> bool:
        return not isinstance(type_, Named) or not self._smallest.is_infinite(type_.identity)

    def _model(self, model: Model, inside: tuple[Identity, ...]) -> Value:
        """What is required and what tells; where that is too much, the heaviest of what tells gives way first."""
        shown: dict[str, Value] = {}
        optional: list[str] = []
        for field in model.fields:
            wire = field.name.wire
            if field.required:
                if self._is_finite(field.type):
                    shown[wire] = self._of_field(model.identity, field, inside)
            elif self._is_shown(model.identity, field):
                value = self._example_of(model.identity, field, inside) or self._shown(field.type, field.name, inside)
                if value is not None:
                    shown[wire] = value
                    optional.append(wire)
        optional.sort(key=lambda wire: self._weights.of(shown[wire]).count)
        value = ModelValue(model.identity, tuple(shown.items()))
        while optional and not self._weights.is_light(value):
            del shown[optional.pop()]
            value = ModelValue(model.identity, tuple(shown.items()))
        while len(value.fields) < (model.constraints.min_properties or 0):
            fuller = next(self._fuller(value, inside), None)
            if fuller is None:
                break
            value = fuller
        return value

    def _is_shown(self, identity: Identity, field: Field) -> bool:
        """An optional field is shown for the sake of an example, its own or one inside its type."""
        return field.default is None and not field.deprecated and self._telling.field(identity, field)

    def _of_field(self, identity: Identity, field: Field, inside: tuple[Identity, ...]) -> Value:
        value = self._example_of(identity, field, inside) or self._value(field.type, field.name, inside)
        return value if value != _NOTHING or (identity, field.name.wire) not in self._filled else self._filling(field)

    def _filling(self, field: Field) -> Value:
        """A text that is not empty, where the first that comes to mind is."""
        declared = self._declarations.get(field.type.identity) if isinstance(field.type, Named) else None
        members = declared.members if isinstance(declared, Enum) else ()
        return ScalarValue(next((member.value for member in members if member.value != ""), "<value>"))

    def _example_of(self, identity: Identity, field: Field, inside: tuple[Identity, ...]) -> Value | None:
        adapter = self._adapter(inside)
        adapted = (
            adapter.adapt(example, field.type, "")
            for example in self._field_examples.get((identity, field.name.wire), ())
        )
        return next((value for value in adapted if value is not None), None)
