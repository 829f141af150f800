"""Promise 12 of the transport: one tree of errors, and what each of them carries."""

from __future__ import annotations

import copy
import gzip
import importlib
import pickle
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from python_calls import CHAT, FAST, OK, Play, errors, example
from python_server import Reply, Server, json_reply

models: Any = importlib.import_module("python_example.models")

JSON = {"Content-Type": "application/json"}
CHAT_TEXT = b'{"id":"a","messages":[]}'


def tree(type_: type) -> Iterator[type]:
    """A class and all those that inherit from it."""
    yield type_
    for child in type_.__subclasses__():
        yield from tree(child)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "APIError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_each_status_has_its_class_and_an_error_carries_the_response(
    server: Server, play: Play, status: int, name: str
) -> None:
    """Promise 12: per-status classes, with the decoded body, status, headers, request id and body."""
    server.play(json_reply({"title": "t"}, status, X_Request_Id="r1"))
    with pytest.raises(errors.APIError) as raised:
        play("chat.create", retries=None, **FAST)
    error = raised.value
    assert type(error).__name__ == name
    assert (error.status_code, error.body, error.request_id) == (status, '{"title": "t"}', "r1")
    assert error.message == "API error occurred"
    assert str(error) == f'API error occurred: Status {status}\n{{"title": "t"}}'
    assert error.headers["content-type"] == error.raw_response.headers["Content-Type"] == "application/json"
    assert error.raw_response.json() == {"title": "t"}


@pytest.mark.parametrize(("status", "data"), [(422, models.Problem(title="t")), (400, {"title": "t"})])
def test_the_body_is_decoded_as_the_document_declares_it_and_else_as_json(
    server: Server, play: Play, status: int, data: Any
) -> None:
    """Promise 12: ``data`` has the type of its status."""
    server.play(json_reply({"title": "t"}, status))
    with pytest.raises(errors.APIError) as raised:
        play("chat.create", **FAST)
    assert raised.value.data == data


