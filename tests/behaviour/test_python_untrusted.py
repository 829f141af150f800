"""A document's text never becomes Python: it stands in strings and comments, or it is made into names."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile_documents import POSITIONS, payloads

from specloom.diagnostics import Diagnostics, SpecError
from specloom.loader import load_text
from specloom.packages import package, title_of
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve

IMPORT_ALL = """
import importlib, pathlib, sys
source = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(source))
(package,) = [folder.name for folder in source.iterdir()]
for file in sorted((source / package).rglob("*.py")):
    parts = file.relative_to(source).with_suffix("").parts
    importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
models = importlib.import_module(package + ".models")
for name in models.__all__:
    model = getattr(models, name)
    if hasattr(model, "model_rebuild"):
        model.model_rebuild(force=True)
"""


def write_sdk(document: dict[str, Any], folder: Path) -> None:
    """Writes the Python SDK of a document.

    Raises:
        SpecError: The document is refused.
    """
    (found,) = discover(templates_root() / "python")
    language = found.load()
    noticed = Diagnostics()
    loaded = load_text(json.dumps(document))
    api = resolve(loaded, noticed)
    noticed.raise_errors()
    info = package(title_of(loaded), {})
    plan = language.target.plan(api, info, {})
    for path, content in render(api, plan, language, info, Templates.of(language)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.parametrize("position", POSITIONS)
def test_text_of_a_document_never_becomes_code(position: Any, tmp_path: Path) -> None:
    """Every payload in every position: a clean refusal, or a package whose every module imports and leaves no marker."""
    made = 0
    for number, payload in enumerate(payloads()):
        folder = tmp_path / str(number)
        try:
            write_sdk(position(payload), folder)
        except SpecError:
            continue
        command = [sys.executable, "-W", "error", "-c", IMPORT_ALL, str(folder / "src")]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, timeout=60)
        assert done.returncode == 0, f"{payload!r}: {done.stderr[-2000:]}"
        assert not (folder / "PWNED").exists(), payload
        made += 1
    assert made > len(payloads()) // 2
