"""What the tests of operations share: calls in no language's words, and what comes of them in every language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from runtime.python_server import Received, Reply, events_reply, json_reply

DONE = Reply(204)
NOTE = {"text": "hi"}
SECRET = "sk-very-secret-value"

Play: TypeAlias = Callable[..., Any]
"""Calls a method by its name, ``params.get``; see the fixture ``play``."""


@dataclass(frozen=True)
class File:
    """A file to send. Several pieces are a stream, as are none.

    Attributes:
        name: What the server shall call it; without a name it is bytes, or a stream of them.
    """

    pieces: tuple[bytes, ...]
    name: str | None = None
    media_type: str | None = None


@dataclass(frozen=True)
class Call:
    """A call.

    Attributes:
        method: ``params.get``.
        parameters: By wire name.
        body: Fields by wire name, or the whole of it where it is no object.
        client: Options of the client that are called the same in every language.
        headers: Of the caller's own.
        stream: What the call itself says of streams, where its request does not.
        retries: Whether what fails is tried again.
    """

    method: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    client: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    stream: bool | None = None
    retries: bool = False


Player: TypeAlias = Callable[[Call], dict[str, Any]]
"""Makes a call in some language. Gives its ``value``, its ``items`` where there was a stream, or its ``error``: the
``status`` with the ``type`` and fields of its body, or ``interrupted``."""

TIMES = re.compile(r"(%3A\d\d)\.000Z")
"""A fraction of a second that some languages write."""

_IN_PATH: Mapping[str, Any] = {"id": 7, "kinds": ["a"]}

ORDER: Mapping[str, Any] = {
    "tags": ["a", "b"],
    "none": [],
    "retry": {"codes": [429], "most": 3, "wait": 0.5},
    "steps": [{"run-it": "x", "level": "high", "extra": 1}],
    "due": "2024-02-29",
    "at": "2024-02-29T00:00:00.123456789Z",
    "levels": {"a-b": "low"},
    "kind": "order",
    "size": 12345678901234567890,
    "maybe": None,
    "pair": [1, 2],
    "by": ["high"],
    "any": {"a": [1, {"b": None}]},
}
"""The defaults of all that an order has to have."""

REQUESTS: Mapping[str, tuple[Call, dict[str, Any]]] = {
    "parameters in every style": (
        Call(
            "params.get",
            {
                "id": 7,
                "kinds": ["a", "b/c"],
                "tenant": "t",
                "tags": ["x", "y z"],
                "pipes": ["1", "2"],
                "filter": {"a": 1, "b": {"c": "d"}},
                "where": {"x": 1},
                "to": "http://a/b?c|d#[e]",
                "since": dt.datetime(2024, 1, 2, tzinfo=dt.timezone.utc),
                "level": "high",
                "maybe": "(it's*!)",
                "X-Color": {"R": 1, "G": 2},
                "session": "s;1",
            },
        ),
        {
            "target": "/params/7/;kinds=a;kinds=b%2Fc?tags=x&tags=y%20z&pipes=1%7C2&filter%5Ba%5D=1&filter%5Bb%5D%5Bc%5D=d"
            "&where=%7B%22x%22%3A1%7D&to=http://a/b?c%7Cd%23%5Be%5D&limit=20&since=2024-01-02T00%3A00%3A00Z&level=high"
            "&maybe=%28it%27s%2A%21%29",
            "headers": {
                "tenant": "t",
                "x-color": "R=1,G=2",
                "cookie": "session=s%3B1",
                "accept": "application/json",
                "authorization": "Bearer b",
                "content-type": None,
            },
        },
    ),
    "nothing that is not given": (
        Call("params.get", {**_IN_PATH, "tenant": "t", "maybe": None}),
        {"target": "/params/7/;kinds=a?limit=20", "headers": {"cookie": None, "x-color": None}},
    ),
    "a value that the document does not know": (
        Call("params.get", {**_IN_PATH, "tenant": "t", "level": "deep"}),
        {"target": "/params/7/;kinds=a?limit=20&level=deep"},
    ),
    "a global parameter": (Call("params.get", _IN_PATH, client={"tenant": "all"}), {"headers": {"tenant": "all"}}),
    "a global parameter of the call's own": (
        Call("params.get", {**_IN_PATH, "tenant": "mine"}, client={"tenant": "all"}),
        {"headers": {"tenant": "mine"}},
    ),
    "a global parameter that the call does not take": (
        Call("replies.thing", client={"tenant": "all"}),
        {"headers": {"tenant": None}},
    ),
    "a client's server before an operation's own": (
        Call("replies.own_server"),
        {"target": "/own-server"},
    ),
    "headers of the caller's own": (
        Call("params.get", {**_IN_PATH, "tenant": "t"}, headers={"X-Mine": "1", "Accept": "text/plain"}),
        {"headers": {"x-mine": "1", "accept": "text/plain"}},
    ),
    "a form": (
        Call("bodies.form", body={"name": "a b+", "tags": ["x", "y"], "address": {"city": "Ä"}}),
        {
            "headers": {"content-type": "application/x-www-form-urlencoded"},
            "body": b"name=a+b%2B&tags=x,y&address%5Bcity%5D=%C3%84",
        },
    ),
    "objects in a form of which the document says no more": (
        Call("bodies.form", body={"name": "n", "plain": {"a": 1}, "each": [{"b": 1}, {"b": 2}]}),
        {"body": b"name=n&plain=%7B%22a%22%3A1%7D&each=%7B%22b%22%3A1%7D&each=%7B%22b%22%3A2%7D"},
    ),
    "parts with names, types and headers": (
        Call(
            "bodies.upload",
            body={
                "file": File((b"one",)),
                "more": [File((b"t", b"wo")), File((b"three",), "3.bin", "x/y"), File((b"fo", b"ur"), 'f"4')],
                "about": {"title": "T"},
                "labels": ["a", "b"],
                "flag": True,
                "raw": "q",
            },
        ),
        {
            "parts": [
                ("file", "file", "image/png", "photo", b"one"),
                ("more", "file", "application/octet-stream", None, b"two"),
                ("more", "3.bin", "x/y", None, b"three"),
                ("more", "f%224", "application/octet-stream", None, b"four"),
                ("about", None, "application/json", None, b'{"title":"T"}'),
                ("labels", None, None, None, b"a"),
                ("labels", None, None, None, b"b"),
                ("flag", None, None, None, b"true"),
                ("raw", None, "application/json", None, b'"q"'),
            ]
        },
    ),
    "parts of another kind": (
        Call("bodies.mixed", body={"a": 1}),
        {"kind": "multipart/mixed", "parts": [("a", None, None, None, b"1")]},
    ),
    "no part at all": (Call("bodies.mixed", body={}), {"kind": "multipart/mixed", "parts": []}),
    "parts where there is a file, though JSON is offered": (
        Call("bodies.either", body={"file": File((b"one",)), "name": "n"}),
        {
            "kind": "multipart/form-data",
            "parts": [
                ("file", "file", "application/octet-stream", None, b"one"),
                ("name", None, None, None, b"n"),
            ],
        },
    ),
    "bytes": (
        Call("bodies.put", body=File((b"\x00\xff",))),
        {"headers": {"content-type": "application/octet-stream", "content-length": "2"}, "body": b"\x00\xff"},
    ),
    "pieces as they come": (
        Call("bodies.put", body=File((b"a", b"b"))),
        {"headers": {"transfer-encoding": "chunked", "content-length": None}, "body": b"ab"},
    ),
    "pieces beside a parameter": (
        Call("bodies.put_file", {"name": "n/"}, body=File((b"a", b"b"))),
        {"target": "/files/n%2F", "body": b"ab"},
    ),
    "a parameter without the body": (
        Call("bodies.put_file", {"name": "n"}),
        {"headers": {"content-type": None}, "body": b""},
    ),
    "bytes that may be left out": (
        Call("bodies.icon", body=File((b"\x89PNG",))),
        {"headers": {"content-type": "image/png"}, "body": b"\x89PNG"},
    ),
    "bytes that are left out": (
        Call("bodies.icon"),
        {"headers": {"content-type": None}, "body": b""},
    ),
    "bytes of a range": (
        Call("bodies.picture", body=File((b"\x89PNG",))),
        {"headers": {"content-type": "application/octet-stream"}, "body": b"\x89PNG"},
    ),
    "a text of a range": (
        Call("bodies.words", body="plain"),
        {"headers": {"content-type": "text/plain"}, "body": b"plain"},
    ),
    "JSON of any range": (
        Call("bodies.whatever", body={"a": 1}),
        {"headers": {"content-type": "application/json"}, "body": {"a": 1}},
    ),
    "a text": (
        Call("bodies.text", body="plain"),
        {"headers": {"content-type": "text/plain"}, "body": b"plain"},
    ),
    "JSON": (
        Call("bodies.note", body={"text": "ü"}),
        {"headers": {"content-type": "application/json", "accept": "*/*"}, "body": '{"text":"ü"}'.encode()},
    ),
    "the defaults of what has to be there": (
        Call("bodies.fields", body={"name": "n"}),
        {"body": {"name": "n", **ORDER}},
    ),
    "the defaults of what has to be there beside parameters": (
        Call("bodies.order", {"shown": ["id"]}, {"name": "n"}),
        {"target": "/orders?shown=id&since=2024-02-29", "body": {"name": "n", **ORDER}},
    ),
    "no default of what the caller gives": (
        Call("bodies.fields", body={"name": "n", "tags": [], "retry": {"most": 1}, "maybe": "m"}),
        {"body": {"name": "n", **ORDER, "tags": [], "retry": {"codes": [429], "most": 1, "wait": 0.5}, "maybe": "m"}},
    ),
    "no body where it may be left out": (
        Call("bodies.note"),
        {"headers": {"content-type": None}, "body": b""},
    ),
}
"""What the server sees of a call."""

BOTH = {
    "value": json_reply(NOTE),
    "stream": events_reply('data: {"delta": "a"}\n\ndata: {"de', 'lta": "b"}\n\n', "data: [DONE]\n\n"),
}
_FILE = {"Content-Type": "application/octet-stream"}
_NOTES: Mapping[str, tuple[bytes, ...]] = {
    "application/jsonl": (b'{"text":"a"}\n{"te', b'xt":"b"}'),
    "application/x-jsonl": (b'{"text":"a"}\n\n', b'{"text":"b"}\n'),
    "application/x-jsonlines": (b'{"text":"a"}\r\n{"text":"b"}\r\n',),
    "application/ndjson": (b'{"text":"a"}\n', b'{"text":"b"}\n'),
    "Application/X-NDJSON; charset=utf-8": (b'\xef\xbb\xbf{"text":"a"}\n', b'{"text":"b"}\n'),
    "application/json-seq": (b'\x1e{"text":"a"}\n\x1e', b'{\n"text":', b'"b"\n}\n'),
    "application/geo+json-seq": (b'\x1e{"text":"a"}\x1e{"text":"b"}\n',),
}
"""Two notes in whatever a server calls lines of JSON."""


REPLIES: Mapping[str, tuple[Call, Reply, dict[str, Any]]] = {
    "a success": (Call("replies.thing"), json_reply(NOTE), {"value": NOTE}),
    "another": (Call("replies.thing"), json_reply({"job": "j"}, 202), {"value": {"job": "j"}}),
    "one without a body": (Call("replies.thing"), DONE, {"value": None}),
    "an error of its own status": (
        Call("replies.thing"),
        json_reply({"since": "s"}, 404),
        {"error": {"status": 404, "type": "Gone", "data": {"since": "s"}}},
    ),
    "an error of a range": (
        Call("replies.thing"),
        json_reply({"title": "t"}, 409, Content_Type="application/problem+json"),
        {"error": {"status": 409, "type": "Problem", "data": {"title": "t"}}},
    ),
    "any other error": (
        Call("replies.thing"),
        json_reply(NOTE, 500),
        {"error": {"status": 500, "type": "Note", "data": NOTE}},
    ),
    "an error that nobody described": (
        Call("replies.file"),
        json_reply(NOTE, 418),
        {"error": {"status": 418, "type": None, "data": None}},
    ),
    "bytes": (Call("replies.file"), Reply(200, _FILE, (b"ab", b"cd")), {"value": "abcd"}),
    "no bytes": (Call("replies.file"), DONE, {"value": None}),
    "bytes that break off": (Call("replies.file"), Reply(200, _FILE, (b"ab",), short=True), {"error": "interrupted"}),
    **{
        f"items of {media_type}": (
            Call("replies.lines"),
            Reply(200, {"Content-Type": media_type}, pieces),
            {"items": [{"text": "a"}, {"text": "b"}]},
        )
        for media_type, pieces in _NOTES.items()
    },
    "events that are told apart by their name": (
        Call("replies.events"),
        events_reply('event: said\ndata: {"text":"a"}\n\nevent: told\ndata: {"text":"a"}\n\n'),
        {"items": [{"event": "said", "data": {"text": "a"}}, {"event": "told", "data": '{"text":"a"}'}]},
    ),
    "events of which the document knows nothing": (
        Call("replies.events"),
        events_reply(
            'event: new\ndata: {"n":[1]}\n\nevent: new\ndata: plain\n\nevent: ping\ndata: {}\n\n', "data: 5\n\n"
        ),
        {
            "items": [
                {"event": "new", "data": {"n": [1]}},
                {"event": "new", "data": "plain"},
                {"event": "message", "data": 5},
            ]
        },
    ),
    "an event that is no JSON": (
        Call("replies.events"),
        events_reply("event: said\ndata: {oops\n\n"),
        {"error": {"status": 200, "type": None, "data": None}},
    ),
    "events that are JSON or text": (
        Call("replies.plain_events"),
        events_reply('data: plain\n\ndata: {"text":"a"}\n\nid: 7\ndata: more\n\n'),
        {"items": [{"data": "plain"}, {"data": {"text": "a"}}, {"data": "more", "id": "7"}]},
    ),
    "an error in place of an item": (
        Call("replies.lines"),
        Reply(200, {"Content-Type": "application/x-ndjson"}, (b'{"text":"a"}\n{"error":"busy"}\n',)),
        {"error": {"status": 200, "type": None, "data": None}},
    ),
    "an item that breaks off": (
        Call("replies.lines"),
        Reply(200, {"Content-Type": "application/jsonl"}, (b'{"text":"a"}\n{"te',)),
        {"error": "interrupted"},
    ),
}
"""What the caller sees of a response."""

CHOICES: Mapping[str, tuple[Call, str, dict[str, Any]]] = {
    "a value by default": (
        Call("chat.create", body={"text": "x"}),
        "value",
        {"body": {"text": "x", "stream": False}},
    ),
    "a stream by the body": (
        Call("chat.create", body={"text": "x", "stream": True}),
        "stream",
        {"body": {"text": "x", "stream": True}},
    ),
    "a value beside parameters": (
        Call("chat.talk", {"room": "r"}, {"text": "x"}),
        "value",
        {"target": "/rooms/r", "body": {"text": "x", "stream": False}},
    ),
    "a stream beside parameters": (
        Call("chat.talk", {"room": "r"}, {"text": "x", "stream": True}),
        "stream",
        {"target": "/rooms/r", "body": {"text": "x", "stream": True}},
    ),
    "a value by the query": (Call("chat.hear", {"room": "r"}), "value", {"target": "/rooms/r"}),
    "a stream by the query": (
        Call("chat.hear", {"room": "r", "stream": True}),
        "stream",
        {"target": "/rooms/r?stream=true"},
    ),
    "a value without a field": (Call("chat.log"), "value", {"target": "/log"}),
    "a stream without a field": (Call("chat.log", stream=True), "stream", {"target": "/log"}),
}
"""A value or a stream, as the caller chooses, and what the server sees of it."""


def parts_of(asked: Received) -> list[tuple[str, str | None, str | None, str | None, bytes]]:
    """Name, file name, media type, X-Kind header and content of every part."""
    boundary = asked.headers["content-type"].partition("boundary=")[2].encode()
    found = []
    for part in asked.body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in head.decode().split("\r\n"))}
        name = re.search(r' name="([^"]*)"', headers["content-disposition"])
        file_name = re.search(r'filename="([^"]*)"', headers["content-disposition"])
        assert name is not None
        found.append(
            (
                name[1],
                file_name[1] if file_name else None,
                headers.get("content-type"),
                headers.get("x-kind"),
                content.removesuffix(b"\r\n"),
            )
        )
    return found
