"""Operations as pure data: the constants that a resource module calls with."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import (
    Coding,
    Content,
    Encoding,
    Model,
    Named,
    Operation,
    Parameter,
    Path,
    Place,
    RetryPolicy,
    Scalar,
    ScalarKind,
    SchemeKind,
    Server,
    Type,
    without_null,
)
from specloom.target import Code
from specloom.target.credentials import token_scopes
from specloom.target.operations import body_content

from .arguments import hidden_stream_field, idempotency_header
from .imports import Imports
from .literals import scalar_text
from .naming import Names

_BODIES = {
    Coding.JSON: ("JsonBody", "application/json"),
    Coding.FORM: ("FormBody", "application/x-www-form-urlencoded"),
    Coding.MULTIPART: ("MultipartBody", "multipart/form-data"),
    Coding.TEXT: ("TextBody", "text/plain"),
    Coding.BYTES: ("BinaryBody", "application/octet-stream"),
}
_REPLIES = {
    Coding.JSON: ("Json", "application/json"),
    Coding.TEXT: ("Text", "text/plain"),
    Coding.FORM: ("Text", "text/plain"),
    Coding.MULTIPART: ("Binary", "application/octet-stream"),
    Coding.BYTES: ("Binary", "application/octet-stream"),
    Coding.EVENT_STREAM: ("Events", "text/event-stream"),
    Coding.JSON_LINES: ("JsonLines", "application/jsonl"),
}
_DEFAULT_STYLE = {Place.PATH: "simple", Place.QUERY: "form", Place.HEADER: "simple", Place.COOKIE: "form"}
ARGUMENT_PLACES = {Place.PATH: "path", Place.QUERY: "query", Place.HEADER: "headers", Place.COOKIE: "cookies"}
"""What ``Arguments`` calls the values of each place."""

_RUNTIME = "http"
"""What a resource module calls ``_http.operation``, so that no resource can hide a name of it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One success that an operation promises: a status, how its body is coded, and its type."""

    status: str
    content: Content | None

    @property
    def type(self) -> Type | None:
        """What the body, or an item of its stream, decodes to; ``None`` where it decodes to nothing."""
        if self.content is None or self.is_download:
            return None
        is_text = _REPLIES[self.content.coding][0] == "Text"
        return Scalar(ScalarKind.STRING) if is_text else self.content.type

    @property
    def is_stream(self) -> bool:
        """It comes item by item."""
        return self.content is not None and self.content.coding.is_stream

    @property
    def is_download(self) -> bool:
        """It comes unread, as bytes."""
        return self.content is not None and _REPLIES[self.content.coding][0] == "Binary"


def replies(operation: Operation) -> tuple[Reply, ...]:
    """Successes in document order."""
    found = []
    for response in operation.responses:
        found += [Reply(response.status, content) for content in response.contents]
        if not response.contents:
            found.append(Reply(response.status, None))
    return tuple(found) or (Reply("2XX", None),)


class OperationConstants:
    """Spells the constants of one module."""

    def __init__(self, names: Names, imports: Imports) -> None:
        self._names = names
        self._imports = imports

    def spell(self, operation: Operation) -> Code:
        """``Operation(…)`` with everything that differs from the runtime's defaults."""
        self._imports.take("._http", f"operation as {_RUNTIME}")
        path = scalar_text(operation.path)
        pairs = [
            ("id", scalar_text(operation.operation_name.wire)),
            ("method", scalar_text(operation.method)),
            ("path", path),
            *self._parameters(operation),
            ("body", self._body(operation)),
            ("responses", self._replies(operation)),
            ("security", self._security(operation)),
            ("retries", self._retries(operation)),
            ("idempotency_header", _optional_text(idempotency_header(operation, self._names))),
            ("servers", self._servers(operation)),
            ("scopes", self._scopes(operation)),
            ("stream_field", _optional_text(hidden_stream_field(operation, self._names))),
            ("pagination", self._pagination(operation)),
        ]
        return Code(f"{_RUNTIME}.Operation({', '.join(f'{key}={value}' for key, value in pairs if value is not None)})")

    def _parameters(self, operation: Operation) -> list[tuple[str, Code | None]]:
        """Tuples of the parameters, by place, that are not spelled as their place's default."""
        found: list[tuple[str, Code | None]] = []
        for place in Place:
            odd = [
                self._parameter(each) for each in operation.parameters if each.place is place and not _is_default(each)
            ]
            found.append((f"{place.value}_parameters", _tuple(odd) if odd else None))
        return found

    def _parameter(self, parameter: Parameter) -> Code:
        function = f"{parameter.place.value}_parameter"
        options = []
        if parameter.style != _DEFAULT_STYLE[parameter.place]:
            options.append(f"style={scalar_text(parameter.style)}")
        if parameter.explode != (_DEFAULT_STYLE[parameter.place] == "form"):
            options.append(f"explode={parameter.explode}")
        if parameter.allow_reserved and parameter.place in (Place.PATH, Place.QUERY):
            options.append("allow_reserved=True")
        if parameter.json:
            options.append("is_json=True")
        return Code(f"{_RUNTIME}.{function}({', '.join([scalar_text(parameter.name.wire), *options])})")

    def _body(self, operation: Operation) -> Code | None:
        content = body_content(operation)
        if content is None:
            return None
        class_name, usual = _BODIES[content.coding]
        return self._coded(class_name, usual, content.media_type, *self._encodings(content))

    def _encodings(self, content: Content) -> list[str]:
        """What the document says about single fields of a form or a multipart body."""
        if content.coding is Coding.FORM:
            fields = [self._styled(each) for each in content.encodings if each.style]
            return [f"fields={_tuple(fields)}"] if fields else []
        parts = [self._part(each) for each in content.encodings]
        return [f"parts={_tuple(parts)}"] if parts else []

    def _part(self, encoding: Encoding) -> Code:
        headers = [Code(f"({scalar_text(name)}, {scalar_text(value)})") for name, value in encoding.headers]
        pairs = [
            ("media_type", scalar_text(encoding.media_type) if encoding.media_type else None),
            ("headers", _tuple(headers) if headers else None),
            ("parameter", self._styled(encoding) if encoding.style else None),
        ]
        options = "".join(f", {key}={value}" for key, value in pairs if value is not None)
        return Code(f"{_RUNTIME}.Part({scalar_text(encoding.field)}{options})")

    @staticmethod
    def _styled(encoding: Encoding) -> Code:
        """A field as a query parameter has it."""
        options = [] if encoding.style == "form" else [f"style={scalar_text(encoding.style)}"]
        options += [] if encoding.explode else ["explode=False"]
        options += ["allow_reserved=True"] if encoding.allow_reserved else []
        return Code(f"{_RUNTIME}.query_parameter({', '.join([scalar_text(encoding.field), *options])})")

    def _coded(self, class_name: str, usual: str, media_type: str, *options: str) -> Code:
        """A body or reply, its media type named where it is not the usual one; a range is for replies and for bytes."""
        essence = media_type.split(";")[0].strip().lower()
        is_usual = essence == usual or ("*" in essence and class_name not in ("Binary", "BinaryBody", "Text"))
        named = [] if is_usual else [f"media_type={scalar_text(media_type)}"]
        return Code(f"{_RUNTIME}.{class_name}({', '.join([*options, *named])})")

    def _replies(self, operation: Operation) -> Code:
        return _tuple(
            [
                Code(f"{_RUNTIME}.Response({scalar_text(reply.status)}{self._reply(reply)})")
                for reply in replies(operation)
            ]
        )

    def _reply(self, reply: Reply) -> str:
        if reply.content is None:
            return ""
        class_name, usual = _REPLIES[reply.content.coding]
        options = self._event_options(reply.content) if reply.content.coding is Coding.EVENT_STREAM else []
        return f", {self._coded(class_name, usual, reply.content.media_type, *options)}"

    def _event_options(self, content: Content) -> list[str]:
        options = [f"sentinel={scalar_text(content.sentinel)}"] if content.sentinel is not None else []
        if content.describes_event:
            options.append("is_envelope=True")
        return [*options, "is_text=True"] if self._is_text(content) else options

    def _is_text(self, content: Content) -> bool:
        """Whether the data of an event is text that is not to be parsed."""
        type_ = content.type
        if content.describes_event and isinstance(type_, Named):
            model = self._names.api.by_identity[type_.identity]
            fields = model.fields if isinstance(model, Model) else ()
            type_ = next((without_null(field.type) for field in fields if field.name.wire == "data"), None)
        return isinstance(type_, Scalar) and type_.kind not in (
            ScalarKind.INTEGER,
            ScalarKind.NUMBER,
            ScalarKind.BOOLEAN,
        )

    def _security(self, operation: Operation) -> Code | None:
        known = {scheme.name.wire: scheme for scheme in self._names.api.schemes if scheme.kind is not SchemeKind.OTHER}
        alternatives = []
        for requirement in operation.security:
            keys = [key for key, _ in requirement.schemes if key in known]
            if keys or not requirement.schemes:
                constants = [self._names.scheme_constant(key) for key in keys]
                if constants:
                    self._imports.take("._security", *constants)
                alternatives.append(_tuple(list(constants)))
        return _tuple(alternatives) if alternatives else None

    def _retries(self, operation: Operation) -> Code | None:
        if operation.retries is not None:
            return Code(f"{_RUNTIME}.{retry_rules(operation.retries)}")
        if self._names.api.retries is not None:
            self._imports.take(".sdkconfiguration", "RETRIES")
            return Code("RETRIES")
        return None

    @staticmethod
    def _servers(operation: Operation) -> Code | None:
        if not operation.servers:
            return None
        return _tuple([Code(f"{_RUNTIME}.{server_call(server)}") for server in operation.servers])

    def _scopes(self, operation: Operation) -> Code | None:
        scopes = token_scopes(operation, self._names.api.schemes)
        return _tuple([scalar_text(scope) for scope in scopes]) if scopes else None

    @staticmethod
    def _pagination(operation: Operation) -> Code | None:
        pagination = operation.pagination
        if pagination is None:
            return None
        place = next((each.place for each in operation.parameters if each.name.wire == pagination.input), Place.QUERY)
        pairs = [
            ("items", _way(pagination.items) if pagination.items else None),
            ("input", scalar_text(pagination.input) if pagination.input else None),
            ("place", _other_than("query", "body" if pagination.in_body else ARGUMENT_PLACES[place])),
            ("next", _way(pagination.next)),
            ("more", _way(pagination.more)),
            ("pages", _way(pagination.pages)),
            ("first", scalar_text(pagination.first) if pagination.first else None),
        ]
        options = "".join(f", {key}={value}" for key, value in pairs if value is not None)
        return Code(f"{_RUNTIME}.Pagination({scalar_text(pagination.by.value)}{options})")


