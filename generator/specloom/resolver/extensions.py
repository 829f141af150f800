"""Every ``x-`` key that we understand, whoever's vendor prefix it carries, is spelled here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from specloom.ir import RetryPolicy

METHOD_NAME: Final = ("x-specloom-method-name", "x-speakeasy-name-override", "x-fern-sdk-method-name")
NAME_TABLE: Final = "x-speakeasy-name-override"
GROUP: Final = ("x-specloom-group", "x-speakeasy-group", "x-fern-sdk-group-name")
IGNORE: Final = ("x-specloom-ignore", "x-speakeasy-ignore", "x-fern-ignore")
SENTINEL: Final = ("x-specloom-sentinel", "x-speakeasy-sse-sentinel")
RETRIES: Final = ("x-specloom-retries", "x-speakeasy-retries")
ENUM_NAMES: Final = ("x-specloom-enum-names", "x-speakeasy-enums", "x-enum-varnames", "x-enumNames", "x-enum-names")
ENUM_DESCRIPTIONS: Final = ("x-specloom-enum-descriptions", "x-enum-descriptions", "x-enumDescriptions")
IDEMPOTENCY: Final = ("x-specloom-idempotency-header", "x-fern-idempotency-header")
IDEMPOTENT: Final = "x-fern-idempotent"
IDEMPOTENCY_LIST: Final = "x-fern-idempotency-headers"
TOKEN_AUTHENTICATION: Final = (
    "x-specloom-token-endpoint-authentication",
    "x-speakeasy-token-endpoint-authentication",
)
GLOBALS: Final = ("x-specloom-globals", "x-speakeasy-globals")
_PAGINATION: Final = {
    "x-specloom-pagination": "specloom",
    "x-speakeasy-pagination": "speakeasy",
    "x-fern-pagination": "fern",
    "x-ms-pageable": "microsoft",
}
DISCRIMINATOR_VALUE: Final = ("x-specloom-discriminator-value", "x-ms-discriminator-value")
SERVER_NAME: Final = ("x-specloom-server-name", "x-speakeasy-server-id", "x-fern-server-name")


HEADER_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
STATUSES: Final = re.compile(r"[1-5][0-9X]{2}")
"""A status, or a range of them."""


def _first(node: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((node[key] for key in keys if key in node), None)


def method_name(operation: Mapping[str, Any], root: Mapping[str, Any]) -> str | None:
    """The method name that the operation asks for, or that a table at the root gives its operationId."""
    own = _first(operation, METHOD_NAME)
    if isinstance(own, str) and own:
        return own
    table = root.get(NAME_TABLE)
    identifier = operation.get("operationId")
    for row in table if isinstance(table, list) else ():
        if isinstance(row, dict) and isinstance(identifier, str) and row.get("operationId") == identifier:
            override = row.get("methodNameOverride")
            return override if isinstance(override, str) and override else None
    return None


def group(operation: Mapping[str, Any]) -> str | None:
    """The resource that the operation asks to be in, instead of its tag's."""
    asked = _first(operation, GROUP)
    if isinstance(asked, list):
        asked = ".".join(part for part in asked if isinstance(part, str))
    return asked if isinstance(asked, str) and asked else None


def is_ignored(node: Mapping[str, Any]) -> bool:
    """The node asks to be left out of SDKs."""
    return _first(node, IGNORE) is True


def sentinel(media_type: Mapping[str, Any]) -> str | None:
    """The data of the event that ends a stream."""
    own = _first(media_type, SENTINEL)
    return own if isinstance(own, str) and own else None


def enum_names(schema: Mapping[str, Any]) -> tuple[str, ...] | Mapping[str, str]:
    """Names for enum values: by position, or by the value as text."""
    names = _first(schema, ENUM_NAMES)
    if isinstance(names, dict):
        return {key: value for key, value in names.items() if isinstance(value, str)}
    return _by_position(names)


