"""Operations that give a stream or a value: what their callers choose by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from specloom.ir import Constant, Default, Model, Named, Operation, Scalar, ScalarKind, Type, without_null
from specloom.target.layout import LINE, Doc, IfBroken, group, indent
from specloom.target.operations import body_content, stream_alternative

from .forms import union
from .naming import Names

STREAM: Final = "stream"
"""What APIs call the boolean that asks for a stream."""


@dataclass(frozen=True, slots=True)
class StreamChoice:
    """A boolean of the request, or of the call's options where the request has none.

    Attributes:
        wire: The way to it in the request, by wire names: through the body, where there are parameters beside that.
            Empty where it is an option.
        fields: The way to it as TypeScript has it.
        is_in_body: Whether it is part of the body; without a body there is a value.
        by_default: Whether there is a stream where a body or a query does not say.
    """

    wire: tuple[str, ...]
    fields: tuple[str, ...]
    is_in_body: bool = False
    by_default: bool = False

    @property
    def is_option(self) -> bool:
        """Whether the request says nothing of it."""
        return not self.wire

    @property
    def without_request(self) -> bool:
        """Whether there is a stream where the caller passes no request at all."""
        return self.by_default and not self.is_in_body

    def narrowed(self, type_: Doc, *, streams: bool) -> Doc:
        """The type of a request, or of options, that asks for a stream, or for a value."""
        *bodies, inner = self.fields
        said = _member(inner, "true" if streams else "false", may_be_absent=streams is self.by_default)
        for name in bodies:
            said = _member(name, said, may_be_absent=not streams)
        return group(type_, " & ", said)


def _member(name: str, value: Doc, *, may_be_absent: bool) -> Doc:
    """An object type with one member."""
    member = (f"{name}?: ", union([value, "undefined"])) if may_be_absent else (f"{name}: ", value)
    return group("{", indent(LINE, *member, IfBroken(";")), LINE, "}")


def stream_choice(operation: Operation, names: Names) -> StreamChoice | None:
    """The choice that a caller has; ``None`` where there are not both, or the document has chosen."""
    if stream_alternative(operation) is None or fixed_stream(operation, names) is not None:
        return None
    return next(
        (choice for choice, type_ in _candidates(operation, names) if _is_boolean(type_)),
        StreamChoice((), (STREAM,)),
    )


def fixed_stream(operation: Operation, names: Names) -> bool | None:
    """Whether there are streams alone, or none, because the document has the boolean as a constant."""
    for _, type_ in _candidates(operation, names):
        inner = without_null(type_)
        if isinstance(inner, Constant) and isinstance(inner.value, bool):
            return inner.value
    return None


def _candidates(operation: Operation, names: Names) -> list[tuple[StreamChoice, Type]]:
    """What is called ``stream`` among the parameters and the fields of the body, each with its type."""
    request, found = operation.request, []
    for parameter in operation.parameters:
        if parameter.name.wire == STREAM and request is not None:
            field_name = names.field(request, parameter.key)
            choice = StreamChoice((parameter.key,), (field_name,), by_default=_is_true(parameter.default))
            found.append((choice, parameter.type))
    body = _body_model(operation, names)
    for field in body.fields if body else ():
        if body is not None and field.name.wire == STREAM:
            wire: tuple[str, ...] = (STREAM,)
            fields: tuple[str, ...] = (names.field(body.identity, STREAM),)
            if request is not None and operation.body_field is not None:
                wire = (operation.body_field, *wire)
                fields = (names.field(request, operation.body_field), *fields)
            found.append((StreamChoice(wire, fields, True, _is_true(field.default)), field.type))
    return found


def _is_true(default: Default | None) -> bool:
    return default is not None and default.value is True


def _body_model(operation: Operation, names: Names) -> Model | None:
    content = body_content(operation)
    type_ = without_null(content.type) if content is not None and content.type is not None else None
    declaration = names.api.by_identity[type_.identity] if isinstance(type_, Named) else None
    return declaration if isinstance(declaration, Model) else None


def _is_boolean(type_: Type) -> bool:
    inner = without_null(type_)
    return isinstance(inner, Scalar) and inner.kind is ScalarKind.BOOLEAN
