"""Headers of request models (see ``metadata``) and of responses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._http.parameters import header_values
from .metadata import HeaderMetadata
from .values import annotated_values, noted_parameter


def get_headers(headers_params: Any, gbls: Any = None) -> dict[str, str]:
    """The text of each header.

    Args:
        headers_params: A model with notes.
        gbls: Another, whose values stand in for those that are missing.

    Raises:
        ConfigurationError: A value cannot stand in a header.
    """
    found: dict[str, str] = {}
    for name, value, note in annotated_values(headers_params, HeaderMetadata, gbls):
        found |= header_values({name: value}, (noted_parameter(name, note),))
    return found


def get_response_headers(headers: Mapping[str, str]) -> dict[str, list[str]]:
    """The values of each response header."""
    return {name: [value] for name, value in headers.items()}
