"""A run that finds everything current answers at once: it loads nothing that makes files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from regeneration.regeneration_material import ATOMA, specloom

UNNEEDED = (
    "jinja2",
    "pydantic",
    "tomlkit",
    "openapi_spec_validator",
    "openapi_spec_validator_rs",
    "specloom.ir",
    "specloom.resolver",
    "specloom.settings",
    "specloom.target",
    "specloom_templates",
)

SETTINGS = f"document: {ATOMA}\noutput: out\ntargets:\n  python: {{version: 2.0.0}}\n  typescript: {{}}\n"

PROGRAM = """
import json, os, sys
names = json.loads(sys.argv.pop(1))
leave = os._exit

def told(code):
    print(json.dumps([name for name in names if name in sys.modules]), flush=True)
    leave(code)

os._exit = told
from specloom.cli import main
main()
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "specloom.yaml").write_text(SETTINGS, encoding="utf-8")
    specloom("generate", "--quiet", folder=folder)
    return folder


@pytest.mark.parametrize("command", ["generate", "check"])
def test_it_imports_no_template_engine_no_model_of_settings_and_no_language(project: Path, command: str) -> None:
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(UNNEEDED), command],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=project,
        env=dict(os.environ),
    )
    *said, loaded = process.stdout.splitlines()
    assert json.loads(loaded) == []
    assert "current" in said[0]


def test_a_mistake_in_the_settings_is_found_although_the_targets_are_current(project: Path, tmp_path: Path) -> None:
    for wrong in ("outptu: x\n", "  ruby: {}\n", "  python: {}\n", "    verison:\n", "    name: []\n"):
        (tmp_path / "specloom.yaml").write_text(SETTINGS + wrong, encoding="utf-8")
        process = subprocess.run(
            [sys.executable, "-m", "specloom", "check", "--config", str(tmp_path / "specloom.yaml"), "--out", "out"],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
            cwd=project,
        )
        assert (process.returncode, process.stdout) == (2, "")
        assert process.stderr.count("\n") == 1
