"""What an owner writes between our regions survives ``specloom generate``, on every page that is shared."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pages_material import ATOMA

PAGES = ("README.md", "USAGE.md", "FUNCTIONS.md", "docs/sdks/chat/README.md", "docs/sdks/atomasdk/README.md")
MARK = re.compile(r"<!-- (?:Start|End) [^\n]*? \[[\w-]+\] -->")


def generate(document: str, folder: Path) -> None:
    """Runs the command on a document beside its settings."""
    (folder / "api.yaml").write_text(document, encoding="utf-8")
    (folder / "specloom.yaml").write_text(
        "document: api.yaml\ntargets:\n  python: {client: AtomaSDK}\n  typescript: {client: AtomaSDK}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "specloom", "generate", "--quiet"]
    subprocess.run(command, check=True, cwd=folder, timeout=120, capture_output=True)


def outside(text: str) -> str:
    """What stands outside the regions."""
    return re.sub(r"<!-- Start [^\n]*? \[([\w-]+)\] -->.*?<!-- End [^\n]*? \[\1\] -->", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_text_outside_the_regions_survives_and_the_regions_follow(language: str, tmp_path: Path) -> None:
    document = ATOMA.read_text(encoding="utf-8")
    generate(document, tmp_path)
    folder = tmp_path / "generated" / language
    pages = [page for page in PAGES if (folder / page).exists()]
    assert len(pages) == (5 if language == "typescript" else 4)
    kept = {}
    for page in pages:
        text = (folder / page).read_bytes().decode()
        assert len(MARK.findall(text)) >= 2
        edited = "Mine, before.\r\n\r\n" + re.sub(
            r"<!-- End [^\n]*? -->", lambda mark: f"{mark[0]}\n\nMine: <!-- a comment -->\t  \n* é\u2028x\n", text
        )
        (folder / page).write_bytes(edited.encode())
        kept[page] = outside(edited)
    generate(document.replace("Create a chat completion\n", "Ask a model\n").replace("info:\n", "info:\n", 1), tmp_path)
    for page in pages:
        text = (folder / page).read_bytes().decode()
        assert outside(text) == kept[page]
        assert ("Ask a model" in text) == (page not in ("USAGE.md",))
