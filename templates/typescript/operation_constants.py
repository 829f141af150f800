"""Operations as plain data: the constants that standalone functions call with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from specloom.ir import Anything, Coding, Content, Encoding, Identity, Named, Operation, Parameter, Place, RetryPolicy
from specloom.target import Code
from specloom.target.credentials import token_scopes
from specloom.target.layout import Doc
from specloom.target.literals import json_text
from specloom.target.operations import body_content, is_request_optional, request_type

from .failures import typed_errors
from .forms import array, block, call, entry, lazy, small_object, string
from .imports import Imports
from .naming import Names
from .references import References
from .replies import Reply, is_usual, replies
from .schemas import Direction, Schemas, is_text
from .servers import addressed, requirements, spelled
from .stream_choice import fixed_stream, stream_choice

_BODIES: Final = {
    Coding.JSON: ("bodies", "jsonBody"),
    Coding.FORM: ("bodies", "formBody"),
    Coding.MULTIPART: ("multipart", "multipartBody"),
    Coding.TEXT: ("bodies", "textBody"),
    Coding.BYTES: ("bodies", "binaryBody"),
}
_USUAL: Final = {
    Coding.JSON: "application/json",
    Coding.FORM: "application/x-www-form-urlencoded",
    Coding.MULTIPART: "multipart/form-data",
    Coding.TEXT: "text/plain",
}
"""What is sent of a range of media types; bytes have a type of their own."""

_STYLES: Final = {
    "simple": "encodeSimple",
    "label": "encodeLabel",
    "matrix": "encodeMatrix",
    "form": "encodeForm",
    "spaceDelimited": "encodeSpaceDelimited",
    "pipeDelimited": "encodePipeDelimited",
    "deepObject": "encodeDeepObject",
    "json": "encodeJSON",
}
_EXPLODED: Final = ("form", "spaceDelimited", "pipeDelimited")
"""Styles whose encoders explode unless told otherwise."""

_FAILURES: Final = call("M.fail", array([string("4XX"), string("5XX")]))


class OperationConstants:
    """Spells the constant of one module."""

    def __init__(self, references: References, imports: Imports) -> None:
        self._references = references
        self._imports = imports
        self._api = references.names.api

    def spell(self, operation: Operation) -> Doc:
        """An object with everything that differs from the runtime's defaults."""
        found: list[tuple[str, Doc | None]] = [
            ("id", string(operation.operation_name.wire)),
            ("method", string(operation.method)),
            ("path", string(operation.path)),
            ("input", self._input(operation)),
            ("parameters", self._parameters(operation)),
            ("body", self._body(operation)),
            ("accept", string(accepted(self._unasked(operation)))),
            ("streaming", self._streaming(operation)),
            ("responses", self._responses(operation)),
            ("servers", self._servers(operation)),
            ("globals", self._globals(operation)),
            ("security", self._security(operation)),
            ("scopes", self._scopes(operation)),
            ("retries", self._retries(operation)),
            ("idempotencyHeader", string(operation.idempotency_header) if operation.idempotency_header else None),
        ]
        return block([entry(name, value) for name, value in found if value is not None])

    def _input(self, operation: Operation) -> Doc | None:
        type_ = request_type(operation)
        if type_ is None:
            return None
        schemas = Schemas(self._references, self._imports, Direction.OUTBOUND)
        if _is_bytes(operation) and operation.request is None:
            schema = self._runtime("binary", "bytesSchema")
            if not is_request_optional(operation, self._api):
                return schema
            self._imports.take_all("zod", "z")
            return lazy("z.lazy", f"{schema}.optional()")
        absent = ".optional()" if operation.request is None else ".default({})"
        return schemas.lazy(type_, absent if is_request_optional(operation, self._api) else "")

    def _parameters(self, operation: Operation) -> Doc | None:
        spelled = [self._parameter(each) for each in operation.parameters]
        if not spelled:
            return None
        listed = array(spelled, is_broken=len(spelled) > 1)
        return call(self._runtime("parameters", "inPlaces"), listed, hugs_last=True)

    def _parameter(self, parameter: Parameter) -> Doc:
        fields: list[tuple[str, Doc]] = [
            ("in", string(parameter.place.value)),
            ("name", string(parameter.name.wire)),
            *([("field", string(parameter.key))] if parameter.key != parameter.name.wire else []),
        ]
        style = "json" if parameter.json else parameter.style
        fields += self._style(style, explode=self._explodes(parameter), allow_reserved=parameter.allow_reserved)
        return small_object([entry(name, value) for name, value in fields])

    def _style(self, style: str, *, explode: bool, allow_reserved: bool) -> list[tuple[str, Doc]]:
        """A style's encoder, and what differs from the encoder's defaults."""
        fields: list[tuple[str, Doc]] = [("encode", self._runtime("styles", _STYLES[style]))]
        if explode is not (style in _EXPLODED):
            fields.append(("explode", json_text(explode)))
        if allow_reserved:
            fields.append(("allowReserved", "true"))
        return fields

    @staticmethod
    def _explodes(parameter: Parameter) -> bool:
        """A value that is one JSON text explodes where no name goes with it."""
        return parameter.place in (Place.PATH, Place.HEADER) if parameter.json else parameter.explode

    def _body(self, operation: Operation) -> Doc | None:
        content = body_content(operation)
        if content is None or (content.type is None and operation.request is None):
            return None
        is_range = "*" in content.media_type
        takes_any = is_range and content.coding is Coding.BYTES
        encoder = ("media-ranges", "bodyInRange") if takes_any else _BODIES[content.coding]
        media_type = _USUAL[content.coding] if is_range and not takes_any else content.media_type
        fields: list[tuple[str, Doc]] = [
            ("encode", self._runtime(*encoder)),
            ("mediaType", string(media_type)),
        ]
        if operation.request is not None:
            if operation.body_field is None:
                return None
            fields.append(("field", string(operation.body_field)))
        is_form = content.coding is Coding.FORM
        described = [self._body_field(each) for each in content.encodings if each.style or not is_form]
        if described:
            fields.append(("fields", array(described, is_broken=len(described) > 1)))
        return small_object([entry(name, value) for name, value in fields])

    def _body_field(self, encoding: Encoding) -> Doc:
        """What the document says of a field of a form, beyond its type."""
        fields: list[tuple[str, Doc]] = [("name", string(encoding.field))]
        if encoding.style:
            fields += self._style(encoding.style, explode=encoding.explode, allow_reserved=encoding.allow_reserved)
        if encoding.media_type:
            fields.append(("mediaType", string(encoding.media_type)))
        if encoding.headers:
            headers = [entry(name, string(value)) for name, value in encoding.headers]
            fields.append(("headers", small_object(headers)))
        return small_object([entry(name, value) for name, value in fields])

    def _streaming(self, operation: Operation) -> Doc | None:
        choice = stream_choice(operation, self._references.names)
        if choice is None:
            return None
        chosen = [] if choice.is_option else [entry("chosenBy", array([string(name) for name in choice.wire]))]
        accept = entry("accept", string(accepted(replies(operation, streams=True))))
        return small_object([*chosen, accept])

    def _unasked(self, operation: Operation) -> tuple[Reply, ...]:
        """What a call gives that does not ask for a stream."""
        return replies(operation, streams=fixed_stream(operation, self._references.names))

    def _responses(self, operation: Operation) -> Doc:
        self._imports.take_all(self._references.source("lib/matchers"), "M")
        failures = [self._failure(*failure) for failure in typed_errors(operation, self._api)]
        promised = all_replies(operation, self._references.names)
        return array([*(self._reply(reply) for reply in promised), *failures, _FAILURES])

    def _failure(self, status: str, content: Content, identity: Identity) -> Doc:
        self._imports.take_all(self._references.source("models/errors/index"), "errors")
        codes = array([string("4XX"), string("5XX")]) if status == "default" else _status(status)
        options = [entry("error", f"errors.{self._references.names.error(identity)}")]
        if not is_usual(content):
            options.insert(0, entry("ctype", string(content.media_type)))
        schema = Schemas(self._references, self._imports, Direction.INBOUND).spell(Named(identity))
        return call("M.jsonErr", codes, schema, small_object(options), hugs_last=True)

    def _reply(self, reply: Reply) -> Doc:
        options: list[Doc] = []
        if reply.media_type is not None:
            options.append(entry("ctype", string(reply.media_type)))
        if reply.content is not None and reply.content.sentinel is not None:
            options.append(entry("sseSentinel", string(reply.content.sentinel)))
        arguments: list[Doc] = [_status(reply.status), self._output(reply)]
        if options:
            arguments.append(small_object(options))
        is_lazy = reply.type is not None and not isinstance(reply.type, Named) and reply.kind != "stream"
        is_broken = is_lazy and (reply.kind != "sse" or self._is_event(reply))
        return call(f"M.{reply.kind}", *arguments, hugs_last=bool(options), is_broken=is_broken)

    def _output(self, reply: Reply) -> Doc:
        type_ = reply.type
        schemas = Schemas(self._references, self._imports, Direction.INBOUND)
        if type_ is None:
            self._imports.take_all("zod", "z")
            return "z.undefined()"
        if reply.kind == "stream":
            return self._runtime("binary", "byteStreamSchema")
        if reply.kind == "sse" and not self._is_event(reply):
            if isinstance(type_, Anything):
                return call(self._runtime("event-data", "eventText"), call(self._runtime("scalars", "anyText")))
            function = "eventText" if is_text(type_) else "eventData"
            return call(self._runtime("event-data", function), schemas.lazy(type_))
        return schemas.lazy(type_)

    @staticmethod
    def _is_event(reply: Reply) -> bool:
        return reply.content is not None and reply.content.describes_event

    def _servers(self, operation: Operation) -> Doc | None:
        listed = addressed(operation.servers)
        return array([spelled(server) for server in listed[:1]]) if listed else None

    def _globals(self, operation: Operation) -> Doc | None:
        """Properties of the request for which options of the client stand in."""
        names = self._references.names
        options = {(each.name.wire, each.place): option for each, option in names.shared}
        found = [
            entry(names.field(operation.request, each.key), string(options[each.name.wire, each.place]))
            for each in operation.parameters
            if operation.request is not None and (each.name.wire, each.place) in options
        ]
        return call(self._runtime("globals", "fromClient"), small_object(found), hugs_last=True) if found else None

    def _security(self, operation: Operation) -> Doc | None:
        names = self._references.names
        # A document that never says what holds in general does not forbid credentials where it says nothing.
        if not operation.security and not names.api.security:
            return None
        own = requirements(operation.security, names)
        if own == requirements(names.security, names):
            return None
        return requirements_text(own)

    def _scopes(self, operation: Operation) -> Doc | None:
        scopes = token_scopes(operation, self._api.schemes)
        return array([string(scope) for scope in scopes]) if scopes else None

    def _retries(self, operation: Operation) -> Doc | None:
        if operation.retries is not None:
            return retry_policy(operation.retries)
        return self._runtime("retrypolicy", "retryPolicy") if self._api.retries is not None else None

    def _runtime(self, module: str, name: str) -> str:
        self._imports.take(self._references.source(f"lib/{module}"), name)
        return name


