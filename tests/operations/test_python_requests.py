"""What calls of the Python SDK send in Python's own ways; what every language sends is told in ``test_alike.py``."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import AsyncIterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from operations.material import DONE, NOTE, ORDER, Play, parts_of
from runtime.python_server import Reply, Server, json_reply

# Parameters


def test_a_parameter_called_as_a_module_of_ours_hides_none(sdk: Any, loop_server: Server, play: Play) -> None:
    """Nor does a method: ``models``, ``str`` and ``dt`` stand in annotations beside it, which mypy checks elsewhere."""
    loop_server.play(json_reply(NOTE))
    day = dt.datetime(2020, 1, 1, tzinfo=dt.timezone.utc)
    assert play("params.models_", models_="a", utils="b", dt_=day) == sdk.models.Note(text="hi")
    assert loop_server.requests[0].target == "/shadows?models=a&utils=b&dt=2020-01-01T00%3A00%3A00Z"
    loop_server.play(json_reply("2020-01-01T00:00:00Z"))
    assert (play("params.dt_"), play("params.str_")) == (day, "2020-01-01T00:00:00Z")


def test_what_is_not_given_is_not_sent(loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply("ok"))
    play("params.get", id=7, kinds=["a"], tenant="t", maybe=None, limit=None)
    (asked,) = loop_server.requests
    assert asked.target == "/params/7/;kinds=a"
    assert "cookie" not in asked.headers


# Bodies


def test_open_files_and_pieces_are_parts(sdk: Any, loop_server: Server, play: Play, tmp_path: Path) -> None:
    loop_server.play(DONE)
    (tmp_path / "two.txt").write_bytes(b"two")
    pieces = sdk.types.File((piece for piece in (b"thr", b"ee")), "3.bin")
    with open(tmp_path / "two.txt", "rb") as opened:
        play("bodies.upload", file=b"one", more=[opened, pieces])
    _, two, three = parts_of(loop_server.requests[0])
    assert two == ("more", "two.txt", "text/plain", None, b"two")
    assert three == ("more", "3.bin", "application/octet-stream", None, b"three")


def test_a_file_is_read_in_pieces_and_sent_again_after_a_retry(loop_server: Server, play: Play) -> None:
    loop_server.play(Reply(503, {"Retry-After": "0"}), DONE)
    opened = Watched(b"x" * 300_000)
    play("bodies.put", request=opened)
    assert [len(asked.body) for asked in loop_server.requests] == [300_000, 300_000]
    assert opened.largest <= 65_536


def test_a_file_of_a_range_is_sent_as_its_name_tells(loop_server: Server, play: Play, tmp_path: Path) -> None:
    """Where that is within the range: a page of text is no image."""
    loop_server.play(DONE)
    for name, sent in (
        ("a.png", "image/png"),
        ("b.txt", "application/octet-stream"),
        ("c", "application/octet-stream"),
    ):
        (tmp_path / name).write_bytes(b"x")
        with open(tmp_path / name, "rb") as opened:
            play("bodies.picture", request=opened)
        assert loop_server.requests[-1].headers["content-type"] == sent


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


# Defaults


def test_every_model_has_defaults_of_its_own(sdk: Any) -> None:
    """Typed as if they had been given; what is changed in one is changed in no other."""
    first, second = sdk.models.Order(name="n"), sdk.models.Order(name="n")
    assert isinstance(first.retry, sdk.models.Retry)
    assert first.due == dt.date(2024, 2, 29)
    assert first.levels["a-b"] is sdk.models.Level.LOW
    first.tags.append("c")
    first.retry.codes.append(500)
    first.any["a"].clear()
    assert (second.tags, second.retry.codes, second.any) == (["a", "b"], [429], {"a": [1, {"b": None}]})


def test_a_model_and_a_dict_are_sent_with_their_defaults(sdk: Any, loop_server: Server, play: Play) -> None:
    """In place of the arguments, too, and where they are copied; a null that was given stays one."""
    loop_server.play(DONE)
    order = sdk.models.Order(name="n")
    assert order.model_copy().model_dump(mode="json", by_alias=True) == {"name": "n", **ORDER}
    play("bodies.fields", name="n", retry=sdk.models.Retry(most=1), steps=[{"run_it": "y"}], by=None)
    retry, steps = {"codes": [429], "most": 1, "wait": 0.5}, [{"run-it": "y", "level": "high"}]
    assert loop_server.requests[0].json == {"name": "n", **ORDER, "retry": retry, "steps": steps, "by": None}


def test_a_response_without_what_is_promised_reads_as_its_default(sdk: Any) -> None:
    decode = import_module(f"{sdk.__name__}.types.decoding").decode
    order = decode(sdk.models.Order, '{"name": "n", "tags": null, "none": 5}')
    assert (order.tags, order.none, order.retry.most, order.by) == (None, 5, 3, [sdk.models.Level.HIGH])
