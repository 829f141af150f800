"""What becomes of a document: generated, refused in a line, or neither, and whether what was generated is code."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from toolchain.node import find_node, tool, toolchain

LONGEST_SECONDS = 60
"""For generation; a document that takes longer has failed."""

LONGEST_CHECK_SECONDS = 900

IMPORT_ALL = Path(__file__).with_name("import_all.py")


class Verdict(Enum):
    """How generation ended."""

    GENERATED = "generated"
    REFUSED = "refused"
    FAILED = "failed"


class Check(Enum):
    """What is done with the output."""

    PYTHON = "every Python module imports, and every model has a validator"
    TYPESCRIPT = "tsc --strict finds nothing"
    MYPY = "mypy --strict finds nothing"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document.

    Attributes:
        reason: The refusal, or what failed.
        seconds: Wall clock of the generation.
        megabytes: Most memory that one of its processes had.
        faults: The checks that found something, and what they said first.
    """

    document: Path
    verdict: Verdict
    reason: str
    seconds: float
    megabytes: int
    faults: tuple[tuple[Check, str], ...] = ()

    @property
    def is_sound(self) -> bool:
        """A refusal, or output in which nothing was found."""
        return self.verdict is not Verdict.FAILED and not self.faults


def outcome(document: Path, checks: Sequence[Check]) -> Outcome:
    """Generate every language of a document in a folder of its own, and check what comes of it."""
    with tempfile.TemporaryDirectory(prefix="specloom-corpus-") as folder:
        found = _generated(document, Path(folder))
        if found.verdict is not Verdict.GENERATED:
            return found
        faults = ((check, _CHECKS[check](Path(folder))) for check in checks)
        return replace(found, faults=tuple((check, fault) for check, fault in faults if fault))


def _generated(document: Path, folder: Path) -> Outcome:
    command = [sys.executable, "-m", "specloom", "generate", "--quiet", "--spec", str(document), "--out", str(folder)]
    started = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        code, megabytes = _ended(process, started + LONGEST_SECONDS)
        said.seek(0)
        lines = [line for line in said.read().splitlines() if ": warning: " not in line]
    seconds = time.monotonic() - started
    if code == 0:
        return Outcome(document, Verdict.GENERATED, "", seconds, megabytes)
    is_refusal = code == 2 and bool(lines) and all(": error: " in line for line in lines)
    reason = lines[0] if is_refusal else f"exit code {code}: {lines[-1] if lines else 'no word'}"
    return Outcome(document, Verdict.REFUSED if is_refusal else Verdict.FAILED, reason, seconds, megabytes)


def _ended(process: subprocess.Popen[bytes], deadline: float) -> tuple[int, int]:
    """Exit code and most memory of a process, which is killed at its deadline."""
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_maxrss // 1024
        if time.monotonic() > deadline:
            process.kill()
        time.sleep(0.02)


def _python(folder: Path) -> str:
    return _said([sys.executable, "-W", "error", str(IMPORT_ALL), str(folder / "python" / "src")], folder)


def _mypy(folder: Path) -> str:
    """What mypy finds. What it knows of the SDKs' dependencies is kept for the thread's next document, and for the next run."""
    cache = Path(tempfile.gettempdir()) / f"specloom-corpus-mypy-{threading.current_thread().name}"
    return _said([sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(cache), "python/src"], folder)


def _typescript(folder: Path) -> str:
    sdk = folder / "typescript"
    (sdk / "node_modules").symlink_to(toolchain() / "node_modules")
    command = [find_node().node, "--max-old-space-size=8192", tool("tsc"), "--noEmit", "-p", "tsconfig.json"]
    return _said([str(part) for part in command], sdk)


def _said(command: Sequence[str], folder: Path) -> str:
    """What a check says where it finds something: its last lines."""
    done = subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, timeout=LONGEST_CHECK_SECONDS
    )
    return "" if done.returncode == 0 else " | ".join((done.stdout + done.stderr).splitlines()[-4:]) or "no word"


_CHECKS = {Check.PYTHON: _python, Check.TYPESCRIPT: _typescript, Check.MYPY: _mypy}
