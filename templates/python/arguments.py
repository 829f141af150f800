"""The keyword arguments of a method: its parameters, and the fields of its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from specloom.ir import (
    Content,
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
    Type,
    Value,
    nullable,
)
from specloom.target import Ident
from specloom.target.operations import body_content

from .naming import Names


@dataclass(frozen=True, slots=True)
class Argument:
    """A keyword argument.

    Attributes:
        source: What it becomes: a parameter, a field of the body, or the body itself.
        wire: Wire name of the parameter or field; empty for a whole body.
        place: Where a parameter travels.
        value: What examples pass; ``None`` where they leave it out.
    """

    name: Ident
    type: Type
    required: bool
    prose: Prose
    source: Literal["parameter", "field", "body"]
    wire: str
    default: Default | None = None
    deprecated: bool = False
    value: Value | None = None
    place: Place | None = None


def arguments(operation: Operation, names: Names) -> tuple[Argument, ...]:
    """Arguments in the order of the signature: the required ones first, each group in document order."""
    scope = names.argument_scope()
    found = [
        _of_parameter(parameter, scope.claim(_spelled(parameter, names, operation)))
        for parameter in operation.parameters
    ]
    content = body_content(operation)
    model = flattened_body(operation, names)
    if model is not None and content is not None:
        shown = dict(content.example.fields) if isinstance(content.example, ModelValue) else {}
        for field in model.fields:
            name = scope.claim(names.field(model.identity, field.name.wire))
            found.append(_of_field(field, name, shown.get(field.name.wire)))
    elif content is not None and content.type is not None and operation.body is not None:
        found.append(
            _of_body(operation.body, content, scope.claim("request_body" if operation.parameters else "request"))
        )
    return tuple(sorted(found, key=lambda argument: not argument.required))


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


def _of_parameter(parameter: Parameter, name: Ident) -> Argument:
    shown = parameter.value if parameter.required or parameter.example is not None else None
    return Argument(
        name,
        parameter.type,
        parameter.required,
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


def _of_body(body: RequestBody, content: Content, name: Ident) -> Argument:
    assert content.type is not None
    type_ = content.type if body.required else nullable(content.type)
    return Argument(
        name, type_, body.required, body.prose, "body", "", value=content.example if body.required else None
    )
