"""The keyword arguments of a method: its parameters, and the fields of its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from specloom.ir import (
    Constant,
    Default,
    Field,
    Model,
    ModelValue,
    Named,
    Operation,
    Parameter,
    Place,
    Prose,
    RequestBody,
    Scalar,
    ScalarKind,
    Type,
    Value,
    nullable,
    without_null,
)
from specloom.target import Ident
from specloom.target.constraints import asked_of
from specloom.target.operations import body_content, body_value, stream_alternative

from .naming import Names


@dataclass(frozen=True, slots=True)
class Argument:
    """A keyword argument.

    Attributes:
        source: What it becomes: a parameter, a field of the body, the body itself, or nothing that is sent: a switch.
        wire: Wire name of the parameter or field; empty for a whole body.
        place: Where a parameter travels.
        value: What examples pass; ``None`` where they leave it out.
    """

    name: Ident
    type: Type
    required: bool
    prose: Prose
    source: Literal["parameter", "field", "body", "switch"]
    wire: str
    default: Default | None = None
    deprecated: bool = False
    value: Value | None = None
    place: Place | None = None

    @property
    def asked(self) -> tuple[str, ...]:
        """Sentences about what its value has to be."""
        return (*asked_of(self.type), *(("Deprecated.",) if self.deprecated else ()))

    @property
    def is_upload(self) -> bool:
        """Whether this is a whole body of bytes, which may be sent as they come."""
        type_ = without_null(self.type)
        return self.source == "body" and isinstance(type_, Scalar) and type_.kind is ScalarKind.BINARY

    @property
    def chooses_stream(self) -> bool:
        """Whether this is the boolean by which callers choose between a stream and a value, where both are offered."""
        return self.source == "switch" or (self._is_stream and _is_boolean(self.type))

    @property
    def fixed_stream(self) -> bool | None:
        """The constant that leaves callers no such choice; ``None`` where this is none."""
        type_ = without_null(self.type)
        value = type_.value if self._is_stream and isinstance(type_, Constant) else None
        return value if isinstance(value, bool) else None

    @property
    def is_on_by_default(self) -> bool:
        """Whether leaving it out means true."""
        return self.default is not None and self.default.value is True

    @property
    def _is_stream(self) -> bool:
        return self.source in ("parameter", "field") and self.wire == STREAM


STREAM: Final = "stream"
"""What APIs call the boolean that asks for a stream."""


def arguments(operation: Operation, names: Names) -> tuple[Argument, ...]:
    """Arguments in the order of the signature: the required ones first, each group in document order."""
    scope = names.argument_scope()
    found = [
        _of_parameter(parameter, scope.claim(_spelled(parameter, names, operation)), operation)
        for parameter in operation.parameters
    ]
    key = idempotency_header(operation, names)
    if key is not None and not any(each.name.wire.lower() == key.lower() for each in operation.parameters):
        found.append(_of_key(key, scope.claim("idempotency_key")))
    content = body_content(operation)
    model = flattened_body(operation, names)
    if model is not None and content is not None:
        shown = dict(content.example.fields) if isinstance(content.example, ModelValue) else {}
        for field in model.fields:
            if field.read_only:
                continue  # the server gives it
            name = scope.claim(names.field(model.identity, field.name.wire))
            found.append(_of_field(field, name, shown.get(field.name.wire)))
    elif content is not None and content.type is not None and operation.body is not None:
        name = scope.claim("request_body" if operation.parameters else "request")
        found.append(_of_body(operation, operation.body, content.type, name))
    is_open = not any(each.chooses_stream or each.fixed_stream is not None for each in found)
    if stream_alternative(operation) is not None and is_open:
        found.append(_switch(scope.claim(STREAM)))
    return tuple(sorted(found, key=lambda argument: not argument.required))


def hidden_stream_field(operation: Operation, names: Names) -> str | None:
    """The field of a body that is passed whole by which the API chooses between a stream and a value."""
    content = body_content(operation)
    if stream_alternative(operation) is None or content is None or flattened_body(operation, names) is not None:
        return None
    type_ = without_null(content.type) if content.type is not None else None
    model = names.api.by_identity[type_.identity] if isinstance(type_, Named) else None
    fields = model.fields if isinstance(model, Model) else ()
    return next((STREAM for field in fields if field.name.wire == STREAM and _is_boolean(field.type)), None)


def _is_boolean(type_: Type) -> bool:
    inner = without_null(type_)
    return isinstance(inner, Scalar) and inner.kind is ScalarKind.BOOLEAN


def _switch(name: Ident) -> Argument:
    about = Prose("Whether to receive the result as a stream, item by item.")
    return Argument(name, Scalar(ScalarKind.BOOLEAN), False, about, "switch", "", Default(False))


def flattened_body(operation: Operation, names: Names) -> Model | None:
    """The model whose fields become arguments: a required body's, where it is one with nothing but fields."""
    content = body_content(operation)
    if content is None or not isinstance(content.type, Named) or operation.body is None or not operation.body.required:
        return None
    declaration = names.api.by_identity[content.type.identity]
    is_flat = isinstance(declaration, Model) and declaration.additional is None and bool(declaration.fields)
    return declaration if isinstance(declaration, Model) and is_flat else None


def _spelled(parameter: Parameter, names: Names, operation: Operation) -> str:
    assert operation.request is not None
    return names.field(operation.request, parameter.key)


def idempotency_header(operation: Operation, names: Names) -> str | None:
    """The header of the idempotency key: the document's, else, for a call that writes, the settings'."""
    reads = operation.method in ("GET", "HEAD", "OPTIONS", "TRACE", "QUERY")
    return operation.idempotency_header or (None if reads else names.package.idempotency_header or None)


def _of_key(wire: str, name: Ident) -> Argument:
    about = Prose("A key of your own that makes this call safe to repeat; by default one is made for each call.")
    text = Scalar(ScalarKind.STRING)
    return Argument(name, text, False, about, "parameter", wire, place=Place.HEADER)


def _of_parameter(parameter: Parameter, name: Ident, operation: Operation) -> Argument:
    is_key = parameter.place is Place.HEADER and parameter.name.wire == operation.idempotency_header
    shown = parameter.value if parameter.required or parameter.example is not None else None
    return Argument(
        name,
        parameter.type,
        parameter.required and not parameter.is_global and not is_key,
        parameter.prose,
        "parameter",
        parameter.name.wire,
        parameter.default,
        parameter.deprecated,
        shown,
        parameter.place,
    )


def _of_field(field: Field, name: Ident, value: Value | None) -> Argument:
    return Argument(
        name, field.type, field.required, field.prose, "field", field.name.wire, field.default, field.deprecated, value
    )


def _of_body(operation: Operation, body: RequestBody, type_: Type, name: Ident) -> Argument:
    passed = type_ if body.required else nullable(type_)
    return Argument(name, passed, body.required, body.prose, "body", "", value=body_value(operation))
