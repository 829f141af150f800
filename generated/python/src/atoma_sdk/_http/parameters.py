"""Values to path, query, header and cookie text.

Sources: OpenAPI 3.1, "Style Values" and "Style Examples"; RFC 6570 section 2.3 (what counts as absent).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ..errors import ConfigurationError
from ..types import UNSET
from ..types.decoding import encode, plain
from .headers import checked_header
from .operation import Parameter, cookie_parameter, header_parameter, path_parameter, query_parameter

_IN_PATH = ":/@!$&'()*+,;="
_IN_QUERY = f"{_IN_PATH}?"
"""The reserved characters of RFC 3986 that may stand in a part of a URL without ending it."""

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SEPARATORS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


def fill_path(template: str, values: Mapping[str, Any], declared: tuple[Parameter, ...]) -> str:
    """The path with every placeholder filled in, and without the fragment that tells twins of one path apart.

    Raises:
        ConfigurationError: A value is missing, empty, or has a segment ``.`` or ``..``: each would address something else.
    """
    known = {parameter.name: parameter for parameter in declared}

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        text = _path_text(known.get(name) or path_parameter(name), values.get(name, UNSET))
        if text == "" or not {".", ".."}.isdisjoint(text.split("/")):
            raise ConfigurationError(f"path parameter {name!r} cannot be {text!r}")
        return text

    return _PLACEHOLDER.sub(fill, template.partition("#")[0])


def query_pairs(values: Mapping[str, Any], declared: tuple[Parameter, ...]) -> list[str]:
    """``name=value`` for every query parameter that is present, percent-encoded, in the order given."""
    known = {parameter.name: parameter for parameter in declared}
    pairs: list[str] = []
    for name, value in values.items():
        if _is_present(value):
            pairs.extend(form_pairs(known.get(name) or query_parameter(name), value))
    return pairs


def header_values(values: Mapping[str, Any], declared: tuple[Parameter, ...]) -> dict[str, str]:
    """The text of every header parameter that is present."""
    known = {parameter.name: parameter for parameter in declared}
    return {
        name: checked_header(name, _simple_text(known.get(name) or header_parameter(name), value, str))
        for name, value in values.items()
        if _is_present(value)
    }


def cookie_pairs(values: Mapping[str, Any], declared: tuple[Parameter, ...]) -> list[str]:
    """``name=value`` for every cookie that is present."""
    known = {parameter.name: parameter for parameter in declared}
    pairs: list[str] = []
    for name, value in values.items():
        if _is_present(value):
            pairs.extend(form_pairs(known.get(name) or cookie_parameter(name), value))
    return pairs


def form_pairs(parameter: Parameter, value: Any) -> Iterator[str]:
    """``name=value`` pairs in the ``form``, delimited or ``deepObject`` style, percent-encoded."""
    name = quote(parameter.name, safe="")

    def text(item: Any) -> str:
        return quote(_scalar(item), safe=_IN_QUERY if parameter.allow_reserved else "")

    if parameter.is_json:
        yield f"{name}={text(encode(value).decode())}"
        return
    value = _defined(plain(value))
    match value, parameter.style, parameter.explode:
        case dict() | list(), _, _ if not value:
            return
        case dict(), "deepObject", _:
            yield from _deep_pairs(name, value, text)
        case dict(), _, True:
            for key, item in value.items():
                for single in item if isinstance(item, list) else [item]:
                    yield f"{quote(key, safe='')}={text(single)}"
        case dict(), style, _:
            flat = [part for key, item in value.items() for part in (quote(key, safe=""), text(item))]
            yield f"{name}={_SEPARATORS.get(style, ',').join(flat)}"
        case list(), _, True:
            for item in value:
                yield f"{name}={text(item)}"
        case list(), style, _:
            yield f"{name}={_SEPARATORS.get(style, ',').join(text(item) for item in value)}"
        case _:
            yield f"{name}={text(value)}"


def _defined(value: Any) -> Any:
    """An object or an array without its nulls, which have no spelling; one that has nothing else is itself absent."""
    match value:
        case dict():
            return {key: item for key, item in value.items() if item is not None}
        case list():
            return [item for item in value if item is not None]
        case _:
            return value


def _deep_pairs(prefix: str, value: dict[str, Any], text: Any) -> Iterator[str]:
    for key, item in _defined(value).items():
        name = f"{prefix}%5B{quote(key, safe='')}%5D"
        if isinstance(item, dict):
            yield from _deep_pairs(name, item, text)
        else:
            for single in item if isinstance(item, list) else [item]:
                yield f"{name}={text(single)}"


def _path_text(parameter: Parameter, value: Any) -> str:
    if not _is_present(value):
        raise ConfigurationError(f"path parameter {parameter.name!r} is missing")

    def text(item: Any) -> str:
        return quote(_scalar(item), safe=_IN_PATH if parameter.allow_reserved else "")

    match parameter.style:
        case "label":
            return "." + _simple_text(parameter, value, text, "." if parameter.explode else ",")
        case "matrix":
            return _matrix_text(parameter, _defined(plain(value)), text)
        case _:
            return _simple_text(parameter, value, text)


def _matrix_text(parameter: Parameter, value: Any, text: Any) -> str:
    if parameter.explode and isinstance(value, dict):
        return "".join(f";{quote(key, safe='')}={text(item)}" for key, item in value.items())
    if parameter.explode and isinstance(value, list):
        return "".join(f";{parameter.name}={text(item)}" for item in value)
    return f";{parameter.name}={_simple_text(parameter, value, text)}"


def _simple_text(parameter: Parameter, value: Any, text: Any, separator: str = ",") -> str:
    if parameter.is_json:
        return str(text(encode(value).decode()))
    match _defined(plain(value)):
        case dict() as members if parameter.explode:
            return separator.join(f"{text(key)}={text(_scalar(item))}" for key, item in members.items())
        case dict() as members:
            return separator.join(str(text(part)) for key, item in members.items() for part in (key, _scalar(item)))
        case list() as items:
            return separator.join(str(text(_scalar(item))) for item in items)
        case single:
            return str(text(_scalar(single)))


def _scalar(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict() | list():
            return encode(value).decode()
        case _:
            return str(value)


def _is_present(value: Any) -> bool:
    return value is not None and value is not UNSET
