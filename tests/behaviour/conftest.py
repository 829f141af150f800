"""The Atoma SDKs, generated anew for each run, and a server to call."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from behaviour_server import Loopback, loopback

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of ``specloom generate`` on this repository's own settings."""
    output = tmp_path_factory.mktemp("generated")
    command = [
        sys.executable,
        "-m",
        "specloom",
        "generate",
        "--quiet",
        "--config",
        str(ROOT / "specloom.yaml"),
        "--out",
        str(output),
    ]
    subprocess.run(command, check=True, timeout=120, cwd=ROOT)
    return output


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A loopback server."""
    with loopback() as state:
        yield state
