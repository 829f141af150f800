"""What calls of the Python SDK send: parameters in every style, bodies of every coding."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest

from operations.material import DONE, Play
from runtime.python_server import Received, Reply, Server, json_reply

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
