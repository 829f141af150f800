"""A program written for the published package runs unchanged with ours, and its user sees the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from behaviour_server import Answer, Asked, Loopback

from toolchain.published import published_python

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCUMENT = ROOT.parent / "shared" / "atoma" / "history" / "32-46e43c3.yml"
PROGRAM = HERE / "python" / "documented_program.py"

COMPLETION = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
}
FIXED = {
    "/v1/models": {"object": "list", "data": [{"id": "a", "object": "model", "created": 1, "owned_by": "o"}]},
    "/health": {"message": "ok"},
    "/v1/embeddings": {
        "object": "list",
        "model": "m",
        "data": [{"object": "embedding", "index": 0, "embedding": [0.5, 1.0]}],
        "usage": {"prompt_tokens": 1, "total_tokens": 1},
    },
    "/v1/images/generations": {"created": 1, "data": [{"url": "http://x/y.png", "revised_prompt": None}]},
    "/v1/nodes": {"message": "registered"},
    "/v1/nodes/lock": {"public_key": "cGs=", "node_small_id": 3, "stack_small_id": 9},
}
"""What the server says wherever it is asked, by path."""


def chunk(text: str) -> bytes:
    """One event."""
    data = {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}],
    }
    return b"data: " + json.dumps(data).encode() + b"\n\n"


def answer(asked: Asked, before: list[Asked]) -> Answer:
    """The server of both runs. It is unavailable once to each ``x-busy``."""
    busy = asked.headers.get("x-busy")
    if busy is not None and all(each.headers.get("x-busy") != busy for each in before):
        return Answer(503, {})
    if asked.path in FIXED:
        return Answer(body=FIXED[asked.path])
    if asked.json["model"] == "missing":
        return Answer(404, {"error": {"message": "no such model"}}, headers=(("x-request-id", "r-1"),))
    if asked.json["stream"]:
        return Answer(body=chunk("a") + chunk("b") + b"data: [DONE]\n\n", content_type="text/event-stream")
    return Answer(body=COMPLETION)


SENT = ("authorization", "accept", "content-type", "x-mine", "x-custom-header", "x-wrapped", "x-hooked")


def run(site: Path, server: Loopback) -> tuple[list[Any], list[Any]]:
    """What the program shows with a package, and what it makes the server see."""
    server.answer(answer)
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(site), "SERVER": server.url},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    requests = [
        [each.method, each.path, json.loads(each.body or b"null"), {name: each.headers.get(name) for name in SENT}]
        for each in server.asked
    ]
    shown = done.stdout.replace(server.url.removeprefix("http"), "://server")
    return [json.loads(line) for line in shown.splitlines()], requests


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Our SDK of the document that the published package was made of."""
    if not DOCUMENT.exists():
        pytest.skip("the shared document is not beside this checkout")
    command = [sys.executable, "-m", "specloom", "generate", "--quiet", "--config", str(ROOT / "specloom.yaml")]
    subprocess.run([*command, "--spec", str(DOCUMENT), "--out", str(tmp_path)], check=True, timeout=120, cwd=ROOT)
    return tmp_path / "python" / "src"


def test_a_program_sees_and_sends_the_same_with_either_package(ours: Path, server: Loopback) -> None:
    """Clients made in every way, calls and streams in both halves, errors, retries, own clients, logs, hooks, helpers."""
    try:
        published = published_python()
    except (RuntimeError, subprocess.TimeoutExpired) as failure:
        pytest.skip(f"the published package cannot be installed here: {failure}")
    expected_shown, expected_sent = run(published, server)
    shown, sent = run(ours, server)
    assert shown == expected_shown
    assert sent == expected_sent
