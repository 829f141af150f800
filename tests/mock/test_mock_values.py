"""Values that the Python SDK's runtime spells are read back: parameters in every style, forms, files."""

from __future__ import annotations

import re
from typing import Any

import pytest
from example_requests import BOUNDARY, spelled, spelling
from hypothesis import given, settings
from hypothesis import strategies as st
from mock_material import Serve

from specloom.ir import ListOf, MapOf, Name, Parameter, Place, Scalar, ScalarKind
from specloom.ir.prose import SILENT
from specloom.mock import Request
from specloom.mock.parameters import read
from specloom.mock.routing import between
from specloom.mock.texts import Texts

WORD = st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True)


def texts(place: Place, style: str) -> st.SearchStrategy[str]:
    """Texts that the style can tell apart: not empty, without the delimiters that it never encodes."""
    if place is Place.HEADER:
        return WORD
    delimiters = {"label": ".", "spaceDelimited": " ", "pipeDelimited": "|"}.get(style, "")
    free = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=delimiters), min_size=1)
    return free.filter(lambda text: text not in (".", "..")) if place is Place.PATH else free


def values(kind: str, text: st.SearchStrategy[str]) -> tuple[Any, st.SearchStrategy[Any]]:
    """A type, and values of it."""
    match kind:
        case "text":
            return Scalar(ScalarKind.STRING), text
        case "integer":
            return Scalar(ScalarKind.INTEGER), st.integers()
        case "boolean":
            return Scalar(ScalarKind.BOOLEAN), st.booleans()
        case "list":
            return ListOf(Scalar(ScalarKind.STRING)), st.lists(text, min_size=1)
        case "numbers":
            return ListOf(Scalar(ScalarKind.INTEGER)), st.lists(st.integers(), min_size=1)
        case _:
            return MapOf(Scalar(ScalarKind.STRING)), st.dictionaries(WORD, text, min_size=1)


SCALARS, LISTS = ("text", "integer", "boolean"), ("list", "numbers")
KINDS = (*SCALARS, *LISTS, "map")
CASES = [
    *((Place.PATH, style, explode, KINDS) for style in ("simple", "label", "matrix") for explode in (False, True)),
    (Place.QUERY, "form", False, KINDS),
    (Place.QUERY, "form", True, KINDS),
    (Place.QUERY, "spaceDelimited", False, LISTS),
    (Place.QUERY, "pipeDelimited", False, LISTS),
    (Place.QUERY, "deepObject", True, ("map",)),
    (Place.COOKIE, "form", True, KINDS),
    (Place.HEADER, "simple", False, KINDS),
    (Place.HEADER, "simple", True, KINDS),
]
"""Places and styles, and the kinds of values that they can carry."""


def parameter(place: Place, style: str, explode: bool, type_: Any) -> Parameter:
    """A parameter called ``p``."""
    return Parameter(Name(("p",), "p"), place, type_, True, SILENT, "", style, explode, "p")


def request(declared: Parameter, value: Any) -> tuple[Request, dict[str, str]]:
    """A request that carries the value as the SDK spells it, and the raw values of its path."""
    how, values = (spelled(declared),), {"p": value}
    match declared.place:
        case Place.PATH:
            return Request("GET", "/", ()), {"p": spelling.fill_path("{p}", values, how)}
        case Place.QUERY:
            return Request("GET", "/?" + "&".join(spelling.query_pairs(values, how)), ()), {}
        case Place.COOKIE:
            return Request("GET", "/", (("cookie", "; ".join(spelling.cookie_pairs(values, how))),)), {}
        case Place.HEADER:
            return Request("GET", "/", (("p", spelling.header_values(values, how)["p"]),)), {}


@pytest.mark.parametrize(
    ("place", "style", "explode", "kind"),
    [(place, style, explode, kind) for place, style, explode, kinds in CASES for kind in kinds],
)
@given(data=st.data())
@settings(max_examples=40)
def test_a_parameter_is_read_as_it_was_meant(
    place: Place, style: str, explode: bool, kind: str, data: st.DataObject
) -> None:
    """In every place and style that can carry its type."""
    type_, strategy = values(kind, texts(place, style))
    value = data.draw(strategy)
    declared = parameter(place, style, explode, type_)
    sent, path = request(declared, value)
    assert read(declared, sent, path, (), Texts({})) == value


@given(literals=st.lists(st.text("ab/", max_size=2), min_size=1, max_size=5), text=st.text("ab/", max_size=12))
def test_a_text_is_cut_at_its_literals_in_one_pass(literals: list[str], text: str) -> None:
    """As the pattern would that tries everything."""
    pattern = "(.+?)".join(map(re.escape, literals))
    found = between(tuple(literals), text)
    expected = re.fullmatch(pattern, text)
    assert (found is None) == (expected is None)
    if found is not None:
        joined = "".join(part for pair in zip(literals, [*found, ""], strict=True) for part in pair)
        assert joined == text
        assert all(found)


