"""Operations that give a stream or a value, as a field of the body says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from specloom.ir import Model, Named, Operation, Scalar, ScalarKind, Type, without_null
from specloom.target.layout import LINE, Doc, IfBroken, group, indent
from specloom.target.operations import body_content, stream_alternative

from .naming import Names

STREAM: Final = "stream"
"""The field, by its wire name, as every API of the kind calls it."""


@dataclass(frozen=True, slots=True)
class StreamChoice:
    """How a caller chooses.

    Attributes:
        field: The name of the field in TypeScript.
        by_default: Whether there is a stream where the caller does not say.
    """

    field: str
    by_default: bool

    def narrowed(self, type_: Doc, *, streams: bool) -> Doc:
        """The type of a request that asks for a stream, or for a value."""
        may_be_absent = streams is self.by_default
        said = f"{self.field}{'?' if may_be_absent else ''}: {'true' if streams else 'false'}"
        absent = " | undefined" if may_be_absent else ""
        return group(type_, " & {", indent(LINE, said, absent, IfBroken(";")), LINE, "}")


def stream_choice(operation: Operation, names: Names) -> StreamChoice | None:
    """The choice that an operation offers: where it gives both, and its whole request is a body with such a field."""
    content = body_content(operation)
    if stream_alternative(operation) is None or operation.request is not None or content is None:
        return None
    model = _model(content.type, names)
    found = next((field for field in model.fields if field.name.wire == STREAM), None) if model else None
    if model is None or found is None or not _is_boolean(found.type):
        return None
    by_default = found.default is not None and found.default.value is True
    return StreamChoice(names.field(model.identity, STREAM), by_default)


def _model(type_: Type | None, names: Names) -> Model | None:
    declaration = names.api.by_identity[type_.identity] if isinstance(type_, Named) else None
    return declaration if isinstance(declaration, Model) else None


def _is_boolean(type_: Type) -> bool:
    inner = without_null(type_)
    return isinstance(inner, Scalar) and inner.kind is ScalarKind.BOOLEAN
