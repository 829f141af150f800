"""Values as the bytes of a body: an example in the coding of its media type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from specloom.ir import Coding, Content, Json

_MADE: Final = {Coding.JSON: "application/json", Coding.TEXT: "text/plain", Coding.BYTES: "application/octet-stream"}
_RANGES: Final = {
    "image/*": "image/png",
    "audio/*": "audio/mpeg",
    "video/*": "video/mp4",
    "font/*": "font/woff2",
    "text/*": "text/plain",
}
_BOUNDARY: Final = "specloom-boundary"
_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
_EVENT_FIELDS: Final = ("event", "id", "retry", "data")


def media_type(content: Content) -> str:
    """The media type to send: the declared one, or one that a declared range takes in."""
    declared = "".join(filter(str.isprintable, content.media_type))  # a document may not forge a second header
    if "*" not in declared:
        return f"{declared}; boundary={_BOUNDARY}" if content.coding is Coding.MULTIPART else declared
    if "*+" in declared:
        return declared.replace("*+", "x+")
    return _RANGES.get(declared, _MADE.get(content.coding, "application/octet-stream"))


def example(content: Content, value: Json) -> tuple[bytes, ...]:
    """The example of a media type: one piece; of a stream its one item, and the sentinel."""
    match content.coding:
        case Coding.EVENT_STREAM:
            return (event(value if content.describes_event else {"data": value}), *end(content))
        case Coding.JSON_LINES:
            return (line(content, value), *end(content))
        case _:
            return (body(content.coding, value),)


def end(content: Content) -> tuple[bytes, ...]:
    """The sentinel of a stream, where the document names one."""
    if content.sentinel is None:
        return ()
    return (
        event({"data": content.sentinel})
        if content.coding is Coding.EVENT_STREAM
        else f"{content.sentinel}\n".encode(),
    )


def body(coding: Coding, value: Json) -> bytes:
    """A value as a whole body."""
    match coding:
        case Coding.FORM if isinstance(value, dict):
            return urlencode({key: _form_text(item) for key, item in value.items()}, doseq=True).encode()
        case Coding.MULTIPART if isinstance(value, dict):
            return _multipart(value)
        case Coding.TEXT | Coding.BYTES if isinstance(value, str):
            return value.encode()
        case _:
            return text(value).encode()


def event(fields: Json) -> bytes:
    """One server-sent event; data that is not text is JSON.

    Source: WHATWG HTML, "Server-sent events", section 9.2.5.
    """
    shown = fields if isinstance(fields, Mapping) else {"data": fields}
    lines: list[str] = []
    for name in _EVENT_FIELDS:
        if name in shown and not (shown[name] is None and name != "data"):
            value: Any = shown[name]
            told = value if isinstance(value, str) else text(value)
            lines.extend(f"{name}: {part}\n" for part in _LINE_ENDS.split(told))
    return ("".join(lines) + "\n").encode()


def line(content: Content, value: Json) -> bytes:
    """One line of JSON Lines, or one record of a JSON text sequence (RFC 7464), which begins with a separator."""
    mark = "\x1e" if media_type(content).partition(";")[0].strip().lower().endswith("json-seq") else ""
    return f"{mark}{text(value)}\n".encode()


def text(value: Json) -> str:
    """JSON without a line break."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _form_text(value: Json) -> Any:
    if isinstance(value, list):
        return [_form_text(item) for item in value]
    return value if isinstance(value, str) else text(value)


def _multipart(value: dict[str, Json]) -> bytes:
    parts = []
    for name, item in value.items():
        kind = "text/plain; charset=utf-8" if isinstance(item, str) else "application/json"
        told = item if isinstance(item, str) else text(item)
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\nContent-Type: {kind}\r\n\r\n'
        parts.append(f"{head}{told}\r\n")
    return f"{''.join(parts)}--{_BOUNDARY}--\r\n".encode()
