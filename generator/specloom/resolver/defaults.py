"""Defaults that fit take their places; that of a required property is made whole, since an SDK sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.ir import Declaration, Default, Field, Identity, Json, Model, Pointer, Type, completed
from specloom.resolver.examples import Adapter, Proof, fits
from specloom.resolver.shapes import Remarks

Warn: TypeAlias = Callable[[str, str, Pointer], None]

_DEEPEST: Final = 8
"""Objects inside one another, each the default that the one around it leaves out."""

_LARGEST: Final = 1_000
"""Values in a default that others made whole; a few that multiply each other would fill the memory."""


class Defaults:
    """Settles which defaults fit.

    Args:
        declarations: As built from schemas, without values.
        remarks: Annotations of fields, by identity of the model and wire name.
        proof: Has the last word.
    """

    def __init__(
        self,
        declarations: Mapping[Identity, Declaration],
        remarks: Mapping[tuple[Identity, str], Remarks],
        proof: Proof,
    ) -> None:
        self._declarations = dict(declarations)
        self._proof = proof
        self._adapter = Adapter(self._declarations, lambda code, message, pointer: None)
        self._waiting: dict[Identity, dict[str, Json]] = {}
        for (identity, wire), told in remarks.items():
            if told.full.default and isinstance(declarations.get(identity), Model):
                self._waiting.setdefault(identity, {})[wire] = told.full.default[0]

    def settled(self, warn: Warn) -> dict[Identity, Declaration]:
        """The declarations, each field with its default, and a warning for each default that does not fit.

        An object may leave out what is required where that has a default of its own. Scalars are settled first, and lists and
        objects by what was settled before them, so that none leads back to itself.
        """
        self._settle(is_composed=False)
        for _ in range(_DEEPEST):
            self._settle(is_composed=True)
        for identity, waiting in self._waiting.items():
            for field in self._model(identity).fields:
                if field.name.wire in waiting and field.default is None:
                    place = f"{field.pointer}/default"
                    warn("default-dropped", "the default does not fit its schema and is not used", place)
        return self._declarations

    def _model(self, identity: Identity) -> Model:
        model = self._declarations[identity]
        assert isinstance(model, Model)
        return model

    def _settle(self, *, is_composed: bool) -> None:
        """Gives fields the defaults that fit by now: lists and objects, or all others."""
        for identity, waiting in self._waiting.items():
            turn = {wire: value for wire, value in waiting.items() if isinstance(value, list | dict) is is_composed}
            if turn:
                model = self._model(identity)
                fields = (
                    self._given(field, turn[field.name.wire]) if field.name.wire in turn else field
                    for field in model.fields
                )
                self._declarations[identity] = replace(model, fields=tuple(fields))

    def _given(self, field: Field, value: Json) -> Field:
        """The field with its default, if it has none yet and this one fits."""
        if field.default is not None or not self._fits(value, field):
            return field
        if not field.required or field.read_only:
            return replace(field, default=Default(value), required=False)
        whole = self._whole(value, field.type)
        is_measured = whole == value or not _is_large(whole)
        return replace(field, default=Default(whole, stands_in=True), required=False) if is_measured else field

    def _fits(self, value: Json, field: Field) -> bool:
        """Whether the type and the document's own schema take it; what a list or an object leaves out may be added."""
        is_instance = self._proof.admits if isinstance(value, list | dict) else self._proof.holds
        return fits(value, field.type, self._declarations) and is_instance(value, self._proof.schema_of(field))

    def _whole(self, value: Json, type_: Type) -> Json:
        """The default with what its objects leave out and a request has."""
        adapted = self._adapter.adapt(value, type_, "")
        if adapted is None:
            return value
        return _laid_over(value, completed(adapted, self._declarations, lambda field: field.read_only))


def _laid_over(value: Json, whole: Json) -> Json:
    """The whole default with every key that its author wrote, known or not."""
    match value, whole:
        case dict(), dict():
            return {**whole, **{key: _laid_over(each, whole.get(key, each)) for key, each in value.items()}}
        case list(), list() if len(value) == len(whole):
            return [_laid_over(each, other) for each, other in zip(value, whole, strict=True)]
        case _:
            return value


def _is_large(value: Json) -> bool:
    waiting, count = [value], 0
    while waiting and count <= _LARGEST:
        each = waiting.pop()
        count += 1
        waiting.extend(each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
    return count > _LARGEST
