"""JSON to typed values: strictly first, and where that fails as far as the value fits.

Source: the design's "Models": a missing field, a null where none was promised or a union without a match does not
fail decoding in lenient mode, which is the default.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from inspect import get_annotations
from itertools import chain, zip_longest
from typing import Annotated, Any, Final, Literal, TypeAlias, TypeGuard, Union, get_args, get_origin

import pydantic
from pydantic import TypeAdapter, ValidationError
from pydantic_core import (
    InitErrorDetails,
    PydanticCustomError,
    PydanticSerializationError,
    from_json,
    to_json,
    to_jsonable_python,
)
from typing_extensions import TypeAliasType

from .basemodel import REQUEST, remember_nulls, rules
from .openness import UNKNOWN
from .unset import Unset

_Path: TypeAlias = tuple[str | int, ...]
_Nulls: TypeAlias = tuple[pydantic.BaseModel, list[str], _Path]
"""A model, fields of it, and the model's place in the JSON."""

_SCALARS = frozenset({str, int, float, bool, type(None)})
"""What most values are, and none that holds a model."""


@lru_cache(maxsize=4096)
def _cached_adapter(type_: Any) -> TypeAdapter[Any]:
    return TypeAdapter(type_)


def adapter(type_: Any) -> TypeAdapter[Any]:
    """The validator of a type, built once where the type can be a key."""
    try:
        return _cached_adapter(type_)
    except TypeError:
        # Annotated with something unhashable: correct all the same, only not remembered.
        return TypeAdapter(type_)


def decode(type_: Any, data: bytes | str, *, strict: bool = False) -> Any:
    """The value of ``type_`` that JSON text holds, in which every null of the text is one when it is written.

    Args:
        strict: Refuse what does not fit, a number written as text included, instead of building as much as fits.

    Raises:
        ValueError: The text is not JSON, the value is of another kind than the type, such as a list for a model, or
            ``strict`` and it does not fit.
    """
    if strict:
        value = _decoded(type_, data, strict=True)
        _refuse_nulls(value)
    else:
        try:
            value = _decoded(type_, data, strict=None)
        except ValidationError:
            value = _fitted(type_, from_json(data))
            if value is _MISFIT:
                raise
    if "null" in data if isinstance(data, str) else b"null" in data:
        for model, names, _ in _optional_nulls(value, (), []):
            remember_nulls(model, names)
    return value


def _decoded(type_: Any, data: bytes | str, *, strict: bool | None) -> Any:
    """By wire names alone: a key that happens to be a field's Python name is another key."""
    return adapter(type_).validate_json(data, strict=strict, by_alias=True, by_name=False)


def _refuse_nulls(value: Any) -> None:
    """``Optional`` says that a key may be absent; to pydantic it says that the value may be null, too."""
    for model, names, path in _optional_nulls(value, (), []):
        for rule in (rules(type(model))[name] for name in names):
            if not rule.takes_anything:
                fault = PydanticCustomError("unexpected_null", "Input should be absent or a value, not null")
                line = InitErrorDetails(type=fault, loc=(*path, rule.alias), input=None)
                raise ValidationError.from_exception_data(type(model).__name__, [line])


def _optional_nulls(value: Any, path: _Path, found: list[_Nulls]) -> list[_Nulls]:
    """``found``, and the models in a value that have fields which are null though they are merely optional."""
    members: Any = ()
    type_: Any = type(value)
    if hasattr(type_, "__pydantic_fields__"):
        fields, extra = vars(value), value.__pydantic_extra__ or {}
        given = _optional(type_) & value.__pydantic_fields_set__
        names = [name for name in given if fields[name] is None and name not in extra]
        if names:
            found.append((value, names, path))
        members = chain(fields.items(), extra.items())
    elif isinstance(value, dict):
        members = value.items()
    elif isinstance(value, (list, tuple)):
        members = enumerate(value)
    for key, item in members:
        if type(item) not in _SCALARS:
            _optional_nulls(item, (*path, key), found)
    return found


@cache
def _optional(model: type[pydantic.BaseModel]) -> frozenset[str]:
    return frozenset(name for name, rule in rules(model).items() if rule.is_optional)