def server_call(server: Server) -> Code:
    """``Server(…)`` with what differs from a server without variables."""
    choices = [
        Code(f"({scalar_text(variable.name.wire)}, {_texts(variable.choices)})")
        for variable in server.variables
        if variable.choices
    ]
    defaults = [
        Code(f"({scalar_text(variable.name.wire)}, {scalar_text(variable.default)})") for variable in server.variables
    ]
    options = [scalar_text(server.url)]
    if defaults:
        options.append(Code(f"variables={_tuple(defaults)}"))
    if choices:
        options.append(Code(f"choices={_tuple(choices)}"))
    return Code(f"Server({', '.join(options)})")


def _optional_text(text: str | None) -> Code | None:
    return None if text is None else scalar_text(text)


def _way(path: Path | None) -> Code | None:
    return None if path is None else _tuple([scalar_text(step) for step in path])


def _other_than(usual: str, value: str) -> Code | None:
    return None if value == usual else scalar_text(value)


def _texts(values: tuple[str, ...]) -> Code:
    return _tuple([scalar_text(value) for value in values])


def retry_rules(policy: RetryPolicy) -> Code:
    """The document's retry policy, intervals in seconds."""
    return Code(
        f"RetryRules(statuses={_tuple([scalar_text(status) for status in policy.statuses])}, "
        f"initial_interval={policy.initial_interval / 1000}, max_interval={policy.max_interval / 1000}, "
        f"exponent={policy.exponent}, max_elapsed_time={policy.max_elapsed_time / 1000}, "
        f"retries_connection_errors={policy.retry_connection_errors})"
    )


def _tuple(items: list[Code]) -> Code:
    return Code(f"({', '.join(items)}{',' if len(items) == 1 else ''})")


def _is_default(parameter: Parameter) -> bool:
    usual = _DEFAULT_STYLE[parameter.place]
    return (
        parameter.style == usual
        and parameter.explode == (usual == "form")
        and not parameter.allow_reserved
        and not parameter.json
    )
