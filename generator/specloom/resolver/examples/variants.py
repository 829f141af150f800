"""Which variant of a union a value is of, for a reader who sees the value alone."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.ir import Declaration, Identity, Json, Model, ModelValue, Named, ScalarValue, Type, Union, Value, to_json
from specloom.resolver.examples.fitting import fits


class Variants:
    """Answers for values of unions.

    Args:
        declarations: By identity.
    """

    def __init__(self, declarations: Mapping[Identity, Declaration]) -> None:
        self._declarations = declarations

    def led(self, union: Union, type_: Type, value: Value) -> Value:
        """The value with a discriminator that leads to its variant, where the variant's own schema leaves that open."""
        wanted = self._leading(union, type_)
        if not wanted or union.discriminator is None or not isinstance(value, ModelValue):
            return value
        model = self._declarations[value.identity]
        assert isinstance(model, Model)
        wire = union.discriminator.wire
        shown = dict(value.fields)
        field = next((field for field in model.fields if field.name.wire == wire), None)
        if field is None or (wire in shown and to_json(shown[wire]) in wanted):
            return value
        fitting = next((each for each in wanted if fits(each, field.type, self._declarations)), None)
        if fitting is None:
            return value
        shown[wire] = ScalarValue(fitting)
        ordered = tuple((field.name.wire, shown[field.name.wire]) for field in model.fields if field.name.wire in shown)
        return ModelValue(value.identity, ordered, value.additional)

    def preferred(self, union: Union, value: Json) -> Identity | None:
        """The variant that an object's discriminator names."""
        if union.discriminator is None or not isinstance(value, dict):
            return None
        told = value.get(union.discriminator.wire)
        default = union.discriminator.default
        return next((identity for each, identity in union.discriminator.mapping if each == told), default)

    @staticmethod
    def _leading(union: Union, type_: Type) -> tuple[str, ...]:
        """Values of the discriminator that lead to a variant."""
        if union.discriminator is None or not isinstance(type_, Named):
            return ()
        return tuple(value for value, identity in union.discriminator.mapping if identity == type_.identity)
