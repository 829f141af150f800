"""The base of every model: what is absent, what is null and what is unknown are decided here, once."""

from __future__ import annotations

from typing import Any, NewType

import pydantic
from pydantic import ConfigDict, model_serializer

from .unset import UNSET, UNSET_SENTINEL, Nullable, OptionalNullable, Unset

__all__ = [
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


class BaseModel(pydantic.BaseModel):
    """A pydantic model that keeps unknown fields and tells absent, null and value apart on the wire.

    The default of a field says what its ``None`` means:

    - no default: the key is always sent, ``None`` as null;
    - ``UNSET`` (an ``OptionalNullable``): ``UNSET`` is absent, ``None`` is null;
    - ``None`` (optional and not nullable): ``None`` is absent.
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
        wire: dict[str, Any] = handler(self)
        for name, field in type(self).model_fields.items():
            value = self.__dict__.get(name, UNSET)
            if value is None:
                absent = field.default is None or name not in self.model_fields_set and field.is_required()
            else:
                absent = value is UNSET
            if absent:
                wire.pop((info.by_alias and field.serialization_alias) or name, None)
        return wire

    # A model read leniently may hold values its field does not promise; that is no reason to warn.
    def model_dump(self, **options: Any) -> dict[str, Any]:
        """A dict of the model, as ``pydantic.BaseModel.model_dump``, which lists the options."""
        return super().model_dump(**{"warnings": False, **options})

    def model_dump_json(self, **options: Any) -> str:
        """JSON text of the model, as ``pydantic.BaseModel.model_dump_json``, which lists the options."""
        return super().model_dump_json(**{"warnings": False, **options})
