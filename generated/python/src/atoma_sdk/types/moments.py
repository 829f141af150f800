"""Dates and times that go back as they came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, core_schema


class _Moment(dt.datetime):
    """A date and time that remembers its text: more digits of a second than Python has, ``Z`` or ``+00:00``."""

    text: str

    @classmethod
    def read(cls, value: dt.datetime, text: str) -> _Moment:
        """``value``, written as ``text``."""
        moment = cls.combine(value.date(), value.timetz())
        moment.text = text
        return moment

    def __repr__(self) -> str:
        return repr(dt.datetime.combine(self.date(), self.timetz()))

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        """Copies and pickles keep the text; one that was changed has none."""
        plain = dt.datetime.combine(self.date(), self.timetz())
        return (_Moment.read, (plain, self.text)) if hasattr(self, "text") else (copy, (plain,))


class _AsSent:
    """Keeps the text of a date-time, and takes nothing for a date that is none: neither a number nor a date with a time."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        # A validator of its own, as strict mode would have it that no text is a date.
        read = SchemaValidator(handler(source)).validate_python
        return core_schema.no_info_plain_validator_function(
            partial(_kept, read),
            serialization=core_schema.wrap_serializer_function_ser_schema(_written, when_used="json"),
        )


AS_SENT = _AsSent()
"""Marks dates and times, ``Annotated[dt.datetime, AS_SENT]``."""


def _kept(read: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, dt.date):
        return value if isinstance(value, _Moment) else read(value)
    if not isinstance(value, str):
        raise PydanticCustomError("date_as_text", "Input should be a date or text")
    found = read(value)
    if isinstance(found, dt.datetime):
        return _Moment.read(found, value)
    if found.isoformat() != value:
        raise PydanticCustomError("date_alone", "Input should be a year, a month and a day, and nothing else")
    return found


def _written(value: Any, handler: Any) -> Any:
    return getattr(value, "text", None) or handler(value)
