"""Whoever follows the pages of a list gets to its end: behind the example there is nothing."""

from __future__ import annotations

from typing import Any

import pytest
from mock_material import Serve

TEXT, INTEGER = {"type": "string"}, {"type": "integer"}
ROWS = {"type": "array", "items": TEXT}


def query(name: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, **more}


def listing(pagination: dict[str, Any], example: Any, *parameters: Any, required: tuple[str, ...] = ()) -> Any:
    schema: dict[str, Any] = {
        "type": "object",
        "required": list(required),
        "properties": {
            "rows": ROWS,
            "more": {"type": "boolean"},
            "next": TEXT if "next" in required else {"type": ["string", "null"]},
            "meta": {"type": "object", "properties": {"next": TEXT}},
        },
    }
    if isinstance(example, list):
        schema = ROWS
    success = {"description": "ok", "content": {"application/json": {"schema": schema, "example": example}}}
    operation = {"parameters": list(parameters), "responses": {"200": success}, "x-specloom-pagination": pagination}
    return {"/rows": {"get": operation}}


@pytest.mark.parametrize(("required", "ended"), [(("next",), {"next": ""}), ((), {})], ids=["required", "optional"])
def test_the_cursor_of_the_example_leads_to_an_empty_page(
    serve: Serve, required: tuple[str, ...], ended: dict[str, Any]
) -> None:
    example = {"rows": ["a"], "more": True, "next": "b/="}
    pagination = {"type": "cursor", "input": "after", "items": "rows", "next": "next", "more": "more"}
    _, client = serve(listing(pagination, example, query("after", TEXT), required=required))
    assert client.get("/rows").json() == example
    assert client.get("/rows", params={"after": "a"}).json() == example
    assert client.get("/rows", params={"after": "b/="}).json() == {"rows": [], "more": False, **ended}


@pytest.mark.parametrize(("type_", "second"), [("page", 2), ("offset", 1)])
def test_counting_ends_behind_the_example(serve: Serve, type_: str, second: int) -> None:
    _, client = serve(listing({"type": type_, "input": "n"}, ["a"], query("n", INTEGER)))
    assert client.get("/rows").json() == ["a"]
    assert client.get("/rows", params={"n": second}).json() == []


def test_the_position_of_an_example_has_the_example(serve: Serve) -> None:
    _, client = serve(listing({"type": "page", "input": "n"}, ["a"], query("n", INTEGER, example=7)))
    assert [client.get("/rows", params={"n": number}).json() for number in (1, 7, 8)] == [["a"], ["a"], []]


def test_a_url_leads_nowhere(serve: Serve) -> None:
    example = {"rows": ["a"], "meta": {"next": "https://api.example.com/rows?page=2"}}
    _, client = serve(listing({"type": "url", "items": "rows", "next": "meta.next"}, example))
    assert client.get("/rows").json() == {"rows": ["a"], "meta": {}}


def test_a_field_of_the_body_says_where_a_page_begins(serve: Serve) -> None:
    paths = listing({"type": "offset", "input": "from", "items": "rows"}, {"rows": ["a"]})
    schema = {"type": "object", "properties": {"from": INTEGER}}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    _, client = serve({"/rows": {"post": {**paths["/rows"]["get"], "requestBody": body}}})
    assert client.post("/rows", json={}).json()["rows"] == ["a"]
    assert client.post("/rows", json={"from": 1}).json()["rows"] == []


def test_a_failure_is_no_page(serve: Serve) -> None:
    paths = listing({"type": "page", "input": "n"}, ["a"], query("n", INTEGER))
    failure = {"description": "no", "content": {"application/json": {"schema": ROWS, "example": ["wrong"]}}}
    paths["/rows"]["get"]["responses"]["400"] = failure
    _, client = serve(paths)
    assert client.get("/rows", params={"n": 2}, headers={"Prefer": "status=400"}).json() == ["wrong"]


def test_a_number_of_any_length_is_behind(serve: Serve) -> None:
    _, client = serve(listing({"type": "page", "input": "n"}, ["a"], query("n", {})))
    assert client.get("/rows", params={"n": "9" * 5000}).json() == []
