"""OpenAPI's Encoding Objects: how single properties of a form or multipart body are sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from specloom.ir import Coding, Encoding
from specloom.loader import Document
from specloom.resolver.references import followed

_STYLES: Final = ("form", "spaceDelimited", "pipeDelimited", "deepObject")


def encodings(value: Any, coding: Coding, document: Document) -> tuple[Encoding, ...]:
    """The encodings of a content, in document order; those of any other coding mean nothing and are left out."""
    if coding not in (Coding.FORM, Coding.MULTIPART) or not isinstance(value, dict):
        return ()
    return tuple(_encoding(field, entry, document) for field, entry in value.items() if isinstance(entry, dict))


def _encoding(field: str, entry: dict[str, Any], document: Document) -> Encoding:
    style = entry.get("style")
    style = style if style in _STYLES else ""
    reserved = entry.get("allowReserved") is True
    explode = entry.get("explode")
    if not style and (isinstance(explode, bool) or reserved):
        style = "form"  # OpenAPI's default, where any of the three is given
    return Encoding(
        field=field,
        media_type=_media_type(entry.get("contentType")),
        headers=tuple(_headers(entry.get("headers"), document)),
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("", "form"),
        allow_reserved=reserved,
    )


def _media_type(value: Any) -> str:
    """The first of the media types offered that is no wildcard."""
    offered = [each.strip() for each in value.split(",")] if isinstance(value, str) else []
    return next((each for each in offered if re.fullmatch(r"[\w.+-]+/[\w.+-]+(\s*;[\x20-\x7e]*)?", each)), "")


def _headers(value: Any, document: Document) -> Iterator[tuple[str, str]]:
    """Headers of a part that have one value to send: a default, or the only one an enum or a const allows."""
    for name, header in (value if isinstance(value, dict) else {}).items():
        if not re.fullmatch(r"[A-Za-z0-9-]+", name) or name.lower() == "content-type":
            continue
        schema = followed(followed(header, document).get("schema"), document)
        only = schema.get("enum") if isinstance(schema.get("enum"), list) and len(schema["enum"]) == 1 else None
        text = schema.get("default", schema.get("const", only[0] if only else None))
        if isinstance(text, str | int | float) and not isinstance(text, bool) and str(text).isprintable():
            yield name, str(text)
