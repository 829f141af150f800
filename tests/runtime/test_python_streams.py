"""Promise 7 of the transport, and typed streams: every whole item, then the end or one error."""

from __future__ import annotations

import gzip
import importlib
import json
import time
import zlib
from collections.abc import Callable
from typing import Any, Literal

import pytest
from python_calls import Half, change_operation, errors, example, http_operation
from python_server import Reply, Server, events_reply, json_reply

models: Any = importlib.import_module("python_example.models")
streaming: Any = importlib.import_module("python_example._http.streaming")
eventstreaming: Any = importlib.import_module("python_example.utils.eventstreaming")

ONE, TWO = 'data: {"id":"1"}\n\n', 'data: {"id":"2"}\n\n'
DONE = "data: [DONE]\n\n"

Items = tuple[list[Any], Exception | None]
Read = Callable[..., Items]


@pytest.fixture
def read(half: Half, server: Server) -> Read:
    """Reads a stream of ``chat`` to its end: the items, and the error that ended it."""

    def run(method: str = "follow", options: dict[str, Any] | None = None, **arguments: Any) -> Items:
        arguments = arguments or ({"chat_id": "1"} if method == "follow" else {})
        items: list[Any] = []
        try:
            stream = half.call(half.sdk(server, **(options or {})), f"chat.{method}", **arguments)
            while True:
                items.append(half.next(stream))
        except (StopIteration, StopAsyncIteration):
            return items, None
        except errors.SDKError as error:
            return items, error

    return run


def ids(items: list[Any]) -> list[str]:
    return [item.id for item in items]


CREATE = {"messages": [], "model": "m"}


def lines_reply(*pieces: str | bytes, **options: Any) -> Reply:
    reply = events_reply(*pieces, **options)
    reply.headers["Content-Type"] = "application/jsonl"
    return reply


# Delivery


def test_an_envelope_type_describes_the_event_and_any_other_the_json_in_it(server: Server, read: Read) -> None:
    server.play(events_reply(ONE, DONE))
    chunk = models.Chunk(id="1")
    assert read("create_stream", **CREATE) == ([models.ChunkEvent(data=chunk)], None)
    assert read() == ([chunk], None)


@pytest.mark.parametrize("sentinel", [DONE, "data:[DONE]\n\n", "data: [DONE]\n", "data: [DONE]", ""])
def test_a_stream_ends_at_its_sentinel_or_with_the_response(server: Server, read: Read, sentinel: str) -> None:
    server.play(events_reply(ONE, TWO + sentinel))
    items, error = read()
    assert (ids(items), error) == (["1", "2"], None)


