"""Bytes of a streamed response to typed items. No input or output: the drivers are in ``utils/eventstreaming.py``."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from ..errors import APIError, StreamEventError, StreamInterruptedError, UnreadableResponseError
from ..sse import MAX_EVENT_BYTES, Decoder, Event, EventTooLargeError
from ..types.basemodel import rules
from ..types.decoding import adapter, decode, field_type, fit, models_of
from ..types.openness import UnknownVariant
from .operation import Events

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

TOLERATED_SENTINEL = "[DONE]"
ERROR_EVENT = "error"
"""The event type, and the member of an item, with which servers report an error inside a stream."""

PING_EVENT = "ping"
"""The event type with which servers keep a connection alive."""

SKIPPED: Any = object()
"""What a decoder gives for an event that is no item."""

_SEPARATOR = b"\x1e"
_AROUND_LINES = b" \t\r\n\xef\xbb\xbf"
"""Stands around JSON and is no part of it: white space, a byte order mark."""

Fail = Callable[[type[APIError], str, str], Exception]
"""Makes the exception of a class, for a message and the text it is about."""


class Reader(Protocol[T_co]):
    """Turns the bytes of one response into items. Bytes are taken in at once, and decoded as items are asked for."""

    is_over: bool
    """Whether a sentinel was read: what follows is not delivered."""

    def feed(self, data: bytes) -> Iterator[T_co]:
        """The items that ``data`` completes."""
        ...

    def finish(self) -> Iterator[T_co]:
        """The items that the end of the body completes.

        Raises:
            StreamInterruptedError: The body ended inside an item.
        """
        ...


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
        return self._items(self._decoder.feed(data))

    def finish(self) -> Iterator[T]:
        """No item: an event without its blank line was cut, unless it is the sentinel."""
        self._decoder.close()
        if self._decoder.unfinished not in (None, self._sentinel):
            raise StreamInterruptedError("the stream ended inside an event")
        return iter(())

    def _items(self, events: Iterator[Event]) -> Iterator[T]:
        decode_event, sentinel, skips_blank = self._decode, self._sentinel, not self._is_text
        try:
            for event in events:
                if event.data == sentinel:
                    self.is_over = True
                    return
                # Servers keep connections alive with events whose data is empty; no JSON is.
                if skips_blank and (not event.data or event.data.isspace()) and event.event != ERROR_EVENT:
                    continue
                item = decode_event(event)
                if item is not SKIPPED:
                    yield item
        except EventTooLargeError as error:
            raise StreamInterruptedError(str(error)) from error


class LineReader(Generic[T]):
    """Reads JSON Lines, and JSON text sequences, of which a record may be several lines long.

    Sources: jsonlines.org (the last line may lack its line feed), RFC 7464 (a separator stands before each record, a line feed
    behind it). No JSON text holds a separator, so the first one in the body tells which of the two it is.
    """

    def __init__(self, decode_line: Callable[[bytes], T], max_line_bytes: int = MAX_EVENT_BYTES) -> None:
        self.is_over = False
        self._decode = decode_line
        self._max_line_bytes = max_line_bytes
        self._line = bytearray()
        self._is_sequence = False
        self._was_tried = False

    def feed(self, data: bytes) -> Iterator[T]:
        """The items whose lines or records ``data`` ends."""
        *ended, data = data.split(_SEPARATOR)
        texts: list[bytes] = []
        for piece in ended:
            texts += [*self._texts(piece), bytes(self._line)]
            self._line.clear()
            self._is_sequence, self._was_tried = True, False
        return self._items([*texts, *self._texts(data)])

    def finish(self) -> Iterator[T]:
        """The last line, where it lacks only its line feed."""
        line = bytes(self._line)
        self._line.clear()
        if not _is_json(line):
            raise StreamInterruptedError("the stream ended inside a line")
        return self._items([line])

    def _texts(self, data: bytes) -> list[bytes]:
        """The texts that are whole before the next separator."""
        if self._is_sequence or b"\n" not in data:
            self._line += data
            return self._record() if self._is_sequence and data.endswith(b"\n") else []
        # Pieces are joined once a line, not once a piece: work stays linear in the bytes.
        *lines, rest = (bytes(self._line) + data).split(b"\n")
        self._line[:] = rest
        return lines

    def _record(self) -> list[bytes]:
        """The record, where the first line end that is seen ends it; another waits for the next one's separator."""
        if self._was_tried or not _is_json(self._line):
            self._was_tried = True
            return []
        record = bytes(self._line)
        self._line.clear()
        return [record]

    def _items(self, texts: list[bytes]) -> Iterator[T]:
        for text in texts:
            stripped = text.strip(_AROUND_LINES)
            if stripped:
                yield self._decode(stripped)
        if len(self._line) > self._max_line_bytes:
            raise StreamInterruptedError(f"a line exceeds {self._max_line_bytes} bytes")


