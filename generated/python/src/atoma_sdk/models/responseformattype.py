from __future__ import annotations

from enum import Enum


class ResponseFormatType(str, Enum):
    """The kinds of response format."""

    TEXT = "text"
    JSON_OBJECT = "json_object"
    JSON_SCHEMA = "json_schema"
