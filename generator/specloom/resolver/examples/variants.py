"""Which variant of a union a value is of, for a reader who sees the value alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom.ir import (
    Constant,
    Declaration,
    Discriminator,
    Enum,
    Identity,
    Json,
    Model,
    ModelValue,
    Named,
    ScalarValue,
    Type,
    Union,
    Value,
    to_json,
)
from specloom.resolver.examples.fitting import fits


class Variants:
    """Answers for values of unions.

    Args:
        declarations: By identity.
    """

    def __init__(self, declarations: Mapping[Identity, Declaration]) -> None:
        self._declarations = declarations

    def led(self, union: Union, type_: Type, value: Value) -> Value:
        """The value with what leads to its variant, where the variant's own schema leaves that open.

        That is the discriminator. Without one it is what the variant fixes: as a default it would be filled in once the variant is
        known, and not before.
        """
        if not isinstance(value, ModelValue):
            return value
        model = self._declarations[value.identity]
        assert isinstance(model, Model)
        shown = dict(value.fields)
        if union.discriminator is None:
            entries = {**self._fixed(model), **shown}
        else:
            entries = {**shown, **self._told(union.discriminator, type_, model, shown)}
        ordered = ((field.name.wire, entries[field.name.wire]) for field in model.fields if field.name.wire in entries)
        return ModelValue(value.identity, tuple(ordered), value.additional)

    def _told(self, told: Discriminator, type_: Type, model: Model, shown: Mapping[str, Value]) -> dict[str, Value]:
        """The discriminator, unless one that leads to the variant is shown."""
        wanted = [value for value, identity in told.mapping if type_ == Named(identity)]
        field = next((field for field in model.fields if field.name.wire == told.wire), None)
        if field is None or (told.wire in shown and to_json(shown[told.wire]) in wanted):
            return {}
        fitting = next((each for each in wanted if fits(each, field.type, self._declarations)), None)
        return {} if fitting is None else {told.wire: ScalarValue(fitting)}

    def _fixed(self, model: Model) -> dict[str, Value]:
        """Defaults that are the only value of their field."""
        return {
            field.name.wire: ScalarValue(value)
            for field in model.fields
            if field.default is not None
            for value in self._only(field.type)
        }

    def _only(self, type_: Type) -> Iterator[None | bool | float | str]:
        """The value of a type that has one alone."""
        match type_:
            case Constant(value):
                yield value
            case Named(identity) if isinstance(enum := self._declarations[identity], Enum) and len(enum.members) == 1:
                yield enum.members[0].value

    def preferred(self, union: Union, value: Json) -> Identity | None:
        """The variant that an object's discriminator names."""
        if union.discriminator is None or not isinstance(value, dict):
            return None
        told = value.get(union.discriminator.wire)
        default = union.discriminator.default
        return next((identity for each, identity in union.discriminator.mapping if each == told), default)
