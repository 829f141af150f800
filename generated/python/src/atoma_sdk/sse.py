"""Server-sent events: bytes in, events out.

Pure: no input or output, no clock, nothing of this package imported. Work is linear in the bytes, however they are cut.

Source: WHATWG HTML, section 9.2.6 "Interpreting an event stream".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

MAX_EVENT_BYTES = 64 * 1024 * 1024
"""Bytes one event may hold before the decoder gives up: 64 MiB."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LONGEST_RETRY = 18  # digits; int() refuses numbers of thousands of digits


class EventTooLargeError(ValueError):
    """An event, or a line without an end, is longer than the decoder may hold."""


class Event(NamedTuple):
    """One dispatched event. A tuple rather than a dataclass: creation is on the hot path of every stream."""

    event: str
    """The event type, ``message`` where the stream names none."""
    data: str
    """The ``data`` lines, joined with a line feed."""
    id: str
    """The last event id seen so far, which outlives its event; empty where there was none."""
    retry: int | None
    """The reconnection time that this event's own block carried, in milliseconds."""


class Decoder:
    """Turns the bytes of one stream into events, however they were cut.

    Args:
        max_event_bytes: Longest event, in bytes.
    """

    retry: int | None
    """The last reconnection time the stream asked for, in milliseconds."""

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self.retry = None
        self._data: list[bytes] = []
        self._type = ""
        self._block_retry: int | None = None
        self._block_size = 0
        self._max_event_bytes = max_event_bytes
        self._is_too_large = False
        self._head: bytes | None = b""
        self._after_carriage_return = False
        self._line = bytearray()
        self._last_id = ""

    def feed(self, data: bytes) -> Iterator[Event]:
        """The events that ``data`` completes; an event is complete as soon as its blank line has arrived.

        The bytes are taken in before this returns, not while the result is iterated: an iterator that nobody reads
        loses its own events and nothing of what follows.

        Raises:
            EventTooLargeError: While iterating, after the events that were whole; and on every later call.
        """
        if self._is_too_large:
            return self._then_too_large([])
        if self._head is not None:
            data = self._without_byte_order_mark(data)
        if self._after_carriage_return and data:
            # CR at the end of one piece and LF at the start of the next are one line end.
            self._after_carriage_return = False
            if data[0] == 10:
                data = data[1:]
        if b"\r" in data:
            self._after_carriage_return = data[-1] == 13
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return self._accept(data)

    def close(self) -> None:
        """Ends the stream. An event without its blank line is not dispatched; see ``unfinished``."""
        self._line += self._head or b""
        self._head = None
        self._after_carriage_return = False
        if self._line:
            self._read_field(bytes(self._line))
            self._line.clear()

    @property
    def unfinished(self) -> str | None:
        """The data gathered so far of an event whose blank line has not arrived, ``None`` between events."""
        if self._data or self._type or self._line:
            return self._decoded()
        return None

    def _without_byte_order_mark(self, data: bytes) -> bytes:
        held = (self._head or b"") + data
        if len(held) < 3 and _BYTE_ORDER_MARK.startswith(held):
            self._head = held
            return b""
        self._head = None
        return held[3:] if held.startswith(_BYTE_ORDER_MARK) else held

    def _accept(self, data: bytes) -> Iterator[Event]:
        if b"\n" not in data:
            self._line += data
            return self._deliver([])
        if self._line:
            # Pieces are joined once a line, not once a piece: work stays linear in the bytes.
            self._line += data
            data = bytes(self._line)
            self._line.clear()
        lines = data.split(b"\n")
        rest = lines.pop()
        events = self._read_lines(lines)
        self._line += rest
        return self._deliver(events)

    def _deliver(self, events: list[Event]) -> Iterator[Event]:
        if self._block_size + len(self._line) > self._max_event_bytes:
            self._is_too_large = True
            self._clear_block()
            self._line.clear()
            return self._then_too_large(events)
        return iter(events)

    def _then_too_large(self, events: list[Event]) -> Iterator[Event]:
        yield from events
        raise EventTooLargeError(f"an event exceeds {self._max_event_bytes} bytes")

    def _read_lines(self, lines: list[bytes]) -> list[Event]:
        events: list[Event] = []
        for line in lines:
            if not line:
                if self._data:
                    events.append(self._dispatch())
                elif self._type or self._block_retry is not None:
                    self._clear_block()
                continue
            # Nearly every line of a real stream has this form; the general rule is in _read_field.
            if line.startswith(b"data: "):
                self._data.append(line[6:])
                self._block_size += len(line)
            else:
                self._read_field(line)
            if self._block_size > self._max_event_bytes:
                break
        return events

    def _read_field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if value.startswith(b" "):
            value = value[1:]
        if name == b"data":
            self._data.append(value)
            self._block_size += len(line)
        elif name == b"event":
            self._type = value.decode("utf-8", "replace")
        elif name == b"id":
            if b"\x00" not in value:
                self._last_id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit() and len(value) <= _LONGEST_RETRY:
            self.retry = self._block_retry = int(value)

    def _dispatch(self) -> Event:
        event = Event(self._type or "message", self._decoded(), self._last_id, self._block_retry)
        self._clear_block()
        return event

    def _decoded(self) -> str:
        return b"\n".join(self._data).decode("utf-8", "replace")

    def _clear_block(self) -> None:
        self._data = []
        self._type = ""
        self._block_retry = None
        self._block_size = 0
