"""Whatever a request holds, and whatever a document says, there is an answer, and it holds no more than it should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mock_material import Serve

from specloom.diagnostics import Diagnostics
from specloom.loader import load
from specloom.mock import Mock, Request
from specloom.resolver import resolve

BROAD = Path(__file__).parents[1] / "scenarios" / "broad.openapi.yaml"
MEDIA_TYPES = (
    "application/json",
    "multipart/form-data; boundary=b",
    "application/x-www-form-urlencoded",
    "text/plain",
    "x",
    "",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "name", "new-parts", "size", "x"]), inner),
    max_leaves=8,
)
TEXT = st.text(st.characters(codec="latin-1"), max_size=20)


@pytest.fixture(scope="module")
def mock() -> Mock:
    """A mock of parameters in every place and bodies of every coding."""
    document = load(BROAD)
    return Mock(resolve(document, Diagnostics()), document)


@given(data=st.data())
def test_every_request_is_answered(mock: Mock, data: st.DataObject) -> None:
    """Any query, header, cookie and body, at paths that are nearly those of the document."""
    operation = data.draw(st.sampled_from(mock.api.operations))
    filled = operation.path
    while "{" in filled:
        before, _, rest = filled.partition("{")
        filled = before + data.draw(TEXT) + rest.partition("}")[2]
    query = data.draw(st.sampled_from(["", "?limit=", "?filter[name]=", "?filter[", "?as-json=", "?"])) + data.draw(
        TEXT
    )
    content_type = data.draw(st.sampled_from(MEDIA_TYPES))
    part = b'--b\r\ncontent-disposition: form-data; name="file"\r\n\r\n'
    body = data.draw(
        st.binary(max_size=40) | st.binary(max_size=20).map(lambda content: part + content) | JSON.map(lambda value: json.dumps(value).encode())
    )  # fmt: skip
    names = st.sampled_from(["accept", "prefer", "cookie", "authorization", "x-parts", "x-trace"])
    headers = data.draw(st.lists(st.tuples(names, TEXT), max_size=4))
    request = Request(
        operation.method, mock.base_path + filled + query, (*headers, ("content-type", content_type)), body
    )
    reply = mock.decide(request).reply
    assert 200 <= reply.status < 500


@pytest.mark.parametrize("depth", [100, 100_000])
def test_a_body_may_be_nested_deeply(mock: Mock, depth: int) -> None:
    body = b'{"id": 1, "display-name": "n", "parts": ' + b"[" * depth + b"]" * depth + b"}"
    headers = (("content-type", "application/json"), ("authorization", "Bearer b"))
    reply = mock.decide(Request("POST", f"{mock.base_path}/json", headers, body)).reply
    assert reply.status == 400


def test_a_document_forges_no_header_no_line_and_no_address(serve: Serve) -> None:
    """Line ends in media types, in sentinels and in examples; control characters in the path of a server."""
    paths = {
        "/a": {
            "get": {
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {"text/event-stream; a=b\rX-Forged: 1": {"x-specloom-sentinel": "end\rdata: forged", "schema": {"type": "string"}, "example": "a\r\ndata: b\revent: c"}},
                    }
                }
            }
        }
    }  # fmt: skip
    mock, client = serve(paths, servers=[{"url": "https://a.example.com/\x1b[31m/%1b"}])
    assert mock.url.isprintable()
    assert mock.url.endswith("/%1B%5B31m/%1b")
    found = client.get("/a")
    assert "x-forged" not in found.headers
    assert found.text == "data: a\ndata: data: b\ndata: event: c\n\ndata: end\ndata: data: forged\n\n"


def test_a_schema_that_leads_to_itself_judges_nothing(serve: Serve) -> None:
    schemas = {"A": {"allOf": [{"$ref": "#/components/schemas/A"}]}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
    paths = {"/a": {"post": {"requestBody": body, "responses": {"204": {"description": "ok"}}}}}
    _, client = serve(paths, components={"schemas": schemas})
    assert client.post("/a", json=[1]).status_code == 204


def test_an_identifier_inside_a_schema_moves_no_reference(serve: Serve) -> None:
    """Nothing is fetched, and what the reference means stays the document's."""
    schema = {"$id": "https://elsewhere.example.com/s", "properties": {"a": {"$ref": "#/components/schemas/N"}}}
    body = {"content": {"application/json": {"schema": schema}}}
    paths = {"/a": {"post": {"requestBody": body, "responses": {"204": {"description": "ok"}}}}}
    _, client = serve(paths, components={"schemas": {"N": {"type": "integer"}}})
    assert client.post("/a", json={"a": 1}).status_code == 204
    assert client.post("/a", json={"a": "x"}).json()["errors"][0]["name"] == "/a"
