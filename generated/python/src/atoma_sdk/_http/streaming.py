"""Bytes of a streamed response to typed items. No input or output: the drivers are in ``utils/eventstreaming.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from ..errors import StreamInterruptedError
from ..sse import Decoder, Event, EventTooLargeError
from ..types.decoding import adapter, decode, field_type, fit, is_model
from .operation import Events

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

TOLERATED_SENTINEL = "[DONE]"

Fail = Callable[[str, str], Exception]
"""Makes the exception for a message and the text it is about."""


class Reader(Protocol[T_co]):
    """Turns the bytes of one response into items."""

    is_over: bool
    """Whether a sentinel was read: what follows is not delivered."""

    def feed(self, data: bytes) -> Iterator[T_co]:
        """The items that ``data`` completes."""
        ...

    def finish(self) -> None:
        """Called at the end of the body.

        Raises:
            StreamInterruptedError: The body ended inside an item.
        """


class EventReader(Generic[T]):
    """Reads server-sent events."""

    def __init__(self, decode_event: Callable[[Event], T], sentinel: str | None, *, is_text: bool = False) -> None:
        self.is_over = False
        self._decode = decode_event
        self._sentinel = TOLERATED_SENTINEL if sentinel is None else sentinel
        self._is_text = is_text
        self._decoder = Decoder()

    def feed(self, data: bytes) -> Iterator[T]:
        """The items that ``data`` completes, up to the sentinel."""
        decode_event, sentinel, skips_blank = self._decode, self._sentinel, not self._is_text
        try:
            for event in self._decoder.feed(data):
                if event.data == sentinel:
                    self.is_over = True
                    return
                # Servers keep connections alive with events whose data is empty; no JSON is.
                if skips_blank and (not event.data or event.data.isspace()):
                    continue
                yield decode_event(event)
        except EventTooLargeError as error:
            raise StreamInterruptedError(str(error)) from error

    def finish(self) -> None:
        """The end of the body: an event without its blank line was cut, unless it is the sentinel."""
        self._decoder.close()
        if self._decoder.unfinished not in (None, self._sentinel):
            raise StreamInterruptedError("the stream ended inside an event")


class LineReader(Generic[T]):
    """Reads JSON Lines. The last line may lack its line feed."""

    def __init__(self, decode_line: Callable[[bytes], T]) -> None:
        self.is_over = False
        self._decode = decode_line
        self._pieces: list[bytes] = []
        self._last: list[T] = []

    def feed(self, data: bytes) -> Iterator[T]:
        """The items whose lines ``data`` ends."""
        *lines, rest = data.split(b"\n")
        if lines:
            lines[0] = b"".join([*self._pieces, lines[0]])
            self._pieces.clear()
        if rest:
            self._pieces.append(rest)
        for line in lines:
            if line.strip():
                yield self._decode(line)

    def finish(self) -> None:
        """The end of the body: what is left of a line was cut."""
        if b"".join(self._pieces).strip():
            raise StreamInterruptedError("the stream ended inside a line")


def event_decoder(content: Events, returns: Any, *, strict: bool, fail: Fail) -> Callable[[Event], Any]:
    """What makes a typed item of an event.

    Args:
        returns: The type of an item.
        strict: Refuse an event that does not fit, instead of delivering as much as fits.
        fail: Makes the exception for an error event.
    """
    if content.is_envelope:
        return _envelope_decoder(content, returns, strict=strict, fail=fail)
    if content.is_text:
        return lambda event: event.data
    known = _wire_names(returns)
    validate = adapter(returns).validate_json

    def decode_data(event: Event) -> Any:
        data = event.data
        if event.event == "error" or ('"error"' in data and _is_error(data, known)):
            raise fail("the stream reports an error", data)
        try:
            return validate(data)
        except ValidationError as error:
            return _as_far_as_it_fits(returns, data, error, strict=strict, fail=fail)

    return decode_data


def _envelope_decoder(content: Events, returns: Any, *, strict: bool, fail: Fail) -> Callable[[Event], Any]:
    """The type describes the event itself, so ``data`` is decoded first and then put into it."""
    names = _wire_names(returns)
    inner = field_type(returns, names["data"]) if "data" in names else Any
    kept = tuple(name for name in ("event", "id", "retry") if name in names)
    decode_inner: Callable[[Event], Any]
    if content.is_text:
        decode_inner = attrgetter("data")
    else:
        decode_inner = event_decoder(Events(), inner, strict=strict, fail=fail)
    validate = adapter(returns).validate_python

    def decode_envelope(event: Event) -> Any:
        if event.event == "error":
            raise fail("the stream reports an error", event.data)
        envelope = {"data": decode_inner(event)}
        for name in kept:
            envelope[name] = getattr(event, name)
        try:
            return validate(envelope)
        except ValidationError as error:
            if strict:
                raise fail(f"an event does not fit its type: {_first_fault(error)}", event.data) from error
            return fit(returns, envelope)

    return decode_envelope


def line_decoder(returns: Any, *, strict: bool, fail: Fail) -> Callable[[bytes], Any]:
    """What makes a typed item of a line of JSON."""

    def decode_line(line: bytes) -> Any:
        try:
            return decode(returns, line, strict=strict)
        except ValueError as error:
            raise fail("a line cannot be decoded", line.decode("utf-8", "replace")) from error

    return decode_line


def _as_far_as_it_fits(returns: Any, data: str, error: ValidationError, *, strict: bool, fail: Fail) -> Any:
    if strict:
        raise fail(f"an event does not fit its type: {_first_fault(error)}", data) from error
    try:
        value = from_json(data)
    except ValueError as malformed:
        raise fail("an event is not JSON", data) from malformed
    return fit(returns, value)


def _is_error(data: str, known: dict[str, str]) -> bool:
    """Whether the data is an error that took the place of an item: an ``error`` the type does not know."""
    if "error" in known:
        return False
    try:
        value = from_json(data)
    except ValueError:
        return False  # not JSON: reported where it is decoded
    return isinstance(value, dict) and bool(value.get("error"))


def _wire_names(type_: Any) -> dict[str, str]:
    """Field names of a model by wire name; empty for any other type."""
    if not is_model(type_):
        return {}
    type_.model_rebuild()
    return {field.alias or name: name for name, field in type_.model_fields.items()}


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
