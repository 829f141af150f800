"""Values of request models, which statuses and content types are meant, and what the environment says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from .._http.operation import Parameter
from .._http.statuses import matches_any
from ..types import Unset
from .metadata import ParamMetadata, find_field_metadata

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")


def annotated_values(model: Any, metadata_type: type[T], fallback: Any = None) -> Iterator[tuple[str, Any, T]]:
    """Wire name, value and note of each field that has such a note and a value.

    Args:
        model: A pydantic model; anything else has no fields.
        fallback: Another, whose values stand in for those that are missing.
    """
    seen: set[str] = set()
    for source in (model, fallback):
        for name, field in getattr(type(source), "model_fields", {}).items():
            note, value = find_field_metadata(field, metadata_type), getattr(source, name)
            wire_name = name if field.alias is None else field.alias
            if note is None or value is None or isinstance(value, Unset) or wire_name in seen:
                continue
            seen.add(wire_name)
            yield wire_name, value, note


def noted_parameter(name: str, note: ParamMetadata) -> Parameter:
    """The parameter that a note describes."""
    return Parameter(name, note.style, note.explode, is_json=note.serialization == "json")


def match_content_type(content_type: str, pattern: str) -> bool:
    """Whether a content type, whatever its parameters, is meant by a pattern such as ``text/*``."""
    media_type = content_type.partition(";")[0].strip().lower()
    kind, _, subtype = media_type.partition("/")
    return pattern in ("*", "*/*", content_type, media_type, f"{kind}/*", f"*/{subtype}")


def match_status_codes(status_codes: Sequence[str], status_code: int) -> bool:
    """Whether a status is one of ``"404"``, ``"4XX"``, ``"default"`` and the like."""
    return matches_any(status_codes, status_code)


def match_response(response: httpx.Response, code: str | Sequence[str], content_type: str) -> bool:
    """Whether a response has one of the statuses and the content type."""
    codes = [code] if isinstance(code, str) else code
    received = response.headers.get("content-type", "application/octet-stream")
    return match_status_codes(codes, response.status_code) and match_content_type(received, content_type)


def get_global_from_env(value: T | None, env_key: str, type_cast: Callable[[str], T]) -> T | None:
    """The value itself, else what the environment has, where that can be cast, else ``None``."""
    if value is not None or env_key not in os.environ:
        return value
    try:
        return type_cast(os.environ[env_key])
    except ValueError:
        return None
