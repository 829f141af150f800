"""Parameters in every OpenAPI style, bodies in every media type, security in every place."""

from __future__ import annotations

import asyncio
import datetime
import importlib
import io
import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_package import load_example
from python_server import Reply, Server, json_reply, running_server

example = load_example()
operation: Any = importlib.import_module("python_example._http.operation")
parameters: Any = importlib.import_module("python_example._http.parameters")
bodies: Any = importlib.import_module("python_example._http.bodies")
errors: Any = importlib.import_module("python_example.errors")
models: Any = importlib.import_module("python_example.models")
types: Any = importlib.import_module("python_example.types")

OBJECT = {"R": 100, "G": 200}
LIST = ["blue", "black"]


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("simple", False, "blue", "blue"),
        ("simple", False, LIST, "blue,black"),
        ("simple", False, OBJECT, "R,100,G,200"),
        ("simple", True, OBJECT, "R=100,G=200"),
        ("label", False, "blue", ".blue"),
        ("label", False, LIST, ".blue,black"),
        ("label", True, LIST, ".blue.black"),
        ("label", True, OBJECT, ".R=100.G=200"),
        ("matrix", False, "blue", ";color=blue"),
        ("matrix", False, LIST, ";color=blue,black"),
        ("matrix", True, LIST, ";color=blue;color=black"),
        ("matrix", False, OBJECT, ";color=R,100,G,200"),
        ("matrix", True, OBJECT, ";R=100;G=200"),
    ],
)
def test_path_styles(style: str, explode: bool, value: Any, expected: str) -> None:
    declared = (operation.path_parameter("color", style=style, explode=explode),)
    assert parameters.fill_path("/a/{color}/b#c", {"color": value}, declared) == f"/a/{expected}/b"


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", True, "blue", ["color=blue"]),
        ("form", True, LIST, ["color=blue", "color=black"]),
        ("form", False, LIST, ["color=blue,black"]),
        ("form", True, OBJECT, ["R=100", "G=200"]),
        ("form", False, OBJECT, ["color=R,100,G,200"]),
        ("spaceDelimited", False, LIST, ["color=blue%20black"]),
        ("pipeDelimited", False, LIST, ["color=blue%7Cblack"]),
        ("deepObject", True, OBJECT, ["color%5BR%5D=100", "color%5BG%5D=200"]),
        (
            "deepObject",
            True,
            {"a": {"b": 1}, "c": [2, 3]},
            ["color%5Ba%5D%5Bb%5D=1", "color%5Bc%5D=2", "color%5Bc%5D=3"],
        ),
        ("form", True, [], []),
        ("form", False, [], []),
        ("form", False, {}, []),
        ("spaceDelimited", False, [None], []),
        ("form", False, ["a", None, "b"], ["color=a,b"]),
        ("form", True, {"a": None, "b": 1}, ["b=1"]),
        ("deepObject", True, {"a": {"b": None, "c": 1}, "d": None}, ["color%5Ba%5D%5Bc%5D=1"]),
        ("form", True, None, []),
        ("form", True, types.UNSET, []),
        ("form", True, True, ["color=true"]),
        ("form", True, 1.5, ["color=1.5"]),
        ("form", True, "a&b=c d/é", ["color=a%26b%3Dc%20d%2F%C3%A9"]),
        ("form", True, models.Color.RED, ["color=red"]),
        ("form", True, datetime.date(2024, 2, 29), ["color=2024-02-29"]),
        (
            "form",
            True,
            datetime.datetime(2024, 2, 29, tzinfo=datetime.timezone.utc),
            ["color=2024-02-29T00%3A00%3A00Z"],
        ),
    ],
)
def test_query_styles(style: str, explode: bool, value: Any, expected: list[str]) -> None:
    declared = (operation.query_parameter("color", style=style, explode=explode),)
    assert parameters.query_pairs({"color": value}, declared) == expected


def test_reserved_characters_are_sent_as_they_are_where_the_document_allows_it() -> None:
    declared = (operation.query_parameter("to", allow_reserved=True),)
    assert parameters.query_pairs({"to": "http://a/b?c=d"}, declared) == ["to=http://a/b?c=d"]
    assert parameters.query_pairs({"to": "a#b"}, declared) == ["to=a%23b"]


@pytest.mark.parametrize("value", ["..", "a/../b", "./a", "a/.."])
def test_a_path_value_of_several_segments_climbs_none(value: str) -> None:
    declared = (operation.path_parameter("v", allow_reserved=True),)
    assert parameters.fill_path("/a/{v}", {"v": "b/c.d/...?x"}, declared) == "/a/b/c.d/...%3Fx"
    with pytest.raises(errors.ConfigurationError):
        parameters.fill_path("/a/{v}", {"v": value}, declared)


