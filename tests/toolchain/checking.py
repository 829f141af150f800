"""Type checks Python that was generated, with the rules that its package promises to keep."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def mypy_faults(source: Path, program: Path, cache: Path) -> str:
    """What ``mypy --strict`` says of a package's source folder and of a program that uses it; nothing where both are right."""
    options = ["--strict", "--python-version", "3.10", "--cache-dir", str(cache)]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, str(source), str(program)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env={"MYPYPATH": str(source), "PATH": ""},
    )
    return "" if done.returncode == 0 else done.stdout[-3000:] or done.stderr[-3000:]
