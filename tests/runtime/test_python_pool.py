"""Promises 9 and 13 of the transport: connections are given back, opened late, and never closed for a caller."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import warnings
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from python_calls import DONE, FAST, OK, Half, errors, example
from python_server import Received, Reply, Server, events_reply, json_reply

ONE = 'data: {"id":"1"}\n\n'
JSON = {"Content-Type": "application/json"}


def counting(transport: Any, opened: list[Any], closed: list[Any]) -> Any:
    """A transport that notes each response body it hands out, and each that is closed."""

    def noted(response: httpx.Response) -> httpx.Response:
        stream: Any = response.stream
        opened.append(stream)
        name = "aclose" if hasattr(stream, "aclose") else "close"
        close = getattr(stream, name)
        setattr(stream, name, lambda: (closed.append(stream), close())[1])
        return response

    if isinstance(transport, httpx.AsyncHTTPTransport):
        handle_async = transport.handle_async_request

        async def handle_async_request(request: httpx.Request) -> httpx.Response:
            return noted(await handle_async(request))

        transport.handle_async_request = handle_async_request  # type: ignore[method-assign]
    else:
        handle = transport.handle_request
        transport.handle_request = lambda request: noted(handle(request))
    return transport


ENDINGS: dict[str, list[Reply]] = {
    "success": [OK],
    "error": [json_reply({}, 400)],
    "huge error": [Reply(400, {}, (b"x" * 65536,) * 40)],
    "retried and given up": [json_reply({}, 503)],
    "retried and good": [json_reply({}, 503), OK],
    "another type": [Reply(200, {"Content-Type": "text/html"}, (b"<html>",))],
    "malformed": [Reply(200, JSON, (b"{",))],
    "cut": [Reply(200, JSON, (b"{",), short=True)],
    "undecodable": [Reply(200, {**JSON, "Content-Encoding": "gzip"}, (b"no gzip",))],
    "error that is cut": [Reply(500, JSON, (b"{",), short=True)],
    "redirect": [Reply(302, {"Location": "/elsewhere"})],
    "redirect to nowhere": [Reply(302, {"Location": "http://[bad"})],
    "too slow": [Reply(200, JSON, (b" ",) * 40, gap=0.05)],
    "stream": [DONE],
    "stream after its sentinel": [events_reply("data: [DONE]\n\n", hold=True)],
    "stream with an error event": [events_reply('data: {"error":"x"}\n\n', hold=True)],
    "stream with a malformed event": [events_reply("data: {\n\n", hold=True)],
    "stream cut": [events_reply("data: {", short=True)],
}


@pytest.mark.parametrize("replies", ENDINGS.values(), ids=ENDINGS)
def test_every_path_closes_its_response(server: Server, half: Half, waits: list[float], replies: list[Reply]) -> None:
    """Promise 9: whatever comes of a call, each response it received is closed."""
    opened: list[Any] = []
    closed: list[Any] = []
    transport = httpx.AsyncHTTPTransport() if half.is_async else httpx.HTTPTransport()
    sdk = half.sdk(server, http=half.http(transport=counting(transport, opened, closed)))
    server.play(*replies)
    is_stream = replies[0].headers.get("Content-Type") == "text/event-stream"
    try:
        if is_stream:
            half.items(half.call(sdk, "chat.follow", chat_id="1"))
        else:
            half.call(sdk, "chat.create", timeout_ms=300, **FAST)
    except errors.SDKError:
        pass  # this is about what is left behind
    assert opened
    assert set(map(id, opened)) == set(map(id, closed))


def test_a_pool_of_one_serves_five_hundred_mixed_calls(server: Server, half: Half, waits: list[float]) -> None:
    """Promise 9: values, streams left early, errors, malformed bodies, retries and cuts, and still a connection."""

    def answer(received: Received) -> Reply:
        count = len(server.requests)
        if "events" in received.target:
            return events_reply(ONE, ONE, "data: [DONE]\n\n") if count % 3 else events_reply(ONE, short=True)
        return (OK, json_reply({}, 400), Reply(200, JSON, (b"{",)), json_reply({}, 503), OK)[count % 5]

    server.play(answer)
    own = half.http(limits=httpx.Limits(max_connections=1), timeout=httpx.Timeout(5, pool=1))
    sdk = half.sdk(server, http=own)
    for n in range(500):
        try:
            if n % 2:
                half.call(sdk, "chat.create", **FAST)
            else:
                half.items(half.call(sdk, "chat.follow", chat_id="1"), at_most=n % 3 + 1)
                half.pause(0)  # an event loop closes behind a loop that was left when it next runs
        except (errors.APIError, errors.StreamInterruptedError):
            pass  # a mixed bag: what matters is that the next call finds a connection


def test_no_connection_is_opened_before_the_first_call_and_ours_is_closed(server: Server, half: Half) -> None:
    """Promise 13: both parts open on first use, and what we opened we close."""
    server.play(OK)
    sdk = half.sdk(server)
    assert server.connections == 0
    half.call(sdk, "chat.create", **FAST)
    assert server.open_connections == 1
    half.close(sdk)
    assert server.wait_until(lambda: server.open_connections == 0)
    half.call(sdk, "chat.create", **FAST)
    assert server.connections == 2


def test_only_the_part_that_is_used_is_opened(server: Server, half: Half, monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 13: a synchronous program opens no asynchronous client, nor the reverse."""
    server.play(OK)
    unused = httpx.Client if half.is_async else httpx.AsyncClient
    monkeypatch.setattr(unused, "__init__", lambda self: pytest.fail("opened"))
    half.call(half.sdk(server), "chat.create", **FAST)