@pytest.mark.parametrize("size", [2047, 2048, 2049, 5000])
@pytest.mark.parametrize("character", ["x", "\u20ac", "\U0001f600"])
def test_the_body_is_cut_at_two_kilobytes_between_characters(
    server: Server, play: Play, size: int, character: str
) -> None:
    """Promise 12: 2,048 bytes, the mark of the cut included."""
    text = character * (size // len(character.encode()))
    server.play(Reply(400, {"Content-Type": "text/plain; charset=utf-8"}, (text.encode(),)))
    with pytest.raises(errors.BadRequestError) as raised:
        play("chat.create", **FAST)
    body = raised.value.body
    assert len(body.encode()) <= 2048
    assert body == text or (body[-1] == "\u2026" and text.startswith(body[:-1]) and len(body.encode()) > 2040)


def test_an_error_page_of_gigabytes_is_not_read(server: Server, play: Play) -> None:
    """Promise 12: what is not kept is not fetched, beyond the first mebibyte."""
    sent: list[int] = []

    class Endless(tuple[bytes, ...]):
        def __iter__(self) -> Iterator[bytes]:
            for _ in range(1 << 14):
                sent.append(1 << 16)
                yield b"x" * (1 << 16)

    server.play(Reply(500, {}, Endless()))
    with pytest.raises(errors.ServerError) as raised:
        play("chat.create", **FAST)
    assert len(raised.value.body) < 2048
    assert server.wait_until(lambda: server.open_connections == 0)
    assert sum(sent) < 1 << 26


def test_a_small_page_that_unpacks_to_gigabytes_is_not_unpacked(server: Server, play: Play) -> None:
    """Promise 12: the limit holds for what a compressed page unpacks to."""
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    page = b"".join(pack.compress(b"\0" * (1 << 20)) for _ in range(256)) + pack.flush()
    pieces = tuple(page[i : i + 4096] for i in range(0, len(page), 4096))
    server.play(Reply(500, {"Content-Encoding": "gzip"}, pieces))
    with pytest.raises(errors.ServerError) as raised:
        play("chat.create", **FAST)
    assert len(raised.value.raw_response.content) < 1 << 24


@pytest.mark.parametrize("status", [400, 500])
@pytest.mark.parametrize(
    "reply",
    [
        Reply(0, JSON, (b'{"detail":',), short=True),
        Reply(0, JSON, (b'{"detail":',), reset="after"),
        Reply(0, {**JSON, "Content-Encoding": "gzip"}, (b'{"detail":',)),
        Reply(0, {"Content-Type": "text/html"}, (b"<html>",)),
        Reply(0, JSON, ()),
        Reply(0, {}, (b"\xff\xfe",)),
    ],
    ids=["cut", "reset", "not gzip", "HTML", "empty", "not UTF-8"],
)
def test_whatever_becomes_of_its_body_an_error_response_is_the_error_of_its_status(
    server: Server, play: Play, status: int, reply: Reply
) -> None:
    """Promise 12: a status is worth more than the page that came with it."""
    reply.status = status
    server.play(reply)
    with pytest.raises(errors.APIError) as raised:
        play("chat.create", retries=None, **FAST)
    assert raised.value.status_code == status
    assert raised.value.data is None


CODECS = ["hex", "base64", "zlib", "rot13", "undefined", "idna", "utf-16", "no-such"]


@pytest.mark.parametrize("codec", CODECS)
def test_a_charset_that_is_none_does_not_matter(server: Server, play: Play, codec: str) -> None:
    """Promise 12: Python has codecs that are no charsets, and a server may name them."""
    server.play(Reply(400, {"Content-Type": f"application/json; charset={codec}"}, (b'{"detail": "x"}',)))
    with pytest.raises(errors.BadRequestError) as raised:
        play("chat.create", **FAST)
    assert raised.value.data == {"detail": "x"}


def test_an_error_page_with_a_byte_order_mark_is_decoded(server: Server, play: Play) -> None:
    """Promise 12: some servers begin JSON with one."""
    server.play(Reply(400, JSON, (b'\xef\xbb\xbf{"detail": "x"}',)))
    with pytest.raises(errors.BadRequestError) as raised:
        play("chat.create", **FAST)
    assert raised.value.data == {"detail": "x"}


def test_an_error_is_hashable_and_pickles_without_its_response(server: Server, play: Play) -> None:
    """Promise 12: hashable, picklable, and copied as well."""
    server.play(Reply(422, {"X-Request-Id": "r1", "Retry-After": "7", **JSON}, (b'{"title": "t"}',)))
    with pytest.raises(errors.UnprocessableEntityError) as raised:
        play("chat.create", **FAST)
    error = raised.value
    assert {error: 1}[error] == 1
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert (twin.status_code, twin.body, twin.data) == (422, error.body, error.data)
        assert (twin.request_id, twin.retry_after, twin.headers) == ("r1", 7, error.headers)
        assert str(twin) == str(error)
        assert twin.raw_response is None


@pytest.mark.parametrize("type_", list(tree(errors.SDKError)), ids=lambda type_: type_.__name__)
def test_every_error_of_the_tree_is_an_sdk_error_that_hashes_and_pickles(type_: Any) -> None:
    """Promise 12: one tree."""
    error = type_("m")
    assert {error: 1}[error] == 1
    twin = pickle.loads(pickle.dumps(error))
    assert (type(twin), str(twin), twin.args) == (type_, str(error), error.args)


def test_an_error_that_the_caller_makes_keeps_its_notes(server: Server) -> None:
    """Promise 12: what Python itself adds to an exception survives a pickle."""
    error = errors.APIError("m", 400, "body")
    error.__dict__["__notes__"] = ["a note"]
    assert pickle.loads(pickle.dumps(error)).__notes__ == ["a note"]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, JSON, (b'{"object":',)),
        Reply(200, JSON, ()),
        Reply(200, JSON, (b"<html>",)),
        Reply(200, JSON, (b"\xff\xfe",)),
        Reply(200, {**JSON, "Content-Encoding": "gzip"}, (b"no gzip",)),
        Reply(200, {**JSON, "Content-Encoding": "deflate"}, (b"\xff" * 20,)),
    ],
    ids=["cut JSON", "empty", "HTML", "not UTF-8", "not gzip", "not deflate"],
)
def test_a_success_that_cannot_be_read_is_one_typed_error(server: Server, play: Play, reply: Reply) -> None:
    """Promise 12: an unreadable body is an SDK error too."""
    server.play(reply)
    with pytest.raises(errors.UnreadableResponseError) as raised:
        play("chat.create", **FAST)
    assert raised.value.status_code == 200
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, JSON, (b'{"id":',), short=True),
        Reply(200, JSON, (b'{"id":',), reset="after"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n" + CHAT_TEXT),
        Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Le"),
    ],
    ids=["cut", "reset", "shorter than its length", "bad chunk", "cut head"],
)
def test_a_transport_failure_is_an_sdk_error(server: Server, play: Play, reply: Reply) -> None:
    """Promise 12: a response that breaks off is a transport failure, not a value."""
    server.play(reply)
    with pytest.raises(errors.ConnectionFailedError):
        play("chat.create", **FAST)
    assert len(server.requests) == 1


