"""What is wrong with the values of extensions that we understand; one that has another form says nothing, and a warning says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from specloom.resolver import extensions


@dataclass(frozen=True, slots=True)
class _Form:
    """What the value of an extension has to be.

    Attributes:
        wanted: The same in words.
        holds: Told the value and the object that it stands in.
    """

    wanted: str
    holds: Callable[[Any, Mapping[str, Any]], bool]


def misused(node: Mapping[str, Any], *, is_root: bool = False) -> Iterator[tuple[str, str]]:
    """The extensions of an object whose value has not the form that they have, and that form in words."""
    forms = _AT_THE_ROOT if is_root else _FORMS
    if node.keys().isdisjoint(forms):
        return
    yield from ((key, forms[key].wanted) for key in node if key in forms and not forms[key].holds(node[key], node))


def _is_text(value: Any, node: Mapping[str, Any]) -> bool:
    return isinstance(value, str) and bool(value)


def _is_boolean(value: Any, node: Mapping[str, Any]) -> bool:
    return isinstance(value, bool)


def _is_group(value: Any, node: Mapping[str, Any]) -> bool:
    return (
        all(_is_text(part, node) for part in value) and bool(value)
        if isinstance(value, list)
        else bool(_is_text(value, node))
    )


def _tells_values(value: Any, node: Mapping[str, Any]) -> bool:
    """One text for each value of an enum, by position or by the value."""
    enum = node.get("enum")
    if isinstance(value, dict):
        return all(isinstance(text, str) for text in value.values())
    is_whole = not isinstance(enum, list) or (isinstance(value, list) and len(value) == len(enum))
    return isinstance(value, list) and is_whole and all(isinstance(text, str | int | float) for text in value)


def _is_header(value: Any, node: Mapping[str, Any]) -> bool:
    return isinstance(value, str) and bool(extensions.HEADER_NAME.fullmatch(value))


def _are_headers(value: Any, node: Mapping[str, Any]) -> bool:
    listed = (
        [each.get("header") if isinstance(each, dict) else each for each in value] if isinstance(value, list) else []
    )
    return bool(listed) and all(_is_header(each, node) for each in listed)


def _is_policy(value: Any, node: Mapping[str, Any]) -> bool:
    if not isinstance(value, dict) or value.keys().isdisjoint(("strategy", "backoff", "statusCodes")):
        return False
    if value.get("strategy", "backoff") not in ("backoff", "none"):
        return False
    statuses, backoff = value.get("statusCodes", []), value.get("backoff", {})
    return (
        isinstance(statuses, list)
        and all(extensions.STATUSES.fullmatch(str(status).upper()) for status in statuses)
        and isinstance(backoff, dict)
        and all(isinstance(each, int | float) and not isinstance(each, bool) for each in backoff.values())
    )


def _are_parameters(value: Any, node: Mapping[str, Any]) -> bool:
    listed = value.get("parameters") if isinstance(value, dict) else value
    return isinstance(listed, list) and all(
        isinstance(each, dict) and (isinstance(each.get("$ref"), str) or {"name", "in"} <= each.keys())
        for each in listed
    )


def _renames(value: Any, node: Mapping[str, Any]) -> bool:
    return isinstance(value, list) and all(
        isinstance(row, dict)
        and _is_text(row.get("operationId"), node)
        and _is_text(row.get("methodNameOverride"), node)
        for row in value
    )


_TEXT: Final = _Form("a text that is not empty", _is_text)
_HEADER: Final = _Form("the name of a header", _is_header)
_POLICY: Final = _Form("a strategy, statusCodes, and a backoff in numbers", _is_policy)

_FORMS: Final[Mapping[str, _Form]] = {
    **dict.fromkeys((*extensions.METHOD_NAME, *extensions.SENTINEL, *extensions.SERVER_NAME), _TEXT),
    **dict.fromkeys(extensions.DISCRIMINATOR_VALUE, _Form("a text", lambda value, _: isinstance(value, str))),
    **dict.fromkeys(extensions.GROUP, _Form("a text, or a list of texts", _is_group)),
    **dict.fromkeys((*extensions.IGNORE, extensions.IDEMPOTENT), _Form("true or false", _is_boolean)),
    **dict.fromkeys(
        (*extensions.ENUM_NAMES, *extensions.ENUM_DESCRIPTIONS),
        _Form("a text for each value of the enum, in its order or by the value", _tells_values),
    ),
    **dict.fromkeys(extensions.IDEMPOTENCY, _HEADER),
    **dict.fromkeys(extensions.RETRIES, _POLICY),
    **dict.fromkeys(
        extensions.TOKEN_AUTHENTICATION,
        _Form(
            "client_secret_post or client_secret_basic",
            lambda value, _: value in ("client_secret_post", "client_secret_basic"),
        ),
    ),
}
"""In operations, parameters, schemas, media types, servers and security schemes."""

_AT_THE_ROOT: Final[Mapping[str, _Form]] = {
    **dict.fromkeys(extensions.IDEMPOTENCY, _HEADER),
    **dict.fromkeys(extensions.RETRIES, _POLICY),
    **dict.fromkeys(extensions.GLOBALS, _Form("parameters, each with a name and a place", _are_parameters)),
    extensions.IDEMPOTENCY_LIST: _Form("a list of names of headers", _are_headers),
    extensions.NAME_TABLE: _Form("a list of operationId and methodNameOverride", _renames),
}