FORM = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "count": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "file": {"type": "string", "format": "binary", "maxLength": 100_000},
        "meta": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
    },
}


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([("name", "1", ""), ("count", "2", "")], 204),
        ([("count", "x", "")], 400),
        ([("tags", "a", ""), ("tags", "b", "")], 204),
        ([("tags", "a", "")], 204),
        ([("tags[]", "a", ""), ("tags[]", "b", "")], 204),
        ([("meta", '{"a": 1}', "application/json")], 204),
        ([("meta", '{"a": "x"}', "application/json")], 400),
        ([("files", "a", "application/pdf"), ("files", "b", "application/pdf")], 204),
        ([], 204),
    ],
)
def test_a_multipart_body_is_held_against_its_schema(serve: Serve, parts: list[Any], status: int) -> None:
    """Numbers in text, several parts of one name, JSON parts, files, nothing at all."""
    paths = {
        "/a": {
            "post": {
                "requestBody": {"content": {"multipart/form-data": {"schema": FORM}}},
                "responses": {"204": {"description": "ok"}},
            }
        }
    }
    _, client = serve(paths)
    body = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n'
        + (f"Content-Type: {kind}\r\n" if kind else "")
        + f"\r\n{value}\r\n"
        for name, value, kind in parts
    )
    content_type = f"multipart/form-data; boundary={BOUNDARY}"
    found = client.post("/a", content=f"{body}--{BOUNDARY}--\r\n", headers={"content-type": content_type})
    assert found.status_code == status, found.text


@pytest.mark.parametrize(("body", "status"), [("name=a+b&count=2", 204), ("count=x", 400), ("tags=a&tags=b", 204), ("meta[a]=1", 204), ("meta[a]=x", 400)])  # fmt: skip
def test_a_form_is_held_against_its_schema(serve: Serve, body: str, status: int) -> None:
    paths = {
        "/a": {
            "post": {
                "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": FORM}}},
                "responses": {"204": {"description": "ok"}},
            }
        }
    }
    _, client = serve(paths)
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/a", content=body, headers=headers).status_code == status


def test_tokens_are_given_for_client_credentials(serve: Serve) -> None:
    """At the address that the scheme names, where it is the mock's own."""
    flows = {"clientCredentials": {"tokenUrl": "/oauth/token", "scopes": {}}}
    schemes = {"securitySchemes": {"oauth": {"type": "oauth2", "flows": flows}}}
    paths = {"/a": {"get": {"security": [{"oauth": []}], "responses": {"204": {"description": "ok"}}}}}
    _, client = serve(paths, components=schemes)
    assert client.get("/a").status_code == 401
    asked = {"grant_type": "client_credentials"}
    assert client.post("/oauth/token", data={"grant_type": "password"}).json()["error"] == "unsupported_grant_type"
    assert client.post("/oauth/token", data=asked).status_code == 401
    token = client.post("/oauth/token", data=asked, auth=("id", "secret")).json()
    assert token == client.post("/oauth/token", data={**asked, "client_id": "i", "client_secret": "s"}).json()
    assert client.get("/a", headers={"authorization": f"Bearer {token['access_token']}"}).status_code == 204


def test_a_token_endpoint_that_is_an_operation_too_gives_tokens(serve: Serve) -> None:
    flows = {"clientCredentials": {"tokenUrl": "/token", "scopes": {}}}
    schemes = {"securitySchemes": {"oauth": {"type": "oauth2", "flows": flows}}}
    json_body = {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}
    described = {"security": [], "requestBody": json_body, "responses": {"204": {"description": "described"}}}
    _, client = serve({"/token": {"post": described}}, components=schemes)
    assert client.post("/token", data={"grant_type": "client_credentials"}, auth=("id", "secret")).status_code == 200
    assert client.post("/token", json={}).status_code == 204


def test_a_scalar_is_read_from_a_body_of_text(serve: Serve) -> None:
    body = {"required": True, "content": {"text/plain": {"schema": {"type": "boolean"}}}}
    _, client = serve({"/a": {"put": {"requestBody": body, "responses": {"204": {"description": "ok"}}}}})
    headers = {"content-type": "text/plain"}
    assert client.put("/a", content="true", headers=headers).status_code == 204
    assert client.put("/a", content="maybe", headers=headers).status_code == 400


@pytest.mark.parametrize(
    ("query", "status"), [("p=*", 204), ("p=a", 204), ("p=a&p=b", 204), ("p=a&p=*", 400), ("p=7", 204), ("q=1", 204)]
)
def test_one_text_is_an_item_or_what_stands_beside_the_list(serve: Serve, query: str, status: int) -> None:
    """``*``, or a list of names: as the type tells, not as a repeated name would."""
    listed = {"type": "array", "items": {"enum": ["a", "b"]}}
    either = {"oneOf": [{"type": "string", "pattern": "^[*7]$"}, listed]}
    parameters = [
        {"name": "p", "in": "query", "schema": either},
        {"name": "q", "in": "query", "schema": {"oneOf": [{"type": "integer"}, {"type": "boolean"}]}},
    ]
    _, client = serve({"/a": {"get": {"parameters": parameters, "responses": {"204": {"description": "ok"}}}}})
    assert client.get(f"/a?{query}").status_code == status


def test_a_schema_that_refuses_its_own_example_refuses_no_request(serve: Serve) -> None:
    impossible = {"type": "object", "required": ["absent"], "properties": {"a": {"type": "string"}}}
    body = {"required": True, "content": {"application/json": {"schema": impossible}}}
    _, client = serve({"/a": {"post": {"requestBody": body, "responses": {"204": {"description": "ok"}}}}})
    assert client.post("/a", json={"a": "x"}).status_code == 204
    assert client.post("/a", content=b"{", headers={"content-type": "application/json"}).status_code == 400
