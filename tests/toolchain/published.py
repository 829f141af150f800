"""Installs the published Python package once, apart from everything else: its dependencies are older than ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

REPOSITORY = Path(__file__).parents[2]
PUBLISHED: Final = "atoma-sdk==0.1.3"
INSTALL_SECONDS: Final = 180


@cache
def published_python() -> Path:
    """A folder for ``PYTHONPATH`` with the published package and what it needs; installed at the first use.

    Raises:
        RuntimeError: pip could not install it; the message has what pip said.
    """
    folder = REPOSITORY / "build" / "published"
    target = folder / f"{PUBLISHED}-py{sys.version_info.major}.{sys.version_info.minor}"
    if target.exists():
        return target
    staging = folder / f"{target.name}.{os.getpid()}"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--target",
        str(staging),
    ]
    done = subprocess.run([*command, PUBLISHED], check=False, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    if done.returncode != 0:
        raise RuntimeError(f"pip could not install {PUBLISHED}:\n{done.stderr[-2000:]}")
    try:
        staging.rename(target)
    except OSError:
        # Another process was faster; what it installed is the same.
        shutil.rmtree(staging)
    return target
