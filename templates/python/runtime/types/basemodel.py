"""The base of every model: what is absent, what is null and what is unknown are decided here, once."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NewType, get_args

import pydantic
from pydantic import ConfigDict, model_serializer

from .unset import UNSET, UNSET_SENTINEL, Nullable, OptionalNullable, Unset

__all__ = [
    "PROVIDED",
    "READ_ONLY",
    "REQUEST",
    "UNSET",
    "UNSET_SENTINEL",
    "BaseModel",
    "Nullable",
    "OptionalNullable",
    "UnrecognizedInt",
    "UnrecognizedStr",
    "Unset",
]

UnrecognizedInt = NewType("UnrecognizedInt", int)
UnrecognizedStr = NewType("UnrecognizedStr", str)

PROVIDED: Final[Any] = None
"""The default of a field that the server gives: nobody has to pass it, and until it is there it reads as ``None``."""

REQUEST: Final = object()
"""The serialization context of what is sent: read-only fields stay behind."""


class _ReadOnly:
    """The type of ``READ_ONLY``."""


READ_ONLY: Final = _ReadOnly()
"""Marks a field that the server gives, ``Annotated[str, READ_ONLY] = PROVIDED``; no request sends it."""


class BaseModel(pydantic.BaseModel):
    """A pydantic model that keeps unknown fields and tells absent, null and value apart on the wire.

    The annotation of a field says what its ``None`` means:

    - ``Nullable[T]``: null, always sent;
    - ``OptionalNullable[T]``: null if it was given; ``UNSET`` is absent;
    - ``Optional[T]``: absent;
    - any other, marked ``READ_ONLY`` or read leniently without a value: absent.
    """

    model_config = ConfigDict(
        populate_by_name=True,
        arbitrary_types_allowed=True,
        protected_namespaces=(),
        extra="allow",
        # Cheap imports: a model's validator is built when it is first used.
        defer_build=True,
        # A number that JSON cannot hold is refused by whoever reads it, rather than silently turned into null.
        ser_json_inf_nan="constants",
    )

    @model_serializer(mode="wrap")
    def _serialize(self, handler: pydantic.SerializerFunctionWrapHandler, info: pydantic.SerializationInfo) -> Any:
        if not isinstance(self, BaseModel):
            return self  # read leniently, where a model was promised
        wire: dict[str, Any] = handler(self)
        values = self.__dict__
        for name, rule in rules(type(self)).items():
            value = values.get(name, UNSET)
            is_absent = value is UNSET or (value is None and (rule.is_optional or not was_given(self, name)))
            if is_absent or (rule.is_read_only and info.context is REQUEST):
                wire.pop(rule.alias if info.by_alias else name, None)
        return wire

    # A model read leniently may hold values its field does not promise; that is no reason to warn.
    def model_dump(self, **options: Any) -> dict[str, Any]:
        """A dict of the model, as ``pydantic.BaseModel.model_dump``, which lists the options."""
        return super().model_dump(**{"warnings": False, **options})

    def model_dump_json(self, **options: Any) -> str:
        """JSON text of the model, as ``pydantic.BaseModel.model_dump_json``, which lists the options."""
        return super().model_dump_json(**{"warnings": False, **options})


class Rule:
    """What decides whether a field is written.

    Attributes:
        alias: Its name on the wire.
        is_optional: Its ``None`` means absent, never null.
        is_read_only: No request sends it.
    """

    __slots__ = ("alias", "is_optional", "is_read_only")

    def __init__(self, name: str, field: pydantic.fields.FieldInfo) -> None:
        self.alias = name if field.serialization_alias is None else field.serialization_alias
        self.is_read_only = READ_ONLY in field.metadata
        self.is_optional = type(None) in get_args(field.annotation)


def was_given(model: pydantic.BaseModel, name: str) -> bool:
    """Whether a field was passed or read, and not an unknown key that happens to be spelled like it."""
    return name in model.__pydantic_fields_set__ and name not in (model.__pydantic_extra__ or ())


@cache
def rules(model: type[pydantic.BaseModel]) -> dict[str, Rule]:
    """The rule of each field, by its Python name."""
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()  # one that was only built as a part of others knows its annotations as text
    return {name: Rule(name, field) for name, field in model.model_fields.items()}
