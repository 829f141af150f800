"""Operations in TypeScript's own idiom; what is the same in every language is told in ``test_alike.py``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from behaviour.typescript_generation import node
from operations.material import DONE, NOTE
from runtime.python_server import Reply, Server, json_reply
from toolchain.node import tool

HERE = Path(__file__).parent / "typescript"


def play(project: Path, scene: str, server: Server) -> Any:
    """What came of a scene of ``replies.mjs``."""
    shutil.copy(HERE / "replies.mjs", project)
    return json.loads(node("replies.mjs", scene, server.url, cwd=project, seconds=30))


def test_it_is_formatted_as_prettier_would(typescript: Path) -> None:
    node(tool("prettier"), "--no-config", "--check", "src", cwd=typescript / "node_modules" / "widgets")


def test_a_program_compiles(typescript: Path) -> None:
    """Overloads, files of every kind, options of the document; and what it forbids does not."""
    shutil.copy(HERE / "program.ts", typescript / "program.mts")
    types = typescript / "node_modules" / "@types"
    if not types.exists():
        types.symlink_to(tool("tsc").parents[2] / "@types")
    options = {
        "module": "NodeNext",
        "target": "ES2022",
        "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
        "types": ["node"],
        "strict": True,
        "exactOptionalPropertyTypes": True,
        "noEmit": True,
    }
    settings = {"compilerOptions": options, "files": ["program.mts"]}
    (typescript / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    node(tool("tsc"), "-p", "tsconfig.json", cwd=typescript)


def test_the_response_is_there_for_those_who_ask(typescript: Path, loop_server: Server) -> None:
    loop_server.play(json_reply(NOTE, X_Total="3"))
    shown = {"ok": True, "value": NOTE, "total": "3", "status": 200, "url": f"{loop_server.url}/thing"}
    assert play(typescript, "response", loop_server) == shown


def test_responses_of_calls_at_once_are_not_mixed_up(typescript: Path, loop_server: Server) -> None:
    loop_server.play(lambda asked: json_reply({"text": asked.headers["tenant"]}, X_Tenant=asked.headers["tenant"]))
    assert play(typescript, "together", loop_server) == [[str(number)] * 2 for number in range(20)]


def test_a_download_is_not_held_and_its_connection_is_closed(typescript: Path, loop_server: Server) -> None:
    """The first piece is there while the server still holds the rest; whoever stops reading closes the connection."""
    media_type = {"Content-Type": "application/octet-stream"}
    loop_server.play(Reply(200, media_type, (b"a" * 1000,), hold=True))
    assert play(typescript, "piecemeal", loop_server) == 1000
    assert loop_server.wait_until(lambda: loop_server.open_connections == 0)
    loop_server.play(Reply(200, media_type, (b"ab", b"cd")))
    assert play(typescript, "standalone", loop_server) == 4


def test_bytes_of_a_range_are_sent_as_what_they_say_they_are(typescript: Path, loop_server: Server) -> None:
    """Where that is within the range: a page is no picture."""
    loop_server.play(DONE)
    play(typescript, "pictures", loop_server)
    usual = "application/octet-stream"
    assert [asked.headers["content-type"] for asked in loop_server.requests] == [
        "image/png", "image/svg+xml;v=1", "image/gif", usual, usual,
    ]  # fmt: skip


def test_servers_are_chosen_by_name_and_their_variables_checked(typescript: Path, loop_server: Server) -> None:
    loop_server.play(DONE)
    second, unknown, nowhere, covered, other = play(typescript, "servers", loop_server)
    assert [asked.target for asked in loop_server.requests] == [
        "/test/secure/anyone",
        "/own/own-server",
        "/live/secure/anyone",
        "/other/own-server",
        "/own-server",
        "/mine/own-server",
        "/own-server",
    ]
    assert second == "http://127.0.0.1:9/second"
    assert unknown == "InvalidRequestError: The server has to be one of main, second"
    assert nowhere == 'InvalidRequestError: The server variable "stage" has to be one of live, test'
    assert covered is None
    assert other == 'InvalidRequestError: The server variable "zone" has to be one of own, other'


def test_a_call_has_its_own_options(typescript: Path, loop_server: Server) -> None:
    loop_server.play(Reply(503), DONE, Reply(204, delay=1.0))
    busy, done, slow, aborted = play(typescript, "options", loop_server)
    assert busy.startswith("APIError")
    assert done is None
    assert loop_server.requests[1].headers["x-mine"] == "1"
    assert slow.startswith("RequestTimeoutError")
    assert aborted.startswith("RequestAbortedError")
    assert len(loop_server.requests) == 3
