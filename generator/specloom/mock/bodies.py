"""Bytes of a request back to the value of its body."""

from __future__ import annotations

import json
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import HTTP

from specloom.ir import Anything, Coding, Content, Json, Type
from specloom.mock.exchange import Request, essence
from specloom.mock.parameters import form_pairs
from specloom.mock.texts import Texts


def read(request: Request, content: Content, texts: Texts) -> Json:
    """The body as JSON would have it: bytes as text of as many characters.

    Raises:
        ValueError: The bytes are not in the coding that the content type names.
    """
    type_ = content.type or Anything()
    match content.coding:
        case Coding.JSON:
            return _json(request.body)
        case Coding.JSON_LINES:
            return [_json(line) for line in request.body.splitlines() if line.strip()]
        case Coding.FORM:
            return _form(request.body, type_, texts)
        case Coding.MULTIPART:
            return _multipart(request, type_, texts)
        case Coding.TEXT:
            return texts.value(_text(request.body), type_)
        case Coding.BYTES | Coding.EVENT_STREAM:
            return request.body.decode("latin-1")


def _json(data: bytes) -> Json:
    try:
        value: Json = json.loads(data)
    except (ValueError, RecursionError) as error:
        where = f" at character {error.pos}" if isinstance(error, json.JSONDecodeError) else ""
        raise ValueError(f"it is not JSON{where}") from None
    return value


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None


def _form(data: bytes, type_: Type, texts: Texts) -> Json:
    pairs = form_pairs(_text(data))
    plain = [(name, text) for name, text in pairs if "[" not in name]
    deep = {name.partition("[")[0]: None for name, _ in pairs if "[" in name}
    value = texts.object(plain, type_)
    assert isinstance(value, dict)
    for name in deep:
        inside = [(each, text) for each, text in pairs if each.startswith(f"{name}[")]
        value[name] = texts.deep(name, inside, texts.property(type_, name))
    return value


def _multipart(request: Request, type_: Type, texts: Texts) -> Json:
    head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    boundary = message.get_boundary()
    if not boundary or f"--{boundary}".encode() not in request.body:
        raise ValueError("it is not multipart, or its boundary is not the one that the content type names")
    grouped: dict[str, list[Json]] = {}
    for part in _parts(message):
        name = str(part.get_param("name", "", header="content-disposition")).removesuffix("[]")
        if not name:
            raise ValueError("a part has no name in its content-disposition")
        grouped.setdefault(name, []).append(_part(part, texts.property(type_, name), texts))
    return {name: _joined(values, texts.property(type_, name), texts) for name, values in grouped.items()}


def _parts(message: Message) -> list[EmailMessage]:
    payload = message.get_payload() if message.is_multipart() else ()
    return [part for part in payload if isinstance(part, EmailMessage)]


def _part(part: EmailMessage, type_: Type, texts: Texts) -> Json:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if essence(str(part.get("content-type", ""))).endswith(("/json", "+json")):
        return _json(data)
    if part.get_filename() is not None:
        return data.decode("latin-1")
    try:
        return texts.item(data.decode(), type_)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _joined(values: list[Json], type_: Type, texts: Texts) -> Json:
    """One part is the value; several, or one where an array is asked for, make an array."""
    if len(values) == 1 and (isinstance(values[0], list) or not texts.is_array(type_)):
        return values[0]
    return values