def all_replies(operation: Operation, names: Names) -> tuple[Reply, ...]:
    """All successes that a call may give, whatever its caller chooses."""
    if stream_choice(operation, names) is None:
        return replies(operation, streams=fixed_stream(operation, names))
    values, streams = (replies(operation, streams=each) for each in (False, True))
    return (*values, *(reply for reply in streams if reply.content is not None))


def accepted(promised: Sequence[Reply]) -> str:
    """Media types of the successes, for the ``accept`` header."""
    listed = dict.fromkeys(reply.content.media_type for reply in promised if reply.content is not None)
    return ", ".join(listed) or "*/*"


def requirements_text(alternatives: tuple[tuple[str, ...], ...]) -> Doc:
    """Alternatives of schemes, each a list of names."""
    return array(
        [array([string(name) for name in names]) for names in alternatives], is_broken=_is_matrix(alternatives)
    )


def retry_policy(policy: RetryPolicy) -> Doc:
    """The document's retry policy; intervals in milliseconds."""
    backoff: list[tuple[str, int | float]] = [
        ("initialInterval", policy.initial_interval),
        ("maxInterval", policy.max_interval),
        ("exponent", policy.exponent),
        ("maxElapsedTime", policy.max_elapsed_time),
    ]
    config = block(
        [
            entry("strategy", string("backoff")),
            entry("backoff", block([entry(name, json_text(value)) for name, value in backoff])),
            entry("retryConnectionErrors", json_text(policy.retry_connection_errors)),
        ]
    )
    codes = array([string(status) for status in policy.statuses])
    return block([entry("config", config), *([entry("codes", codes)] if policy.statuses else [])])


def _is_matrix(alternatives: tuple[tuple[str, ...], ...]) -> bool:
    """Prettier sets lists of several longer lists one a line."""
    return len(alternatives) > 1 and all(len(names) > 1 for names in alternatives)


def _status(status: str) -> Code:
    return Code(status) if status.isdigit() else string("2XX" if status == "default" else status)


def _is_bytes(operation: Operation) -> bool:
    content = body_content(operation)
    return content is not None and content.coding is Coding.BYTES
