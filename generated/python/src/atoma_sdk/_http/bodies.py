"""Request bodies: a value and the operation's media type to bytes or parts."""

from __future__ import annotations

import io
import mimetypes
import os
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import httpx
import pydantic

from ..errors import ConfigurationError
from ..types import UNSET
from ..types.basemodel import rules
from ..types.decoding import convert, encode, plain
from ..types.file import File
from .operation import (
    BinaryBody,
    Body,
    FormBody,
    JsonBody,
    MultipartBody,
    Parameter,
    Part,
    TextBody,
    query_parameter,
)
from .parameters import form_pairs

_PIECE_BYTES = 64 * 1024


class Upload(httpx.SyncByteStream, httpx.AsyncByteStream):
    """An open file, or an iterable of bytes, as a body: from where it stands, for either kind of client."""

    def __init__(self, source: Any) -> None:
        self._source = source

    def check_synchronous(self) -> None:
        """Called before a synchronous call connects.

        Raises:
            ConfigurationError: The pieces come asynchronously alone.
        """
        if not hasattr(self._source, "read") and not hasattr(self._source, "__iter__"):
            raise ConfigurationError("an asynchronous body needs an asynchronous call")

    def __iter__(self) -> Iterator[bytes]:
        if hasattr(self._source, "read"):
            while piece := self._source.read(_PIECE_BYTES):
                yield _checked_piece(piece)
        else:
            yield from map(_checked_piece, self._source)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if hasattr(self._source, "__aiter__"):
            async for piece in self._source:
                yield _checked_piece(piece)
        else:
            for piece in self:
                yield piece


