"""Generated Python in Ruff's layout."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Final

_OPTIONS: Final = ("format", "--isolated", "--no-cache", "--quiet", "--line-length", "120", "--target-version", "py310")
_ENVIRONMENT: Final = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")


def formatted(tree: Mapping[PurePosixPath, str]) -> Mapping[PurePosixPath, str]:
    """The files as Ruff lays them out, in one run of it; no settings around us have a say.

    Raises:
        subprocess.CalledProcessError: A file is not Python: our fault.
    """
    sources = {path: text for path, text in tree.items() if path.suffix == ".py"}
    if not sources:
        return tree
    with tempfile.TemporaryDirectory(prefix="specloom-", dir=_in_memory()) as folder:
        files = {path: Path(folder, f"{number}.py") for number, path in enumerate(sources)}
        for path, file in files.items():
            file.write_text(sources[path], encoding="utf-8", newline="\n")
        environment = {key: value for key, value in os.environ.items() if key.upper() in _ENVIRONMENT}
        subprocess.run([_ruff(), *_OPTIONS, folder], check=True, capture_output=True, env=environment, cwd=folder)
        done = {path: file.read_text(encoding="utf-8") for path, file in files.items()}
    return {path: done.get(path, text) for path, text in tree.items()}


def _in_memory() -> str | None:
    """A folder that no disk is behind, where there is one: a hundred small files come and go in a moment there."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None


def _ruff() -> str:
    """The pinned Ruff that was installed with us."""
    return str(import_module("ruff").find_ruff_bin())
