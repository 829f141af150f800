"""A slow decoder of event streams, written sentence by sentence from the standard, to compare ours with.

Source: WHATWG HTML, section 9.2.6 "Interpreting an event stream".
"""

from __future__ import annotations

Dispatched = tuple[str, str, str]
"""Type, data and last event id of one event."""


def decode_slowly(stream: bytes) -> list[Dispatched]:
    """The events of a whole stream."""
    # "Streams must be decoded using the UTF-8 decode algorithm", which strips one leading byte order mark.
    text = stream.decode("utf-8", "replace").removeprefix("\ufeff")
    events: list[Dispatched] = []
    data, event_type, last_event_id = "", "", ""
    for line in _lines(text):
        if line == "":
            # "If the line is empty (a blank line): dispatch the event."
            if data == "":
                event_type = ""
                continue
            events.append((event_type or "message", data.removesuffix("\n"), last_event_id))
            data, event_type = "", ""
            continue
        if line[0] == ":":
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            event_type = value
        elif field == "data":
            data += value + "\n"
        elif field == "id" and "\0" not in value:
            last_event_id = value
    return events


def _lines(text: str) -> list[str]:
    """Lines ended by CR LF, by LF alone or by CR alone; what no line end follows is discarded."""
    lines, line, at = [], "", 0
    while at < len(text):
        if text[at] in "\r\n":
            lines.append(line)
            line = ""
            at += 2 if text[at : at + 2] == "\r\n" else 1
        else:
            line += text[at]
            at += 1
    return lines
