"""Python SDKs of any document, made in this process and imported beside their runtime."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from specloom.diagnostics import Diagnostics
from specloom.loader import load
from specloom.packages import package, title_of
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve


def generate_file(file: Path, folder: Path, **chosen: str) -> Path:
    """Writes the SDK of a document in a file, its package as the settings would have it; returns its source folder."""
    (found,) = discover(templates_root() / "python")
    language = found.load()
    document = load(str(file))
    noticed = Diagnostics()
    api = resolve(document, noticed)
    noticed.raise_errors()
    info = package(title_of(document), chosen)
    plan = language.target.plan(api, info, {})
    for path, content in render(api, plan, language, info, Templates.of(language)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "src"


def imported(source: Path, name: str) -> Any:
    """The package of a source folder."""
    sys.path.insert(0, str(source))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(source))
