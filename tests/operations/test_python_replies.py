"""What calls of the Python SDK give back in Python's own ways; what every language gives is told in ``test_alike.py``."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from operations.material import DONE, NOTE, Play
from runtime.python_server import Reply, Server, events_reply, json_reply
from toolchain.checking import mypy_faults

# Replies


def test_the_media_type_that_a_response_names_is_what_it_is_read_as(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(NOTE), Reply(200, {"Content-Type": "text/csv; charset=utf-8"}, (b"a,b",)))
    assert play("replies.export") == sdk.models.Note(text="hi")
    assert play("replies.export") == "a,b"
    loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"PK",)))
    assert play("replies.export", then="read") == b"PK"


def test_a_range_of_media_types_is_asked_for_and_read(loop_server: Server, play: Play) -> None:
    loop_server.play(
        Reply(200, {"Content-Type": "text/html"}, (b"<p>",)), Reply(200, {"Content-Type": "image/gif"}, (b"GIF",))
    )
    assert play("replies.range") == "<p>"
    assert play("replies.range", then="read") == b"GIF"
    assert loop_server.requests[0].headers["accept"] == "image/*, text/*"


def test_a_lone_default_response_is_the_type_of_errors_too(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(NOTE, 404))
    with pytest.raises(sdk.NotFoundError) as raised:
        play("replies.export")
    assert raised.value.data == sdk.models.Note(text="hi")


@pytest.mark.parametrize(
    ("status", "error", "model"),
    [(404, "NotFoundError", "Gone"), (409, "ConflictError", "Problem"), (400, "BadRequestError", "Problem"), (500, "ServerError", "Note")],
)  # fmt: skip
def test_errors_have_the_class_of_their_status_and_their_body(
    sdk: Any, loop_server: Server, play: Play, status: int, error: str, model: str
) -> None:
    loop_server.play(json_reply({"since": "s", "title": "t", "text": "x"}, status))
    with pytest.raises(getattr(sdk, error)) as raised:
        play("replies.thing", retries=None)
    assert isinstance(raised.value.data, getattr(sdk.models, model))


def test_the_response_is_there_for_those_who_ask(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(NOTE, X_Total="3", X_Request_Id="r-1"))
    found = play("replies.thing", response=True)
    assert found.value == sdk.models.Note(text="hi")
    assert (found.status_code, found.headers["x-total"], found.request_id) == (200, "3", "r-1")
    assert found.raw.json() == NOTE
    assert "authorization" in found.raw.request.headers and found.raw.request.headers["authorization"] == "[secret]"


def test_responses_of_calls_at_once_are_not_mixed_up(sdk: Any, loop_server: Server) -> None:
    loop_server.play(lambda asked: json_reply(asked.headers["tenant"]))

    async def run() -> list[tuple[str, str]]:
        async with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
            get = sdk.utils.with_response(client.params.get_async)
            found = await asyncio.gather(*(get(id=1, kinds=["k"], tenant=str(number)) for number in range(20)))
            return [(each.value, each.raw.json()) for each in found]

    assert asyncio.run(run()) == [(str(number), str(number)) for number in range(20)]


def test_a_download_is_read_whole_piece_by_piece_or_into_a_file(
    sdk: Any, loop_server: Server, play: Play, tmp_path: Path
) -> None:
    loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"ab", b"cd")))
    assert play("replies.file", then="read") == b"abcd"
    pieces = play("replies.file") if play.is_async else list(sdk_file(sdk, loop_server))  # type: ignore[attr-defined]
    assert b"".join(pieces) == b"abcd"
    loop_server.play(DONE)
    assert play("replies.file") is None


def sdk_file(sdk: Any, server: Server) -> Any:
    with sdk.Widgets(bearer="b", server_url=server.url) as client, client.replies.file() as download:
        yield from download


def test_a_download_is_not_held_in_memory_and_its_connection_is_closed(
    sdk: Any, loop_server: Server, tmp_path: Path
) -> None:
    loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"a" * 1000,), hold=True))
    with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
        with client.replies.file() as download:
            assert len(next(iter(download))) == 1000
        assert loop_server.wait_until(lambda: loop_server.open_connections == 0)
        client.replies.file()  # dropped unread
        assert loop_server.wait_until(lambda: loop_server.open_connections == 0)
        loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"ab", b"cd")))
        client.replies.file().save(tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == b"abcd"

    async def save() -> None:
        async with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
            await (await client.replies.file_async()).save(tmp_path / "async")
            await client.replies.file_async()

    asyncio.run(save())
    assert (tmp_path / "async").read_bytes() == b"abcd"


def test_a_download_that_breaks_is_an_error_of_the_sdk(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(Reply(200, {"Content-Type": "application/octet-stream"}, (b"ab",), short=True))
    with pytest.raises(sdk.StreamInterruptedError):
        play("replies.file", then="read")


# Streams


def test_a_stream_has_its_response_too(sdk: Any, loop_server: Server) -> None:
    loop_server.play(events_reply('data: {"delta": "a"}\n\n'))
    with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
        found = sdk.with_response(client.chat.create)(text="x", stream=True)
        assert found.headers["content-type"] == "text/event-stream"
        assert list(found.value) == [sdk.models.Chunk(delta="a")]
        with pytest.raises(sdk.ConfigurationError, match="no response"):
            sdk.with_response(client.pages.cursor_all)()


@pytest.mark.parametrize("as_model", [True, False])
def test_a_body_that_is_passed_whole_is_told_of_the_stream(
    sdk: Any, loop_server: Server, play: Play, as_model: bool
) -> None:
    loop_server.play(events_reply('data: {"delta": "a"}\n\n'), json_reply(NOTE), json_reply(NOTE))
    body = sdk.models.Open(text="x") if as_model else {"text": "x"}
    assert play("chat.whole", request=body, stream=True) == [sdk.models.Chunk(delta="a")]
    play("chat.whole", request=body)
    play("chat.whole", request={"text": "x", "stream": True})
    bodies = [asked.json for asked in loop_server.requests]
    assert bodies == [{"text": "x", "stream": True}, {"text": "x"}, {"text": "x", "stream": False}]


# Types


def test_the_sdk_and_a_program_type_check_strictly(source: Path, tmp_path: Path) -> None:
    """Overloads survive ``with_response``, and listings have the type of their items."""
    program = tmp_path / "program.py"
    program.write_text(
        "from typing import List\n"
        "from widgets import Widgets, models, utils\n"
        "from widgets.utils import WithResponse, with_response\n\n"
        "sdk = Widgets(bearer='b', key=lambda: 'k')\n"
        "note: models.Note = sdk.chat.create(text='a')\n"
        "stream: utils.EventStream[models.Chunk] = sdk.chat.create(text='a', stream=True)\n"
        "found: WithResponse[models.Note] = with_response(sdk.chat.create)(text='a')\n"
        "events: WithResponse[utils.EventStream[models.Chunk]] = with_response(sdk.chat.create)(text='a', stream=True)\n"
        "notes: List[models.Note] = list(sdk.pages.cursor_all(q='x'))\n\n\n"
        "async def key() -> str:\n"
        "    return 'k'\n\n\n"
        "async def main() -> None:\n"
        "    client = Widgets(bearer=key)\n"
        "    await client.bodies.put_async(request=open('f', 'rb'))\n"
        "    chunks: utils.EventStreamAsync[models.Chunk] = await client.chat.create_async(text='a', stream=True)\n"
        "    raw: WithResponse[models.Note] = await with_response(client.chat.create_async)(text='a')\n"
        "    async for each in client.pages.cursor_all_async():\n"
        "        text: str = each.text\n"
    )
    assert mypy_faults(source, program, tmp_path / "cache") == ""
