"""Every field of every object of OpenAPI 3.2 is carried into the API, named in a warning, or known to say nothing of calls."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from resolver_material import TEXT, obj, resolved

BODY = {"schema": obj(a=TEXT)}
KEY = {"type": "apiKey", "name": "k", "in": "header"}
FORM = {"schema": obj(a={"type": "array", "items": TEXT})}
CALLBACK = {
    "{$request.body#/url}": {"post": {"operationId": "told", "requestBody": {"content": {"application/json": BODY}}}}
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.2.0",
    "info": {"title": "Test", "version": "1"},
    "servers": [{"url": "https://{a}.example", "variables": {"a": {"default": "x"}}}],
    "tags": [{"name": "things", "description": "T"}],
    "paths": {
        "/probe/{id}": {
            "delete": {
                "tags": ["things"],
                "operationId": "probe",
                "parameters": [{"name": "q", "in": "query", "schema": {"type": "array", "items": TEXT}}],
                "responses": {"200": {"description": "Fine.", "content": {"application/json": {"schema": TEXT}}}},
            },
            "put": {
                "tags": ["things"],
                "operationId": "change",
                "requestBody": {"content": {"application/x-www-form-urlencoded": {**FORM, "encoding": {"a": {}}}}},
                "responses": {
                    "200": {"description": "Fine.", "content": {"application/json": {"examples": {"one": {}}}}}
                },
            },
        }
    },
    "components": {
        "securitySchemes": {
            "key": KEY,
            "basic": {"type": "http", "scheme": "basic"},
            "oauth": {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": "https://t.example", "scopes": {}}},
            },
        }
    },
}
"""A document in which every object has a place; a test adds one field to one of them."""

OPERATION = "paths /probe/{id} delete"
PARAMETER = f"{OPERATION} parameters 0"
RESPONSE = f"{OPERATION} responses 200"
MEDIA = f"{RESPONSE} content application/json"
REQUEST = "paths /probe/{id} put requestBody"
FORM_TYPE = f"{REQUEST} content application/x-www-form-urlencoded"
ENCODING = f"{FORM_TYPE} encoding a"
EXAMPLE = "paths /probe/{id} put responses 200 content application/json examples one"
SCHEMES = "components securitySchemes"

CARRIED: dict[str, dict[str, Any]] = {
    "": {
        "servers": [{"url": "https://b.example"}], "security": [{"key": []}], "tags": [{"name": "things", "description": "D"}],
        "webhooks": {"told": {"post": {}}},
    },
    "info": {"title": "U", "description": "D", "version": "2"},
    "servers 0": {"url": "https://b.example", "description": "D", "name": "n", "variables": {}},
    "servers 0 variables a": {"enum": ["x"], "default": "y", "description": "D"},
    "tags 0": {"name": "other", "description": "D"},
    "paths /probe/{id}": {
        **{key: {} for key in ("post", "get", "options", "head", "patch", "trace", "query")}, "delete": {}, "put": {},
        "additionalOperations": {"COPY": {}}, "servers": [{"url": "https://b.example"}], "parameters": [{"name": "p", "in": "query"}],
        "$ref": "#/components/pathItems/other",
    },
    OPERATION: {
        "tags": ["other"], "summary": "S", "description": "D", "operationId": "other", "parameters": [], "requestBody": {"content": {"text/plain": {}}},
        "responses": {}, "callbacks": {"told": CALLBACK}, "deprecated": True, "security": [{"key": []}], "servers": [{"url": "https://b.example"}],
    },
    PARAMETER: {
        "name": "r", "in": "header", "description": "D", "required": True, "deprecated": True, "style": "pipeDelimited", "explode": False,
        "allowReserved": True, "schema": TEXT, "example": ["a"], "examples": {"one": {"value": ["a"]}}, "content": {"application/json": {}},
    },
    REQUEST: {"description": "D", "content": {"text/plain": {}}, "required": True},
    MEDIA: {"schema": obj(b=TEXT), "itemSchema": obj(b=TEXT), "example": "e", "examples": {"one": {"value": "e"}}},
    FORM_TYPE: {"encoding": {"b": {"contentType": "text/csv"}}},
    ENCODING: {
        "headers": {"X-A": {"schema": {"const": "a"}}}, "contentType": "text/csv", "style": "pipeDelimited", "explode": False, "allowReserved": True,
    },
    RESPONSE: {"description": "D", "content": {}, "headers": {"Link": {}}, "links": {"next": {"operationId": "probe"}}},
    EXAMPLE: {"value": "v", "dataValue": "v"},
    f"{SCHEMES} key": {"type": "http", "description": "D", "name": "l", "in": "query"},
    f"{SCHEMES} basic": {"scheme": "bearer"},
    f"{SCHEMES} oauth": {"flows": {}},
    f"{SCHEMES} oauth flows": {"clientCredentials": {}},
    f"{SCHEMES} oauth flows clientCredentials": {"tokenUrl": "https://u.example", "scopes": {"read": "R"}},
}  # fmt: skip
"""By the way to an object, a value for each field that changes the API."""

NAMED: dict[str, dict[str, Any]] = {
    PARAMETER: {"in": "body"},
    FORM_TYPE: {"prefixEncoding": [{}], "itemEncoding": {}},
}
"""Fields that change nothing, or take something away, and are named in a warning."""

SILENT = {
    "": "openapi $self jsonSchemaDialect info paths components externalDocs",
    "info": "summary termsOfService contact license",
    "tags 0": "summary externalDocs parent kind",
    "paths /probe/{id}": "summary description",
    OPERATION: "externalDocs",
    PARAMETER: "allowEmptyValue",
    RESPONSE: "summary",
    ENCODING: "encoding prefixEncoding itemEncoding",
    EXAMPLE: "summary description serializedValue externalValue",
    f"{SCHEMES} key": "bearerFormat deprecated",
    f"{SCHEMES} oauth": "openIdConnectUrl oauth2MetadataUrl",
    f"{SCHEMES} oauth flows": "implicit password authorizationCode deviceAuthorization",
    f"{SCHEMES} oauth flows clientCredentials": "authorizationUrl deviceAuthorizationUrl refreshUrl",
}
"""Fields for readers of the document, for its tools, for a person who grants a token, or for parts inside of parts."""

FIELDS = {
    "": "openapi $self info jsonSchemaDialect servers paths webhooks components security tags externalDocs",
    "info": "title summary description termsOfService contact license version",
    "servers 0": "url description name variables",
    "servers 0 variables a": "enum default description",
    "tags 0": "name summary description externalDocs parent kind",
    "paths /probe/{id}": "$ref summary description get put post delete options head patch trace query additionalOperations servers parameters",
    OPERATION: "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
    PARAMETER: "name in description required deprecated allowEmptyValue example examples style explode allowReserved schema content",
    REQUEST: "description content required",
    MEDIA: "schema itemSchema example examples",
    FORM_TYPE: "encoding prefixEncoding itemEncoding",
    ENCODING: "contentType headers encoding prefixEncoding itemEncoding style explode allowReserved",
    RESPONSE: "summary description headers content links",
    EXAMPLE: "summary description dataValue serializedValue value externalValue",
    f"{SCHEMES} key": "type description name in bearerFormat deprecated",
    f"{SCHEMES} basic": "scheme",
    f"{SCHEMES} oauth": "flows openIdConnectUrl oauth2MetadataUrl",
    f"{SCHEMES} oauth flows": "implicit password clientCredentials authorizationCode deviceAuthorization",
    f"{SCHEMES} oauth flows clientCredentials": "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes",
}
"""The fixed fields of OpenAPI 3.2, section "Schema", by the way to one object of each kind."""


@pytest.mark.parametrize("way", FIELDS)
def test_no_field_is_dropped_in_silence(way: str) -> None:
    known = {*CARRIED.get(way, {}), *NAMED.get(way, {}), *SILENT.get(way, "").split()}
    assert known == {*FIELDS[way].split()}


def changed(way: str, field: str, value: Any) -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    place: Any = document
    for token in way.split():
        place = place[int(token) if isinstance(place, list) else token]
    place[field] = value
    document["components"]["pathItems"] = {"other": {}}
    return document


def cases(table: dict[str, dict[str, Any]]) -> list[tuple[str, str, Any]]:
    return [(way, field, value) for way, fields in table.items() for field, value in fields.items()]


@pytest.mark.parametrize(("way", "field", "value"), cases(CARRIED))
def test_a_field_is_carried(way: str, field: str, value: Any) -> None:
    assert resolved(changed(way, field, value)).api != resolved(changed("", "openapi", "3.2.0")).api


@pytest.mark.parametrize(("way", "field", "value"), cases(NAMED))
def test_a_field_that_is_not_carried_is_named(way: str, field: str, value: Any) -> None:
    before = {each.location.pointer for each in resolved(DOCUMENT).warnings}
    after = {each.location.pointer for each in resolved(changed(way, field, value)).warnings}
    assert [pointer for pointer in after - before if way.split()[-1].replace("/", "~1") in pointer.split("/")]