def _checked_piece(piece: Any) -> bytes:
    if not isinstance(piece, (bytes, bytearray, memoryview)):
        raise ConfigurationError("a body is bytes, not text: open a file in binary mode, and encode what is text")
    return bytes(piece)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A body ready for the HTTP client.

    Attributes:
        media_type: ``None`` where the client sets it, as for multipart with its boundary.
        content: The whole body, where it is in memory.
        stream: The body otherwise.
        length: Bytes in ``stream``, where that is known.
        parts: Multipart parts as httpx takes them.
        kind: The kind of multipart, where it is another than httpx's.
        is_repeatable: Whether it can be sent a second time.
    """

    media_type: str | None = None
    content: bytes | None = None
    stream: Upload | None = None
    length: int | None = None
    parts: list[tuple[str, Any]] | None = None
    kind: str | None = None
    is_repeatable: bool = True
    _starts: list[tuple[Any, int]] = field(default_factory=list)

    def rewind(self) -> None:
        """Puts every file back to where it stood before the first attempt."""
        for stream, position in self._starts:
            stream.seek(position)


def encode_body(body: Body | None, value: Any, accepts: Any) -> Encoded:
    """The encoded body; an absent one where there is no value.

    Args:
        accepts: The type the document gives the body; ``None`` takes the value as it is.

    Raises:
        pydantic.ValidationError: The value does not fit ``accepts``.
        ConfigurationError: The value cannot be sent as this media type.
    """
    if body is None or value is UNSET:
        return Encoded()
    if accepts is not None and not isinstance(body, BinaryBody):
        value = convert(accepts, value)
    match body:
        case JsonBody(media_type):
            return Encoded(media_type, encode(value))
        case FormBody(fields, media_type):
            return Encoded(media_type, _form_content(fields, plain(value)))
        case MultipartBody(parts, media_type):
            return _multipart({part.name: part for part in parts}, value, media_type)
        case TextBody(media_type):
            return Encoded(media_type, _text(value, media_type))
        case BinaryBody(media_type):
            return _binary(_of_range(media_type, value) if "*" in media_type else media_type, value)


def _form_content(fields: tuple[Any, ...], value: Any) -> bytes:
    if not isinstance(value, Mapping):
        raise ConfigurationError("a form body must be an object")
    known = {parameter.name: parameter for parameter in fields}
    pairs: list[str] = []
    for name, item in value.items():
        if item is not None:
            # An object of which the document says nothing is JSON, as it is in a part.
            usual = query_parameter(name, is_json=isinstance(item, dict))
            pairs.extend(form_pairs(known.get(name) or usual, item))
    return "&".join(pairs).replace("%20", "+").encode()


def _of_range(range_: str, value: Any) -> str:
    """The media type that the name of an open file tells, where the range has it; else the one of any bytes."""
    own = mimetypes.guess_type(str(getattr(value, "name", "")))[0]
    pattern = re.escape(range_.partition(";")[0].strip().lower()).replace(r"\*", ".+")
    return own if own and re.fullmatch(pattern, own) else "application/octet-stream"


def _binary(media_type: str, value: Any) -> Encoded:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return Encoded(media_type, bytes(value))
    if isinstance(value, str):
        return Encoded(media_type, value.encode())
    if isinstance(value, Mapping) or not any(hasattr(value, each) for each in ("read", "__iter__", "__aiter__")):
        raise ConfigurationError("a body is bytes, an open binary file, or an iterable of bytes")
    starts = _start_of(value)
    length = _length_from(*starts[0]) if starts else None
    return Encoded(media_type, stream=Upload(value), length=length, is_repeatable=bool(starts), _starts=starts)


def _length_from(stream: Any, position: int) -> int:
    end = int(stream.seek(0, io.SEEK_END))
    stream.seek(position)
    return end - position


def _start_of(stream: Any) -> list[tuple[Any, int]]:
    if hasattr(stream, "seekable") and stream.seekable():
        return [(stream, stream.tell())]
    return []


def _multipart(known: dict[str, Part], value: Any, media_type: str) -> Encoded:
    parts: list[tuple[str, Any]] = []
    for name, item in _members(value).items():
        if item is None or item is UNSET:
            continue
        about = known.get(name) or Part(name)
        singles = item if isinstance(item, (list, tuple)) else [item]
        if about.parameter is not None and not any(map(_is_file, singles)):
            parts.extend(_styled_parts(about, about.parameter, item))
        else:
            parts.extend((name, _part(single, about)) for single in singles)
    streams = [part[1] for _, part in parts if hasattr(part[1], "read")]
    starts = [start for stream in streams for start in _start_of(stream)]
    essence = media_type.partition(";")[0].strip().lower()
    if not parts:  # of which httpx makes no body at all
        boundary = os.urandom(16).hex()
        return Encoded(media_type=f"{essence}; boundary={boundary}", content=f"--{boundary}--\r\n".encode())
    return Encoded(
        parts=parts,
        kind=None if essence == "multipart/form-data" else essence,
        is_repeatable=len(starts) == len(streams),
        _starts=starts,
    )


def _styled_parts(about: Part, parameter: Parameter, value: Any) -> Iterator[tuple[str, Any]]:
    """Text parts that are named and joined as query parameters are, but not percent-encoded."""
    for pair in form_pairs(parameter, value):
        name, _, text = pair.partition("=")
        yield unquote(name), _with_headers(None, unquote(text).encode(), about.media_type, about)


def _members(value: Any) -> dict[str, Any]:
    """What a request sends of a model or mapping, by wire name, with values untouched: a file must not be dumped."""
    if isinstance(value, pydantic.BaseModel):
        sent = {name: rule for name, rule in rules(type(value)).items() if not rule.is_read_only}
        members = {rule.alias: getattr(value, name) for name, rule in sent.items()}
        return {**members, **(value.__pydantic_extra__ or {})}
    if isinstance(value, Mapping):
        return dict(value)
    raise ConfigurationError("a multipart body must be an object")


def _part(value: Any, about: Part) -> tuple[Any, ...]:
    """A part as httpx takes it: file name, content, media type and headers, as far as there are any."""
    match value:
        case File(content, file_name, content_type):
            return _with_headers(file_name, _readable(content), content_type or about.media_type, about)
        case bytes() | bytearray():
            return _with_headers("file", bytes(value), about.media_type or "application/octet-stream", about)
        case _ if hasattr(value, "read"):
            name = str(getattr(value, "name", "file")).replace("\\", "/").rpartition("/")[2]
            return _with_headers(name, value, about.media_type, about)
        case pydantic.BaseModel() | dict():
            return _with_headers(None, encode(value), about.media_type or "application/json", about)
        case _:
            return _with_headers(None, _text(value, about.media_type), about.media_type, about)


def _text(value: Any, media_type: str) -> bytes:
    """A scalar as text; as JSON where the document says that it is JSON, and what no text can spell."""
    text = plain(value)
    if media_type.partition(";")[0].strip().lower().endswith("json") or isinstance(text, (dict, list)):
        return encode(value)
    return (("true" if text else "false") if isinstance(text, bool) else str(text)).encode()


def _is_file(value: Any) -> bool:
    return isinstance(value, (File, bytes, bytearray)) or hasattr(value, "read")


def _with_headers(file_name: str | None, content: Any, media_type: str, about: Part) -> tuple[Any, ...]:
    if about.headers:
        return (file_name, content, media_type or None, dict(about.headers))
    return (file_name, content, media_type) if media_type else (file_name, content)


def _readable(content: Any) -> Any:
    """What httpx reads a part from: bytes and files as they are, an iterable of bytes behind a ``read``."""
    if isinstance(content, (bytes, bytearray, memoryview)):
        return bytes(content)
    if hasattr(content, "read"):
        return content
    if not isinstance(content, Iterable):
        raise ConfigurationError("a part is bytes, an open binary file, or an iterable of bytes")
    return _Pieces(content)


class _Pieces:
    """An iterable of bytes that is read like a file, a piece at a time."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)

    def read(self, size: int = -1) -> bytes:
        """The next piece that is not empty, whatever the size asked for; nothing at the end."""
        return next((piece for piece in self._pieces if piece), b"")
