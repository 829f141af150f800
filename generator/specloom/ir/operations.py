"""What an API can be asked to do."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from specloom.ir.declarations import Default, Example
from specloom.ir.names import Name
from specloom.ir.pagination import Pagination
from specloom.ir.prose import Prose
from specloom.ir.types import Identity, Pointer, Type
from specloom.ir.values import Value


class Place(enum.Enum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class Coding(enum.Enum):
    """How bytes become a value: the media types that the runtimes tell apart."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BYTES = "bytes"
    EVENT_STREAM = "event-stream"
    JSON_LINES = "json-lines"

    @property
    def is_stream(self) -> bool:
        """Whether the body is items, one after another."""
        return self in (Coding.EVENT_STREAM, Coding.JSON_LINES)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, its style resolved to OpenAPI's defaults for its place.

    Attributes:
        style: ``simple``, ``label``, ``matrix``, ``form``, ``spaceDelimited``, ``pipeDelimited`` or ``deepObject``.
        key: Its field in the request model: the wire name, with the place in front where an earlier parameter has that name.
        json: The value is one JSON text (the parameter has ``content`` instead of ``schema``).
        is_global: The document lists it as set once for the client (``Api.globals``), and a call need not give it.
    """

    name: Name
    place: Place
    type: Type
    required: bool
    prose: Prose
    pointer: Pointer
    style: str
    explode: bool
    key: str
    json: bool = False
    allow_reserved: bool = False
    deprecated: bool = False
    default: Default | None = None
    example: Example | None = None
    value: Value | None = None
    is_global: bool = False


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is sent (OpenAPI's Encoding Object).

    Attributes:
        field: Wire name of the property.
        media_type: Of its part; the first where the document offers several, empty where it names none.
        headers: Names and values of the part's headers: those for which the document gives a default.
        style: As a query parameter has it; empty where the document asks for none.
    """

    field: str
    media_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    style: str = ""
    explode: bool = True
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """One media type of a body.

    Attributes:
        media_type: As the document spells it, parameters and all.
        type: What the body decodes to, or each item of a stream; ``None`` where the document gives no schema.
        schema: Pointer of the schema of that, where the document gives one.
        describes_event: The type is the event (``data``, ``event``, ``id``, ``retry``), not the JSON inside its data.
        sentinel: The data that ends a stream, where the document names one.
        encodings: Properties of a form or multipart body that are not sent as their type alone would have it.
        example: The whole body as pages, snippets and mocks show it.
    """

    media_type: str
    coding: Coding
    type: Type | None
    pointer: Pointer
    schema: Pointer
    describes_event: bool = False
    sentinel: str | None = None
    encodings: tuple[Encoding, ...] = ()
    example: Value | None = None


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A request body; the first content is the one sent."""

    contents: tuple[Content, ...]
    required: bool
    prose: Prose
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class ResponseHeader:
    """A header that a response brings; callers read it as text."""

    name: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class Response:
    """A response.

    Attributes:
        status: Three digits, a range such as ``2XX``, or ``default``.
    """

    status: str
    prose: Prose
    contents: tuple[Content, ...]
    pointer: Pointer
    headers: tuple[ResponseHeader, ...] = ()


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The document's own wish for retries. Intervals in milliseconds, statuses as three digits or ranges."""

    statuses: tuple[str, ...]
    initial_interval: int
    max_interval: int
    exponent: float
    max_elapsed_time: int
    retry_connection_errors: bool


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A variable of a server's URL template; ``choices`` is empty where any value goes."""

    name: Name
    default: str
    choices: tuple[str, ...]
    prose: Prose


@dataclass(frozen=True, slots=True)
class Server:
    """A base URL, as a template where it has variables. ``identifier`` is the name that an extension gives it."""

    url: str
    prose: Prose
    variables: tuple[ServerVariable, ...] = ()
    identifier: str | None = None


class SchemeKind(enum.Enum):
    """How a credential is sent. OAuth 2 and OpenID tokens travel as bearer tokens."""

    BEARER = "bearer"
    BASIC = "basic"
    API_KEY = "apiKey"
    OAUTH2 = "oauth2"
    OPENID = "openIdConnect"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A security scheme.

    Attributes:
        place, wire: Where an API key goes.
        token_url: Where OAuth 2 client credentials become a token, absolute or relative to the server.
        scopes: All that the client-credentials flow can grant.
        is_posted: The client's identifier and secret go in the body of the token request instead of its header.
    """

    name: Name
    kind: SchemeKind
    prose: Prose
    pointer: Pointer
    place: Place = Place.HEADER
    wire: str = "Authorization"
    token_url: str | None = None
    scopes: tuple[str, ...] = ()
    is_posted: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """Schemes that go together, by key, each with its scopes. An empty one allows an anonymous call."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request that the API makes of its user's server: a webhook, or a callback of an operation.

    Attributes:
        key: What the document calls it.
        headers: Names of the header parameters, as the document spells them: where a signature would stand.
        responses: What the API understands as an answer.
    """

    key: str
    method: str
    prose: Prose
    pointer: Pointer
    headers: tuple[str, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A call that may follow a response (OpenAPI's Link Object).

    Attributes:
        key: What the document calls it.
        status: Of the response, as its own ``status``.
        target: Identity of the operation that is called.
        parameters: Keys of the operation's parameters, each with where its value comes from: a runtime expression such as
            ``$response.body#/id``, or the value itself.
        body: The same of its request body, where the link speaks of it.
    """

    key: str
    status: str
    target: Identity
    parameters: tuple[tuple[str, Prose], ...]
    body: Prose | None
    prose: Prose
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Operation:
    """One call.

    Attributes:
        name: The method's words inside its resource; two operations may want the same.
        operation_name: The operationId's words, made from method and path where there is none, unique in the API.
        path: As a template, its fragment gone: the only spelling that is sent.
        pointer: Where it stands; paths that share a path item share that, too.
        request: Identity of the model that gathers parameters and body, where there are parameters.
        body_field: Wire name of the field of that model that holds the body.
        security: Alternatives, any of which will do; empty where none is asked for.
        idempotency_header: The header in which the document wants a key that makes the call safe to repeat.
        pagination: How the list that the call gives goes on.
        callbacks: What the API may send to the caller's own server afterwards.
        links: Calls that may follow.
    """

    identity: Identity
    name: Name
    operation_name: Name
    method: str
    path: str
    summary: Prose
    description: Prose
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    errors: tuple[Response, ...]
    security: tuple[Requirement, ...]
    pointer: Pointer
    servers: tuple[Server, ...] = ()
    retries: RetryPolicy | None = None
    request: Identity | None = None
    body_field: str | None = None
    deprecated: bool = False
    idempotency_header: str | None = None
    pagination: Pagination | None = None
    callbacks: tuple[Webhook, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """The operations of one tag, in document order."""

    name: Name
    prose: Prose
    operations: tuple[Operation, ...]
