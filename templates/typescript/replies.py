"""What an operation may answer, and what callers get of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from specloom.ir import Anything, Coding, Content, Operation, Scalar, ScalarKind, Type
from specloom.target.layout import Doc
from specloom.target.operations import event_stream

from .failures import typed_errors
from .forms import generic, union
from .imports import Imports
from .references import References
from .types import Types, distinct

_KINDS: Final = {
    Coding.JSON: ("json", "application/json"),
    Coding.TEXT: ("text", "text/plain"),
    Coding.FORM: ("text", "text/plain"),
    Coding.MULTIPART: ("stream", "application/octet-stream"),
    Coding.BYTES: ("stream", "application/octet-stream"),
    Coding.EVENT_STREAM: ("sse", "text/event-stream"),
    Coding.JSON_LINES: ("jsonl", "application/jsonl"),
}


@dataclass(frozen=True, slots=True)
class Reply:
    """One success that an operation promises: a status, and its content if it has any."""

    status: str
    content: Content | None

    @property
    def kind(self) -> str:
        """The runtime's matcher for it."""
        return _KINDS[self.content.coding][0] if self.content else "nil"

    @property
    def type(self) -> Type | None:
        """What its body, or each event, decodes to; ``None`` where there is none."""
        if self.content is None:
            return None
        return Scalar(ScalarKind.STRING) if self.kind == "text" else self.content.type or Anything()

    @property
    def media_type(self) -> str | None:
        """Its media type, where that is not the matcher's usual one."""
        return None if self.content is None or is_usual(self.content) else self.content.media_type


def is_usual(content: Content) -> bool:
    """Whether a media type is the one that the matcher of its coding looks for."""
    return content.media_type.split(";")[0].strip().lower() == _KINDS[content.coding][1]


def replies(operation: Operation, *, streams: bool | None = None) -> tuple[Reply, ...]:
    """Successes in document order: streams alone, or all but streams.

    Args:
        streams: Which of them; by default streams where the operation gives nothing else.
    """
    if streams is None:
        streams = event_stream(operation) is not None
    found = []
    for response in operation.responses:
        contents = [content for content in response.contents if content.coding.is_stream is streams]
        found += [Reply(response.status, content) for content in contents]
        if not response.contents:
            found.append(Reply(response.status, None))
    return tuple(found) or (Reply("2XX", None),)


def result_type(
    operation: Operation, references: References, imports: Imports, *, is_argument: bool, streams: bool | None = None
) -> Doc:
    """What a call gives: one type, or a union of what its successes give."""
    return results(replies(operation, streams=streams), references, imports, is_argument=is_argument)


def results(promised: Sequence[Reply], references: References, imports: Imports, *, is_argument: bool) -> Doc:
    """The type of what some successes give."""
    types = Types(references, imports)
    spelled = distinct([_spelled(reply, types, references, imports) for reply in promised])
    if len(spelled) == 1:
        return "void" if spelled[0] == "undefined" else spelled[0]
    return union(spelled, is_argument=is_argument)


def _spelled(reply: Reply, types: Types, references: References, imports: Imports) -> Doc:
    type_ = reply.type
    if type_ is None:
        return "undefined"
    match reply.kind:
        case "stream":
            return "ReadableStream<Uint8Array>"
        case "sse":
            imports.take(references.source("lib/event-streams"), "EventStream")
            return generic("EventStream", [types.spell(type_, is_argument=True)])
        case "jsonl":
            imports.take(references.source("lib/json-lines"), "JSONLinesStream")
            return generic("JSONLinesStream", [types.spell(type_, is_argument=True)])
        case _:
            return types.spell(type_)


def error_type(operation: Operation, references: References, imports: Imports) -> Sequence[str]:
    """The classes of errors that an operation describes, qualified."""
    failures = typed_errors(operation, references.names.api)
    if failures:
        imports.take_all(references.source("models/errors/index"), "errors")
    return list(dict.fromkeys(f"errors.{references.names.error(identity)}" for _, _, identity in failures))
