"""Typed streams on a real loopback server: sentinels, errors, cuts, cancellation."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from python_package import load_example
from python_server import Reply, Server, events_reply, json_reply, running_server

example = load_example()
errors: Any = importlib.import_module("python_example.errors")
models: Any = importlib.import_module("python_example.models")

ONE, TWO = 'data: {"id":"1"}\n\n', 'data: {"id":"2"}\n\n'
DONE = "data: [DONE]\n\n"


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


Items = tuple[list[Any], Exception | None]


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest, server: Server) -> Callable[..., Items]:
    """Reads a stream to its end in either half: the items, and the error that ended it."""

    def run_sync(method: str, options: dict[str, Any], arguments: dict[str, Any]) -> Items:
        items: list[Any] = []
        with example.Example(server_url=server.url, **options) as client:
            try:
                items.extend(getattr(client.chat, method)(**arguments))
            except errors.SDKError as error:
                return items, error
        return items, None

    async def run_async(method: str, options: dict[str, Any], arguments: dict[str, Any]) -> Items:
        items: list[Any] = []
        async with example.Example(server_url=server.url, **options) as client:
            try:
                async for item in await getattr(client.chat, f"{method}_async")(**arguments):
                    items.append(item)
            except errors.SDKError as error:
                return items, error
        return items, None

    def run(method: str, options: dict[str, Any] | None = None, **arguments: Any) -> Items:
        if request.param == "sync":
            return run_sync(method, options or {}, arguments)
        return asyncio.run(run_async(method, options or {}, arguments))

    return run


def ids(items: list[Any]) -> list[str]:
    return [item.id for item in items]


# Delivery


def test_an_envelope_type_describes_the_event_and_any_other_the_json_in_it(server: Server, play: Any) -> None:
    server.play(events_reply(ONE, DONE))
    chunk = models.Chunk(id="1")
    assert play("create_stream", messages=[], model="m") == ([models.ChunkEvent(data=chunk)], None)
    assert play("follow", chat_id="1") == ([chunk], None)


@pytest.mark.parametrize("sentinel", [DONE, "data:[DONE]\n\n", "data: [DONE]\n", "data: [DONE]", ""])
def test_a_stream_ends_at_its_sentinel_or_with_the_response(server: Server, play: Any, sentinel: str) -> None:
    server.play(events_reply(ONE, TWO + sentinel))
    items, error = play("follow", chat_id="1")
    assert (ids(items), error) == (["1", "2"], None)


def test_nothing_after_the_sentinel_is_delivered_and_nobody_waits_for_the_end(server: Server, play: Any) -> None:
    server.play(events_reply(ONE + DONE + TWO, TWO, hold=True))
    started = time.monotonic()
    items, error = play("follow", chat_id="1")
    assert (ids(items), error) == (["1"], None)
    assert time.monotonic() - started < 1
    assert server.wait_until(lambda: server.open_connections == 0)


@pytest.mark.parametrize(
    "noise",
    ["\ufeff", ": ping\n\n", "event: ping\n\n", "id: 7\n\n", "retry: 10\n\n", "data:\n\n", "event: ping\ndata: \n\n"],
)
def test_noise_does_not_break_a_stream(server: Server, play: Any, noise: str) -> None:
    server.play(events_reply(noise + ONE, noise.strip("\ufeff") + TWO, DONE))
    items, error = play("follow", chat_id="1")
    assert (ids(items), error) == (["1", "2"], None)


def test_characters_cut_between_chunks_are_whole(server: Server, play: Any) -> None:
    data = 'data: {"id":"1","text":"é漢😀"}\r\n\r\n'.encode()
    server.play(events_reply(*[data[i : i + 1] for i in range(len(data))]))
    items, _ = play("follow", chat_id="1")
    assert items[0].text == "é漢😀"


def test_an_event_is_delivered_before_the_next_one_is_sent(server: Server) -> None:
    server.play(events_reply(ONE, hold=True))
    with example.Example(server_url=server.url) as client, client.chat.follow(chat_id="1") as stream:
        assert next(stream).id == "1"


def test_an_event_that_does_not_fit_is_delivered_as_far_as_it_fits_unless_strict(server: Server, play: Any) -> None:
    server.play(events_reply('data: {"text":5}\n\n', ONE))
    items, error = play("follow", chat_id="1")
    assert error is None
    assert (items[0].id, items[0].text) == (None, 5)
    items, error = play("follow", {"strict": True}, chat_id="1")
    assert items == []
    assert isinstance(error, errors.APIError)


def test_json_lines_are_a_stream_too(server: Server) -> None:
    server.play(Reply(200, {"Content-Type": "application/jsonl"}, (b'{"id":"1"}\n{"i', b'd":"2"}\n\n')))
    with example.Example(server_url=server.url) as client:
        assert ids(list(client.chat.lines())) == ["1", "2"]


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
    server: Server, play: Any, event: str, method: str
) -> None:
    server.play(events_reply(ONE, event, TWO))
    arguments = {"chat_id": "1"} if method == "follow" else {"messages": [], "model": "m"}
    items, error = play(method, **arguments)
    assert len(items) == 1
    assert isinstance(error, errors.APIError)
    assert "overloaded" in error.body
    assert error.status_code == 200


def test_an_event_that_is_not_json_is_a_typed_error(server: Server, play: Any) -> None:
    server.play(events_reply(ONE, "data: {oops\n\n"))
    items, error = play("follow", chat_id="1")
    assert ids(items) == ["1"]
    assert isinstance(error, errors.APIError)


@pytest.mark.parametrize(
    "reply",
    [
        events_reply(ONE, 'data: {"id":', short=True),
        events_reply(ONE, 'data: {"id":"2"}'),
        events_reply(ONE, 'data: {"id":"2"}\n'),
        events_reply(ONE, short=True),
        events_reply(ONE, reset="after"),
    ],
    ids=["cut inside an event", "no line end", "no blank line", "no last chunk", "reset"],
)
def test_a_cut_stream_is_a_typed_error_after_the_whole_events(server: Server, play: Any, reply: Reply) -> None:
    server.play(reply)
    items, error = play("follow", chat_id="1")
    assert ids(items) == ["1"]
    assert isinstance(error, errors.StreamInterruptedError)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [401, 500])
def test_an_error_status_is_an_api_error_and_not_a_stream(server: Server, play: Any, status: int) -> None:
    server.play(json_reply({"error": "nope"}, status))
    _, error = play("create_stream", messages=[], model="m")
    assert isinstance(error, errors.APIError)
    assert (error.status_code, error.data) == (status, {"error": "nope"})


def test_a_json_success_in_place_of_a_stream_is_an_error_that_shows_it(server: Server, play: Any) -> None:
    server.play(json_reply({"id": "1"}))
    _, error = play("follow", chat_id="1")
    assert isinstance(error, errors.UnexpectedResponseError)
    assert error.body == '{"id": "1"}'


# Cancellation


def _closes_soon(server: Server) -> bool:
    return server.wait_until(lambda: server.open_connections == 0, 0.1)


def test_leaving_a_loop_early_closes_the_socket_within_a_tenth_of_a_second(server: Server) -> None:
    server.play(events_reply(ONE, hold=True))
    client = example.Example(server_url=server.url)
    stream = client.chat.follow(chat_id="1")
    for _ in stream:
        break
    assert _closes_soon(server)
    assert list(stream) == []


def test_an_exception_in_a_loop_closes_the_socket(server: Server) -> None:
    server.play(events_reply(ONE, hold=True))
    client = example.Example(server_url=server.url)
    with pytest.raises(KeyError):
        for _ in client.chat.follow(chat_id="1"):
            raise KeyError
    assert _closes_soon(server)


@pytest.mark.parametrize("way", ["close", "with", "forget"])
def test_a_stream_nobody_read_to_its_end_is_closed(server: Server, way: str) -> None:
    server.play(events_reply(ONE, hold=True))
    client = example.Example(server_url=server.url)
    stream = client.chat.follow(chat_id="1")
    if way == "close":
        stream.close()
    elif way == "with":
        with stream:
            next(stream)
    else:
        del stream
    assert _closes_soon(server)


@pytest.mark.parametrize("way", ["break", "exception", "cancel", "close", "with", "forget"])
def test_leaving_an_asynchronous_stream_closes_the_socket(server: Server, way: str) -> None:
    server.play(events_reply(ONE, hold=True))

    async def read(client: Any) -> None:
        stream = await client.chat.follow_async(chat_id="1")
        if way == "close":
            await stream.close()
        elif way == "with":
            async with stream:
                await stream.__anext__()
        elif way != "forget":
            async for _ in stream:
                if way == "break":
                    break
                if way == "exception":
                    raise KeyError

    async def run() -> bool:
        client = example.Example(server_url=server.url)
        task = asyncio.create_task(read(client))
        if way == "cancel":
            await asyncio.to_thread(server.wait_until, lambda: server.open_connections == 1)
            await asyncio.sleep(0.05)
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return await asyncio.to_thread(_closes_soon, server)

    assert asyncio.run(run())


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts descriptors the way Linux lists them")
def test_a_thousand_cancelled_streams_leak_no_descriptor(server: Server) -> None:
    server.play(events_reply(ONE, hold=True))
    with example.Example(server_url=server.url) as client:
        before = _descriptors()
        for _ in range(1000):
            for _ in client.chat.follow(chat_id="1"):
                break
        gc.collect()
        # The server's half of each connection is in this process too, and closes when it notices.
        assert server.wait_until(lambda: _descriptors() <= before + 2)


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts descriptors the way Linux lists them")
def test_a_thousand_cancelled_asynchronous_streams_leak_no_descriptor(server: Server) -> None:
    server.play(events_reply(ONE, hold=True))

    async def run() -> bool:
        async with example.Example(server_url=server.url) as client:
            before = _descriptors()
            for _ in range(1000):
                async for _ in await client.chat.follow_async(chat_id="1"):
                    break
            return await asyncio.to_thread(server.wait_until, lambda: _descriptors() <= before + 2)

    assert asyncio.run(run())
