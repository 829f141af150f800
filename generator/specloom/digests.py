"""What a generation was made of, as digests: when they are the same as last time, so is the output."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from specloom.renderer.discovery import templates_root


def settings_digest(chosen: Mapping[str, Any]) -> str:
    """SHA-256 of all that the settings say about one target; what they leave to the document is in the document's digest."""
    return hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()


def generator_digests(languages: Iterable[Path]) -> tuple[str, ...]:
    """For each language's folder, SHA-256 of every source that its output depends on: the engine, the shared pages, the folder."""
    shared = [_folder_digest(folder) for folder in (Path(__file__).parent, templates_root() / "docs")]
    return tuple(
        hashlib.sha256("".join([*shared, _folder_digest(folder)]).encode()).hexdigest() for folder in languages
    )


def _folder_digest(root: Path) -> str:
    digest = hashlib.sha256()
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
