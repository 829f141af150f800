"""Operations as pure data: the constants that a resource module calls with."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import (
    Coding,
    Content,
    Model,
    Named,
    Operation,
    Parameter,
    Place,
    RetryPolicy,
    Scalar,
    ScalarKind,
    SchemeKind,
    Type,
    without_null,
)
from specloom.target import Code
from specloom.target.operations import STREAMS, body_content, event_stream

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
_RUNTIME = "http"
"""What a resource module calls ``_http.operation``, so that no resource can hide a name of it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One success that an operation promises: a status, how its body is coded, and its type."""

    status: str
    content: Content | None

    @property
    def type(self) -> Type | None:
        """What the body decodes to; ``None`` where there is none."""
        if self.content is None:
            return None
        coded = {"Text": Scalar(ScalarKind.STRING), "Binary": Scalar(ScalarKind.BINARY)}
        return coded.get(_REPLIES[self.content.coding][0], self.content.type)


def replies(operation: Operation) -> tuple[Reply, ...]:
    """Successes in document order: streams alone where the operation streams, all but streams where it does not."""
    streams = event_stream(operation) is not None
    found = []
    for response in operation.responses:
        contents = [content for content in response.contents if (content.coding in STREAMS) is streams]
        found += [Reply(response.status, content) for content in contents]
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
            ("idempotency_header", scalar_text(operation.idempotency_header) if operation.idempotency_header else None),
            ("server", self._server(operation)),
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
        return self._coded(class_name, usual, content.media_type)

    def _coded(self, class_name: str, usual: str, media_type: str, *options: str) -> Code:
        """A body or reply, its media type named where it is not the usual one."""
        essence = media_type.split(";")[0].strip().lower()
        named = [] if essence == usual or "*" in essence else [f"media_type={scalar_text(media_type)}"]
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
    def _server(operation: Operation) -> Code | None:
        if not operation.servers:
            return None
        server = operation.servers[0]
        url = server.url
        for variable in server.variables:
            url = url.replace(f"{{{variable.name.wire}}}", variable.default)
        return scalar_text(url)


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
