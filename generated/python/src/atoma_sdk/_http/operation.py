"""An operation as pure data: what generated code writes down, free of models so that it costs nothing to import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Parameter:
    """How one parameter is spelled where that differs from its place's default.

    Attributes:
        name: The wire name.
        style: An OpenAPI style: ``simple``, ``label``, ``matrix``, ``form``, ``spaceDelimited``, ``pipeDelimited``
            or ``deepObject``.
        explode: Whether each item, or each property, stands on its own.
        allow_reserved: Whether reserved characters are sent as they are.
        is_json: Whether the value is sent as JSON text, which is what ``content`` instead of ``schema`` means.
    """

    name: str
    style: str
    explode: bool
    allow_reserved: bool = False
    is_json: bool = False


def path_parameter(
    name: str, *, style: str = "simple", explode: bool = False, allow_reserved: bool = False, is_json: bool = False
) -> Parameter:
    """A path parameter; its defaults are OpenAPI's for the place."""
    return Parameter(name, style, explode, allow_reserved, is_json)


def query_parameter(
    name: str, *, style: str = "form", explode: bool = True, allow_reserved: bool = False, is_json: bool = False
) -> Parameter:
    """A query parameter; its defaults are OpenAPI's for the place."""
    return Parameter(name, style, explode, allow_reserved, is_json)


def header_parameter(name: str, *, explode: bool = False, is_json: bool = False) -> Parameter:
    """A header; its defaults are OpenAPI's for the place."""
    return Parameter(name, "simple", explode, False, is_json)


