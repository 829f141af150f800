"""A method and a path lead to one operation."""

from __future__ import annotations

from typing import Any

import pytest
from mock_material import Serve

EMPTY = {"responses": {"204": {"description": "ok"}}}


def operation(name: str, **others: Any) -> dict[str, Any]:
    return {"operationId": name, **EMPTY, **others}


def typed(name: str, kind: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": kind}}


PATHS = {
    "/users/{id}": {"parameters": [typed("id", "integer")], "get": operation("by_number")},
    "/users/{name}": {"parameters": [typed("name", "string")], "get": operation("by_name")},
    "/users/me": {"get": operation("me")},
    "/files/{name}.json": {"get": operation("json_file")},
    "/files/{name}": {"get": operation("file"), "delete": operation("delete_file")},
    "/{anything}/{more}": {"get": operation("anything")},
    "/": {"get": operation("root")},
}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/users/me", "me"),
        ("/users/7", "by_number"),
        ("/users/seven", "by_name"),
        ("/files/a.json", "json_file"),
        ("/files/a", "file"),
        ("/files/a%2Fb", "file"),
        ("/other/a?b=c", "anything"),
        ("/", "root"),
        ("/users/7/more", None),
        ("/users/", None),
    ],
)
def test_the_most_concrete_path_that_takes_the_value(serve: Serve, target: str, expected: str | None) -> None:
    mock, client = serve(PATHS)
    client.get(target)
    assert [seen.operation for seen in mock.seen] == [expected]


def test_the_path_that_has_the_method(serve: Serve) -> None:
    """A more concrete path without it does not stand in the way."""
    mock, client = serve(PATHS)
    client.delete("/files/a.json")
    client.head("/files/a")
    assert [seen.operation for seen in mock.seen] == ["delete_file", "file"]


def test_operations_are_below_the_servers_paths(serve: Serve) -> None:
    """Those of every server, its variables open; the mock's address has the first."""
    servers = [
        {"url": "https://{region}.example.com/api/{version}", "variables": {"region": {"default": "eu"}, "version": {"default": "v2"}}},
        {"url": "/"},
    ]  # fmt: skip
    mock, client = serve({"/a": {"get": operation("a")}, "/b": {"get": operation("b", servers=[{"url": "//b.example.com/own"}])}}, servers=servers)  # fmt: skip
    assert mock.url.endswith("/api/v2")
    root = mock.url.removesuffix("/api/v2")
    for target in ("/api/v2/a", "/api/v3/a", "/a", "/own/b"):
        assert client.get(root + target).status_code == 204
    assert client.get(root + "/api/a").status_code == 404


def test_twins_of_one_path_are_told_apart_by_the_request(serve: Serve) -> None:
    """By ``stream`` in the body, by the accept header; a fragment is never sent."""
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    whole = {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "string"}}}}}
    events = {"200": {"description": "ok", "content": {"text/event-stream": {"schema": {"type": "string"}}}}}
    paths = {
        "/chat": {"post": {"operationId": "whole", "requestBody": body, "responses": whole}},
        "/chat#stream": {"post": {"operationId": "events", "requestBody": body, "responses": events}},
    }
    mock, client = serve(paths)
    client.post("/chat", json={})
    client.post("/chat", json={"stream": True})
    client.post("/chat", json={}, headers={"accept": "text/event-stream"})
    client.post("/chat", json={"stream": True}, headers={"accept": "application/json"})
    assert [seen.operation for seen in mock.seen] == ["whole", "events", "events", "whole"]


def test_of_twins_that_both_answer_the_closer_media_type_counts(serve: Serve) -> None:
    """Real documents have twins that differ in nothing else."""

    def answering(name: str, media_type: str) -> dict[str, Any]:
        parameter = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        responses = {"200": {"description": "ok", "content": {media_type: {"schema": {"type": "string"}}}}}
        return {"get": {"operationId": name, "parameters": [parameter], "responses": responses}}

    mock, client = serve({"/{page}": answering("page", "text/html"), "/{state}": answering("state", "*/*")})
    for accept in ("text/html", "*/*", "application/json", "text/*"):
        client.get("/a", headers={"accept": accept})
    assert [seen.operation for seen in mock.seen] == ["page", "state", "state", "page"]


def test_one_operation_with_both_answers_as_the_caller_likes(serve: Serve) -> None:
    both = {
        "200": {
            "description": "ok",
            "content": {
                "application/json": {"schema": {"type": "object"}},
                "text/event-stream": {"schema": {"type": "string"}},
            },
        }
    }
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    _, client = serve({"/chat": {"post": {"requestBody": body, "responses": both}}})

    def kind(body: Any, accept: str) -> str:
        return str(client.post("/chat", json=body, headers={"accept": accept}).headers["content-type"])

    assert kind({}, "*/*") == "application/json"
    assert kind({"stream": True}, "*/*") == "text/event-stream"
    assert kind({"stream": True}, "text/event-stream;q=0.5, application/json") == "application/json"
    assert kind({}, "text/*") == "text/event-stream"


def test_an_extension_begins_at_the_last_dot(serve: Serve) -> None:
    """Nothing stands between the two values, so something in them has to tell."""
    extension = {"name": "extension", "in": "path", "required": True, "schema": {"enum": [".json"]}}
    paths = {"/{page}{extension}": {"parameters": [typed("page", "string"), extension], "get": operation("page")}}
    _, client = serve(paths)
    assert client.get("/a.b.json").status_code == 204
    assert client.get("/%3Cvalue%3E.json").status_code == 204
    assert client.get("/a.xml").status_code == 400