def convert(type_: Any, value: Any) -> Any:
    """``value`` as ``type_``: the strict direction, for what a caller passes in.

    Raises:
        pydantic.ValidationError: It does not fit.
    """
    return adapter(type_).validate_python(value)


def encode(value: Any) -> bytes:
    """Compact JSON of a model or of plain values, as a request sends it.

    Raises:
        ValueError: The value holds something JSON cannot.
    """
    try:
        if isinstance(value, pydantic.BaseModel):
            text = value.__pydantic_serializer__.to_json(value, by_alias=True, warnings=False, context=REQUEST)
        else:
            text = to_json(value, by_alias=True, inf_nan_mode="constants", context=REQUEST)
    except PydanticSerializationError as error:
        raise ValueError(f"the value cannot be written as JSON: {error}") from error
    return text


def plain(value: Any) -> Any:
    """A model, enum, date or container of them as the plain values that a request's JSON would hold, by wire names."""
    if isinstance(value, pydantic.BaseModel):
        return value.model_dump(mode="json", by_alias=True, warnings=False, context=REQUEST)
    return to_jsonable_python(value, by_alias=True, context=REQUEST)


def is_model(type_: Any) -> TypeGuard[type[pydantic.BaseModel]]:
    """Whether a type is a model. ``list[int]`` passes for a class in Python 3.10, hence the first condition."""
    return get_origin(type_) is None and isinstance(type_, type) and issubclass(type_, pydantic.BaseModel)


def models_of(type_: Any) -> Iterator[type[pydantic.BaseModel]]:
    """The model that a type is, or those of a union."""
    if is_model(type_):
        yield type_
    elif isinstance(type_, TypeAliasType):
        yield from models_of(_meaning(type_))
    elif get_origin(type_) is Annotated:
        yield from models_of(get_args(type_)[0])
    elif _is_union(type_):
        for variant in get_args(type_):
            yield from models_of(variant)


def _is_union(type_: Any) -> bool:
    return get_origin(type_) is Union or type(type_).__name__ == "UnionType"


_MISFIT: Final = object()
"""Stands for a value of another kind than its type."""


def fit(type_: Any, value: Any) -> Any:
    """As much of ``value`` as fits ``type_``; what does not fit stays as it came."""
    fitted = _fitted(type_, value)
    return value if fitted is _MISFIT else fitted


def _fitted(type_: Any, value: Any) -> Any:
    try:
        return _validated(type_, value)
    except ValidationError:
        pass  # the reason for being here: take it apart below
    if isinstance(type_, TypeAliasType):
        return _fitted(_meaning(type_), value)
    origin, arguments = get_origin(type_), get_args(type_)
    if isinstance(origin, TypeAliasType):
        return _fitted(origin.__value__[arguments], value)
    if origin is Annotated:
        return _fit_annotated(arguments, value)
    if _is_union(type_):
        return _fit_union(arguments, value)
    if is_model(type_):
        return _fit_model(type_, value) if isinstance(value, dict) else _MISFIT
    if isinstance(value, list) and origin in (list, set, frozenset):
        return [fit(arguments[0], item) for item in value]
    if isinstance(value, list) and origin is tuple:
        return tuple(fit(each, item) for each, item in zip_longest(arguments[: len(value)], value, fillvalue=Any))
    if isinstance(value, dict) and origin is dict:
        return {key: fit(arguments[1], item) for key, item in value.items()}
    return _MISFIT


def _validated(type_: Any, value: Any) -> Any:
    return adapter(type_).validate_python(value, by_alias=True, by_name=False)


def _fit_annotated(arguments: tuple[Any, ...], value: Any) -> Any:
    """A discriminated union names its variant; any other annotation gives way to the bare type, if that has parts."""
    bare, *metadata = arguments
    for note in metadata:
        if isinstance(note, pydantic.Discriminator) and callable(note.discriminator):
            variant = _variant_tagged(get_args(bare), note.discriminator(value))
            return value if variant is None else _fitted(variant, value)
    has_parts = is_model(bare) or get_origin(bare) is not None or isinstance(bare, TypeAliasType)
    return _fitted(bare, value) if has_parts else _MISFIT


