"""From an answer to the response that carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from specloom.ir import Coding, Content, Declaration, Identity, Json, Operation, Response, completed
from specloom.mock import negotiating, payloads
from specloom.mock.answers import Answer, StreamEvent
from specloom.mock.exchange import Problem, Reply, Request
from specloom.mock.paging import page

Declarations: TypeAlias = Mapping[Identity, Declaration]


@dataclass(frozen=True, slots=True)
class _Body:
    """The pieces of a body and how they are called; ``None`` as media type says nothing."""

    media_type: str | None
    pieces: tuple[bytes, ...] = ()
    is_stream: bool = False


def compose(answer: Answer, operation: Operation, request: Request, body: Json, declarations: Declarations) -> Reply:
    """The response to a request that the operation takes.

    Args:
        body: The value of the request's body.
    """
    status, response = _chosen(answer, operation)
    content = negotiating.content(response, request, body) if response else None
    if response and content is None and response.contents:
        if status < 400 and not _has_body(answer):
            return _unacceptable(response)
        content = response.contents[0]
    if response is None and answer.status is not None and not _has_body(answer) and not _is_bare(status):
        return _with_headers(
            Problem(status, "the mock was asked for a status that the document does not declare").reply(), answer
        )
    example = _example(content, operation, request, body, declarations)
    made = _broken(_body(answer, content, example), answer, content)
    told = (("Content-Type", made.media_type),) if made.media_type and not _is_bodiless(status) else ()
    pieces = () if _is_bodiless(status) else made.pieces
    return _with_headers(Reply(status, told, pieces, made.is_stream), answer)


def _chosen(answer: Answer, operation: Operation) -> tuple[int, Response | None]:
    if answer.status is None:
        return negotiating.success(operation)
    return answer.status, negotiating.declared(operation, answer.status)


def _has_body(answer: Answer) -> bool:
    return answer.body is not None or answer.has_value or answer.events is not None


def _example(
    content: Content | None, operation: Operation, request: Request, body: Json, declarations: Declarations
) -> tuple[bytes, ...]:
    """The example of the media type; of a list's pages, that of the page asked for."""
    if content is None or content.example is None:
        return ()
    value = completed(content.example, declarations, lambda field: field.write_only)
    if operation.pagination is not None and any(content in each.contents for each in operation.responses):
        value = page(value, content, operation, request, body, declarations)
    return payloads.example(content, value)


def _body(answer: Answer, content: Content | None, example: tuple[bytes, ...]) -> _Body:
    """The body that the answer gives, else the example."""
    declared = payloads.media_type(content) if content else None
    is_stream = content is not None and negotiating.streams(content)
    if answer.events is not None:
        pieces = tuple(_event(each) for each in answer.events)
        return _Body(declared if is_stream else "text/event-stream", pieces, is_stream=True)
    if answer.body is not None:
        return _Body(declared or "text/plain; charset=utf-8", (answer.body.encode(),), is_stream)
    if answer.has_value:
        coding = content.coding if content and not is_stream else Coding.JSON
        return _Body(
            declared if content and not is_stream else "application/json", (payloads.body(coding, answer.value),)
        )
    if content is None:
        return _Body(None)
    return _Body(declared, example, is_stream)


def _event(event: StreamEvent) -> bytes:
    if event.raw is not None:
        return event.raw.encode()
    return payloads.event(event.model_dump(exclude_unset=True))


def _broken(made: _Body, answer: Answer, content: Content | None) -> _Body:
    """The body with what the answer wants wrong in it: JSON that is cut short, an error among the events."""
    pieces = made.pieces
    if answer.malformed and pieces:
        whole = pieces[0].rstrip(b"\n")
        pieces = (whole[:-1] + pieces[0][len(whole) :], *pieces[1:])
    if answer.error is not None and made.is_stream:
        error: Json = {"error": {"message": answer.error, "type": "server_error"}}
        sentinel = payloads.end(content) if content else ()
        kept = pieces[: len(pieces) - len(sentinel)] if pieces[-1:] == sentinel else pieces
        if content is not None and content.coding is Coding.JSON_LINES:
            told = payloads.line(content, error)
        else:
            told = payloads.event({"event": "error", "data": error})
        pieces = (*kept, told)
    return _Body(made.media_type, pieces, made.is_stream)


def _with_headers(reply: Reply, answer: Answer) -> Reply:
    """The answer's headers, instead of ours where they have the same name."""
    given = {name.lower() for name in answer.headers}
    kept = tuple((name, value) for name, value in reply.headers if name.lower() not in given)
    added = tuple((name, value) for name, value in answer.headers.items() if value is not None)
    # Only a body without a length has something behind its last byte that can be held back.
    return Reply(reply.status, (*kept, *added), reply.pieces, reply.is_stream or answer.hold > 0)


def _unacceptable(response: Response) -> Reply:
    declared = ", ".join(content.media_type for content in response.contents)
    return Problem(406, f"the accept header takes nothing of what the document declares: {declared}").reply()


def _is_bodiless(status: int) -> bool:
    """Source: RFC 9110 section 6.4.1."""
    return status in (204, 205, 304)


def _is_bare(status: int) -> bool:
    """A success or a redirect that nobody declares has no body to show."""
    return status < 400