def test_a_parameter_with_content_is_json() -> None:
    declared = (operation.query_parameter("f", is_json=True),)
    assert parameters.query_pairs({"f": {"a": [1]}}, declared) == ["f=%7B%22a%22%3A%5B1%5D%7D"]


@pytest.mark.parametrize(("explode", "expected"), [(False, "R,100,G,200"), (True, "R=100,G=200")])
def test_header_styles(explode: bool, expected: str) -> None:
    declared = (operation.header_parameter("X-Color", explode=explode),)
    assert parameters.header_values({"X-Color": OBJECT, "X-Other": None}, declared) == {"X-Color": expected}


def test_cookies_are_form_pairs() -> None:
    assert parameters.cookie_pairs({"a": "1;2", "b": None}, ()) == ["a=1%3B2"]


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
def test_a_path_value_never_leaves_its_segment(value: str) -> None:
    try:
        path = parameters.fill_path("/a/{v}/b", {"v": value}, ())
    except UnicodeEncodeError:
        return  # a lone surrogate has no bytes to send
    assert re.fullmatch(r"/a/[A-Za-z0-9._~%-]+/b", path)


@pytest.mark.parametrize("value", ["..", ".", "a/../b", "./a", ""])
def test_a_path_value_never_leads_elsewhere(value: str) -> None:
    """Not even where reserved characters, the slash among them, may stay."""
    declared = (operation.path_parameter("v", allow_reserved=True),)
    with pytest.raises(errors.ConfigurationError):
        parameters.fill_path("/a/{v}", {"v": value}, declared)
    assert parameters.fill_path("/a/{v}", {"v": "b/c?d#[e]"}, declared) == "/a/b/c%3Fd%23%5Be%5D"


def test_parameters_and_alternatives_of_security_reach_the_wire(server: Server) -> None:
    server.play(json_reply([{"id": "1"}]))
    both = example.Example(server_url=server.url, header_key="h", cookie_key="c")
    assert both.files.list(ids=[1, 2], filter_={"a": 1}, trace="t") == [models.Chunk(id="1")]
    example.Example(server_url=server.url, username="u", password="p").files.list()
    example.Example(server_url=server.url, query_key="a b&c").files.list(ids=[1])
    first, second, third = server.requests
    assert first.target == "/v1/files?ids=1,2&filter%5Ba%5D=1"
    assert (first.headers["x-trace"], first.headers["x-api-key"], first.headers["cookie"]) == ("t", "h", "session=c")
    assert second.headers["authorization"] == "Basic dTpw"
    assert third.target == "/v1/files?ids=1&api_key=a%20b%26c"


def test_each_success_has_its_own_type(server: Server) -> None:
    server.play(json_reply([{"id": "1"}]), json_reply({"title": "t"}, 206))
    with example.Example(server_url=server.url) as client:
        assert client.files.list() == [models.Chunk(id="1")]
        assert client.files.list() == models.Problem(title="t")


def test_a_multipart_body_carries_fields_and_several_files(server: Server) -> None:
    server.play(Reply(201))
    file = types.File(b"one", "1.txt", "text/plain")
    with example.Example(server_url=server.url) as client:
        other = types.File(io.BytesIO(b"two"), "2.bin")
        client.files.upload(request={"purpose": "p", "files": [file, other], "tags": ["a", "b"]})
    received = server.requests[0]
    assert received.headers["content-type"].startswith("multipart/form-data; boundary=")
    text = received.body.decode()
    assert text.count('name="files"; filename=') == 2
    assert 'filename="1.txt"\r\nContent-Type: text/plain\r\n\r\none' in text
    assert text.count('name="tags"') == 2
    assert 'name="purpose"\r\n\r\np\r\n' in text


def test_a_file_is_sent_whole_again_when_a_call_is_retried(server: Server) -> None:
    server.play(Reply(503, {"Retry-After": "0"}), Reply(200, {"Content-Type": "application/octet-stream"}, (b"old",)))
    stream = io.BytesIO(b"skipped,sent")
    stream.seek(8)
    with example.Example(server_url=server.url) as client:
        assert client.files.replace(file_id="1", content=stream).read() == b"old"
    assert [received.body for received in server.requests] == [b"sent", b"sent"]


def test_an_asynchronous_call_sends_files_and_both_kinds_of_iterables(server: Server) -> None:
    server.play(Reply(200, {"Content-Type": "application/octet-stream"}))

    async def pieces() -> AsyncIterator[bytes]:
        for piece in (b"a", b"b"):
            yield piece

    async def run() -> None:
        async with example.Example(server_url=server.url) as client:
            for content in (io.BytesIO(b"ab"), pieces(), (piece for piece in (b"a", b"b"))):
                await client.files.replace_async(file_id="1", content=content)

    asyncio.run(run())
    assert [received.body for received in server.requests] == [b"ab"] * 3


