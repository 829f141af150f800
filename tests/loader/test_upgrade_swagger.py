"""OpenAPI 2.0 becomes 3.1: every part in its new place, and known by its old one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specloom.loader import Document, load_text
from specloom.loader.validation import Validator, validate


def load_values(**members: Any) -> Document:
    values = {"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {}, **members}
    return load_text(json.dumps(values, indent=1), file="x.json")


def operation(document: Document, method: str = "post") -> dict[str, Any]:
    found = document.root["paths"]["/a"][method]
    assert isinstance(found, dict)
    return found


def load_operation(**members: Any) -> Document:
    shared = {key: members.pop(key) for key in ("parameters_", "consumes_", "produces_") if key in members}
    root = {key.rstrip("_"): value for key, value in shared.items()}
    responses = members.pop("responses", {"200": {"description": "d"}})
    return load_values(paths={"/a": {"post": {"responses": responses, **members}}}, definitions={"Pet": {}}, **root)


PET = {"$ref": "#/definitions/Pet"}
NEW_PET = {"$ref": "#/components/schemas/Pet"}


@pytest.mark.parametrize(
    ("members", "servers"),
    [
        (
            {"host": "h", "basePath": "/v1", "schemes": ["http", "https"]},
            [{"url": "http://h/v1"}, {"url": "https://h/v1"}],
        ),
        ({"host": "h", "basePath": "/"}, [{"url": "https://h"}]),
        ({"basePath": "/v1"}, [{"url": "/v1"}]),
        ({}, None),
    ],
)
def test_host_base_path_and_schemes_become_servers(members: dict[str, Any], servers: Any) -> None:
    root = load_values(**members).root
    assert root.get("servers") == servers
    assert next(iter(root)) == "openapi"
    assert not {"swagger", "host", "basePath", "schemes"} & set(root)


def test_sections_move_under_components_with_their_references() -> None:
    document = load_values(
        definitions={"Pet": {"properties": {"next": PET}}},
        responses={"No": {"description": "d", "schema": PET}},
        parameters={"Limit": {"name": "limit", "in": "query", "type": "integer"}},
        paths={
            "/a": {
                "get": {
                    "parameters": [{"$ref": "#/parameters/Limit"}],
                    "responses": {"404": {"$ref": "#/responses/No"}},
                }
            }
        },
    )
    assert document.root["components"] == {
        "schemas": {"Pet": {"properties": {"next": NEW_PET}}},
        "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}},
        "responses": {"No": {"description": "d", "content": {"application/json": {"schema": NEW_PET}}}},
    }
    assert operation(document, "get") == {
        "parameters": [{"$ref": "#/components/parameters/Limit"}],
        "responses": {"404": {"$ref": "#/components/responses/No"}},
    }


def test_a_body_parameter_becomes_the_request_body() -> None:
    body = {"name": "b", "in": "body", "required": True, "description": "d", "schema": PET}
    document = load_operation(
        parameters=[{"name": "q", "in": "query", "type": "string"}, body], consumes=["a/b", "c/d"]
    )
    assert operation(document) == {
        "responses": {"200": {"description": "d"}},
        "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
        "requestBody": {
            "content": {"a/b": {"schema": NEW_PET}, "c/d": {"schema": NEW_PET}},
            "required": True,
            "description": "d",
        },
    }
    body_pointer = "/paths/~1a/post/requestBody"
    assert document.locate(f"{body_pointer}/content/a~1b/schema").line == document.locate(body_pointer).line + 5


def test_a_shared_body_and_one_of_the_path_are_written_out() -> None:
    shared = {"Body": {"name": "b", "in": "body", "schema": PET}}
    paths = {"/a": {"parameters": [{"$ref": "#/parameters/Body"}], "post": {"responses": {}}}}
    document = load_values(definitions={"Pet": {}}, parameters=shared, paths=paths, consumes=["a/b"])
    assert document.root["paths"]["/a"] == {
        "post": {"responses": {}, "requestBody": {"content": {"a/b": {"schema": NEW_PET}}}}
    }
    assert "parameters" not in document.root["components"] or not document.root["components"]["parameters"]


def test_form_parameters_become_an_object() -> None:
    fields = [
        {"name": "n", "in": "formData", "type": "string", "required": True, "description": "d"},
        {"name": "l", "in": "formData", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
    ]
    content = operation(load_operation(parameters=fields))["requestBody"]["content"]
    assert content == {
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "properties": {
                    "n": {"type": "string", "description": "d"},
                    "l": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["n"],
            },
            "encoding": {"l": {"style": "form", "explode": True}},
        }
    }


def test_a_file_travels_in_parts() -> None:
    body = operation(load_operation(parameters=[{"name": "f", "in": "formData", "type": "file"}]))["requestBody"]
    schema = {"type": "object", "properties": {"f": {"type": "string", "format": "binary"}}}
    assert body == {"required": False, "content": {"multipart/form-data": {"schema": schema}}}


@pytest.mark.parametrize(
    ("place", "collection", "style"),
    [
        ("query", None, ("form", False)), ("query", "multi", ("form", True)), ("query", "ssv", ("spaceDelimited", False)),
        ("query", "pipes", ("pipeDelimited", False)), ("header", "csv", ("simple", False)), ("path", None, ("simple", False)),
    ],
)  # fmt: skip
def test_collection_formats_become_styles(place: str, collection: str | None, style: tuple[str, bool]) -> None:
    said = {"collectionFormat": collection} if collection else {}
    parameter = {
        "name": "p",
        "in": place,
        "type": "array",
        "items": {"type": "integer", "collectionFormat": "csv"},
        **said,
    }
    document = load_operation(parameters=[parameter])
    (found,) = operation(document)["parameters"]
    assert (found["style"], found["explode"]) == style
    assert found["schema"] == {"type": "array", "items": {"type": "integer"}}
    assert document.warnings == ()


def test_a_collection_format_that_cannot_be_said_is_a_warning_with_its_place() -> None:
    parameter = {"name": "p", "in": "query", "type": "array", "items": {}, "collectionFormat": "tsv"}
    (warning,) = load_operation(parameters=[parameter]).warnings
    assert warning.code == "collection-format"
    assert warning.location.pointer == "/paths/~1a/post/parameters/0"


def test_responses_get_media_types_examples_and_headers() -> None:
    response = {
        "description": "d",
        "schema": PET,
        "examples": {"a/b": {"$ref": "data"}},
        "headers": {"X": {"type": "integer", "description": "h"}},
    }
    document = load_operation(responses={"200": response}, produces=["a/b", "c/d"])
    found = operation(document)["responses"]["200"]
    assert found == {
        "description": "d",
        "headers": {"X": {"description": "h", "schema": {"type": "integer"}}},
        "content": {"a/b": {"schema": NEW_PET, "example": {"$ref": "data"}}, "c/d": {"schema": NEW_PET}},
    }
    pointer = "/paths/~1a/post/responses/200"
    assert document.locate(f"{pointer}/content/c~1d/schema").line == document.locate(pointer).line + 2


def test_a_file_response_is_binary() -> None:
    document = load_operation(responses={"200": {"description": "d", "schema": {"type": "file"}}})
    content = operation(document)["responses"]["200"]["content"]
    assert content == {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


def test_references_into_moved_parts_follow_them() -> None:
    paths = {
        "/a": {"post": {"responses": {"200": {"description": "d", "schema": {"type": "object"}}}}},
        "/b": {
            "get": {
                "responses": {"200": {"description": "d", "schema": {"$ref": "#/paths/~1a/post/responses/200/schema"}}}
            }
        },
    }
    document = load_values(paths=paths)
    schema = document.root["paths"]["/b"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert document.resolve(schema["$ref"])[1] == {"type": "object"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "basic"}, {"type": "http", "scheme": "basic"}),
        ({"type": "apiKey", "name": "k", "in": "header"}, {"type": "apiKey", "name": "k", "in": "header"}),
        (
            {"type": "oauth2", "flow": "accessCode", "authorizationUrl": "u", "tokenUrl": "t", "scopes": {"s": "d"}},
            {
                "type": "oauth2",
                "flows": {"authorizationCode": {"scopes": {"s": "d"}, "authorizationUrl": "u", "tokenUrl": "t"}},
            },
        ),
        (
            {"type": "oauth2", "flow": "application", "tokenUrl": "t"},
            {"type": "oauth2", "flows": {"clientCredentials": {"scopes": {}, "tokenUrl": "t"}}},
        ),
    ],
)
def test_security_schemes_have_their_new_words(before: dict[str, Any], after: dict[str, Any]) -> None:
    document = load_values(securityDefinitions={"s": before})
    assert document.root["components"]["securitySchemes"] == {"s": after}
    assert document.locate("/components/securitySchemes/s").line > document.locate("/components").line - 1


def test_an_operation_with_other_schemes_has_other_servers() -> None:
    paths = {"/a": {"post": {"schemes": ["wss"], "responses": {}}}}
    assert operation(load_values(host="h", schemes=["https"], paths=paths))["servers"] == [{"url": "wss://h"}]


def test_what_comes_out_is_valid_3_1() -> None:
    document = load_operation(
        parameters=[
            {"name": "b", "in": "body", "schema": PET},
            {
                "name": "q",
                "in": "query",
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "collectionFormat": "multi",
            },
        ],
        responses={"200": {"description": "d", "schema": PET, "headers": {"X": {"type": "string"}}}},
        produces=["a/b"],
    )
    assert validate(document, Validator.REFERENCE) == ()
    upgraded = load_text(json.dumps(document.root))
    assert validate(upgraded, Validator.REFERENCE) == ()