def cookie_parameter(name: str, *, explode: bool = True, is_json: bool = False) -> Parameter:
    """A cookie; its defaults are OpenAPI's for the place."""
    return Parameter(name, "form", explode, False, is_json)


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A body of JSON."""

    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class FormBody:
    """A URL-encoded body; ``fields`` lists those whose encoding is not ``form`` with ``explode``."""

    fields: tuple[Parameter, ...] = ()
    media_type: str = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Part:
    """How one field of a multipart body is sent, where the document says so.

    Attributes:
        headers: (name, value) pairs of the part's own.
        parameter: Its spelling as a query parameter has it; the part is then text.
    """

    name: str
    media_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    parameter: Parameter | None = None


@dataclass(frozen=True, slots=True)
class MultipartBody:
    """A multipart body; ``parts`` lists those that the document says more about than their type."""

    parts: tuple[Part, ...] = ()
    media_type: str = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class TextBody:
    """A body of text, sent as UTF-8."""

    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class BinaryBody:
    """A body of bytes: ``bytes``, an open binary file, or an iterable of ``bytes``.

    Attributes:
        media_type: Of a range, such as ``image/*``, what the name of an open file tells is sent.
    """

    media_type: str = "application/octet-stream"


Body: TypeAlias = JsonBody | FormBody | MultipartBody | TextBody | BinaryBody


@dataclass(frozen=True, slots=True)
class Json:
    """A response of JSON, decoded to the type the call names."""

    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Text:
    """A response of text, returned as ``str``."""

    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Binary:
    """A response of bytes, returned unread as a ``Download``."""

    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Events:
    """A response of server-sent events.

    Attributes:
        sentinel: The data that ends the stream. ``None`` tolerates ``[DONE]``.
        is_envelope: Whether the type describes the event (``data``, ``event``, ``id``, ``retry``) rather than the
            JSON inside ``data``.
        is_text: Whether ``data`` is text rather than JSON.
    """

    sentinel: str | None = None
    is_envelope: bool = False
    is_text: bool = False
    media_type: str = "text/event-stream"


@dataclass(frozen=True, slots=True)
class JsonLines:
    """A response of JSON texts, one a line, delivered as they arrive."""

    media_type: str = "application/jsonl"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A response without a body, returned as ``None``."""

    media_type: str = ""


Content: TypeAlias = Json | Text | Binary | Events | JsonLines | Nothing


@dataclass(frozen=True, slots=True)
class Response:
    """A success.

    Attributes:
        statuses: ``"200"``, a range like ``"2XX"``, or ``"default"``.
        content: What its body is.
    """

    statuses: str
    content: Content = Nothing()


@dataclass(frozen=True, slots=True)
class BearerAuth:
    """A token in the ``Authorization`` header. Source: RFC 6750 section 2.1."""

    name: str
    environment: str | None = None


@dataclass(frozen=True, slots=True)
class BasicAuth:
    """A user name and a password, each a credential of its own. Source: RFC 7617."""

    username: str
    password: str
    username_environment: str | None = None
    password_environment: str | None = None


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key in a header, the query or a cookie.

    Attributes:
        name: The credential's name in Python.
        place: ``header``, ``query`` or ``cookie``.
        wire_name: The name of the header, query parameter or cookie.
    """

    name: str
    place: str
    wire_name: str
    environment: str | None = None


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """OAuth 2 client credentials (RFC 6749 section 4.4), or a token that the caller has already.

    Attributes:
        name: The credential that is a token.
        client_id, client_secret: The credentials that fetch one.
        token_url: Absolute, or relative to the server.
        is_posted: Identifier and secret go in the body of the token request instead of its header.
    """

    name: str
    client_id: str
    client_secret: str
    token_url: str
    environment: str | None = None
    client_id_environment: str | None = None
    client_secret_environment: str | None = None
    is_posted: bool = False


Scheme: TypeAlias = BearerAuth | BasicAuth | ApiKey | ClientCredentials


@dataclass(frozen=True, slots=True)
class RetryRules:
    """The document's own retry extension, which is also its consent to repeat calls that are not idempotent.

    Attributes:
        statuses: Statuses or ranges that are retried.
        initial_interval: Seconds before the first retry.
        max_interval: Longest wait, in seconds.
        exponent: What each wait is multiplied by to give the next.
        max_elapsed_time: Seconds after which no retry is started.
        retries_connection_errors: Whether a failure without a response is retried.
    """

    statuses: tuple[str, ...]
    initial_interval: float = 0.5
    max_interval: float = 8.0
    exponent: float = 2.0
    max_elapsed_time: float | None = None
    retries_connection_errors: bool = True


@dataclass(frozen=True, slots=True)
class Server:
    """A server as the document has it.

    Attributes:
        url: With its ``{variables}``.
        variables: Each variable's default.
        choices: The values that a variable may have, where the document lists them.
        name: What callers may choose it by, where the document names it.
    """

    url: str
    variables: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Pagination:
    """How the pages of a list follow one another. A way is a tuple of keys and indices into the decoded body.

    Attributes:
        by: ``offset``, ``page``, ``cursor``, ``url`` or ``link``.
        items: The way to a page's items.
        input: Wire name of the parameter or body field that changes.
        place: ``path``, ``query``, ``headers``, ``cookies`` or ``body``: where that travels.
        next: The way to the cursor or the URL of the next page.
        more: The way to a boolean that says whether there is one.
        pages: The way to the number of pages.
        first: The number of the first page, or the offset of the first item, where the caller gives none.
    """

    by: str
    items: tuple[str | int, ...] = ()
    input: str = ""
    place: str = "query"
    next: tuple[str | int, ...] | None = None
    more: tuple[str | int, ...] | None = None
    pages: tuple[str | int, ...] | None = None
    first: int = 0


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an API.

    Attributes:
        id: The operation id, as the document names it.
        method: The HTTP method, in capitals.
        path: The path with its ``{placeholders}``; a fragment is never sent.
        path_parameters, query_parameters, header_parameters, cookie_parameters: Those whose spelling differs from
            the default of their place; any other is passed by name alone.
        security: Alternatives, each the schemes that are needed together; the first that can be met is used.
        responses: Successes, in the document's order.
        retries: The document's own retry rules.
        idempotency_header: The header that carries an idempotency key, where the document asks for one.
        servers: Servers that only this operation has; the first is used.
        scopes: OAuth 2 scopes that it asks for.
        stream_field: The field of a JSON body that says whether a stream is asked for, where the caller passes the
            body whole.
        pagination: How the list that it gives goes on.
    """

    id: str
    method: str
    path: str
    path_parameters: tuple[Parameter, ...] = ()
    query_parameters: tuple[Parameter, ...] = ()
    header_parameters: tuple[Parameter, ...] = ()
    cookie_parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[tuple[Scheme, ...], ...] = ()
    retries: RetryRules | None = None
    idempotency_header: str | None = None
    servers: tuple[Server, ...] = ()
    scopes: tuple[str, ...] = ()
    stream_field: str | None = None
    pagination: Pagination | None = None