def _variant_tagged(variants: tuple[Any, ...], tag: Any) -> Any:
    for variant in variants:
        bare, *metadata = get_args(variant) or (variant,)
        if tag != UNKNOWN and any(isinstance(note, pydantic.Tag) and note.tag == tag for note in metadata):
            return bare
    return None


def _fit_union(variants: tuple[Any, ...], value: Any) -> Any:
    """The variant that fits best: fewest faults, then most keys known, then the earlier one."""
    promised = [variant for variant in variants if variant not in (type(None), Unset)]
    if len(promised) == 1:
        return _fitted(promised[0], value)
    shaped = [variant for variant in promised if _has_shape(variant, value)]
    if not shaped:
        has_parts = any(_has_shape(variant, {}) or _has_shape(variant, []) for variant in promised)
        return value if has_parts and value is not None else _MISFIT
    return fit(min(shaped, key=lambda variant: (_faults(variant, value), -_known_keys(variant, value))), value)


def _known_keys(variant: Any, value: Any) -> int:
    model = get_args(variant)[0] if get_origin(variant) is Annotated else variant
    if not (isinstance(value, dict) and is_model(model)):
        return 0
    return sum(rule.alias in value for rule in rules(model).values())


def _has_shape(variant: Any, value: Any) -> bool:
    if get_origin(variant) is Annotated:
        return _has_shape(get_args(variant)[0], value)
    origin = get_origin(variant) or variant
    if isinstance(origin, TypeAliasType) or origin is Union:
        return True
    if origin in (type(None), Unset) or origin is Literal or not isinstance(origin, type):
        return False
    if issubclass(origin, pydantic.BaseModel):
        return isinstance(value, dict)
    return isinstance(value, (list, dict)) and issubclass(origin, type(value))


def _faults(variant: Any, value: Any) -> int:
    try:
        _validated(variant, value)
    except ValidationError as error:
        return error.error_count()
    return 0


def _fit_model(model: type[pydantic.BaseModel], value: dict[str, Any]) -> pydantic.BaseModel:
    """An instance with every field that fits; a missing one reads as its default, else as ``None``, and is not sent."""
    model.model_rebuild()
    rest = dict(value)
    fields: dict[str, Any] = {}
    for name, rule in rules(model).items():
        if rule.alias in rest:
            fields[name] = fit(field_type(model, name), rest.pop(rule.alias))
    present = set(fields)
    for name, field in model.model_fields.items():
        if name not in fields:
            fields[name] = None if field.is_required() else field.get_default(call_default_factory=True)
    instance = model.model_construct(_fields_set=present | set(rest))
    attributes = vars(instance)
    attributes.clear()
    attributes.update((name, fields[name]) for name in model.model_fields)
    if instance.__pydantic_extra__ is not None:
        extra_type = _extra_type(model)
        instance.__pydantic_extra__.update({key: fit(extra_type, item) for key, item in rest.items()})
    return instance


@cache
def _meaning(alias: TypeAliasType) -> Any:
    """What an alias stands for; that of a recursive one is text, of names in its module."""
    value = alias.__value__
    return eval(value, vars(sys.modules[str(alias.__module__)])) if isinstance(value, str) else value


@cache
def _extra_type(model: type[pydantic.BaseModel]) -> Any:
    """The type of the values under keys that the model does not declare."""
    for base in model.__mro__[: model.__mro__.index(pydantic.BaseModel)]:
        annotation = get_annotations(base).get("__pydantic_extra__")
        if annotation is not None:
            return get_args(eval(annotation, vars(sys.modules[base.__module__])))[1]
    return Any


def field_type(model: type[pydantic.BaseModel], name: str) -> Any:
    """The type of a field with everything its annotation says about it."""
    field = model.model_fields[name]
    annotation: Any = field.annotation
    for note in field.metadata:
        annotation = Annotated[annotation, note]
    if isinstance(field.discriminator, pydantic.Discriminator):
        annotation = Annotated[annotation, field.discriminator]
    elif isinstance(field.discriminator, str):
        annotation = Annotated[annotation, pydantic.Field(discriminator=field.discriminator)]
    return annotation
