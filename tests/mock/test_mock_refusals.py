"""What the document does not allow is refused, with what is wrong and where."""

from __future__ import annotations

from typing import Any

import pytest
from mock_material import Serve

PATHS = """
/items/{id}:
  parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
  get:
    operationId: get_item
    parameters:
      - {name: limit, in: query, required: true, schema: {type: integer, maximum: 10}}
      - {name: X-Tenant, in: header, required: true, schema: {type: string}}
      - {name: kind, in: query, schema: {type: array, items: {enum: [a, b]}}}
      - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {age: {type: integer}}}}
      - {name: session, in: cookie, schema: {type: boolean}}
    responses: {"200": {description: ok, content: {application/json: {schema: {type: string}}}}}
/items:
  post:
    operationId: add_item
    requestBody:
      required: true
      content:
        application/json:
          schema:
            type: object
            required: [name, id]
            properties: {id: {type: integer, readOnly: true}, name: {type: string}, tags: {type: array, items: {type: string}}}
        text/plain: {schema: {type: string}}
    responses: {"201": {description: made}}
/locked:
  get:
    operationId: locked
    security: [{bearer: []}, {key: [], basic: []}]
    responses: {"204": {description: ok}}
"""
SECURITY = {
    "securitySchemes": {
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
        "key": {"type": "apiKey", "in": "query", "name": "key"},
    }
}


@pytest.fixture
def client(serve: Serve) -> Any:
    """A client of the document above."""
    return serve(PATHS, components=SECURITY)[1]


@pytest.mark.parametrize(
    ("target", "headers", "faults"),
    [
        ("/items/1?limit=3", {"X-Tenant": "t"}, []),
        ("/items/x?limit=3", {"X-Tenant": "t"}, [("path", "id", "'x' is not of type 'integer'")]),
        ("/items/1", {"X-Tenant": "t"}, [("query", "limit", "it is required and absent")]),
        ("/items/1?limit=30", {"X-Tenant": "t"}, [("query", "limit", "30 is greater than the maximum of 10")]),
        ("/items/1?limit=3", {}, [("header", "X-Tenant", "it is required and absent")]),
        ("/items/1?limit=3&kind=a&kind=b", {"X-Tenant": "t"}, []),
        ("/items/1?limit=3&kind=c", {"X-Tenant": "t"}, [("query", "kind", "/0: 'c' is not one of ['a', 'b']")]),
        (
            "/items/1?limit=3&filter[age]=x",
            {"X-Tenant": "t"},
            [("query", "filter", "/age: 'x' is not of type 'integer'")],
        ),
        (
            "/items/1?limit=3",
            {"X-Tenant": "t", "Cookie": "session=2"},
            [("cookie", "session", "'2' is not of type 'boolean'")],
        ),
    ],
)
def test_a_parameter_is_named_with_its_place(
    client: Any, target: str, headers: dict[str, str], faults: list[Any]
) -> None:
    response = client.get(target, headers=headers)
    assert response.status_code == (400 if faults else 200)
    if faults:
        assert response.headers["content-type"] == "application/problem+json"
        found = response.json()
        assert (found["status"], found["title"]) == (400, "Bad Request")
        assert [(each["in"], each["name"], each["detail"]) for each in found["errors"]] == faults


@pytest.mark.parametrize(
    ("content_type", "body", "status", "faults"),
    [
        ("application/json", '{"name": "n"}', 201, []),
        ("application/json; charset=utf-8", '{"name": "n"}', 201, []),
        ("text/plain", "n", 201, []),
        ("application/json", "{}", 400, [("", "'name' is required and absent")]),
        ("application/json", '{"name": 1, "tags": [1]}', 400, [("/name", "1 is not of type 'string'"), ("/tags/0", "1 is not of type 'string'")]),
        ("application/json", '{"name"', 400, [("", "it is not JSON at character 7")]),
        ("application/json", "", 400, [("", "it is required and absent")]),
        ("application/xml", "<n/>", 415, []),
        ("", "n", 415, []),
    ],
)  # fmt: skip
def test_a_body_is_held_against_its_schema(
    client: Any, content_type: str, body: str, status: int, faults: list[Any]
) -> None:
    """What is read-only is not asked for; a pointer leads to the value that is wrong."""
    response = client.post("/items", content=body, headers={"content-type": content_type} if content_type else {})
    assert response.status_code == status
    if faults:
        assert [(each["name"], each["detail"]) for each in response.json()["errors"]] == faults


def test_a_path_or_method_that_is_not_there(client: Any) -> None:
    assert client.get("/nothing").status_code == 404
    refused = client.delete("/items")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert client.get("/items/1", headers={"X-Tenant": "t"}, params={"limit": 1}).status_code == 200


def test_an_accept_header_that_takes_nothing(client: Any) -> None:
    headers = {"X-Tenant": "t", "accept": "text/html"}
    refused = client.get("/items/1?limit=1", headers=headers)
    assert refused.status_code == 406
    assert "application/json" in refused.json()["detail"]


def test_credentials_have_to_be_there(client: Any) -> None:
    """Any alternative does; every scheme of it has to be present."""
    refused = client.get("/locked")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert "basic credentials" in refused.json()["detail"]
    assert client.get("/locked", headers={"authorization": "Bearer x"}).status_code == 204
    assert client.get("/locked?key=k").status_code == 401
    assert client.get("/locked?key=k", auth=("user", "password")).status_code == 204
    assert client.get("/locked", headers={"authorization": "Basic nonsense"}).status_code == 401


def test_no_pattern_of_the_document_is_run(serve: Serve) -> None:
    """It would take until the end of the world; the text is taken."""
    schema = {"type": "object", "properties": {"a": {"type": "string", "pattern": "^(a+)+$"}}}
    paths = {
        "/a": {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": schema}}},
                "responses": {"204": {"description": "ok"}},
            }
        }
    }
    _, client = serve(paths)
    assert client.post("/a", json={"a": "a" * 40 + "!"}).status_code == 204
