"""What a generation was made of, as digests: when they are the same as last time, so is the output."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from specloom.renderer.discovery import templates_root
from specloom.target import PackageInfo


def settings_digest(package: PackageInfo) -> str:
    """SHA-256 of all that the settings decide about one target, whether they say it or leave it to the document."""
    return hashlib.sha256(json.dumps(asdict(package), sort_keys=True).encode()).hexdigest()


def generator_digest(language: Path) -> str:
    """SHA-256 of every source that one target's output depends on: the engine, the language's folder, the shared pages."""
    digest = hashlib.sha256()
    for root in (Path(__file__).parent, language, templates_root() / "docs"):
        for path in _sources(root):
            # Lengths keep two files from being mistaken for one.
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    """Files below a folder in path order, without what tools leave there."""
    return _below(sorted(root.iterdir())) if root.is_dir() else iter(())


def _below(entries: Iterable[Path]) -> Iterator[Path]:
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")) or entry.name in ("templates", "node_modules"):
            continue  # `templates` inside the engine: in a wheel every language lies there
        if entry.is_dir():
            yield from _below(sorted(entry.iterdir()))
        elif entry.suffix != ".pyc":
            yield entry