def test_a_body_that_cannot_be_rewound_is_sent_once(server: Server) -> None:
    server.play(Reply(503, {"Retry-After": "0"}))
    with example.Example(server_url=server.url) as client, pytest.raises(errors.ServerError):
        client.files.replace(file_id="1", content=(piece for piece in [b"a", b"b"]))
    assert [received.body for received in server.requests] == [b"ab"]


@pytest.mark.parametrize("content", [5, {"a": b"b"}, io.StringIO("text"), ["text"]])
def test_a_body_that_is_not_of_bytes_is_refused(content: Any) -> None:
    with pytest.raises(errors.ConfigurationError, match="bytes"):
        list(bodies.encode_body(operation.BinaryBody(), content, None).stream)


def test_form_text_and_absent_bodies() -> None:
    form = bodies.encode_body(operation.FormBody(), {"a": "x y", "b": [1, 2], "c": None}, None)
    assert (form.media_type, form.content) == ("application/x-www-form-urlencoded", b"a=x+y&b=1&b=2")
    nested = operation.FormBody((operation.query_parameter("styled", explode=False),))
    form = bodies.encode_body(nested, {"plain": {"a": None}, "styled": {"a": 1}, "each": [{"b": 1}]}, None)
    assert form.content == b"plain=%7B%22a%22%3Anull%7D&styled=a,1&each=%7B%22b%22%3A1%7D"
    text = bodies.encode_body(operation.TextBody("text/csv"), "é", None)
    assert (text.media_type, text.content) == ("text/csv", "é".encode())
    absent = bodies.encode_body(operation.JsonBody(), types.UNSET, None)
    assert (absent.media_type, absent.content) == (None, None)


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (True, b"true"),
        (False, b"false"),
        (1, b"1"),
        (2.5, b"2.5"),
        ("x", b"x"),
        ({"a": [None]}, b'{"a":[null]}'),
        (["x"], b'["x"]'),
    ],
)
def test_what_is_sent_as_text_is_spelled_as_json_spells_it(value: Any, sent: bytes) -> None:
    assert bodies.encode_body(operation.TextBody(), value, None).content == sent


def test_a_part_has_the_wire_name_of_its_field_and_none_is_what_the_server_sets() -> None:
    class Note(types.BaseModel):  # type: ignore[misc]
        field: Annotated[str, pydantic.Field(alias="")]
        made: Annotated[str, types.READ_ONLY] = types.SERVER_SET

    note = Note.model_validate({"": "x", "made": "today"})
    parts = bodies.encode_body(operation.MultipartBody(), note, None).parts
    assert [name for name, _ in parts] == [""]


def test_null_is_a_body() -> None:
    assert bodies.encode_body(operation.JsonBody(), None, None).content == b"null"


def test_a_dict_is_accepted_wherever_a_model_is(server: Server) -> None:
    server.play(json_reply({"id": "a", "messages": []}))
    message = {"role": "user", "content": "hi", "extra": 1}
    with example.Example(server_url=server.url) as client:
        client.chat.create(messages=[message], model="m", temperature=None)
        client.chat.create(messages=[models.ChatMessage(**message)], model="m", temperature=None)
    wanted = {"messages": [message], "model": "m", "stream": False, "temperature": None}
    assert [json.loads(received.body) for received in server.requests] == [wanted, wanted]


def test_a_styled_part_is_named_and_joined_as_a_query_parameter_is() -> None:
    parts = (
        operation.Part("tags", parameter=operation.query_parameter("tags", explode=False)),
        operation.Part("at", "text/x", (("X-A", "1"),), operation.query_parameter("at", style="deepObject")),
    )
    encoded = bodies.encode_body(operation.MultipartBody(parts), {"tags": ["a", "b c"], "at": {"x": 1}}, None)
    assert encoded.parts == [("tags", (None, b"a,b c")), ("at[x]", (None, b"1", "text/x", {"X-A": "1"}))]


def test_a_style_means_nothing_to_files() -> None:
    part = operation.Part("files", parameter=operation.query_parameter("files", explode=False))
    encoded = bodies.encode_body(operation.MultipartBody((part,)), {"files": [b"a", types.File(b"b", "b")]}, None)
    assert encoded.parts == [("files", ("file", b"a", "application/octet-stream")), ("files", ("b", b"b"))]


def test_a_part_that_cannot_be_read_is_refused() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b""

    with pytest.raises(errors.ConfigurationError, match="iterable of bytes"):
        bodies.encode_body(operation.MultipartBody(), {"file": types.File(pieces())}, None)
