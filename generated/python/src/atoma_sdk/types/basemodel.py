"""The base of every model: what is absent, what is null and what is unknown are decided here, once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NewType, get_args

import pydantic
from pydantic import ConfigDict, model_serializer

from .unset import UNSET, UNSET_SENTINEL, Nullable, OptionalNullable, Unset

__all__ = [
    "READ_ONLY",
    "REQUEST",
    "SERVER_SET",
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

SERVER_SET: Final[Any] = None
"""The default of a field that the server gives: nobody has to pass it, and until it is there it reads as ``None``."""

REQUEST: Final = object()
"""The serialization context of what is sent: read-only fields stay behind."""


class _ReadOnly:
    """The type of ``READ_ONLY``."""


READ_ONLY: Final = _ReadOnly()
"""Marks a field that the server gives, ``Annotated[str, READ_ONLY] = SERVER_SET``; no request sends it."""


class BaseModel(pydantic.BaseModel):
    """A pydantic model that keeps unknown fields and tells absent, null and value apart on the wire.

    The annotation of a field says what its ``None`` means:

    - ``Nullable[T]``: null, always sent;
    - ``OptionalNullable[T]``: null if it was given; ``UNSET`` is absent;
    - ``Optional[T]``: absent, unless JSON had a null there, which goes back as it came;
    - any other, marked ``READ_ONLY`` or read leniently without a value: absent;
    - of one that a factory made, for a default that the document requires: null.
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
        hidden = [name for name, value in self.__dict__.items() if value is None or value is UNSET]
        absent = [name for name in hidden if _is_absent(self, name)]
        if info.context is REQUEST:
            absent.extend(_read_only(type(self)))
        for name in absent:
            wire.pop(rules(type(self))[name].alias if info.by_alias else name, None)
        return wire

    # A model read leniently may hold values its field does not promise; that is no reason to warn.
    def model_dump(self, **options: Any) -> dict[str, Any]:
        """A dict of the model, as ``pydantic.BaseModel.model_dump``, which lists the options."""
        return super().model_dump(**{"warnings": False, **options})

    def model_dump_json(self, **options: Any) -> str:
        """JSON text of the model, as ``pydantic.BaseModel.model_dump_json``, which lists the options."""
        return super().model_dump_json(**{"warnings": False, **options})


class _FieldsRead(set[str]):
    """The fields of a model that was read, and which of them were null though they are merely optional.

    It takes the place of pydantic's own set, which goes wherever its model is copied or pickled to.
    """

    nulls: frozenset[str]


def remember_nulls(model: pydantic.BaseModel, names: Iterable[str]) -> None:
    """Has fields that are ``None`` written as null."""
    fields = _FieldsRead(model.__pydantic_fields_set__)
    fields.nulls = frozenset(names)
    object.__setattr__(model, "__pydantic_fields_set__", fields)


class Rule:
    """What decides whether a field is written.

    Attributes:
        alias: Its name on the wire.
        is_optional: Its ``None`` means absent, not null, where a caller gave it.
        takes_anything: Null is as good as any other value.
        is_read_only: No request sends it.
        stands_in: It is there even if nobody gave it: the document requires it and has a default for it.
    """

    __slots__ = ("alias", "is_optional", "is_read_only", "stands_in", "takes_anything")

    def __init__(self, name: str, field: pydantic.fields.FieldInfo) -> None:
        self.alias = name if field.serialization_alias is None else field.serialization_alias
        self.is_read_only = READ_ONLY in field.metadata
        self.is_optional = type(None) in get_args(field.annotation)
        self.takes_anything = Any in get_args(field.annotation)
        self.stands_in = field.default_factory is not None


def was_given(model: pydantic.BaseModel, name: str) -> bool:
    """Whether a field was passed or read, and not an unknown key that happens to be spelled like it."""
    return name in model.__pydantic_fields_set__ and name not in (model.__pydantic_extra__ or ())


def _is_absent(model: pydantic.BaseModel, name: str) -> bool:
    """Whether a field that is ``None`` or ``UNSET`` is absent on the wire, not null."""
    rule = rules(type(model)).get(name)
    if rule is None:
        return False
    if not was_given(model, name):
        return not rule.stands_in
    is_null = name in getattr(model.__pydantic_fields_set__, "nulls", ())
    return getattr(model, name) is UNSET or (rule.is_optional and not is_null)


@cache
def rules(model: type[pydantic.BaseModel]) -> dict[str, Rule]:
    """The rule of each field, by its Python name."""
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()  # one that was only built as a part of others knows its annotations as text
    return {name: Rule(name, field) for name, field in model.model_fields.items()}


@cache
def _read_only(model: type[pydantic.BaseModel]) -> tuple[str, ...]:
    return tuple(name for name, rule in rules(model).items() if rule.is_read_only)
