"""Bodies of request models, as httpx takes them; see ``metadata``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .forms import serialize_form_data, serialize_multipart_form
from .serializers import marshal_json

SERIALIZATION_METHOD_TO_CONTENT_TYPE = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "raw": "application/octet-stream",
    "string": "text/plain",
}
"""The media type of each way to write a body."""


@dataclass
class SerializedRequestBody:
    """A body, in the argument of ``build_request`` that takes its kind."""

    media_type: str | None = None
    content: Any = None
    data: Any = None
    files: Any = None


def serialize_request_body(
    request_body: Any, nullable: bool, optional: bool, serialization_method: str, request_body_type: Any
) -> SerializedRequestBody | None:
    """The body in the form that a serialization method names; ``None`` where there is none.

    Raises:
        TypeError: The value cannot be written that way.
        pydantic.ValidationError: It does not fit its type.
    """
    if request_body is None and optional and not nullable:
        return None
    media_type = SERIALIZATION_METHOD_TO_CONTENT_TYPE[serialization_method]
    match serialization_method:
        case "json":
            return SerializedRequestBody(media_type, content=marshal_json(request_body, request_body_type))
        case "form":
            return SerializedRequestBody(media_type, data=serialize_form_data(request_body))
        case "multipart":
            _, data, files = serialize_multipart_form(media_type, request_body)
            return SerializedRequestBody(media_type, data=data, files=files)
        case _ if isinstance(request_body, (str, bytes, bytearray)) or hasattr(request_body, "read"):
            return SerializedRequestBody(media_type, content=request_body)
    raise TypeError(f"a {type(request_body).__name__} cannot be sent as {media_type}")
