"""One program, unchanged, with the package that npm serves and with ours: it compiles, and prints the same."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path
from typing import Final

import pytest
from behaviour_server import Answer, Loopback
from typescript_generation import node

from toolchain.node import published, tool, toolchain

pytestmark = pytest.mark.heavy

PROGRAM: Final = Path(__file__).parent / "typescript" / "earlier.ts"
OPTIONS: Final = {
    "module": "NodeNext",
    "strict": True,
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    "types": ["node"],
    "skipLibCheck": True,
}
CHUNK: Final = {
    "id": "1",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "delta": {"content": "Hel"}}],
}
COMPLETION: Final = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
}
MODELS: Final = {"object": "list", "data": [{"id": "m", "object": "model", "created": 1, "owned_by": "atoma"}]}
LOCK: Final = {"public_key": "cGs=", "node_small_id": 4, "stack_small_id": 5, "stack_entry_digest": None}


STREAM: Final = Answer(body=f"data: {json.dumps(CHUNK)}\n\n".encode(), content_type="text/event-stream")
"""One event and no sentinel: the published package loses the second of two, and takes a sentinel for a broken one."""

ANSWERS: Final = (
    Answer(503, {"error": "busy"}),
    Answer(body=COMPLETION),
    STREAM,
    Answer(422, {"error": "no"}),
    Answer(body=MODELS),
    STREAM,
    Answer(body={"created": 1, "data": [{"url": "u", "revised_prompt": None}]}),
    Answer(body=LOCK),
)


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the published package; its native addon, which this program never calls, is a stub."""
    root = tmp_path_factory.mktemp("earlier")
    shutil.copytree(published() / "node_modules", root / "node_modules")
    shutil.rmtree(root / "node_modules" / "blake2")
    (root / "node_modules" / "blake2").mkdir()
    (root / "node_modules" / "blake2" / "index.js").write_text("module.exports = {};\n", encoding="utf-8")
    return prepared(root)


@pytest.fixture(scope="module")
def ours(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with our package."""
    root = tmp_path_factory.mktemp("ours")
    (root / "node_modules").mkdir()
    (root / "node_modules" / "atoma-sdk").symlink_to(package)
    return prepared(root)


def prepared(root: Path) -> Path:
    """The program, compiled against the package that lies there."""
    for name in ("@types", "undici-types"):
        (root / "node_modules" / name).symlink_to(toolchain() / "node_modules" / name)
    shutil.copy(PROGRAM, root)
    (root / "package.json").write_text('{"private": true}', encoding="utf-8")
    settings = {"compilerOptions": OPTIONS, "files": [PROGRAM.name]}
    (root / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    node(tool("tsc"), "-p", "tsconfig.json", cwd=root)
    return root


def played(root: Path, server: Loopback) -> tuple[object, list[tuple[str, str, object]]]:
    """What the program printed, and what it asked the server for."""
    server.answer(*ANSWERS)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}"
        printed = node("earlier.js", server.url, nowhere, cwd=root, seconds=60)
    asked = [(each.method, each.path, json.loads(each.body or "null")) for each in server.asked]
    return json.loads(printed), asked


def test_a_program_runs_unchanged(earlier: Path, ours: Path, server: Loopback) -> None:
    """Values, errors, events, hooks, retries, standalone functions and requests are the same."""
    before, asked_before = played(earlier, server)
    now, asked_now = played(ours, server)
    assert now == before
    assert asked_now == asked_before
    assert len(asked_now) == len(ANSWERS)
