"""What the tests of the Python transport share: the two halves of the SDK behind one face, and what they are answered."""

from __future__ import annotations

import asyncio
import dataclasses
import importlib
import random
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from python_package import load_example
from python_server import Server, events_reply, json_reply, running_server

SECRET = "sk-very-secret-key"
example: Any = load_example()
errors: Any = importlib.import_module("python_example.errors")
http_operation: Any = importlib.import_module("python_example._http.operation")

CHAT = {"id": "a", "messages": []}
OK = json_reply(CHAT)
DONE = events_reply("data: [DONE]\n\n")
FAST: dict[str, Any] = {"messages": [], "model": "m"}


def backoff(**changes: Any) -> Any:
    """A caller's retry policy with short waits."""
    utils = importlib.import_module("python_example.utils")
    values = {"initial_interval": 10, "max_interval": 50, "exponent": 1.1, "max_elapsed_time": 3000, **changes}
    return utils.RetryConfig("backoff", utils.BackoffStrategy(**values), True)


def change_operation(monkeypatch: pytest.MonkeyPatch, name: str, **changes: Any) -> None:
    """Gives an operation of ``chat`` other facts from the document: ``_CREATE`` or ``_FOLLOW``."""
    chat = importlib.import_module("python_example.chat")
    monkeypatch.setattr(chat, name, dataclasses.replace(getattr(chat, name), **changes))


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


class Half:
    """One half of the SDK: the same steps whether it is the synchronous or the asynchronous one."""

    def __init__(self, *, is_async: bool) -> None:
        self.is_async = is_async
        self._loop = asyncio.new_event_loop() if is_async else None
        self._opened: list[Any] = []

    def http(self, **options: Any) -> Any:
        """A caller's own client, which the test's end closes."""
        client: Any = httpx.AsyncClient(**options) if self.is_async else httpx.Client(**options)
        self._opened.append(client)
        return client

    def sdk(self, server: Server | None = None, *, http: Any = None, **options: Any) -> Any:
        """A client of the example API, which the test's end closes."""
        if server is not None:
            options.setdefault("server_url", server.url)
        if http is not None:
            options["async_client" if self.is_async else "client"] = http
        sdk = example.Example(**options)
        self._opened.append(sdk)
        return sdk

    def call(self, sdk: Any, method: str, **arguments: Any) -> Any:
        """The value or the stream of a method given as ``chat.create``."""
        resource, _, name = method.partition(".")
        function = getattr(getattr(sdk, resource), f"{name}_async" if self.is_async else name)
        return self.wait(function(**arguments))

    def next(self, stream: Any) -> Any:
        return self.wait(stream.__anext__() if self.is_async else next(stream))

    def items(self, stream: Any, at_most: int | None = None) -> list[Any]:
        """The items of a stream, in a loop that is left after some of them."""
        if self.is_async:
            return list(self.wait(_read_async(stream, at_most)))
        items = []
        for item in stream:
            items.append(item)
            if len(items) == at_most:
                break
        return items

    def wait(self, value: Any) -> Any:
        """What a coroutine returns, or the value itself where nothing has to be awaited."""
        return value if self._loop is None else self._loop.run_until_complete(value)

    def pause(self, seconds: float) -> None:
        """Lets the event loop run, where there is one."""
        if self._loop is not None:
            self._loop.run_until_complete(asyncio.sleep(seconds))

    def close(self, opened: Any) -> None:
        self.wait(opened.aclose() if self.is_async else opened.close())

    def end(self) -> None:
        for opened in reversed(self._opened):
            self.close(opened)
        if self._loop is not None:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()


async def _read_async(stream: Any, at_most: int | None) -> list[Any]:
    items = []
    async for item in stream:
        items.append(item)
        if len(items) == at_most:
            break
    return items


@pytest.fixture(params=["sync", "async"])
def half(request: pytest.FixtureRequest) -> Iterator[Half]:
    half = Half(is_async=request.param == "async")
    yield half
    half.end()


Play = Callable[..., Any]


@pytest.fixture
def play(half: Half, server: Server) -> Play:
    """Calls a method of a fresh client; a stream is read to its end."""

    def run(method: str, client_options: dict[str, Any] | None = None, **arguments: Any) -> Any:
        sdk = half.sdk(server, **{"bearer_auth": SECRET, **(client_options or {})})
        result = half.call(sdk, method, **arguments)
        return half.items(result) if hasattr(result, "generator") else result

    return run


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds slept between attempts, none of which are slept; no jitter."""
    slept: list[float] = []
    waiting = importlib.import_module("python_example._http.waiting")

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(waiting, "pause", slept.append)
    monkeypatch.setattr(waiting, "pause_async", sleep)
    monkeypatch.setattr(random, "uniform", lambda low, high: high)
    return slept
