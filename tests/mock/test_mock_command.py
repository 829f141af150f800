"""``specloom mock`` as a user runs it: the address on standard output, a line for each request on standard error."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ATOMA = Path(__file__).parents[2] / "spec" / "atoma.openapi.yaml"
FAULTS = "2 faults in the request for embeddings_create: body: 'model' is required and absent; body: 'input' is required and absent"
SCENARIO = """
document: spec.yaml
scenarios:
  - name: busy
    operation: health
    answers: [{status: 503, headers: {retry-after: 1}}]
  - name: gone
    operation: health
    answers: [{reset: true}]
"""


@contextmanager
def running(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a pipe, and the first line that it prints."""
    command = [sys.executable, "-m", "specloom", "mock", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def ended(process: subprocess.Popen[str], number: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
    """Exit code and what was left to read after a signal."""
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(number: signal.Signals) -> None:
    """A free port; a line for each request, with what was wrong in it; and a clean end while a request waits."""
    with running(ATOMA) as (process, url), httpx.Client(trust_env=False) as client:
        assert client.get(f"{url}/health").json() == {"message": "<value>"}
        assert client.get(f"{url}/health", headers={"prefer": "status=503"}).status_code == 503
        assert client.get(f"{url}/nothing%1B").status_code == 404
        assert client.post(f"{url}/v1/embeddings", json={}, headers={"authorization": "Bearer b"}).status_code == 400
        with pytest.raises(httpx.ReadTimeout):
            client.get(f"{url}/health", headers={"prefer": "delay=100"}, timeout=0.1)
        code, out, err = ended(process, number)
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "GET /health 200 health",
        "GET /health 503 health",
        "GET /nothing%1B 404 the document has no path /nothing%1B",
        f"POST /v1/embeddings 400 embeddings_create {FAULTS}",
        "GET /health 200 health",
    ]


def test_quiet_prints_the_address_alone() -> None:
    with running(ATOMA, "--quiet") as (process, url):
        httpx.get(f"{url}/health", trust_env=False)
        assert ended(process) == (0, "", "")


def test_a_port_that_is_taken_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, running(ATOMA, "--port", str(taken.getsockname()[1])) as (process, line):  # fmt: skip
        out, err = process.communicate(timeout=20)
        assert (process.returncode, line, out) == (1, "", "")
        assert len(err.splitlines()) == 1
        assert "address already in use" in err


def test_a_reader_that_has_gone_does_not_end_it() -> None:
    """Nobody reads standard error any more; requests are answered all the same."""
    with running(ATOMA) as (process, url):
        assert process.stderr is not None
        process.stderr.close()
        for _ in range(3):
            assert httpx.get(f"{url}/health", trust_env=False).status_code == 200


def test_a_scenario_s_answers_come_first(tmp_path: Path) -> None:
    """All of a file's, in order, or those of one scenario."""
    file = tmp_path / "scenario.yaml"
    file.write_text(SCENARIO)
    with running(ATOMA, "--scenario", file) as (_, url), httpx.Client(trust_env=False) as client:
        busy = client.get(f"{url}/health")
        assert (busy.status_code, busy.headers["retry-after"]) == (503, "1")
        with pytest.raises(httpx.ReadError):
            client.get(f"{url}/health")
        assert client.get(f"{url}/health").status_code == 200
    with running(ATOMA, "--scenario", file, "--only", "gone") as (_, url), httpx.Client(trust_env=False) as client:
        with pytest.raises(httpx.ReadError):
            client.get(f"{url}/health")
        assert client.get(f"{url}/health").status_code == 200


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("scenarios: []", ":1:1: error: document: Field required"),
        ("document: a\nscenarios:\n  - {name: n, operation: o, answer: []}", ":3:29: error: scenarios.0.answer"),
        ("document: a\nscenarios:\n  - {name: n, operation: o, answers: [{status: 1000}]}", ":3:40: error"),
        ("document: a\nscenarios:\n  - {name: n, operation: o, outcome: {error: oops}}", ":3:39: error"),
        ("document: [", "error"),
    ],
)
def test_a_scenario_file_that_cannot_be_is_refused_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(text)
    with running(ATOMA, "--scenario", file) as (process, line):
        out, err = process.communicate(timeout=20)
        assert (process.returncode, line, out) == (2, "", "")
        assert fault in err
        assert "Traceback" not in err


def test_a_name_that_no_scenario_has_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(SCENARIO)
    with running(ATOMA, "--scenario", file, "--only", "none") as (process, _):
        _, err = process.communicate(timeout=20)
        assert process.returncode == 2
        assert "no scenario is named 'none'; there are 'busy', 'gone'" in err