def test_a_success_of_another_type_is_an_error_that_shows_it(server: Server, play: Play) -> None:
    """Promise 12: a login page with status 200 is no answer."""
    server.play(Reply(200, {"Content-Type": "text/html"}, (b"<html>",)))
    with pytest.raises(errors.UnexpectedResponseError, match="text/html") as raised:
        play("chat.create", **FAST)
    assert raised.value.body == "<html>"


INFORMATION = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
PACKED = gzip.compress(CHAT_TEXT)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, {"Content-Type": "application/json; charset=utf-8"}, (CHAT_TEXT,)),
        Reply(200, {"Content-Type": "application/vnd.x+json"}, (CHAT_TEXT,)),
        Reply(200, {}, (CHAT_TEXT,)),
        Reply(201, JSON, (CHAT_TEXT,)),
        Reply(200, JSON, (b"\xef\xbb\xbf" + CHAT_TEXT,)),
        Reply(200, JSON, tuple(CHAT_TEXT[i : i + 1] for i in range(len(CHAT_TEXT)))),
        Reply(200, {**JSON, "Content-Encoding": "gzip"}, (PACKED[:9], PACKED[9:])),
        Reply(200, {**JSON, "Content-Encoding": "deflate"}, (zlib.compress(CHAT_TEXT),)),
        Reply(200, {**JSON, "Content-Encoding": "identity"}, (CHAT_TEXT,)),
        Reply(raw=INFORMATION + HEAD + b"Content-Length: 24\r\n\r\n" + CHAT_TEXT),
        Reply(raw=HEAD + b"\r\n" + CHAT_TEXT),
    ],
    ids=[
        "charset",
        "vendor's JSON",
        "no type",
        "201",
        "byte order mark",
        "byte by byte",
        "gzip",
        "deflate",
        "identity",
        "after 1xx",
        "up to the end of the connection",
    ],
)
def test_a_json_success_is_read_however_it_is_sent(server: Server, play: Play, reply: Reply) -> None:
    """Promise 12: none of these is an error."""
    server.play(reply)
    assert play("chat.create", **FAST).id == "a"


def test_strict_mode_refuses_a_response_that_does_not_fit(server: Server, play: Play) -> None:
    """Promise 12: and lenient mode, the default, decodes it as far as it fits."""
    server.play(json_reply({"id": "a"}))
    assert play("chat.create", **FAST).messages is None
    with pytest.raises(errors.UnreadableResponseError):
        play("chat.create", {"strict": True}, **FAST)


def test_a_stream_twin_is_the_same_url_without_its_fragment(server: Server, play: Play) -> None:
    """A fragment tells twins of one path apart in the document, and is never sent."""
    server.play(Reply(200, {"Content-Type": "text/event-stream"}, (b"data: [DONE]\n\n",)))
    play("chat.create_stream", **FAST)
    assert (server.requests[0].target, server.requests[0].headers["accept"]) == ("/v1/chat", "text/event-stream")


@pytest.mark.parametrize("suffix", ["/base", "/base/", "/base//"])
def test_slashes_at_the_end_of_a_server_do_not_matter(server: Server, play: Play, suffix: str) -> None:
    """A server URL is joined to a path with one slash."""
    server.play(OK)
    play("chat.create", server_url=server.url + suffix, **FAST)
    assert server.requests[0].target == "/base/v1/chat"


def test_a_server_may_have_variables() -> None:
    """Their defaults hold where the caller names none."""
    client = example.Example(server_idx=1)
    assert client.sdk_configuration.resolved_server_url() == "https://eu.example.com"
    client = example.Example(server_idx=1, url_params={"region": "us"})
    assert client.sdk_configuration.resolved_server_url() == "https://us.example.com"


@pytest.mark.parametrize(
    "options",
    [
        {"server_url": "ftp://x"},
        {"server_idx": 9, "server_url": ""},
        {"server_url": "http://x:port"},
        {"server_url": "http://127.0.0.1/{region}"},
    ],
    ids=["scheme", "index", "URL", "variable"],
)
def test_a_server_that_cannot_be_called_is_an_error_at_once(play: Play, options: dict[str, Any]) -> None:
    """Promise 12: a set-up that cannot work is an SDK error as well."""
    with pytest.raises(errors.ConfigurationError):
        play("chat.create", options, **FAST)


def test_what_is_returned_is_the_value(server: Server, play: Play) -> None:
    """The plain case, beside all those that fail."""
    server.play(json_reply(CHAT))
    assert play("chat.create", **FAST) == models.ChatResponse(id="a", messages=[])
