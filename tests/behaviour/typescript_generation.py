"""TypeScript SDKs of any document, made in this process, and Node to run them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specloom import resolver
from specloom.diagnostics import Diagnostics
from specloom.loader import Document, load, load_text
from specloom.packages import package, title_of
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from toolchain.node import find_node, toolchain

TYPESCRIPT = templates_root() / "typescript"
RUNTIME = {path.relative_to(TYPESCRIPT / "runtime") for path in (TYPESCRIPT / "runtime").rglob("*.ts")}
COMPILER = toolchain() / "node_modules" / "typescript"


def generate(source: dict[str, Any], folder: Path, *, everything: bool) -> None:
    """Writes the SDK of a document; its runtime only if ``everything`` is asked for.

    Raises:
        SpecError: The document is refused.
    """
    write(load_text(json.dumps(source)), folder, everything=everything)


def generate_file(file: Path, folder: Path, **chosen: str) -> None:
    """Writes the SDK of a document in a file, its package as the settings would have it; dependencies stand beside it."""
    write(load(file), folder, everything=True, **chosen)
    (folder / "node_modules").symlink_to(toolchain() / "node_modules")


def write(document: Document, folder: Path, *, everything: bool, **chosen: str) -> None:
    """Resolves, plans, renders, writes."""
    noticed = Diagnostics()
    api = resolver.resolve(document, noticed)
    noticed.raise_errors()
    (found,) = discover(TYPESCRIPT)
    language = found.load()
    info = package(title_of(document), chosen)
    tree = render(api, language.target.plan(api, info, {}), language, info, Templates.of(language))
    for path, content in tree.items():
        if everything or (path.suffix == ".ts" and Path(*path.parts[1:]) not in RUNTIME):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def node(*arguments: str | Path, cwd: Path, seconds: float = 120, **environment: str) -> str:
    """What a program prints; it has to succeed."""
    done = find_node().run(*arguments, cwd=cwd, seconds=seconds, environment=environment)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout
