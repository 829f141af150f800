"""Server-sent events as text for a decoder of the caller's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TypeVar

from ..sse import Event

T = TypeVar("T")

MESSAGE_BOUNDARIES = [b"\r\n\r\n", b"\n\n", b"\r\r"]
"""What may end an event, where a server does not mix line ends."""


@dataclass
class ServerEvent:
    """One event. ``data`` is what its JSON holds, or text where it is not JSON."""

    id: str | None = None
    event: str | None = None
    data: object = None
    retry: int | None = None


def text_decoder(decoder: Callable[[str], T]) -> Callable[[Event], T]:
    """A decoder of events made of one that takes an event as JSON: an object with what the event has of ``id``,
    ``event``, ``data`` and ``retry``."""

    def decode(event: Event) -> T:
        known = ServerEvent(event.id or None, event.event, _json_or_text(event.data), event.retry)
        return decoder(json.dumps({name: value for name, value in asdict(known).items() if value is not None}))

    return decode


def _json_or_text(data: str) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return data
