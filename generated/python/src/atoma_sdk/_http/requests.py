"""An operation and the arguments of one call to a request that any HTTP client can send."""

from __future__ import annotations

import uuid
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pydantic

from ..errors import ConfigurationError
from ..types import UNSET
from ..types.decoding import plain
from .arguments import Arguments, CallOptions
from .bodies import Encoded, encode_body
from .configuration import SDKConfiguration
from .headers import checked_header
from .operation import Events, JsonLines, Nothing, Operation
from .parameters import cookie_pairs, fill_path, header_values, query_pairs
from .security import Applied, Ask, Wanted, security_flow
from .servers import filled

IDEMPOTENCY_KEY = "Idempotency-Key"
"""The header of a key of the caller's own, where the document names none."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request but for its credentials, which each attempt asks for anew.

    Attributes:
        has_idempotency_key: Whether the request carries one, and so may be repeated.
    """

    url: str
    server_url: str
    query: tuple[str, ...]
    headers: dict[str, str] = field(repr=False)
    cookies: tuple[str, ...] = field(repr=False)
    body: Encoded = field(repr=False)
    has_idempotency_key: bool


@dataclass(frozen=True, slots=True)
class Sendable:
    """One attempt's request, complete.

    Attributes:
        secrets: Credentials in it.
        tokens: Those of them that were fetched for it.
        secret_headers: The headers that hold them.
    """

    url: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    secret_headers: tuple[str, ...]
    has_secret_query: bool
    tokens: tuple[str, ...] = field(repr=False)


def prepare(
    operation: Operation,
    arguments: Arguments,
    configuration: SDKConfiguration,
    options: CallOptions,
    *,
    streams: bool,
) -> Prepared:
    """The request of a call.

    Args:
        streams: Whether a stream is asked for, where the operation offers both that and a value.

    Raises:
        ConfigurationError: An argument cannot be sent.
        pydantic.ValidationError: The body does not fit its type.
    """
    arguments = _with_globals(arguments, configuration.globals)
    if operation.stream_field is not None:
        arguments = _with_stream_field(arguments, operation.stream_field, streams=streams)
    accept = accept_header(operation, streams=streams)
    body = encode_body(operation.body, arguments.body, arguments.accepts)
    headers = {"Accept": accept, "User-Agent": configuration.user_agent}
    if body.media_type is not None:
        headers["Content-Type"] = body.media_type
    if body.stream is not None:
        headers.update(
            {"Transfer-Encoding": "chunked"} if body.length is None else {"Content-Length": str(body.length)}
        )
    headers.update(header_values(arguments.headers, operation.header_parameters))
    for name, value in (options.http_headers or {}).items():
        _set(headers, name, checked_header(name, value))
    idempotency_header = operation.idempotency_header
    if idempotency_header and operation.method != "GET":
        _set_default(headers, idempotency_header, str(uuid.uuid4()))
    server_url = _server_url(operation, configuration, options)
    path = fill_path(operation.path, arguments.path, operation.path_parameters)
    return Prepared(
        url=arguments.url or server_url + path,
        server_url=server_url,
        query=() if arguments.url else tuple(query_pairs(arguments.query, operation.query_parameters)),
        headers={name: value for name, value in headers.items() if value},
        cookies=tuple(cookie_pairs(arguments.cookies, operation.cookie_parameters)),
        body=body,
        has_idempotency_key=_has(headers, idempotency_header or IDEMPOTENCY_KEY),
    )


def _with_globals(arguments: Arguments, shared: Mapping[str, Mapping[str, Any]]) -> Arguments:
    """The arguments, those that a call takes and was not given filled in from what the client was."""
    filled_in: dict[str, Any] = {}
    for place, values in shared.items():
        own = getattr(arguments, place)
        missing = {
            wire: values[wire] for wire, value in own.items() if wire in values and (value is None or value is UNSET)
        }
        if missing:
            filled_in[place] = {**own, **missing}
    return replace(arguments, **filled_in) if filled_in else arguments


def _with_stream_field(arguments: Arguments, field_: str, *, streams: bool) -> Arguments:
    """The arguments, their whole body saying what the call's own keyword says."""
    body = plain(arguments.body) if isinstance(arguments.body, pydantic.BaseModel) else arguments.body
    if not isinstance(body, Mapping) or (not streams and not body.get(field_)):
        return arguments
    return replace(arguments, body={**body, field_: streams})


def credentials_flow(prepared: Prepared, operation: Operation, security: Any) -> Generator[Ask, Any, Applied]:
    """What the request needs in credentials; see ``security.security_flow``."""
    return security_flow(Wanted(operation.security, operation.scopes, prepared.server_url), security)


def complete(prepared: Prepared, applied: Applied) -> Sendable:
    """The request with credentials. A header the caller set for this call stays as the caller set it."""
    headers = dict(prepared.headers)
    for name, value in applied.headers.items():
        _set_default(headers, name, value)
    cookies = (*prepared.cookies, *applied.cookies)
    if cookies:
        _set_default(headers, "Cookie", "; ".join(cookies))
    query = "&".join((*prepared.query, *applied.query))
    separator = "&" if "?" in prepared.url else "?"
    return Sendable(
        url=prepared.url + (separator + query if query else ""),
        headers=headers,
        secrets=tuple(applied.secrets),
        secret_headers=tuple(applied.headers),
        has_secret_query=bool(applied.query),
        tokens=tuple(applied.tokens),
    )


def accept_header(operation: Operation, *, streams: bool) -> str:
    """The media types of the operation's successes, in their order: of its streams, or of all the others."""
    contents = [response.content for response in operation.responses if not isinstance(response.content, Nothing)]
    media_types = dict.fromkeys(
        content.media_type for content in contents if isinstance(content, (Events, JsonLines)) is streams
    )
    return ", ".join(media_types) or "*/*"


def _server_url(operation: Operation, configuration: SDKConfiguration, options: CallOptions) -> str:
    if options.server_url is not None:
        url = options.server_url
    elif operation.servers and not configuration.server_url:
        server = operation.servers[0]
        url = filled(server.url, {**dict(server.variables), **configuration.url_params}, dict(server.choices))
    else:
        url = configuration.resolved_server_url()
    if not url.lower().startswith(("http://", "https://")):
        raise ConfigurationError("the server URL must begin with http:// or https://")
    if "{" in url:
        raise ConfigurationError("a variable of the server URL has no value: give one in url_params, or a server_url")
    return url.rstrip("/")


def _has(headers: Mapping[str, str], name: str) -> bool:
    return any(present.lower() == name.lower() for present in headers)


def _set_default(headers: dict[str, str], name: str, value: str) -> None:
    if not _has(headers, name):
        headers[name] = value


def _set(headers: dict[str, str], name: str, value: str) -> None:
    for present in [present for present in headers if present.lower() == name.lower()]:
        del headers[present]
    headers[name] = value
