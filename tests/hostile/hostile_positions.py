"""One document with every position that takes a stranger's text, and a way to put a text into each alone."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]

OPERATION = {
    "operationId": "get_thing",
    "tags": ["things"],
    "summary": "Get",
    "description": "Gets a thing.",
    "externalDocs": {"url": "https://docs.example.com"},
    "security": [{"token": ["read"]}],
    "parameters": [
        {
            "name": "limit",
            "in": "query",
            "description": "How many",
            "schema": {"type": "string", "default": "ten"},
            "example": "ten",
        }
    ],
    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
    "responses": {
        "200": {
            "description": "The thing",
            "headers": {"X-Trace": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
            "links": {"again": {"operationId": "get_thing"}},
        },
        "404": {"description": "None", "content": {"application/json": {"schema": {"type": "object"}}}},
    },
    "callbacks": {
        "called": {"{$request.body#/url}": {"post": {"responses": {"200": {"description": "Heard"}}}}},
    },
}

DOCUMENT: Document = {
    "openapi": "3.1.0",
    "info": {
        "title": "Things",
        "version": "1.0",
        "description": "All of them.",
        "license": {"name": "MIT"},
        "contact": {"url": "https://example.com"},
    },
    "servers": [
        {"url": "https://{X}.example.com", "description": "Live", "variables": {"X": {"default": "api"}}},
    ],
    "tags": [{"name": "things", "description": "Things"}],
    "paths": {"/things": {"post": OPERATION}},
    "components": {
        "schemas": {
            "Thing": {
                "title": "Thing",
                "description": "A thing.",
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "default": "x", "pattern": "^x$", "format": "plain", "example": "x"},
                    "color": {"type": "string", "enum": ["red", "blue"]},
                    "kind": {"const": "thing"},
                    "pet": {"$ref": "#/components/schemas/Pet"},
                },
                "x-extension": "text",
            },
            "Pet": {
                "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": "sort", "mapping": {"cat": "#/components/schemas/Cat"}},
            },
            "Cat": {"type": "object", "required": ["sort"], "properties": {"sort": {"type": "string"}}},
            "Dog": {"type": "object", "required": ["sort"], "properties": {"sort": {"type": "string"}}},
        },
        "securitySchemes": {
            "token": {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": "https://example.com/t", "scopes": {"read": "Read"}}},
            },
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        },
    },
}


def _set(*way: str | int) -> Callable[[Document, str], None]:
    """Puts the text where the way leads."""

    def put(document: Document, text: str) -> None:
        holder = _at(document, way[:-1])
        holder[way[-1]] = text

    return put


def _rename(*way: str | int) -> Callable[[Document, str], None]:
    """Makes the text the key of the member that the way leads to, at its place among the others."""

    def put(document: Document, text: str) -> None:
        holder = _at(document, way[:-1])
        members = [(text if key == way[-1] else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(members)

    return put


def _both(*puts: Callable[[Document, str], None]) -> Callable[[Document, str], None]:
    def put(document: Document, text: str) -> None:
        for each in puts:
            each(document, text)

    return put


def _component(document: Document, text: str) -> None:
    _rename("components", "schemas", "Cat")(document, text)
    pointer = text.replace("~", "~0").replace("/", "~1")
    reference = "#/components/schemas/" + "".join(f"%{byte:02X}" for byte in pointer.encode("utf-8", "replace"))
    pet = document["components"]["schemas"]["Pet"]
    pet["oneOf"][0]["$ref"] = pet["discriminator"]["mapping"]["cat"] = reference


def _at(document: Document, way: tuple[str | int, ...]) -> Any:
    value: Any = document
    for step in way:
        value = value[step]
    return value


_OPERATION = ("paths", "/things", "post")
_THING = ("components", "schemas", "Thing")
_OK = (*_OPERATION, "responses", "200")

POSITIONS: Mapping[str, Callable[[Document, str], None]] = {
    "info.title": _set("info", "title"),
    "info.version": _set("info", "version"),
    "info.description": _set("info", "description"),
    "info.license.name": _set("info", "license", "name"),
    "info.contact.url": _set("info", "contact", "url"),
    "servers[0].url": _set("servers", 0, "url"),
    "servers[0].description": _set("servers", 0, "description"),
    "servers[0].variables.X.default": _set("servers", 0, "variables", "X", "default"),
    "tags[].name": _both(_set("tags", 0, "name"), _set(*_OPERATION, "tags", 0)),
    "tags[].description": _set("tags", 0, "description"),
    "path-key": _rename("paths", "/things"),
    "operationId": _set(*_OPERATION, "operationId"),
    "summary": _set(*_OPERATION, "summary"),
    "operation.description": _set(*_OPERATION, "description"),
    "parameter.name": _set(*_OPERATION, "parameters", 0, "name"),
    "parameter.description": _set(*_OPERATION, "parameters", 0, "description"),
    "parameter.default": _set(*_OPERATION, "parameters", 0, "schema", "default"),
    "parameter.example": _set(*_OPERATION, "parameters", 0, "example"),
    "header.name": _rename(*_OK, "headers", "X-Trace"),
    "response.description": _set(*_OK, "description"),
    "request-media-type": _rename(*_OPERATION, "requestBody", "content", "application/json"),
    "response-media-type": _rename(*_OK, "content", "application/json"),
    "response-code-key": _rename(*_OPERATION, "responses", "404"),
    "component-schema-key": _component,
    "property-name": _rename(*_THING, "properties", "name"),
    "schema.title": _set(*_THING, "title"),
    "schema.description": _set(*_THING, "description"),
    "enum-value": _set(*_THING, "properties", "color", "enum", 0),
    "const": _set(*_THING, "properties", "kind", "const"),
    "default": _set(*_THING, "properties", "name", "default"),
    "pattern": _set(*_THING, "properties", "name", "pattern"),
    "format": _set(*_THING, "properties", "name", "format"),
    "example": _set(*_THING, "properties", "name", "example"),
    "discriminator.propertyName": _set("components", "schemas", "Pet", "discriminator", "propertyName"),
    "discriminator.mapping-key": _rename("components", "schemas", "Pet", "discriminator", "mapping", "cat"),
    "discriminator.mapping-value": _set("components", "schemas", "Pet", "discriminator", "mapping", "cat"),
    "security-scheme-key": _both(
        _rename("components", "securitySchemes", "token"), _rename(*_OPERATION, "security", 0, "token")
    ),
    "apiKey.name": _set("components", "securitySchemes", "key", "name"),
    "oauth-scope": _both(
        _set(*_OPERATION, "security", 0, "token", 0),
        _rename("components", "securitySchemes", "token", "flows", "clientCredentials", "scopes", "read"),
    ),
    "link-name": _rename(*_OK, "links", "again"),
    "callback-name": _rename(*_OPERATION, "callbacks", "called"),
    "externalDocs.url": _set(*_OPERATION, "externalDocs", "url"),
    "x-extension-value": _set(*_THING, "x-extension"),
}
"""By the name that the shared cases give each position."""


def document_with(position: str, text: str) -> Document:
    """The document with a text at one position; a path begins with a slash all the same."""
    document = copy.deepcopy(DOCUMENT)
    POSITIONS[position](document, f"/{text}" if position == "path-key" else text)
    return document
