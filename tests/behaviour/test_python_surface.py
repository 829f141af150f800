"""The Python SDK has the surface of the published package, but for what its own README says."""

from __future__ import annotations

import json
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
SURFACE = SHARED / "surface" / "python.json"
DOCUMENT = SHARED / "atoma" / "history" / "32-46e43c3.yml"
"""The revision that the published package was made from."""

EDITED_BY_HAND: Final = ("atoma_sdk.models.chatcompletionchunk.*", "atoma_sdk.models.chatcompletionresponse.*")
"""Published models with fields that their document lacks; what a server sends in them is kept all the same."""

MOST_LEFT_OUT: Final = 0.03
"""Share of the surface that may be left out, hand-written modules aside."""


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """Every name of the published package, by path."""
    if not SURFACE.exists() or not DOCUMENT.exists():
        pytest.skip("the shared surface is not beside this checkout")
    names: dict[str, Any] = json.loads(SURFACE.read_text(encoding="utf-8"))["surface"]
    return names


@pytest.fixture(scope="module")
def differing(published: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Path and problem of every name that is not as published, in an SDK made with this repository's settings."""
    folder = tmp_path_factory.mktemp("surface")
    command = [sys.executable, "-m", "specloom", "generate", "--quiet", "--config", str(ROOT / "specloom.yaml")]
    subprocess.run([*command, "--spec", str(DOCUMENT), "--out", str(folder)], check=True, timeout=120, cwd=ROOT)
    command = [sys.executable, str(HERE / "python_surface.py"), str(folder / "python" / "src"), str(SURFACE)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    problems = [(path, problem) for path, problem in json.loads(done.stdout)]
    return [each for each in problems if not any(fnmatchcase(each[0], pattern) for pattern in EDITED_BY_HAND)]


@pytest.fixture(scope="module")
def told() -> list[str]:
    """What the settings, and so the README, say is different."""
    settings = yaml.safe_load((ROOT / "specloom.yaml").read_text(encoding="utf-8"))
    return [each["name"] for each in settings["targets"]["python"]["differences"]]


def is_meant(path: str, name: str) -> bool:
    """Whether a difference is about a path, or about a module or class that it lies in."""
    return fnmatchcase(path, name) or fnmatchcase(path, f"{name}.*")


def test_what_differs_is_told_with_a_reason(differing: list[tuple[str, str]], told: list[str]) -> None:
    """Every other name has its kind, its parameters, its fields, and is at home where it was."""
    untold = [each for each in differing if not any(is_meant(each[0], name) for name in told)]
    assert untold == []


def test_little_is_left_out(published: dict[str, Any], differing: list[tuple[str, str]]) -> None:
    """Names of modules that were written by hand aside."""
    modules = [path for path, entry in published.items() if entry["kind"] == "module" and entry["custom"]]
    counted = {path for path in published if not any(is_meant(path, module) for module in modules)}
    left_out = {path for path, _ in differing} & counted
    assert len(left_out) < MOST_LEFT_OUT * len(counted), sorted(left_out)


def test_nothing_is_told_that_is_not_so(
    published: dict[str, Any], differing: list[tuple[str, str]], told: list[str]
) -> None:
    """A difference about published names is true of one at least; any other is about behaviour."""
    about_names = [name for name in told if any(is_meant(path, name) for path in published)]
    assert [name for name in about_names if not any(is_meant(path, name) for path, _ in differing)] == []
