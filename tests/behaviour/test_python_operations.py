"""Operations of a generated SDK on a real server, synchronous and asynchronous alike: what is sent, what comes back."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import logging
import re
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from python_generation import generate_file, imported

from runtime.python_server import Received, Reply, Server, events_reply, json_reply, running_server

DOCUMENT = Path(__file__).with_name("operations.yaml")
DONE = Reply(204)
NOTE = {"text": "hi"}
SECRET = "sk-very-secret-value"

Play = Callable[..., Any]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source folder of the generated package."""
    return generate_file(DOCUMENT, tmp_path_factory.mktemp("widgets"))


@pytest.fixture(scope="module")
def sdk(source: Path) -> Any:
    """The generated package."""
    return imported(source, "widgets")


@pytest.fixture
def loop_server() -> Iterator[Server]:
    """A server that plays a script."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest, sdk: Any, loop_server: Server) -> Play:
    """Calls a method by its name, ``params.get``, in either half; streams and listings are read to their end.

    ``then`` is given a download, and ``response`` asks for the response as well.
    """

    async def run_async(name: str, options: dict[str, Any], then: Any, raw: bool, arguments: dict[str, Any]) -> Any:
        async with sdk.Widgets(**options) as client:
            resource, method = name.split(".")
            bound = getattr(getattr(client, resource), f"{method}_async")
            result = (sdk.utils.with_response(bound) if raw else bound)(**arguments)
            if hasattr(result, "__aiter__"):
                return [item async for item in result]
            result = await result
            if then is not None:
                return await getattr(result, then)()
            return [item async for item in result] if hasattr(result, "__aiter__") else result

    def run_sync(name: str, options: dict[str, Any], then: Any, raw: bool, arguments: dict[str, Any]) -> Any:
        with sdk.Widgets(**options) as client:
            resource, method = name.split(".")
            bound = getattr(getattr(client, resource), method)
            result = (sdk.utils.with_response(bound) if raw else bound)(**arguments)
            if then is not None:
                return getattr(result, then)()
            return list(result) if hasattr(result, "__next__") else result

    def run(
        operation: str,
        client: dict[str, Any] | None = None,
        /,
        then: str | None = None,
        response: bool = False,
        **arguments: Any,
    ) -> Any:
        options = {"bearer": "b", "server_url": loop_server.url, **(client or {})}
        if request.param == "sync":
            return run_sync(operation, options, then, response, arguments)
        return asyncio.run(run_async(operation, options, then, response, arguments))

    run.is_async = request.param == "async"  # type: ignore[attr-defined]
    return run


# Parameters


def test_parameters_travel_in_every_style(loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply("ok"))
    result = play(
        "params.get",
        id=7,
        kinds=["a", "b/c"],
        tenant="t",
        tags=["x", "y z"],
        pipes=["1", "2"],
        filter_={"a": 1, "b": {"c": "d"}},
        where={"x": 1},
        to="http://a/b?c",
        since=dt.datetime(2024, 1, 2, tzinfo=dt.timezone.utc),
        level="high",
        x_color={"R": 1, "G": 2},
        session="s;1",
    )
    assert result == "ok"
    (asked,) = loop_server.requests
    path, _, query = asked.target.partition("?")
    assert path == "/params/7/;kinds=a;kinds=b%2Fc"
    assert query.split("&") == [
        "tags=x", "tags=y%20z", "pipes=1%7C2", "filter%5Ba%5D=1", "filter%5Bb%5D%5Bc%5D=d", "where=%7B%22x%22%3A1%7D",
        "to=http://a/b?c", "limit=20", "since=2024-01-02T00%3A00%3A00Z", "level=high",
    ]  # fmt: skip
    assert (asked.headers["tenant"], asked.headers["x-color"]) == ("t", "R=1,G=2")
    assert asked.headers["cookie"] == "session=s%3B1"


def test_what_is_not_given_is_not_sent(loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply("ok"))
    play("params.get", id=7, kinds=["a"], tenant="t", maybe=None, limit=None)
    (asked,) = loop_server.requests
    assert asked.target == "/params/7/;kinds=a"
    assert "cookie" not in asked.headers


def test_a_global_parameter_is_given_once_and_a_call_may_give_its_own(loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply("ok"))
    play("params.get", {"tenant": "all"}, id=7, kinds=["a"])
    play("params.get", {"tenant": "all"}, id=7, kinds=["a"], tenant="mine")
    play("replies.own_server", {"tenant": "all"})
    assert [asked.headers.get("tenant") for asked in loop_server.requests] == ["all", "mine", None]


# Bodies


def test_a_form_joins_its_fields_as_the_document_says(loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    play("bodies.form", name="a b", tags=["x", "y"], address={"city": "Ä"})
    (asked,) = loop_server.requests
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.body == b"name=a+b&tags=x,y&address%5Bcity%5D=%C3%84"


def test_multipart_parts_have_their_names_types_and_headers(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    pieces = sdk.types.File((piece for piece in (b"thr", b"ee")), "3.bin")
    opened = io.BytesIO(b"two")
    play(
        "bodies.upload", file=b"one", more=[opened, pieces], about={"title": "T"}, labels=["a", "b"], flag=True, raw="q"
    )
    (asked,) = loop_server.requests
    parts = parts_of(asked)
    assert parts["file"] == [("image/png", "photo", b"one")]
    assert parts["more"] == [("application/octet-stream", None, b"two"), ("application/octet-stream", None, b"three")]
    assert parts["about"] == [("application/json", None, b'{"title":"T"}')]
    assert parts["labels"] == [(None, None, b"a"), (None, None, b"b")]
    assert parts["flag"] == [(None, None, b"true")]
    assert parts["raw"] == [("application/json", None, b'"q"')]


def test_another_kind_of_multipart_keeps_its_name(loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    play("bodies.mixed", a=1)
    (asked,) = loop_server.requests
    assert asked.headers["content-type"].startswith("multipart/mixed; boundary=")
    assert parts_of(asked) == {"a": [(None, None, b"1")]}


def parts_of(asked: Received) -> dict[str, list[tuple[str | None, str | None, bytes]]]:
    """Media type, X-Kind header and content of every part, by name."""
    boundary = asked.headers["content-type"].partition("boundary=")[2].encode()
    found: dict[str, list[tuple[str | None, str | None, bytes]]] = {}
    for part in asked.body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head.decode().split("\r\n"))
        name = re.search(r'name="([^"]*)"', headers["content-disposition"])
        assert name is not None
        found.setdefault(name[1], []).append(
            (headers.get("content-type"), headers.get("x-kind"), content.removesuffix(b"\r\n"))
        )
    return found


def test_a_file_is_read_in_pieces_and_sent_again_after_a_retry(loop_server: Server, play: Play) -> None:
    loop_server.play(Reply(503, {"Retry-After": "0"}), DONE)
    opened = Watched(b"x" * 300_000)
    play("bodies.put", request=opened)
    assert [len(asked.body) for asked in loop_server.requests] == [300_000, 300_000]
    assert opened.largest <= 65_536


class Watched(io.BytesIO):
    """A file that remembers the largest piece that was asked of it."""

    largest = 0

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(size)
        self.largest = max(self.largest, len(piece))
        return piece


def test_pieces_are_sent_as_they_come(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    play("bodies.put", request=(piece for piece in (b"a", b"b")))

    async def pieces() -> AsyncIterator[bytes]:
        yield b"c"

    if play.is_async:  # type: ignore[attr-defined]
        play("bodies.put", request=pieces())
        assert [asked.body for asked in loop_server.requests] == [b"ab", b"c"]
    else:
        with pytest.raises(sdk.ConfigurationError, match="asynchronous"):
            play("bodies.put", request=pieces())


def test_optional_bodies_may_be_left_out(loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    play("bodies.note")
    play("bodies.note", request={"text": "x"})
    play("bodies.text", request="plain")
    bare, note, text = loop_server.requests
    assert "content-type" not in bare.headers and bare.body == b""
    assert note.json == {"text": "x"}
    assert (text.headers["content-type"], text.body) == ("text/plain", b"plain")


def test_a_body_with_files_is_sent_as_parts_where_json_is_offered_too(loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    play("bodies.either", file=b"one", name="n")
    assert loop_server.requests[0].headers["content-type"].startswith("multipart/form-data")


def test_an_idempotency_key_stays_the_same_over_retries_and_may_be_the_caller_s(
    loop_server: Server, play: Play
) -> None:
    loop_server.play(Reply(500), DONE)
    play("bodies.upload", file=b"1", retries=quick(play))
    first, second = (asked.headers["idempotency-key"] for asked in loop_server.requests)
    assert first == second and len(first) >= 32
    loop_server.play(DONE)
    play("bodies.upload", file=b"1")
    play("bodies.upload", file=b"1", idempotency_key="mine")
    other, mine = (asked.headers["idempotency-key"] for asked in loop_server.requests)
    assert other != first and mine == "mine"


def quick(play: Play) -> Any:
    utils = sys.modules["widgets.utils"]
    return utils.RetryConfig("backoff", utils.BackoffStrategy(1, 10, 1.5, 3000), True)


# Replies


def test_each_success_has_its_type_and_none_is_none(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(NOTE), json_reply({"job": "j"}, 202), DONE)
    assert play("replies.thing") == sdk.models.Note(text="hi")
    assert play("replies.thing") == sdk.models.Job(job="j")
    assert play("replies.thing") is None


@pytest.mark.parametrize(
    ("status", "error", "model"),
    [(404, "NotFoundError", "Gone"), (409, "ConflictError", "Problem"), (400, "BadRequestError", "Problem"), (500, "ServerError", "Note")],
)  # fmt: skip
def test_errors_have_the_class_of_their_status_and_their_body(
    sdk: Any, loop_server: Server, play: Play, status: int, error: str, model: str
) -> None:
    loop_server.play(json_reply({"since": "s", "title": "t", "text": "x"}, status))
    with pytest.raises(getattr(sdk, error)) as raised:
        play("replies.thing", retries=None)
    assert isinstance(raised.value.data, getattr(sdk.models, model))


def test_the_response_is_there_for_those_who_ask(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(NOTE, X_Total="3", X_Request_Id="r-1"))
    found = play("replies.thing", response=True)
    assert found.value == sdk.models.Note(text="hi")
    assert (found.status_code, found.headers["x-total"], found.request_id) == (200, "3", "r-1")
    assert found.raw.json() == NOTE
    assert "authorization" in found.raw.request.headers and found.raw.request.headers["authorization"] == "[secret]"


def test_responses_of_calls_at_once_are_not_mixed_up(sdk: Any, loop_server: Server) -> None:
    loop_server.play(lambda asked: json_reply(asked.headers["tenant"]))

    async def run() -> list[tuple[str, str]]:
        async with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
            get = sdk.utils.with_response(client.params.get_async)
            found = await asyncio.gather(*(get(id=1, kinds=["k"], tenant=str(number)) for number in range(20)))
            return [(each.value, each.raw.json()) for each in found]

    assert asyncio.run(run()) == [(str(number), str(number)) for number in range(20)]


def test_a_download_is_read_whole_piece_by_piece_or_into_a_file(
    sdk: Any, loop_server: Server, play: Play, tmp_path: Path
) -> None:
    loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"ab", b"cd")))
    assert play("replies.file", then="read") == b"abcd"
    pieces = play("replies.file") if play.is_async else list(sdk_file(sdk, loop_server))  # type: ignore[attr-defined]
    assert b"".join(pieces) == b"abcd"
    loop_server.play(DONE)
    assert play("replies.file") is None


def sdk_file(sdk: Any, server: Server) -> Any:
    with sdk.Widgets(bearer="b", server_url=server.url) as client, client.replies.file() as download:
        yield from download


def test_a_download_is_not_held_in_memory_and_its_connection_is_closed(
    sdk: Any, loop_server: Server, tmp_path: Path
) -> None:
    loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"a" * 1000,), hold=True))
    with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
        with client.replies.file() as download:
            assert len(next(iter(download))) == 1000
        assert loop_server.wait_until(lambda: loop_server.open_connections == 0)
        client.replies.file()  # dropped unread
        assert loop_server.wait_until(lambda: loop_server.open_connections == 0)
        loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"ab", b"cd")))
        client.replies.file().save(tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == b"abcd"

    async def save() -> None:
        async with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
            await (await client.replies.file_async()).save(tmp_path / "async")
            await client.replies.file_async()

    asyncio.run(save())
    assert (tmp_path / "async").read_bytes() == b"abcd"


def test_a_download_that_breaks_is_an_error_of_the_sdk(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"ab",), short=True))
    with pytest.raises(sdk.StreamInterruptedError):
        play("replies.file", then="read")


# Streams


def test_the_stream_field_of_the_body_chooses(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(NOTE), events_reply('data: {"delta": "a"}\n\n', "data: [DONE]\n\n"))
    assert play("chat.create", text="x") == sdk.models.Note(text="hi")
    assert play("chat.create", text="x", stream=True) == [sdk.models.Chunk(delta="a")]
    value, stream = loop_server.requests
    assert (value.headers["accept"], value.json) == ("application/json", {"text": "x", "stream": False})
    assert (stream.headers["accept"], stream.json) == ("text/event-stream", {"text": "x", "stream": True})


def test_a_stream_has_its_response_too(sdk: Any, loop_server: Server) -> None:
    loop_server.play(events_reply('data: {"delta": "a"}\n\n'))
    with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
        found = sdk.with_response(client.chat.create)(text="x", stream=True)
        assert found.headers["content-type"] == "text/event-stream"
        assert list(found.value) == [sdk.models.Chunk(delta="a")]
        with pytest.raises(sdk.ConfigurationError, match="no response"):
            sdk.with_response(client.pages.cursor_all)()


def test_a_keyword_chooses_where_no_field_does(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(NOTE), events_reply('data: {"delta": "a"}\n\n'))
    assert play("chat.log") == sdk.models.Note(text="hi")
    assert play("chat.log", stream=True) == [sdk.models.Chunk(delta="a")]
    assert [asked.target for asked in loop_server.requests] == ["/log", "/log"]
    assert [asked.headers["accept"] for asked in loop_server.requests] == ["application/json", "text/event-stream"]


@pytest.mark.parametrize("as_model", [True, False])
def test_a_body_that_is_passed_whole_is_told_of_the_stream(
    sdk: Any, loop_server: Server, play: Play, as_model: bool
) -> None:
    loop_server.play(events_reply('data: {"delta": "a"}\n\n'), json_reply(NOTE), json_reply(NOTE))
    body = sdk.models.Open(text="x") if as_model else {"text": "x"}
    assert play("chat.whole", request=body, stream=True) == [sdk.models.Chunk(delta="a")]
    play("chat.whole", request=body)
    play("chat.whole", request={"text": "x", "stream": True})
    bodies = [asked.json for asked in loop_server.requests]
    assert bodies == [{"text": "x", "stream": True}, {"text": "x"}, {"text": "x", "stream": False}]


# Pages


def test_a_cursor_is_followed_with_the_same_arguments(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(
        json_reply({"data": [{"text": "1"}], "next_cursor": "b/="}),
        json_reply({"data": [], "next_cursor": "c"}),
        json_reply({"data": [{"text": "2"}], "next_cursor": None}),
    )
    found = play("pages.cursor_all", q="x y", http_headers={"X-Mine": "1"})
    assert found == [sdk.models.Note(text="1"), sdk.models.Note(text="2")]
    assert [asked.target for asked in loop_server.requests] == [
        "/cursor?q=x%20y", "/cursor?cursor=b%2F%3D&q=x%20y", "/cursor?cursor=c&q=x%20y",
    ]  # fmt: skip
    assert {asked.headers["x-mine"] for asked in loop_server.requests} == {"1"}


def test_pages_are_asked_for_when_they_are_wanted(sdk: Any, loop_server: Server) -> None:
    loop_server.play(json_reply({"data": [{"text": "1"}, {"text": "2"}], "next_cursor": "b"}), json_reply({}, 500))
    with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
        notes = client.pages.cursor_all()
        assert loop_server.requests == []
        assert [next(notes).text, next(notes).text] == ["1", "2"]
        assert len(loop_server.requests) == 1
        with pytest.raises(sdk.ServerError):
            next(notes)


def test_a_cursor_that_repeats_is_an_error_after_the_items_before_it(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply({"data": [{"text": "1"}], "next_cursor": "same"}))
    with pytest.raises(sdk.errors.PaginationError):
        play("pages.cursor_all")
    assert len(loop_server.requests) == 2


def test_page_numbers_and_offsets_count_on_until_nothing_comes(loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(["a", "b"]), json_reply(["c"]), json_reply([]))
    assert play("pages.page_all", per_page=2) == ["a", "b", "c"]
    assert [asked.target for asked in loop_server.requests] == [
        "/page?per_page=2", "/page?page=2&per_page=2", "/page?page=3&per_page=2",
    ]  # fmt: skip
    loop_server.play(json_reply({"rows": [1, 2]}), json_reply({"rows": [3]}), json_reply({"rows": []}))
    assert play("pages.offset_all", offset=10, limit=2) == [1, 2, 3]
    assert [asked.json["offset"] for asked in loop_server.requests] == [10, 12, 13]


def test_links_in_bodies_and_headers_are_followed_on_their_own_origin(
    sdk: Any, loop_server: Server, play: Play
) -> None:
    loop_server.play(
        json_reply({"value": [1], "nextLink": f"{loop_server.url}/url?page=2&q=a"}),
        json_reply({"value": [2], "nextLink": "?page=3"}),
        json_reply({"value": [3], "nextLink": ""}),
    )
    assert play("pages.url_all", q="a") == [1, 2, 3]
    assert [asked.target for asked in loop_server.requests] == ["/url?q=a", "/url?page=2&q=a", "/url?page=3"]
    loop_server.play(json_reply([1], Link='</link?page=2>; rel="next", </link>; rel="first"'), json_reply([2]))
    assert play("pages.link_all") == [1, 2]
    assert loop_server.requests[1].headers["authorization"] == "Bearer b"
    with running_server() as other:
        other.play(json_reply({"value": []}))
        loop_server.play(json_reply({"value": [1], "nextLink": f"{other.url}/url"}))
        with pytest.raises(sdk.errors.PaginationError, match="origin"):
            play("pages.url_all")
        assert other.requests == []
    loop_server.play(json_reply({"value": [1], "nextLink": "/url"}))
    with pytest.raises(sdk.errors.PaginationError, match="already read"):
        play("pages.url_all")


# Security


def test_every_scheme_has_its_place(loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    given = {"username": "u", "password": "p", "key": "k", "query": "q&", "cookie": "c", "openid": "o", "oauth": "own"}
    for name in ("anyone", "optional", "basic", "both", "oauth", "openid", "mutual"):
        play(f"secure.{name}", given)
    anyone, optional, basic, both, oauth, openid, mutual = loop_server.requests
    assert "authorization" not in anyone.headers and "authorization" not in mutual.headers
    assert optional.headers["x-key"] == "k"
    assert basic.headers["authorization"] == "Basic dTpw"
    assert both.target == "/secure/both?api_key=q%26" and both.headers["cookie"] == "sid=c"
    assert oauth.headers["authorization"] == "Bearer own"
    assert openid.headers["authorization"] == "Bearer o"


def test_optional_security_may_be_left_out(loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    play("secure.optional")
    assert "x-key" not in loop_server.requests[0].headers


def test_credentials_come_from_the_environment(
    loop_server: Server, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIDGETS_KEY", "from-environment")
    loop_server.play(DONE)
    play("secure.optional")
    assert loop_server.requests[0].headers["x-key"] == "from-environment"


def test_callables_are_asked_for_each_attempt_and_awaited_where_calls_are(
    sdk: Any, loop_server: Server, play: Play
) -> None:
    loop_server.play(Reply(503, {"Retry-After": "0"}), DONE)
    keys = iter(("one", "two"))
    play("secure.optional", {"key": lambda: next(keys)})
    assert [asked.headers["x-key"] for asked in loop_server.requests] == ["one", "two"]

    async def key() -> str:
        return "awaited"

    loop_server.play(DONE)
    if play.is_async:  # type: ignore[attr-defined]
        play("secure.optional", {"key": key})
        assert loop_server.requests[0].headers["x-key"] == "awaited"
    else:
        with pytest.raises(sdk.ConfigurationError, match="asynchronous"):
            play("secure.optional", {"key": key})


class Issuer:
    """A token endpoint and an API in one: tokens count up, and the API takes the last few."""

    def __init__(self, life: Any = 3600) -> None:
        self.issued = 0
        self.refused: set[str] = set()
        self.life = life

    def __call__(self, asked: Received) -> Reply:
        if asked.target == "/token":
            self.issued += 1
            return json_reply({"access_token": f"token-{self.issued}", "token_type": "Bearer", "expires_in": self.life})
        token = asked.headers["authorization"].removeprefix("Bearer ")
        return json_reply({}, 401) if token in self.refused else DONE


CLIENT = {"client_id": "id:1", "client_secret": SECRET}


def test_client_credentials_fetch_a_token_and_keep_it(sdk: Any, loop_server: Server) -> None:
    loop_server.play(Issuer())
    with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
        client.secure.oauth()
        client.secure.oauth()
    token, first, second = loop_server.requests
    assert (token.method, token.body) == ("POST", b"grant_type=client_credentials&scope=read")
    assert token.headers["authorization"].startswith("Basic aWQlM0Ex")  # id%3A1, as RFC 6749 wants it
    assert [first.headers["authorization"], second.headers["authorization"]] == ["Bearer token-1"] * 2


def test_a_token_is_replaced_before_it_expires(sdk: Any, loop_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    loop_server.play(Issuer(life=100))
    with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
        client.secure.oauth()
        tokens = sys.modules["widgets._http.tokens"]
        now = tokens.time.monotonic()
        monkeypatch.setattr(tokens.time, "monotonic", lambda: now + 85)
        client.secure.oauth()
        monkeypatch.setattr(tokens.time, "monotonic", lambda: now + 91)
        client.secure.oauth()
    assert [asked.target for asked in loop_server.requests].count("/token") == 2


def test_a_refused_token_is_fetched_anew_once(sdk: Any, loop_server: Server, play: Play) -> None:
    issuer = Issuer()
    issuer.refused = {"token-1"}
    loop_server.play(issuer)
    play("secure.oauth", CLIENT)
    assert [asked.target for asked in loop_server.requests] == ["/token", "/secure/oauth"] * 2
    issuer.refused = {f"token-{number}" for number in range(99)}
    loop_server.play(issuer)
    with pytest.raises(sdk.AuthenticationError):
        play("secure.oauth", CLIENT)
    assert [asked.target for asked in loop_server.requests] == ["/token", "/secure/oauth"] * 2


def test_many_waiters_share_one_request_for_a_token(sdk: Any, loop_server: Server) -> None:
    issuer = Issuer()
    loop_server.play(issuer)
    with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
        threads = [threading.Thread(target=client.secure.oauth) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert issuer.issued == 1

    async def run() -> None:
        async with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
            await asyncio.gather(*(client.secure.oauth_async() for _ in range(8)))

    asyncio.run(run())
    assert issuer.issued == 2


def test_a_token_endpoint_that_refuses_is_an_error_without_secrets(
    sdk: Any, loop_server: Server, play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    loop_server.play(json_reply({"error": f"bad {SECRET}"}, 400))
    with pytest.raises(sdk.BadRequestError, match="token request failed") as raised:
        play("secure.oauth", {**CLIENT, "debug_logger": logging.getLogger("widgets")})
    shown = f"{raised.value!r} {raised.value} {raised.value.body} {raised.value.raw_response.request.headers}"
    assert SECRET not in shown + caplog.text
    assert "token-" not in caplog.text


# Servers and options


def test_servers_are_chosen_by_index_or_name_and_their_variables_checked(sdk: Any, loop_server: Server) -> None:
    loop_server.play(DONE)
    port = loop_server.url.rpartition(":")[2]
    with sdk.Widgets(bearer="b", url_params={"port": port, "stage": "test"}) as client:
        client.secure.anyone()
        client.replies.own_server()
    with sdk.Widgets(bearer="b", url_params={"port": port}, server="main") as client:
        client.secure.anyone()
    assert [asked.target for asked in loop_server.requests] == [
        "/test/secure/anyone",
        "/own/own-server",
        "/live/secure/anyone",
    ]
    assert sdk.Widgets(server="second").sdk_configuration.server_idx == 1
    with pytest.raises(sdk.ConfigurationError, match="main, second"):
        sdk.Widgets(server="third")
    with pytest.raises(sdk.ConfigurationError, match="live, test"):
        sdk.Widgets(bearer="b", url_params={"stage": "nowhere"}).secure.anyone()


def test_a_call_has_its_own_options(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(Reply(503, {"Retry-After": "0"}), DONE)
    with pytest.raises(sdk.ServerError):
        play("secure.anyone", {"server_url": "http://127.0.0.1:9"}, server_url=loop_server.url, retries=None)
    play("secure.anyone", http_headers={"X-Mine": "1"}, timeout_ms=5000)
    assert loop_server.requests[1].headers["x-mine"] == "1"
    loop_server.play(Reply(204, delay=2.0))
    with pytest.raises(sdk.RequestTimeoutError):
        play("secure.anyone", timeout_ms=50, retries=None)


# Types


def test_the_sdk_and_a_program_type_check_strictly(source: Path, tmp_path: Path) -> None:
    """Overloads survive ``with_response``, and listings have the type of their items."""
    program = tmp_path / "program.py"
    program.write_text(
        "from typing import List\n"
        "from widgets import Widgets, models, utils\n"
        "from widgets.utils import WithResponse, with_response\n\n"
        "sdk = Widgets(bearer='b', key=lambda: 'k')\n"
        "note: models.Note = sdk.chat.create(text='a')\n"
        "stream: utils.EventStream[models.Chunk] = sdk.chat.create(text='a', stream=True)\n"
        "found: WithResponse[models.Note] = with_response(sdk.chat.create)(text='a')\n"
        "events: WithResponse[utils.EventStream[models.Chunk]] = with_response(sdk.chat.create)(text='a', stream=True)\n"
        "notes: List[models.Note] = list(sdk.pages.cursor_all(q='x'))\n\n\n"
        "async def key() -> str:\n"
        "    return 'k'\n\n\n"
        "async def main() -> None:\n"
        "    client = Widgets(bearer=key)\n"
        "    await client.bodies.put_async(request=open('f', 'rb'))\n"
        "    chunks: utils.EventStreamAsync[models.Chunk] = await client.chat.create_async(text='a', stream=True)\n"
        "    raw: WithResponse[models.Note] = await with_response(client.chat.create_async)(text='a')\n"
        "    async for each in client.pages.cursor_all_async():\n"
        "        text: str = each.text\n"
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-version",
        "3.10",
        "--cache-dir",
        str(tmp_path / "cache"),
    ]
    done = subprocess.run(
        [*command, str(source), str(program)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env={"MYPYPATH": str(source), "PATH": ""},
    )
    assert done.returncode == 0, done.stdout[-3000:]