def test_a_sentinel_that_the_document_names_is_the_only_one(
    server: Server, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_operation(
        monkeypatch, "_FOLLOW", responses=(http_operation.Response("200", http_operation.Events(sentinel="[END]")),)
    )
    server.play(events_reply(ONE, "data: [END]\n\n", TWO))
    assert ids(read()[0]) == ["1"]
    server.play(events_reply(ONE, DONE))
    items, error = read()
    assert ids(items) == ["1"]
    assert isinstance(error, errors.UnreadableResponseError)


def test_nothing_after_the_sentinel_is_delivered_and_nobody_waits_for_the_end(
    server: Server, half: Half, read: Read
) -> None:
    server.play(events_reply(ONE + DONE + TWO, TWO, hold=True))
    started = time.monotonic()
    items, error = read()
    assert (ids(items), error) == (["1"], None)
    assert time.monotonic() - started < 9  # the server would hold the connection for ten seconds
    assert server.wait_until(lambda: server.open_connections == 0)


@pytest.mark.parametrize(
    "noise",
    [
        "\ufeff",
        ": ping\n\n",
        "event: ping\n\n",
        "id: 7\n\n",
        "retry: 10\n\n",
        "data:\n\n",
        "event: ping\ndata: \n\n",
        'event: ping\ndata: {"type": "ping", "text": 5}\n\n',
        "event: ping\ndata: now\n\n",
    ],
)
@pytest.mark.parametrize("method", ["create_stream", "follow"])
def test_noise_does_not_break_a_stream(server: Server, read: Read, noise: str, method: str) -> None:
    server.play(events_reply(noise + ONE, noise.strip("\ufeff") + TWO, DONE))
    items, error = read() if method == "follow" else read("create_stream", **CREATE)
    assert error is None
    assert ids([item if method == "follow" else item.data for item in items]) == ["1", "2"]


def test_characters_cut_between_chunks_are_whole(server: Server, read: Read) -> None:
    data = 'data: {"id":"1","text":"é漢😀"}\r\n\r\n'.encode()
    server.play(events_reply(*[data[i : i + 1] for i in range(len(data))]))
    items, _ = read()
    assert items[0].text == "é漢😀"


def test_an_event_is_delivered_before_the_next_one_is_sent(server: Server, half: Half) -> None:
    server.play(events_reply(ONE, hold=True))
    assert half.next(half.call(half.sdk(server), "chat.follow", chat_id="1")).id == "1"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_compressed_stream_is_delivered_event_by_event(server: Server, half: Half, coding: str) -> None:
    pack = zlib.compressobj(9, zlib.DEFLATED, 31 if coding == "gzip" else 15)
    flushed = pack.compress(ONE.encode()) + pack.flush(zlib.Z_SYNC_FLUSH)
    server.play(Reply(200, {"Content-Type": "text/event-stream", "Content-Encoding": coding}, (flushed,), hold=True))
    assert half.next(half.call(half.sdk(server), "chat.follow", chat_id="1")).id == "1"


def test_a_stream_may_be_read_in_parts(server: Server, half: Half) -> None:
    server.play(events_reply(ONE + TWO + TWO, ONE, DONE))
    stream = half.call(half.sdk(server), "chat.follow", chat_id="1")
    assert half.next(stream).id == "1"
    assert ids(half.items(stream)) == ["2", "2", "1"]
    assert half.items(stream) == []


def test_a_stream_that_a_hook_has_read_is_delivered_all_the_same(
    server: Server, half: Half, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks: Any = importlib.import_module("python_example._hooks")
    server.play(events_reply(ONE, TWO, DONE))
    sdk = half.sdk(server)

    class Reader(hooks.AfterSuccessHook):  # type: ignore[misc]
        def after_success(self, hook_ctx: Any, response: Any) -> Any:
            response.headers["X-Seen"] = "1"
            return response if half.is_async else (response.read(), response)[1]

    sdk.sdk_configuration.get_hooks().register_after_success_hook(Reader())
    stream = half.call(sdk, "chat.follow", chat_id="1")
    assert stream.response.headers["X-Seen"] == "1"
    assert ids(half.items(stream)) == ["1", "2"]


def test_an_event_that_does_not_fit_is_delivered_as_far_as_it_fits_unless_strict(server: Server, read: Read) -> None:
    server.play(events_reply('data: {"text":5}\n\n', ONE))
    items, error = read()
    assert error is None
    assert (items[0].id, items[0].text) == (None, 5)
    items, error = read(options={"strict": True})
    assert items == []
    assert isinstance(error, errors.APIError)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"id":"1"}\n{"id":"2"}\n', ["1", "2"]),
        ('{"id":"1"}\r\n\r\n{"id":"2"}\r\n', ["1", "2"]),
        ('{"id":"1"}\n{"id":"2"}', ["1", "2"]),
        ('\ufeff{"id":"1"}\n', ["1"]),
        ('\x1e{"id":"1"}\n\x1e{"id":"2"}\n', ["1", "2"]),
        ('\x1e{\n"id":\n"1"}\n\x1e{"id":"2"}\x1e\x1e{\n"id":"3"}\n', ["1", "2", "3"]),
        ('\ufeff\x1e{"id":"1"}', ["1"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_json_lines_are_a_stream_too(server: Server, read: Read, text: str, expected: list[str]) -> None:
    data = text.encode()
    for pieces in ([data], [data[i : i + 1] for i in range(len(data))], [data[:7], data[7:]]):
        server.play(lines_reply(*pieces))
        items, error = read("lines")
        assert (ids(items), error) == (expected, None)


@pytest.mark.parametrize("text", ['{"id":"1"}\n{"i', '\x1e{"id":"1"}\n', '\x1e{\n"id":"1"}\n\x1e{'])
def test_a_line_is_delivered_before_the_next_one_is_sent(server: Server, half: Half, text: str) -> None:
    server.play(lines_reply(text, hold=True))
    assert half.next(half.call(half.sdk(server), "chat.lines")).id == "1"


# Errors


@pytest.mark.parametrize(
    "event",
    [
        'data: {"error":{"message":"overloaded"}}\n\n',
        'event: error\ndata: {"message":"overloaded"}\n\n',
        "event: error\ndata: overloaded\n\n",
    ],
)
@pytest.mark.parametrize("method", ["create_stream", "follow"])
def test_an_error_event_is_raised_as_an_api_error_after_the_whole_events(
    server: Server, read: Read, event: str, method: str
) -> None:
    """An error event inside a stream is raised as an API error."""
    server.play(events_reply(ONE, event, TWO))
    items, error = read() if method == "follow" else read("create_stream", **CREATE)
    assert len(items) == 1
    assert isinstance(error, errors.APIError)
    assert "overloaded" in error.body
    assert error.status_code == 200


@pytest.mark.parametrize("is_envelope", [False, True])
def test_an_error_event_is_one_in_a_stream_of_text_and_without_a_word_as_well(
    server: Server, read: Read, monkeypatch: pytest.MonkeyPatch, is_envelope: bool
) -> None:
    text = http_operation.Events(is_text=True, is_envelope=is_envelope)
    change_operation(monkeypatch, "_FOLLOW", responses=(http_operation.Response("200", text),))
    server.play(events_reply("event: error\ndata: no\n\n"))
    assert isinstance(read()[1], errors.StreamEventError)
    monkeypatch.undo()
    server.play(events_reply(ONE, "event: error\ndata:\n\n", TWO))
    items, error = read()
    assert ids(items) == ["1"]
    assert isinstance(error, errors.StreamEventError)


def test_a_line_that_is_an_error_is_raised_as_one(server: Server, read: Read) -> None:
    server.play(lines_reply('{"id":"1"}\n', '{"error":"overloaded"}\n', '{"id":"2"}\n'))
    items, error = read("lines")
    assert ids(items) == ["1"]
    assert isinstance(error, errors.StreamEventError)
    assert error.data == {"error": "overloaded"}


def test_no_error_is_seen_where_an_item_says_it_has_none(server: Server, read: Read) -> None:
    server.play(events_reply('data: {"id":"1","error":null}\n\n', 'data: {"id":"2","text":"\\"error\\""}\n\n'))
    items, error = read()
    assert (ids(items), error) == (["1", "2"], None)


@pytest.mark.parametrize("method", ["follow", "lines"])
def test_an_item_that_is_not_json_is_a_typed_error_after_the_whole_items(
    server: Server, read: Read, method: str
) -> None:
    """Promise 7: a malformed item does not take those before it."""
    server.play(lines_reply('{"id":"1"}\n{oops\n') if method == "lines" else events_reply(ONE + "data: {oops\n\n"))
    items, error = read(method)
    assert ids(items) == ["1"]
    assert isinstance(error, errors.UnreadableResponseError)
    assert error.body == "{oops"


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"


@pytest.mark.parametrize(
    "reply",
    [
        events_reply(ONE, 'data: {"id":', short=True),
        events_reply(ONE, 'data: {"id":"2"}'),
        events_reply(ONE, 'data: {"id":"2"}\n'),
        events_reply(ONE, short=True),
        events_reply(ONE, reset="after"),
        Reply(raw=HEAD + b"Content-Length: 99\r\n\r\n" + ONE.encode()),
        Reply(raw=HEAD + b"Transfer-Encoding: chunked\r\n\r\n12\r\n" + ONE.encode() + b"\r\nzz\r\n"),
        Reply(raw=HEAD + b"\r\n" + ONE.encode() + b"data: {"),
    ],
    ids=[
        "cut inside an event",
        "no line end",
        "no blank line",
        "no last chunk",
        "reset",
        "shorter than its length",
        "bad chunk",
        "cut without framing",
    ],
)
def test_a_cut_stream_is_a_typed_error_after_the_whole_events(server: Server, read: Read, reply: Reply) -> None:
    """Promise 7: reset, cut, bad chunk: a typed error after the whole events; nothing is retried; never a silent end."""
    server.play(reply)
    items, error = read()
    assert ids(items) == ["1"]
    assert isinstance(error, errors.StreamInterruptedError)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "reply",
    [
        lines_reply('{"id":"1"}\n{"i'),
        lines_reply('{"id":"1"}\n{"id":"2"}', short=True),
        lines_reply('{"id":"1"}\n', reset="after"),
    ],
    ids=["inside a line", "no last chunk", "reset"],
)
def test_cut_lines_are_a_typed_error_after_the_whole_lines(server: Server, read: Read, reply: Reply) -> None:
    """Promise 7: JSON Lines likewise; a last line without a line feed is whole only if the response is."""
    server.play(reply)
    items, error = read("lines")
    assert ids(items) == ["1"]
    assert isinstance(error, errors.StreamInterruptedError)


def test_a_compressed_stream_that_is_damaged_is_a_typed_error(server: Server, read: Read) -> None:
    """Promise 7: whatever stands between the bytes and the events."""
    packed = gzip.compress(ONE.encode())
    damaged = packed[:-6] + b"\0\0" + packed[-4:]
    server.play(Reply(200, {"Content-Type": "text/event-stream", "Content-Encoding": "gzip"}, (damaged,)))
    assert isinstance(read()[1], errors.StreamInterruptedError)


def test_a_stream_that_falls_silent_is_a_typed_error(server: Server, half: Half) -> None:
    """Promise 7: a time-out between bytes as well."""
    server.play(events_reply(ONE, hold=True))
    stream = half.call(half.sdk(server, http=half.http(timeout=0.2)), "chat.follow", chat_id="1")
    assert half.next(stream).id == "1"
    with pytest.raises(errors.StreamInterruptedError, match="ReadTimeout"):
        half.next(stream)


@pytest.mark.parametrize("reader", ["events", "lines"])
def test_an_item_beyond_the_limit_is_a_typed_error_after_the_whole_items(reader: str) -> None:
    """Promise 7: an item that never ends does not fill the memory."""
    if reader == "lines":
        lines = streaming.LineReader(bytes.decode, max_line_bytes=100)
        whole = lines.feed(b"1\n" + b"x" * 101)
    else:
        events = streaming.EventReader(lambda event: event.data, None)
        events._decoder = importlib.import_module("python_example.sse").Decoder(max_event_bytes=100)
        whole = events.feed(b"data: 1\n\ndata: " + b"x" * 101)
    assert next(whole) == "1"
    with pytest.raises(errors.StreamInterruptedError, match="exceeds 100 bytes"):
        next(whole)


def test_bytes_that_a_reader_was_given_are_not_lost_when_nobody_asks_for_their_items() -> None:
    """Promise 7: the whole of a stream is read, though some of its items were not."""
    lines = streaming.LineReader(bytes.decode)
    lines.feed(b"1\n2")
    assert list(lines.feed(b"3\n")) == ["23"]


@pytest.mark.parametrize("status", [401, 500])
def test_an_error_status_is_an_api_error_and_not_a_stream(server: Server, read: Read, status: int) -> None:
    server.play(json_reply({"error": "nope"}, status))
    _, error = read("create_stream", **CREATE)
    assert isinstance(error, errors.APIError)
    assert (error.status_code, error.data) == (status, {"error": "nope"})


def test_a_json_success_in_place_of_a_stream_is_an_error_that_shows_it(server: Server, read: Read) -> None:
    server.play(json_reply({"id": "1"}))
    _, error = read()
    assert isinstance(error, errors.UnexpectedResponseError)
    assert error.body == '{"id": "1"}'


# The envelope


def test_an_envelope_holds_what_its_event_said_and_no_more() -> None:
    pydantic: Any = importlib.import_module("pydantic")

    class Envelope(pydantic.BaseModel):  # type: ignore[misc]
        data: int
        event: str
        id: str | None = None
        retry: int | None = None

    events = http_operation.Events(is_envelope=True)
    decode = streaming.event_decoder(events, Envelope, strict=True, fail=lambda message, text: ValueError(message))
    reader = streaming.EventReader(decode, None)
    said = [
        item.model_dump(exclude_unset=True)
        for item in reader.feed(b"data: 1\n\nevent: e\nid: i\nretry: 5\ndata: 2\n\n")
    ]
    assert said == [{"data": 1, "event": "message"}, {"data": 2, "event": "e", "id": "i", "retry": 5}]


def test_events_of_a_union_are_told_apart_by_all_they_say_and_an_error_that_one_declares_is_an_item() -> None:
    pydantic: Any = importlib.import_module("pydantic")

    class Broken(pydantic.BaseModel):  # type: ignore[misc]
        error: str

    class Failed(pydantic.BaseModel):  # type: ignore[misc]
        event: Literal["failed"]
        data: Broken

    class Said(pydantic.BaseModel):  # type: ignore[misc]
        event: Literal["said"]
        data: str

    def items(type_: Any, *, is_envelope: bool, body: bytes) -> list[Any]:
        events = http_operation.Events(is_envelope=is_envelope)
        decode = streaming.event_decoder(events, type_, strict=True, fail=lambda kind, message, text: kind(message))
        return list(streaming.EventReader(decode, None).feed(body))

    body = b'event: failed\ndata: {"error": "x"}\n\nevent: said\ndata: [1]\n\nevent: ping\ndata: {}\n\n'
    assert items(Failed | Said, is_envelope=True, body=body) == [
        Failed(event="failed", data=Broken(error="x")),
        Said(event="said", data="[1]"),
    ]
    assert items(Broken | Said, is_envelope=False, body=b'data: {"error": "x"}\n\n') == [Broken(error="x")]
    with pytest.raises(errors.StreamEventError):
        items(Said | None, is_envelope=False, body=b'data: {"error": "x"}\n\n')


def test_a_stream_of_ones_own_response_may_be_made(half: Half) -> None:
    """The classes are public: a response, a decoder of events as JSON and a sentinel make a stream."""
    httpx: Any = importlib.import_module("httpx")

    def serve(request: Any) -> Any:
        return httpx.Response(200, content=b"data: a\n\ndata: END\n\ndata: b\n\n")

    client = half.http(transport=httpx.MockTransport(serve))
    response = half.wait(client.send(client.build_request("GET", "http://x"), stream=True))
    type_ = eventstreaming.EventStreamAsync if half.is_async else eventstreaming.EventStream
    assert half.items(type_(response, lambda event: json.loads(event)["data"], "END")) == ["a"]
    assert response.is_closed
    assert example.Example is not None
