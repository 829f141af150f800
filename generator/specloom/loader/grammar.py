"""Which object stands where in an OpenAPI document, so that data is never mistaken for structure.

A ``$ref`` under ``properties/default`` is a reference, one under ``default`` is a value that somebody sends. Only the
position tells them apart.

Source: the field tables of OpenAPI 2.0, 3.0.4, 3.1.1 and 3.2.0, and the vocabularies of JSON Schema 2020-12.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from specloom.loader.pointers import Trail


class Kind(Enum):
    """The objects that a document is made of and that can hold a reference or be the target of one."""

    DOCUMENT = "document"
    COMPONENTS = "components"
    PATH_ITEM = "path item"
    OPERATION = "operation"
    PARAMETER = "parameter"
    REQUEST_BODY = "request body"
    RESPONSE = "response"
    MEDIA_TYPE = "media type"
    ENCODING = "encoding"
    HEADER = "header"
    EXAMPLE = "example"
    LINK = "link"
    CALLBACK = "callback"
    SECURITY_SCHEME = "security scheme"
    SCHEMA = "schema"

    # Members are alone of their kind; the inherited hash is a Python function and takes a tenth of the time of a load.
    __hash__ = object.__hash__


class Layout(Enum):
    """How the values of a field are laid out."""

    ONE = "one object; a list of them is read the same way"
    MAP = "an object whose every member is one"
    PATTERNED = "an object whose members are one, but for extensions"


Rules = Mapping[str, tuple[Layout, Kind]]

_ONE, _MAP, _PATTERNED = Layout.ONE, Layout.MAP, Layout.PATTERNED

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_SCHEMA: Rules = {
    **dict.fromkeys(
        ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"), (_MAP, Kind.SCHEMA)
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems", "not", "if", "then", "else"), (_ONE, Kind.SCHEMA)),
    **dict.fromkeys(("items", "contains", "unevaluatedItems", "additionalItems"), (_ONE, Kind.SCHEMA)),
    **dict.fromkeys(("additionalProperties", "propertyNames", "unevaluatedProperties"), (_ONE, Kind.SCHEMA)),
    "contentSchema": (_ONE, Kind.SCHEMA),
}

_PATH_ITEM: Rules = {
    "parameters": (_ONE, Kind.PARAMETER),
    **dict.fromkeys(METHODS, (_ONE, Kind.OPERATION)),
    "additionalOperations": (_MAP, Kind.OPERATION),
}

_PARAMETER: Rules = {
    "schema": (_ONE, Kind.SCHEMA),
    "content": (_MAP, Kind.MEDIA_TYPE),
    "examples": (_MAP, Kind.EXAMPLE),
}

OPENAPI: Mapping[Kind, Rules] = {
    Kind.DOCUMENT: {
        "paths": (_PATTERNED, Kind.PATH_ITEM),
        "webhooks": (_MAP, Kind.PATH_ITEM),
        "components": (_ONE, Kind.COMPONENTS),
    },
    Kind.COMPONENTS: {
        "schemas": (_MAP, Kind.SCHEMA),
        "responses": (_MAP, Kind.RESPONSE),
        "parameters": (_MAP, Kind.PARAMETER),
        "examples": (_MAP, Kind.EXAMPLE),
        "requestBodies": (_MAP, Kind.REQUEST_BODY),
        "headers": (_MAP, Kind.HEADER),
        "securitySchemes": (_MAP, Kind.SECURITY_SCHEME),
        "links": (_MAP, Kind.LINK),
        "callbacks": (_MAP, Kind.CALLBACK),
        "pathItems": (_MAP, Kind.PATH_ITEM),
        "mediaTypes": (_MAP, Kind.MEDIA_TYPE),
    },
    Kind.PATH_ITEM: _PATH_ITEM,
    Kind.OPERATION: {
        "parameters": (_ONE, Kind.PARAMETER),
        "requestBody": (_ONE, Kind.REQUEST_BODY),
        "responses": (_PATTERNED, Kind.RESPONSE),
        "callbacks": (_MAP, Kind.CALLBACK),
    },
    Kind.PARAMETER: _PARAMETER,
    Kind.HEADER: _PARAMETER,
    Kind.REQUEST_BODY: {"content": (_MAP, Kind.MEDIA_TYPE)},
    Kind.RESPONSE: {
        "headers": (_MAP, Kind.HEADER),
        "content": (_MAP, Kind.MEDIA_TYPE),
        "links": (_MAP, Kind.LINK),
    },
    Kind.MEDIA_TYPE: {
        "schema": (_ONE, Kind.SCHEMA),
        "itemSchema": (_ONE, Kind.SCHEMA),
        "examples": (_MAP, Kind.EXAMPLE),
        "encoding": (_MAP, Kind.ENCODING),
        "prefixEncoding": (_ONE, Kind.ENCODING),
        "itemEncoding": (_ONE, Kind.ENCODING),
    },
    Kind.ENCODING: {
        "headers": (_MAP, Kind.HEADER),
        "encoding": (_MAP, Kind.ENCODING),
        "prefixEncoding": (_ONE, Kind.ENCODING),
        "itemEncoding": (_ONE, Kind.ENCODING),
    },
    Kind.SCHEMA: _SCHEMA,
}

SWAGGER: Mapping[Kind, Rules] = {
    Kind.DOCUMENT: {
        "paths": (_PATTERNED, Kind.PATH_ITEM),
        "definitions": (_MAP, Kind.SCHEMA),
        "parameters": (_MAP, Kind.PARAMETER),
        "responses": (_MAP, Kind.RESPONSE),
        "securityDefinitions": (_MAP, Kind.SECURITY_SCHEME),
    },
    Kind.PATH_ITEM: _PATH_ITEM,
    Kind.OPERATION: {
        "parameters": (_ONE, Kind.PARAMETER),
        "responses": (_PATTERNED, Kind.RESPONSE),
    },
    Kind.PARAMETER: {"schema": (_ONE, Kind.SCHEMA)},
    Kind.RESPONSE: {"schema": (_ONE, Kind.SCHEMA), "headers": (_MAP, Kind.HEADER)},
    Kind.SCHEMA: _SCHEMA,
}

VALIDATED: Mapping[Kind, Rules] = {
    Kind.DOCUMENT: {"paths": (_PATTERNED, Kind.PATH_ITEM), "components": (_ONE, Kind.COMPONENTS)},
    Kind.COMPONENTS: {"schemas": (_MAP, Kind.SCHEMA)},
    Kind.PATH_ITEM: _PATH_ITEM,
    Kind.OPERATION: {"parameters": (_ONE, Kind.PARAMETER), "responses": (_PATTERNED, Kind.RESPONSE)},
    Kind.PARAMETER: {"schema": (_ONE, Kind.SCHEMA)},
    Kind.RESPONSE: {"content": (_MAP, Kind.MEDIA_TYPE), "schema": (_ONE, Kind.SCHEMA)},
    Kind.MEDIA_TYPE: {"schema": (_ONE, Kind.SCHEMA)},
    Kind.SCHEMA: {
        "properties": (_MAP, Kind.SCHEMA),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "not", "items"), (_ONE, Kind.SCHEMA)),
    },
}
"""The parts, of every version, in which openapi-spec-validator 0.9 follows references."""


@dataclass(frozen=True, slots=True)
class Site:
    """One object of the document: what it is, the object itself, and the way to it from the root of its file."""

    kind: Kind
    value: dict[str, Any]
    trail: Trail


def walk(
    value: Any, kind: Kind, trail: Trail, grammar: Mapping[Kind, Rules], seen: set[tuple[int, Kind]]
) -> Iterator[Site]:
    """Every object at or below ``value``, in document order, each before its parts.

    Args:
        value: Where to start; a value that is no object yields nothing.
        kind: What it is by its position.
        trail: The way to it.
        grammar: ``OPENAPI`` or ``SWAGGER``.
        seen: The identity and the kind of the objects visited so far, extended; those are not visited again.
    """
    stack: list[tuple[Any, Kind, Trail]] = [(value, kind, trail)]
    while stack:
        value, kind, trail = stack.pop()
        if type(value) is list:
            stack.extend((item, kind, (trail, str(i))) for i, item in reversed([*enumerate(value)]))
        elif type(value) is dict and (id(value), kind) not in seen:
            seen.add((id(value), kind))
            yield Site(kind, value, trail)
            stack.extend(reversed([*_parts(value, kind, trail, grammar)]))


def _parts(
    value: dict[str, Any], kind: Kind, trail: Trail, grammar: Mapping[Kind, Rules]
) -> Iterator[tuple[Any, Kind, Trail]]:
    if kind is Kind.CALLBACK:
        yield from _members(value, Layout.PATTERNED, Kind.PATH_ITEM, trail)
        return
    rules = grammar.get(kind)
    if not rules:
        return
    for field, part in value.items():
        rule = rules.get(field)
        if rule is None or not isinstance(part, (dict, list)):
            continue
        layout, part_kind = rule
        if layout is Layout.ONE:
            yield part, part_kind, (trail, field)
        elif isinstance(part, dict):
            yield from _members(part, layout, part_kind, (trail, field))


def _members(value: dict[str, Any], layout: Layout, kind: Kind, trail: Trail) -> Iterator[tuple[Any, Kind, Trail]]:
    for name, member in value.items():
        if layout is Layout.MAP or not name.startswith("x-"):
            yield member, kind, (trail, name)
