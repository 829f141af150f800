"""A command as a whole: its seconds, the memory of all its processes together, and what it wrote."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LONGEST_RUN_SECONDS = 600
PAUSE_SECONDS = 0.01
LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """A command that has ended.

    Attributes:
        seconds: Of wall clock, from start to exit.
        busy: Seconds of processor time, those of children included.
        memory: Most bytes that its processes held together, looked at ten times a second; 0 where the system does not tell.
        files: Written below the output folder.
        size: Bytes of those files.
        failure: The last line that it printed, if it failed.
    """

    seconds: float
    busy: float
    memory: int
    files: int
    size: int
    failure: str | None


def run(command: Sequence[str]) -> Run:
    """Runs a command in a session and a folder of its own; ``{out}`` in it becomes a path that does not exist yet."""
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder:
        out, log = Path(folder) / "out", Path(folder) / "log"
        with log.open("wb") as said:
            begin = time.perf_counter()
            process = subprocess.Popen(
                [argument.replace("{out}", str(out)) for argument in command],
                cwd=folder,
                env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            code, busy, memory = _ended(process.pid, begin + LONGEST_RUN_SECONDS)
            process.returncode = code
            seconds = time.perf_counter() - begin
        written = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
        failure = _last_line(log.read_text(errors="replace"), code) if code else None
        return Run(seconds, busy, memory, len(written), sum(written), failure)


def _ended(main: int, deadline: float) -> tuple[int, float, int]:
    """Exit code, seconds of processor time and most memory of a process with its children, killed at the deadline."""
    most, look = 0, 0.0
    while True:
        if (now := time.perf_counter()) > look:
            most, look = max(most, sum(map(_memory, _family(main)))), now + LOOK_SECONDS
        pid, status, usage = os.wait4(main, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, most
        if now > deadline:
            os.killpg(main, signal.SIGKILL)
        time.sleep(PAUSE_SECONDS)


def _family(process: int) -> Iterator[int]:
    """A process and all that it has started, as far as Linux tells."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*"):
        with suppress(OSError):  # it has ended meanwhile
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _memory(process: int) -> int:
    """Bytes that a process holds; of a page that several share, its part."""
    with suppress(OSError):
        share = re.search(r"^Pss: +(\d+) kB$", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
        return int(share[1]) * 1024 if share else 0
    return 0


def _last_line(said: str, code: int) -> str:
    """The last line that says something at the margin: frames of a traceback and banners are passed over."""
    lines = [line for line in said.splitlines() if re.match(r"[\w\"'\[{(]", line)]
    return lines[-1][:160] if lines else f"exit code {code}, and no word"