def enum_descriptions(schema: Mapping[str, Any]) -> tuple[str, ...] | Mapping[str, str]:
    """Descriptions of enum values: by position, or by the value as text."""
    texts = _first(schema, ENUM_DESCRIPTIONS)
    if isinstance(texts, dict):
        return {key: value for key, value in texts.items() if isinstance(value, str)}
    return _by_position(texts)


def discriminator_value(schema: Mapping[str, Any]) -> str | None:
    """The value of its base's discriminator that stands for a schema."""
    own = _first(schema, DISCRIMINATOR_VALUE)
    return own if isinstance(own, str) else None


def idempotency_header(operation: Mapping[str, Any], root: Mapping[str, Any]) -> str | None:
    """The header that carries an idempotency key: the operation's own, else the one that the root gives to all.

    Fern lists headers at the root, for the operations that are marked.
    """
    asked = _first(operation, IDEMPOTENCY) or _first(root, IDEMPOTENCY)
    listed = root.get(IDEMPOTENCY_LIST)
    if asked is None and operation.get(IDEMPOTENT) is True and isinstance(listed, list) and listed:
        asked = listed[0].get("header") if isinstance(listed[0], dict) else listed[0]
    return asked if isinstance(asked, str) and HEADER_NAME.fullmatch(asked) else None


def is_posted(scheme: Mapping[str, Any]) -> bool:
    """The token endpoint wants the client's identifier and secret in the body, not in a header."""
    return bool(_first(scheme, TOKEN_AUTHENTICATION) == "client_secret_post")


def global_parameters(root: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The key and the list of the parameters that are set once for the client."""
    key = next((key for key in GLOBALS if key in root), GLOBALS[0])
    listed = root.get(key)
    return key, _list(listed.get("parameters") if isinstance(listed, dict) else listed)


def pagination(operation: Mapping[str, Any], root: Mapping[str, Any]) -> tuple[str, str, Any] | None:
    """How an operation says that its pages follow one another: the key, whose form it has, and what it says.

    A plain ``true`` stands for what the root says under the same key.
    """
    key = next((key for key in _PAGINATION if key in operation), None)
    if key is None:
        return None
    return key, _PAGINATION[key], root.get(key) if operation[key] is True else operation[key]


def server_name(server: Mapping[str, Any]) -> str | None:
    """The name by which callers choose a server: an extension's, else OpenAPI 3.2's own."""
    own = _first(server, SERVER_NAME) or server.get("name")
    return own if isinstance(own, str) and own else None


def retries(*nodes: Mapping[str, Any]) -> RetryPolicy | None:
    """The retry policy of the first node that has one. Intervals are milliseconds in the document, too."""
    for node in nodes:
        policy = _first(node, RETRIES)
        if isinstance(policy, dict):
            return _policy(policy)
    return None


def _policy(policy: Mapping[str, Any]) -> RetryPolicy | None:
    if policy.get("strategy", "backoff") != "backoff":
        return None
    backoff = policy.get("backoff")
    backoff = backoff if isinstance(backoff, dict) else {}
    statuses = tuple(str(status).upper() for status in _list(policy.get("statusCodes")))
    return RetryPolicy(
        statuses=tuple(status for status in statuses if STATUSES.fullmatch(status)),
        initial_interval=_milliseconds(backoff.get("initialInterval"), 500),
        max_interval=_milliseconds(backoff.get("maxInterval"), 8_000),
        exponent=_factor(backoff.get("exponent", backoff.get("multiplier")), 1.5),
        max_elapsed_time=_milliseconds(backoff.get("maxElapsedTime"), 600_000),
        retry_connection_errors=policy.get("retryConnectionErrors") is not False,
    )


def _by_position(texts: Any) -> tuple[str, ...]:
    """Texts and numbers as text; an empty one where there is neither."""
    return tuple(str(text) if isinstance(text, str | int | float) else "" for text in _list(texts))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _milliseconds(value: Any, otherwise: int) -> int:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 else otherwise


def _factor(value: Any, otherwise: float) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value >= 1 else otherwise
