"""Form bodies of request models; see ``metadata``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from .._http.operation import Parameter, query_parameter
from .._http.parameters import form_pairs
from ..types import UNSET
from ..types.decoding import plain
from ..types.file import File
from .metadata import FormMetadata, MultipartFormMetadata
from .serializers import marshal_json
from .values import annotated_values


def serialize_form_data(data: Any) -> dict[str, list[str]]:
    """The fields of a URL-encoded body, each with its values.

    Args:
        data: A model with notes, or a mapping.

    Raises:
        TypeError: It is neither.
    """
    if isinstance(data, Mapping):
        present = {name: value for name, value in data.items() if value is not None and value is not UNSET}
        return values_by_name(
            pair for name, value in present.items() for pair in form_pairs(query_parameter(name), value)
        )
    if not hasattr(type(data), "model_fields"):
        raise TypeError(f"a form body is a model or a mapping, not {type(data).__name__}")
    return values_by_name(
        pair
        for name, value, note in annotated_values(data, FormMetadata)
        for pair in form_pairs(Parameter(name, note.style, note.explode, is_json=note.json), value)
    )


def serialize_multipart_form(media_type: str, request: Any) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """The media type, the text fields and the files of a multipart body, as httpx takes them.

    Raises:
        TypeError: The request is no model.
        ValueError: A file has no name or no content.
    """
    if not hasattr(type(request), "model_fields"):
        raise TypeError(f"a multipart body is a model, not {type(request).__name__}")
    form: dict[str, Any] = {}
    files: dict[str, Any] = {}
    for name, value, note in annotated_values(request, MultipartFormMetadata):
        if note.file:
            files[name] = _file(value)
        elif note.json:
            files[name] = (None, marshal_json(value, Any), "application/json")
        elif isinstance(value, list):
            form[f"{name}[]"] = [_text(item) for item in value]
        else:
            form[name] = _text(value)
    return media_type, form, files


def values_by_name(pairs: Iterable[str]) -> dict[str, list[str]]:
    """``name=value`` pairs, percent-encoded, as the values of each name."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        found.setdefault(unquote(name), []).append(unquote(value))
    return found


def _file(value: Any) -> tuple[Any, ...]:
    """File name, content and, where one is given, media type of a ``File`` or of a model with its content noted."""
    if isinstance(value, File):
        name, content, media_type = value.file_name, value.content, value.content_type
    else:
        (content, *_) = [item for _, item, note in annotated_values(value, MultipartFormMetadata) if note.content] or [
            None
        ]
        name, media_type = getattr(value, "file_name", ""), getattr(value, "content_type", None)
    if not name or content is None:
        raise ValueError("a file needs a name and content")
    return (name, content, media_type) if media_type else (name, content)


def _text(value: Any) -> str:
    text = plain(value)
    return str(text).lower() if isinstance(text, bool) else str(text)
