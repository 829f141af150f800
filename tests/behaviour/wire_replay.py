"""Plays recorded calls with an installed package against a loopback server, and prints what came of each, as JSON.

A program of its own, so that the package is imported in a process that has imported no other of its name:

    python wire_replay.py SITE PACKAGE CLIENT < CASES

A case has a ``call`` (settings of the client, arguments), an ``operation`` such as ``chat.create_async`` and the
``response_scenario`` that the server plays. What came of it has the requests and the outcome, in the form of the recording.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import re
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import pydantic

from runtime.python_server import CRLF, Received, Reply, Server

Case = dict[str, Any]


@dataclass
class Step(Reply):
    """A reply whose body's end may be told otherwise than by chunks.

    Attributes:
        framing: ``chunked``; by ``length``, of which ``missing`` bytes are never sent; or by ``close``.
    """

    framing: str = "chunked"
    missing: int = 0


class ScenarioServer(Server):
    """Plays steps."""

    def _answer(self, connection: socket.socket, reply: Reply) -> bool:
        if not isinstance(reply, Step) or reply.framing == "chunked" or reply.reset:
            return super()._answer(connection, reply)
        time.sleep(reply.delay)
        head = [f"HTTP/1.1 {reply.status} X", *(f"{name}: {value}" for name, value in reply.headers.items())]
        body = b"".join(reply.pieces)
        if reply.framing == "length":
            head.append(f"Content-Length: {len(body) + reply.missing}")
        connection.sendall(CRLF.join([*(line.encode() for line in head), b"", body]))
        return reply.framing == "length" and not reply.missing


class Player:
    """Plays cases with one package."""

    def __init__(self, package: str, client: str) -> None:
        self._client = getattr(importlib.import_module(package), client)
        self._utils = importlib.import_module(f"{package}.utils")
        self._names = {
            "models": importlib.import_module(f"{package}.models"),
            "UNSET": importlib.import_module(f"{package}.types").UNSET,
            "httpx": httpx,
        }

    def play(self, case: Case) -> Case:
        """What came of a case."""
        server = ScenarioServer()
        try:
            server.play(*map(step, case["response_scenario"]))
            started = time.monotonic()
            outcome = self._outcome(case, server)
            seconds = time.monotonic() - started
            requests = [seen(request) for request in server.requests]
        finally:
            server.stop()
        return {"id": case["id"], "requests": requests, "outcome": outcome, "seconds": round(seconds, 3)}

    def _outcome(self, case: Case, server: Server) -> Case:
        events: list[Any] = []
        try:
            run = self._run_async if case["operation"].endswith("_async") else self._run
            returned = run(case, server, events)
        except Exception as error:  # noqa: BLE001 (whatever comes is the outcome)
            return {**_raised(error), "events": events}
        return {**returned, "open_connections": server.open_connections}

    def _made(self, case: Case, server: Server) -> Any:
        settings = {"bearer_auth": "key", "server_url": server.url, **self._values(case["call"]["client"], server)}
        return self._client(**settings)

    def _arguments(self, case: Case, server: Server) -> tuple[tuple[Any, ...], dict[str, Any]]:
        given = case["call"]["args"]
        if given == "<positional>":
            return ([{"role": "user", "content": "hi"}], "m"), {}
        values = self._values(given, server)
        sent = (case["request"] or {}).get("json")
        for name, value in values.items():  # the recording shows a list of models as its only item
            if isinstance(value, pydantic.BaseModel) and isinstance(sent, dict) and isinstance(sent.get(name), list):
                values[name] = [value]
        return (), values

    def _values(self, given: dict[str, Any], server: Server) -> dict[str, Any]:
        return {name: self._value(name, value, server) for name, value in given.items()}

    def _value(self, name: str, value: Any, server: Server) -> Any:
        if name in ("retries", "retry_config") and isinstance(value, dict):
            backoff = self._utils.BackoffStrategy(*value["backoff"])
            return self._utils.RetryConfig(value["strategy"], backoff, value["retry_connection_errors"])
        if name == "server_url":
            return re.sub(r"http://127\.0\.0\.1:\d+", server.url, value)
        if isinstance(value, str) and value.startswith("<") and value.endswith(">"):
            return eval(value[1:-1], self._names)  # the recording's way to write down what JSON cannot hold
        return value

    def _run(self, case: Case, server: Server, events: list[Any]) -> Case:
        with self._made(case, server) as client:
            positional, named = self._arguments(case, server)
            result = method(client, case["operation"])(*positional, **named)
            if not hasattr(result, "response"):
                return _returned(result)
            for event in result:
                events.append(plain(event))
            return {"stream": type(result).__name__, "events": events}

    def _run_async(self, case: Case, server: Server, events: list[Any]) -> Case:
        return asyncio.run(self._call_async(case, server, events))

    async def _call_async(self, case: Case, server: Server, events: list[Any]) -> Case:
        async with self._made(case, server) as client:
            positional, named = self._arguments(case, server)
            result = await method(client, case["operation"])(*positional, **named)
            if not hasattr(result, "response"):
                return _returned(result)
            async for event in result:
                events.append(plain(event))
            return {"stream": type(result).__name__, "events": events}


def method(client: Any, operation: str) -> Any:
    """The method that an operation's path leads to."""
    for part in operation.split("."):
        client = getattr(client, part)
    return client


