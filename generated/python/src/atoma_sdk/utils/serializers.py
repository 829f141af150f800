"""JSON to typed values and back, and single values to and from text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from ..types.basemodel import BaseModel, Nullable, OptionalNullable, Unset
from ..types.decoding import convert, decode, encode

if TYPE_CHECKING:
    import httpx


def marshal_json(val: Any, typ: Any) -> str:
    """A value of a type as JSON, by wire names; empty where there is no value.

    Raises:
        pydantic.ValidationError: It does not fit the type.
    """
    if val is None:
        return "null" if is_nullable(typ) else ""
    return encode(convert(typ, val)).decode()


def unmarshal_json(raw: str | bytes, typ: Any) -> Any:
    """The value of a type that JSON text holds.

    Raises:
        ValueError: The text is not JSON, or does not fit the type.
    """
    return decode(typ, raw, strict=True)


def unmarshal(val: Any, typ: Any) -> Any:
    """Plain values as a type.

    Raises:
        pydantic.ValidationError: They do not fit.
    """
    return convert(typ, val)


def get_pydantic_model(data: Any, typ: Any) -> Any:
    """The data itself where there is a model in it, else the value of a type that it holds.

    Raises:
        pydantic.ValidationError: It does not fit.
    """
    return data if _has_model(data) else unmarshal(data, typ)


def _has_model(data: Any) -> bool:
    match data:
        case BaseModel():
            return True
        case list():
            return any(map(_has_model, data))
        case dict():
            return any(map(_has_model, data.values()))
    return False


def is_nullable(field: Any) -> bool:
    """Whether a type is a ``Nullable`` or an ``OptionalNullable``, or a union of ``None`` with one."""
    aliases: tuple[Any, ...] = (Nullable, OptionalNullable)
    origin, arguments = get_origin(field), get_args(field)
    if origin in (Union, UnionType) and type(None) in arguments:
        return any(get_origin(argument) in aliases for argument in arguments)
    return origin in aliases


def serialize_decimal(as_str: bool) -> Callable[[Any], Any]:
    """Writes a decimal as text or as a number."""
    return _writer(Decimal, str if as_str else float)


def serialize_float(as_str: bool) -> Callable[[Any], Any]:
    """Writes a float as text or as it is."""
    return _writer(float, str if as_str else float)


def serialize_int(as_str: bool) -> Callable[[Any], Any]:
    """Writes an integer as text or as it is."""
    return _writer(int, str if as_str else int)


def validate_decimal(d: Any) -> Any:
    """A decimal from text or a number."""
    return _read(d, Decimal, (str, int, float))


def validate_float(f: Any) -> Any:
    """A float from text."""
    return _read(f, float, (str,))


def validate_int(b: Any) -> Any:
    """An integer from text."""
    return _read(b, int, (str,))


def validate_open_enum(is_int: bool) -> Callable[[Any], Any]:
    """Takes any value of an open enum's kind, known or not."""
    return _writer(int if is_int else str, lambda value: value)


def validate_const(v: Any) -> Callable[[Any], Any]:
    """Takes this value and ``None``."""

    def validate(value: Any) -> Any:
        if value is not None and value != v:
            raise ValueError(f"Expected {v}")
        return value

    return validate


def stream_to_text(stream: httpx.Response) -> str:
    """The rest of a body, as text."""
    return "".join(stream.iter_text())


async def stream_to_text_async(stream: httpx.Response) -> str:
    """The rest of a body, as text."""
    return "".join([piece async for piece in stream.aiter_text()])


def stream_to_bytes(stream: httpx.Response) -> bytes:
    """A whole body."""
    return stream.read()


async def stream_to_bytes_async(stream: httpx.Response) -> bytes:
    """A whole body."""
    return await stream.aread()


def _writer(kind: type, write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if value is None or isinstance(value, Unset):
            return value
        if not isinstance(value, kind):
            raise ValueError(f"Expected {kind.__name__}")  # noqa: TRY004 (a validator raises ValueError)
        return write(value)

    return checked


def _read(value: Any, kind: Callable[[str], Any], accepted: tuple[type, ...]) -> Any:
    if value is None or isinstance(value, Unset) or isinstance(kind, type) and isinstance(value, kind):
        return value
    if not isinstance(value, accepted):
        expected = " or ".join(each.__name__ for each in accepted)
        raise ValueError(f"Expected {expected}")  # noqa: TRY004 (a validator raises ValueError)
    return kind(str(value))
