"""Questions about operations that every language asks."""

from __future__ import annotations

from dataclasses import replace

from specloom.ir import (
    Api,
    Coding,
    Content,
    Identity,
    Model,
    ModelValue,
    Named,
    Operation,
    ScalarValue,
    Type,
    Value,
)
from specloom.target.contract import Call


def event_stream(operation: Operation) -> Content | None:
    """The content of the first successful response that streams, where the operation gives nothing else."""
    if plain_content(operation) is not None:
        return None
    contents = [content for response in operation.responses for content in response.contents]
    return next((content for content in contents if content.coding.is_stream), None)


def stream_alternative(operation: Operation) -> Content | None:
    """The first content that streams, where the operation gives that or a value and the caller chooses."""
    if plain_content(operation) is None:
        return None
    contents = [content for response in operation.responses for content in response.contents]
    return next((content for content in contents if content.coding.is_stream), None)


def streaming(operation: Operation) -> Operation:
    """The operation as it is for who asks for its stream: it gives nothing else."""
    responses = [
        replace(response, contents=tuple(content for content in response.contents if content.coding.is_stream))
        for response in operation.responses
    ]
    return replace(operation, responses=tuple(response for response in responses if response.contents))


def with_body_field(operation: Operation, wire: str, value: bool) -> Operation | None:
    """The operation with a field of its body shown; ``None`` where no object is shown as its body."""
    content = body_content(operation)
    if operation.body is None or content is None or not isinstance(content.example, ModelValue):
        return None
    fields = {**dict(content.example.fields), wire: ScalarValue(value)}
    shown = replace(content, example=replace(content.example, fields=tuple(fields.items())))
    return replace(operation, body=replace(operation.body, contents=(shown, *operation.body.contents[1:])))


def plain_content(operation: Operation) -> Content | None:
    """What the operation returns when it does not stream: the first JSON of a success, else its first other content."""
    contents = [
        content for response in operation.responses for content in response.contents if not content.coding.is_stream
    ]
    return next((content for content in contents if content.coding is Coding.JSON), contents[0] if contents else None)


def success_type(operation: Operation) -> Type | None:
    """The type that a call gives, or of each event; ``None`` where it gives nothing."""
    content = event_stream(operation) or plain_content(operation)
    return content.type if content else None


def body_content(operation: Operation) -> Content | None:
    """The content that is sent, where the operation takes a body."""
    return operation.body.contents[0] if operation.body and operation.body.contents else None


def request_type(operation: Operation) -> Type | None:
    """The one object that a caller passes: parameters and body together, or the body alone."""
    if operation.request is not None:
        return Named(operation.request)
    content = body_content(operation)
    return content.type if content else None


def is_request_optional(operation: Operation, api: Api) -> bool:
    """Whether a caller may leave that object out: a body that need not be, or nothing but fields that may be absent."""
    if operation.request is None:
        return operation.body is not None and not operation.body.required
    request = api.by_identity[operation.request]
    return isinstance(request, Model) and not any(field.required for field in request.fields)


def request_value(operation: Operation, api: Api) -> Value | None:
    """An example of that object, where one has to be shown; a body's own example wins over its schema's."""
    body = body_value(operation)
    if operation.request is None:
        return body
    model = api.by_identity[operation.request]
    assert isinstance(model, Model) and isinstance(model.example, ModelValue)
    fields = dict(model.example.fields)
    if operation.body_field is not None and body is not None:
        fields[operation.body_field] = body
    return (
        ModelValue(model.identity, tuple(fields.items())) if fields or not is_request_optional(operation, api) else None
    )


def body_value(operation: Operation) -> Value | None:
    """An example of the body: a call is shown with one that it could do without, unless there is nothing in it to see."""
    content = body_content(operation)
    if content is None or operation.body is None:
        return None
    is_empty = isinstance(content.example, ModelValue) and not (content.example.fields or content.example.additional)
    return content.example if operation.body.required or not is_empty else None


def sends_files(api: Api) -> bool:
    """Whether an operation's body is bytes, or made of parts, which may be files."""
    contents = map(body_content, api.operations)
    return any(content is not None and content.coding in (Coding.BYTES, Coding.MULTIPART) for content in contents)


def gives_files(api: Api) -> bool:
    """Whether an operation answers with bytes."""
    contents = map(plain_content, api.operations)
    return any(content is not None and content.coding is Coding.BYTES for content in contents)


def paginated(api: Api) -> list[Call]:
    """Operations whose list comes page by page, those that stay first."""
    found = [(resource, each) for resource in api.resources for each in resource.operations if each.pagination]
    return sorted(found, key=lambda pair: pair[1].deprecated)


def listing_identity(operation: Operation) -> Identity:
    """What the name of the method that gives the items of all pages is remembered by."""
    return f"{operation.identity}/x-all"


def error_statuses(operation: Operation) -> tuple[str, ...]:
    """Statuses that the document gives for failures, in its order."""
    return tuple(response.status for response in operation.errors)