def step(given: Case) -> Step:
    """One step of a scenario as the server plays it."""
    is_stream = "raw_chunks" in given
    headers = dict(given.get("headers", {}))
    if "content-type" not in map(str.lower, headers) and not given.get("no_ct"):
        headers["Content-Type"] = "text/event-stream" if is_stream else "application/json"
    pieces = [_piece(each) for each in (given["raw_chunks"] if is_stream else [given.get("body", "")])]
    missing = given.get("short_by", 0)
    if missing:
        pieces = [pieces[0][:-missing]]
    return Step(
        given.get("status", 200),
        headers,
        tuple(pieces),
        delay=given.get("delay", 0),
        gap=0.02 if is_stream else 0,  # apart enough to arrive as the pieces that they are
        reset="before" if given.get("reset") else "",
        short=given.get("end") == "abort",
        framing=given.get("framing", "chunked" if is_stream else "length"),
        missing=missing,
    )


def _piece(value: Any) -> bytes:
    if not isinstance(value, str):
        return json.dumps(value).encode()
    return bytes.fromhex(value[4:]) if value.startswith("hex:") else value.encode()


def seen(request: Received) -> Case:
    """A request in the form of the recording."""
    try:
        body = json.loads(request.body) if request.body else None
    except ValueError:
        body = None
    return {"method": request.method, "path": request.target, "headers": request.headers, "json": body}


def plain(value: Any) -> Any:
    """A model as JSON by wire names."""
    return value.model_dump(mode="json", by_alias=True) if isinstance(value, pydantic.BaseModel) else value


def _returned(value: Any) -> Case:
    return {"returned": {"type": type(value).__name__, "value": plain(value)}}


def _raised(error: Exception) -> Case:
    tree = [f"{each.__module__}.{each.__name__}" for each in inspect.getmro(type(error))]
    facts = {name: getattr(error, name, None) for name in ("status_code", "body", "message")}
    return {"raised": tree[0], "tree": tree, "message": str(error), "api": facts}


def is_timed(case: Case) -> bool:
    """Whether time decides what comes of a case."""
    return "timeout" in json.dumps(case["call"])


def main() -> None:
    site, package, client = sys.argv[1:]
    sys.path.insert(0, site)
    player = Player(package, client)
    cases = json.load(sys.stdin)
    with ThreadPoolExecutor(4) as pool:
        played = list(pool.map(player.play, (case for case in cases if not is_timed(case))))
    played += [player.play(case) for case in cases if is_timed(case)]  # alone, and after everything is loaded
    json.dump(played, sys.stdout)


if __name__ == "__main__":
    main()