def test_a_callers_client_is_never_closed(server: Server, half: Half) -> None:
    """Promise 13: a client passed in by the caller is the caller's to close."""
    server.play(OK, json_reply({}, 500))
    own = half.http()
    sdk = half.sdk(server, http=own)
    half.call(sdk, "chat.create", **FAST)
    with pytest.raises(errors.ServerError):
        half.call(sdk, "chat.create", **FAST)
    half.close(sdk)
    del sdk
    gc.collect()
    assert not own.is_closed


def test_a_callers_client_that_is_closed_is_an_sdk_error(server: Server, half: Half) -> None:
    """Promise 13: and where the caller has closed it, the error says so."""
    own = half.http()
    sdk = half.sdk(server, http=own)
    half.close(own)
    with pytest.raises(errors.ConfigurationError, match="closed"):
        half.call(sdk, "chat.create", **FAST)


def test_thirty_two_threads_share_a_client_from_its_first_call(server: Server) -> None:
    """Promise 13: 32 threads share one client, and its first use may be all of theirs at once."""
    server.play(OK)
    failures: list[BaseException] = []
    start = threading.Barrier(32)
    with example.Example(server_url=server.url, bearer_auth="k") as client:

        def work() -> None:
            try:
                start.wait(10)
                for _ in range(5):
                    assert client.chat.create(**FAST).id == "a"
            except Exception as failure:  # noqa: BLE001 (a thread's failure is asserted on below)
                failures.append(failure)

        _run_in_threads([work] * 32)
    assert failures == []
    assert len(server.requests) == 160


def test_thirty_two_tasks_share_a_client_from_its_first_call(server: Server) -> None:
    """Promise 13: and so do tasks of one event loop."""
    server.play(OK)

    async def run() -> list[Any]:
        async with example.Example(server_url=server.url) as client:
            return await asyncio.gather(*(client.chat.create_async(**FAST) for _ in range(32)))

    assert [answer.id for answer in asyncio.run(run())] == ["a"] * 32


def test_threads_may_each_run_a_loop_of_their_own(server: Server) -> None:
    """Promise 13: an asynchronous client is opened for each event loop: connections cannot move between loops."""
    server.play(OK)
    client = example.Example(server_url=server.url)
    answers: list[str] = []

    async def run() -> None:
        async with client:
            answers.append((await client.chat.create_async(**FAST)).id)

    _run_in_threads([lambda: asyncio.run(run())] * 8)
    assert answers == ["a"] * 8


def test_loops_that_have_ended_leave_nothing_behind(server: Server) -> None:
    """Promise 13: a client used from one ``asyncio.run`` after another keeps nothing of the loops that are over."""
    server.play(OK)
    client = example.Example(server_url=server.url)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # asyncio's own, for a connection nobody closed in its loop
        for _ in range(5):
            asyncio.run(client.chat.create_async(**FAST))
        gc.collect()
        assert server.wait_until(lambda: server.open_connections <= 1)
        asyncio.run(client.aclose())
        del client
        gc.collect()


def test_trio_runs_the_asynchronous_half_as_well(server: Server) -> None:
    """Promise 13: httpx serves asyncio and trio, and so do we, waits between attempts and streams included."""
    trio = pytest.importorskip("trio")
    server.play(json_reply({}, 503, retry_after_ms="20"), OK, events_reply(ONE, "data: [DONE]\n\n"))
    client = example.Example(server_url=server.url)

    async def run() -> list[str]:
        async with client:
            answer = await client.chat.create_async(**FAST)
            async with await client.chat.follow_async(chat_id="1") as stream:
                return [answer.id] + [item.id async for item in stream]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # trio's own, for httpx's generators behind a sentinel
        assert trio.run(run) == ["a", "1"]
        gc.collect()
    server.play(json_reply({}, 503, retry_after_ms="20"), OK, events_reply(ONE, "data: [DONE]\n\n"))
    assert asyncio.run(run()) == ["a", "1"]


def _run_in_threads(work: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=step) for step in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_opens_connections_of_its_own(server: Server) -> None:
    """Promise 13: two processes on one socket would read each other's answers."""
    server.play(OK)
    with example.Example(server_url=server.url) as client:
        client.chat.create(**FAST)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # this process has threads: the server's
            child = os.fork()
        if child == 0:
            try:
                os._exit(0 if client.chat.create(**FAST).id == "a" else 1)
            finally:
                os._exit(2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert server.connections == 2
        assert client.chat.create(**FAST).id == "a"
        assert server.connections == 2
