"""Lists that come page by page: the example is the only page that has items, so that whoever reads on gets to the end."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote_plus

from specloom.ir import (
    Coding,
    Content,
    Declaration,
    Identity,
    Json,
    Model,
    Named,
    Nullable,
    Operation,
    Pagination,
    Paging,
    Parameter,
    Path,
    Place,
    Type,
    to_json,
    without_null,
)
from specloom.mock.exchange import Request

Declarations = Mapping[Identity, Declaration]


def page(
    example: Json, content: Content, operation: Operation, request: Request, body: Json, declarations: Declarations
) -> Json:
    """The page that a request asks for: the example, or an empty one behind it.

    A URL in an example leads to the real server, so it is left out.
    """
    pagination = operation.pagination
    if pagination is None or content.coding is not Coding.JSON or content.type is None:
        return example
    is_behind = _is_behind(_asked(pagination, operation, request, body), example, pagination, operation)
    if is_behind:
        example = _with(_with(example, pagination.items, []), pagination.more, False)
    if pagination.next and (is_behind or pagination.by is Paging.URL):
        example = _ended(example, pagination.next, content.type, declarations)
    return example


def _is_behind(asked: str | None, example: Json, pagination: Pagination, operation: Operation) -> bool:
    if asked is None:
        return False
    if pagination.by is Paging.CURSOR:
        return asked == _text(_at(example, pagination.next or ()))
    return asked != str(pagination.first) and asked not in _shown(pagination, operation)


def _asked(pagination: Pagination, operation: Operation, request: Request, body: Json) -> str | None:
    """Where the request would have its page begin, as text; ``None`` where it does not say."""
    if pagination.in_body:
        return _text(_at(body, (pagination.input,)))
    places = {each.place for each in operation.parameters if _is_input(each, pagination)}
    if Place.HEADER in places:
        return request.header(pagination.input)
    found = dict(request.cookies if Place.COOKIE in places else request.query).get(pagination.input)
    return None if found is None else unquote_plus(found)


def _shown(pagination: Pagination, operation: Operation) -> set[str | None]:
    """Where examples of a request would have it begin."""
    examples = [each.example.value for each in operation.parameters if each.example and _is_input(each, pagination)]
    if pagination.in_body and operation.body:
        bodies = (content.example for content in operation.body.contents if content.example)
        examples += [_at(to_json(body), (pagination.input,)) for body in bodies]
    return {_text(example) for example in examples}


def _is_input(parameter: Parameter, pagination: Pagination) -> bool:
    return parameter.name.wire == pagination.input


def _text(value: Json) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None


def _at(value: Json, way: Path) -> Json:
    """What stands in a value at the end of a way; ``None`` where it does not lead anywhere."""
    for step in way:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def _with(value: Json, way: Path | None, held: Json) -> Json:
    """The value with another at the end of a way of names, where there is one."""
    if way == ():
        return held
    if way is None or not isinstance(value, dict) or way[0] not in value:
        return value
    name = str(way[0])
    return {**value, name: _with(value[name], way[1:], held)}


def _ended(value: Json, way: Path, type_: Type, declarations: Declarations) -> Json:
    """The value without what stands at the end of a way of names: as its type has it, absent, null or empty."""
    name, *rest = way
    if not isinstance(value, dict) or not isinstance(name, str) or name not in value:
        return value
    type_ = without_null(type_)
    model = declarations[type_.identity] if isinstance(type_, Named) else None
    field = next((each for each in model.fields if each.name.wire == name), None) if isinstance(model, Model) else None
    if rest and field is not None:
        return {**value, name: _ended(value[name], tuple(rest), field.type, declarations)}
    if field is None or not field.required:
        return {key: item for key, item in value.items() if key != name}
    return {**value, name: None if isinstance(field.type, Nullable) else ""}
