"""URLs: servers with variables, and paths of request models; see ``metadata``."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from .metadata import PathParamMetadata
from .values import annotated_values, noted_parameter


def generate_url(server_url: str, path: str, path_params: Any, gbls: Any = None) -> str:
    """The server's URL and the path with every placeholder filled in, percent-encoded.

    Args:
        path_params: A model with notes.
        gbls: Another, whose values stand in for those that are missing.

    Raises:
        ConfigurationError: A value is missing, empty, ``.`` or ``..``.
    """
    from .._http.parameters import fill_path

    values: dict[str, Any] = {}
    parameters = []
    for name, value, note in annotated_values(path_params, PathParamMetadata, gbls):
        values[name] = value
        parameters.append(noted_parameter(name, note))
    return remove_suffix(server_url, "/") + fill_path(path, values, tuple(parameters))


def template_url(url_with_params: str, params: Mapping[str, str]) -> str:
    """A URL with its ``{variables}`` filled in."""
    for name, value in params.items():
        url_with_params = url_with_params.replace("{" + name + "}", value)
    return url_with_params


def remove_suffix(input_string: str, suffix: str) -> str:
    """The text without this end, where it has it."""
    return input_string.removesuffix(suffix)


def is_optional(field: Any) -> bool:
    """Whether a type is a union with ``None``."""
    return get_origin(field) in (Union, UnionType) and type(None) in get_args(field)
