"""The Atoma SDKs, generated anew for each run, and a server to call."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from behaviour_server import Loopback, loopback

from toolchain.node import find_node, toolchain

ROOT = Path(__file__).parents[2]
TYPESCRIPT = Path(__file__).parent / "typescript"


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


@pytest.fixture(scope="session")
def package(generated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The TypeScript package as it is built for publication, its dependencies beside it."""
    root = tmp_path_factory.mktemp("typescript") / "atoma-sdk"
    shutil.copytree(generated / "typescript", root)
    (root / "node_modules").symlink_to(toolchain() / "node_modules")
    find_node().run_npm("run", "build", cwd=root, seconds=120)
    return root


@pytest.fixture(scope="session")
def project(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project that the package is installed into."""
    root = tmp_path_factory.mktemp("project")
    modules = root / "node_modules"
    modules.mkdir()
    (modules / "atoma-sdk").symlink_to(package)
    for path in filter(Path.is_file, TYPESCRIPT.iterdir()):
        shutil.copy(path, root)
    (root / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return root


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A loopback server."""
    with loopback() as state:
        yield state
