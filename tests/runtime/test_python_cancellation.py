"""Promise 8 of the transport: however a caller leaves, the socket is closed at once and nothing stays behind."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import threading
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import pytest
from python_calls import FAST, Half, example
from python_server import Reply, Server, events_reply

ONE = 'data: {"id":"1"}\n\n'


@pytest.fixture(autouse=True)
def _held_stream(server: Server) -> None:
    """A stream of one event that does not end by itself."""
    server.play(events_reply(ONE, hold=True))


def closes_soon(server: Server) -> bool:
    """Whether the server sees its connections closed within 100 ms."""
    return server.sees_all_closed(0.1)


def _break(stream: Any) -> None:
    for _ in stream:
        break


def _raise(stream: Any) -> None:
    with pytest.raises(KeyError):
        for _ in stream:
            raise KeyError


def _leave_block(stream: Any) -> None:
    with stream:
        next(stream)


def _leave_block_by_exception(stream: Any) -> None:
    with pytest.raises(KeyError), stream:
        next(stream)
        raise KeyError


def _leave_a_cycle(stream: Any) -> None:
    knot = [stream]
    knot.append(knot)
    del knot, stream


SYNC_WAYS: dict[str, Callable[[Any], None]] = {
    "break": _break,
    "exception": _raise,
    "close": lambda stream: stream.close(),
    "with": _leave_block,
    "exception in with": _leave_block_by_exception,
    "forget unread": lambda stream: None,
    "forget half read": lambda stream: next(stream),
    "slice": lambda stream: list(islice(stream, 1)),
    "cycle": _leave_a_cycle,
}


@pytest.mark.parametrize("way", SYNC_WAYS)
def test_leaving_a_stream_closes_the_socket_within_a_tenth_of_a_second(server: Server, way: str) -> None:
    """Promise 8: break, exception, close, the end of a block, and a stream that nobody holds any more."""
    client = example.Example(server_url=server.url)
    leave = SYNC_WAYS[way]
    leave(client.chat.follow(chat_id="1"))
    if way == "cycle":
        gc.collect()
    assert closes_soon(server)


@pytest.mark.parametrize("way", ["break", "exception", "cancel", "time-out", "close", "with", "forget", "cycle"])
def test_leaving_an_asynchronous_stream_closes_the_socket(server: Server, way: str) -> None:
    """Promise 8: the same, and the cancellation of a task that waits for the next item."""

    async def read(client: Any) -> None:
        stream = await client.chat.follow_async(chat_id="1")
        match way:
            case "close":
                await stream.close()
            case "with":
                async with stream:
                    await stream.__anext__()
            case "forget":
                await stream.__anext__()
            case "cycle":
                _leave_a_cycle(stream)
            case "time-out":
                await stream.__anext__()
                with pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(stream.__anext__(), 0.05)
            case _:
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
        (outcome,) = await asyncio.gather(task, return_exceptions=True)
        assert not isinstance(outcome, AssertionError), outcome
        if way == "cycle":
            gc.collect()
        return await asyncio.to_thread(closes_soon, server)

    assert asyncio.run(run())


@pytest.mark.parametrize(
    "reply",
    [Reply(delay=0.5), Reply(200, {"Content-Type": "application/json"}, (b"{",), hold=True), Reply(503)],
    ids=["before the answer", "inside the body", "between attempts"],
)
def test_a_cancelled_call_closes_the_socket(server: Server, reply: Reply) -> None:
    """Promise 8: a task may be cancelled wherever its call stands."""
    server.play(reply)

    async def run() -> bool:
        client = example.Example(server_url=server.url)
        task = asyncio.create_task(client.chat.create_async(**FAST))
        await asyncio.to_thread(server.wait_until, lambda: bool(server.requests))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(reply.delay)  # until then the server does not look at its connection
        return await asyncio.to_thread(closes_soon, server)

    assert asyncio.run(run())
    assert len(server.requests) == 1


def test_after_a_loop_was_left_there_is_nothing_more(server: Server, half: Half) -> None:
    """Promise 8: what was closed is over, and says so without an error."""
    stream = half.call(half.sdk(server), "chat.follow", chat_id="1")
    assert len(half.items(stream, at_most=1)) == 1
    half.pause(0.01)
    assert half.items(stream) == []
    half.wait(stream.close())


def test_a_response_that_the_caller_closes_ends_its_stream(server: Server, half: Half) -> None:
    """Promise 8: through the public ``response`` as well."""
    stream = half.call(half.sdk(server), "chat.follow", chat_id="1")
    half.next(stream)
    half.close(stream.response)
    assert half.items(stream) == []


def test_a_stream_closed_by_another_task_ends_without_an_error(server: Server) -> None:
    """Promise 8: the task that waits for an item sees the end, not a broken connection."""

    async def run() -> list[Any]:
        async with example.Example(server_url=server.url) as client:
            stream = await client.chat.follow_async(chat_id="1")
            items: list[Any] = []

            async def read() -> None:
                async for item in stream:
                    items.append(item.id)

            task = asyncio.create_task(read())
            while not items:
                await asyncio.sleep(0.001)
            await asyncio.sleep(0.1)  # it waits for an item that does not come
            await stream.close()
            await asyncio.wait_for(task, 20)
            return items

    assert asyncio.run(run()) == ["1"]


@pytest.mark.parametrize("read_first", [True, False])
def test_a_stream_dropped_after_its_loop_warns_of_nothing(server: Server, read_first: bool) -> None:
    """Promise 8: warnings are errors here, those of generators that were never finished among them."""
    kept: list[Any] = []

    async def run() -> None:
        async with example.Example(server_url=server.url) as client:
            stream = await client.chat.follow_async(chat_id="1")
            if read_first:
                await stream.__anext__()
            kept.append(stream)

    asyncio.run(run())
    kept.clear()
    gc.collect()
    assert server.wait_until(lambda: server.open_connections == 0)


def test_a_stream_dropped_in_another_thread_is_closed_by_its_own_loop(server: Server) -> None:
    """Promise 8: the garbage collector runs in whichever thread allocates."""

    async def run() -> bool:
        client = example.Example(server_url=server.url)
        kept = [await client.chat.follow_async(chat_id="1")]
        thread = threading.Thread(target=kept.clear)
        thread.start()
        await asyncio.to_thread(thread.join)
        return await asyncio.to_thread(closes_soon, server)

    assert asyncio.run(run())


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


_counts_descriptors = pytest.mark.skipif(
    not os.path.isdir("/proc/self/fd"), reason="counts descriptors the way Linux lists them"
)


@_counts_descriptors
def test_a_thousand_cancelled_streams_leak_no_descriptor_and_no_object(server: Server) -> None:
    """Promise 8: 1,000 of them leak nothing."""
    with example.Example(server_url=server.url) as client:
        _break(client.chat.follow(chat_id="1"))
        before, objects = _descriptors(), _responses()
        for _ in range(1000):
            _break(client.chat.follow(chat_id="1"))
        # The server's half of each connection is in this process too, and closes when it notices.
        assert server.wait_until(lambda: _descriptors() <= before + 2)
        assert _responses() <= objects


@_counts_descriptors
def test_a_thousand_cancelled_asynchronous_streams_leak_no_descriptor_and_no_object(server: Server) -> None:
    """Promise 8: 1,000 of them leak nothing, and no task is left."""

    async def left(client: Any) -> None:
        async for _ in await client.chat.follow_async(chat_id="1"):
            break

    async def run() -> None:
        async with example.Example(server_url=server.url) as client:
            await left(client)
            await asyncio.sleep(0.05)
            before, objects = _descriptors(), _responses()
            for _ in range(1000):
                await left(client)
            assert await _settles(lambda: _descriptors() <= before + 2 and _responses() <= objects)

    asyncio.run(run())


@_counts_descriptors
def test_a_thousand_cancelled_tasks_leak_no_descriptor_and_no_task(server: Server) -> None:
    """Promise 8: nor do tasks that are cancelled in the middle of anything."""

    async def read(client: Any) -> None:
        async for _ in await client.chat.follow_async(chat_id="1"):
            pass

    async def run() -> None:
        async with example.Example(server_url=server.url) as client:
            before = _descriptors()
            for n in range(100):
                tasks = [asyncio.create_task(read(client)) for _ in range(10)]
                await asyncio.sleep(0.001 * (n % 5))
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
            assert await _settles(lambda: _descriptors() <= before + 2)

    asyncio.run(run())


async def _settles(condition: Callable[[], bool]) -> bool:
    """Whether a condition comes to hold, with no task but this one left: a request that nobody waits for ends a moment later."""
    last = time.monotonic() + 20
    while time.monotonic() < last:
        if asyncio.all_tasks() == {asyncio.current_task()} and condition():
            return True
        await asyncio.sleep(0.01)
    return False


def _responses() -> int:
    gc.collect()
    return sum(isinstance(thing, httpx.Response) for thing in gc.get_objects())


def test_ctrl_c_closes_the_socket(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 8: an exception that is no ``Exception`` as well, in the middle of a body."""
    server.play(Reply(200, {"Content-Type": "application/json"}, (b"{", b"}"), hold=True))
    retrying: Any = importlib.import_module("python_example._http.retrying")

    def interrupted(self: Any) -> float:
        if server.requests:
            raise KeyboardInterrupt
        return 600.0

    client = example.Example(server_url=server.url)
    monkeypatch.setattr(retrying.Deadline, "remaining", interrupted)
    with pytest.raises(KeyboardInterrupt):
        client.chat.create(**FAST)
    assert closes_soon(server)