def event_decoder(content: Events, returns: Any, *, strict: bool, fail: Fail) -> Callable[[Event], Any]:
    """What makes a typed item of an event, or ``SKIPPED``.

    Args:
        returns: The type of an item.
        strict: Refuse an event that does not fit, instead of delivering as much as fits.
        fail: Makes the exception for an error event, or for one that cannot be decoded.
    """
    if content.is_envelope:
        return _envelope_decoder(content, returns, strict=strict, fail=fail)
    if content.is_text:
        return _text_decoder(fail)
    known = _wire_names(returns)
    if returns in (Any, Any | None):
        return _untyped_decoder(known, fail)
    validate = adapter(returns).validate_json

    def decode_data(event: Event) -> Any:
        data = event.data
        if event.event == ERROR_EVENT or ('"error"' in data and _is_error(data, known)):
            raise fail(StreamEventError, "the stream reports an error", data)
        try:
            return _unless_ping(validate(data, by_alias=True, by_name=False), event)
        except ValidationError as error:
            if event.event == PING_EVENT:
                return SKIPPED
            return _as_far_as_it_fits(returns, data, error, strict=strict, fail=fail)

    return decode_data


def _unless_ping(item: Any, event: Event) -> Any:
    """The item, but nothing for what only keeps the connection alive: a ping that its union does not know."""
    return SKIPPED if event.event == PING_EVENT and isinstance(item, UnknownVariant) else item


def _text_decoder(fail: Fail) -> Callable[[Event], str]:
    def decode_text(event: Event) -> str:
        if event.event == ERROR_EVENT:
            raise fail(StreamEventError, "the stream reports an error", event.data)
        return event.data

    return decode_text


def _untyped_decoder(known: Container[str], fail: Fail) -> Callable[[Event], Any]:
    """Data whose type nothing tells, or only the rest of its event: the JSON that it is, else its text."""

    def decode_untyped(event: Event) -> Any:
        data = event.data
        if event.event == ERROR_EVENT or ('"error"' in data and _is_error(data, known)):
            raise fail(StreamEventError, "the stream reports an error", data)
        try:
            return from_json(data)
        except ValueError:
            return data

    return decode_untyped


def _envelope_decoder(content: Events, returns: Any, *, strict: bool, fail: Fail) -> Callable[[Event], Any]:
    """The type describes the event itself, so ``data`` is decoded first and then put into it."""
    models = tuple(models_of(returns))
    names = _wire_names(returns)
    inner = [field_type(model, name) for model in models for name, rule in rules(model).items() if rule.alias == "data"]
    is_union = len(models) > 1
    if is_union:
        decode_inner = _untyped_decoder({wire for each in inner for wire in _wire_names(each)}, fail)
    else:
        of_data = inner[0] if inner else Any
        decode_inner = event_decoder(Events(is_text=content.is_text), of_data, strict=strict, fail=fail)
    kept = tuple(name for name in ("event", "id", "retry") if name in names)
    validate = partial(adapter(returns).validate_python, by_alias=True, by_name=False)

    def decode_envelope(event: Event) -> Any:
        data = decode_inner(event)
        if data is SKIPPED:
            return SKIPPED
        envelope = {"data": data}
        for name in kept:
            value = getattr(event, name)
            if value not in ("", None):  # an id or a retry that the stream never sent
                envelope[name] = value
        try:
            return _unless_ping(validate(envelope), event)
        except ValidationError as error:
            if event.event == PING_EVENT:
                return SKIPPED
            if is_union:
                with suppress(ValidationError):
                    return validate({**envelope, "data": event.data})  # text that happens to read as JSON
                if not _is_json(event.data.encode()):
                    raise fail(UnreadableResponseError, "an event is not JSON", event.data) from error
            if strict:
                raise fail(
                    UnreadableResponseError, f"an event does not fit its type: {_first_fault(error)}", event.data
                ) from error
            return fit(returns, envelope)

    return decode_envelope


def line_decoder(returns: Any, *, strict: bool, fail: Fail) -> Callable[[bytes], Any]:
    """What makes a typed item of a line of JSON."""
    known = _wire_names(returns)

    def decode_line(line: bytes) -> Any:
        text = line.decode("utf-8", "replace")
        if b'"error"' in line and _is_error(line, known):
            raise fail(StreamEventError, "the stream reports an error", text)
        try:
            return decode(returns, line, strict=strict)
        except ValidationError as error:
            return _as_far_as_it_fits(returns, text, error, strict=strict, fail=fail)
        except ValueError as error:
            raise fail(UnreadableResponseError, "a line cannot be decoded", text) from error

    return decode_line


def _as_far_as_it_fits(returns: Any, data: str, error: ValidationError, *, strict: bool, fail: Fail) -> Any:
    if strict:
        raise fail(UnreadableResponseError, f"an event does not fit its type: {_first_fault(error)}", data) from error
    try:
        value = from_json(data)
    except ValueError as malformed:
        raise fail(UnreadableResponseError, "an event is not JSON", data) from malformed
    return fit(returns, value)


def _is_json(text: bytes | bytearray) -> bool:
    """Whether a whole JSON text stands here, or nothing at all."""
    try:
        from_json(bytes(text).strip(_AROUND_LINES) or b"null")
    except ValueError:
        return False
    return True


def _is_error(data: str | bytes, known: Container[str]) -> bool:
    """Whether the data is an error that took the place of an item: an ``error`` the type does not know."""
    if ERROR_EVENT in known:
        return False
    try:
        value = from_json(data)
    except ValueError:
        return False  # not JSON: reported where it is decoded
    return isinstance(value, dict) and bool(value.get(ERROR_EVENT))


def _wire_names(type_: Any) -> frozenset[str]:
    """The wire names of a model's fields, or of those of all models of a union; none for any other type."""
    return frozenset(rule.alias for model in models_of(type_) for rule in rules(model).values())


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
