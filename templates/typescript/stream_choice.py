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
        by_default: Whether there is a stream where the caller does not say.
    """

    wire: tuple[str, ...]
    fields: tuple[str, ...]
    by_default: bool = False

    @property
    def is_option(self) -> bool:
        """Whether the request says nothing of it."""
        return not self.wire

    def narrowed(self, type_: Doc, *, streams: bool) -> Doc:
        """The type of a request, or of options, that asks for a stream, or for a value."""
        is_absent_too = streams is self.by_default
        said: Doc = "true" if streams else "false"
        for name in reversed(self.fields):
            member = (f"{name}?: ", union([said, "undefined"])) if is_absent_too else (f"{name}: ", said)
            said = group("{", indent(LINE, *member, IfBroken(";")), LINE, "}")
        return group(type_, " & ", said)


def stream_choice(operation: Operation, names: Names) -> StreamChoice | None:
    """The choice that a caller has; ``None`` where there are not both, or the document has chosen."""
    if stream_alternative(operation) is None or fixed_stream(operation, names) is not None:
        return None
    return next(
        (
            StreamChoice(wire, fields, default is not None and default.value is True)
            for wire, fields, type_, default in _candidates(operation, names)
            if _is_boolean(type_)
        ),
        StreamChoice((), (STREAM,)),
    )


def fixed_stream(operation: Operation, names: Names) -> bool | None:
    """Whether there are streams alone, or none, because the document has the boolean as a constant."""
    for _, _, type_, _ in _candidates(operation, names):
        inner = without_null(type_)
        if isinstance(inner, Constant) and isinstance(inner.value, bool):
            return inner.value
    return None


_Candidate = tuple[tuple[str, ...], tuple[str, ...], Type, Default | None]


def _candidates(operation: Operation, names: Names) -> list[_Candidate]:
    """What is called ``stream`` among the parameters and the fields of the body, and the ways to it."""
    found: list[_Candidate] = [
        ((each.key,), (names.field(operation.request, each.key),), each.type, each.default)
        for each in operation.parameters
        if each.name.wire == STREAM and operation.request is not None
    ]
    body = _body_model(operation, names)
    field = next((field for field in body.fields if field.name.wire == STREAM), None) if body else None
    if body is None or field is None:
        return found
    wire: tuple[str, ...] = (STREAM,)
    fields: tuple[str, ...] = (names.field(body.identity, STREAM),)
    if operation.request is not None and operation.body_field is not None:
        wire = (operation.body_field, *wire)
        fields = (names.field(operation.request, operation.body_field), *fields)
    return [*found, (wire, fields, field.type, field.default)]


def _body_model(operation: Operation, names: Names) -> Model | None:
    content = body_content(operation)
    type_ = without_null(content.type) if content is not None and content.type is not None else None
    declaration = names.api.by_identity[type_.identity] if isinstance(type_, Named) else None
    return declaration if isinstance(declaration, Model) else None


def _is_boolean(type_: Type) -> bool:
    inner = without_null(type_)
    return isinstance(inner, Scalar) and inner.kind is ScalarKind.BOOLEAN
