"""The TypeScript SDK in a page and in a worker of a real browser, against a server of another origin."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from typescript_generation import node

from toolchain.node import tool, toolchain

pytestmark = pytest.mark.heavy

HERE: Final = Path(__file__).parent / "typescript"
PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> str:
    """The program of a browser: the environment's ``CHROMIUM``, or one on the path."""
    found = next(filter(None, (os.environ.get("CHROMIUM"), *map(shutil.which, PROGRAMS))), None)
    if found is None:
        pytest.skip(f"there is no browser: neither CHROMIUM is set nor {', '.join(PROGRAMS)} on the path")
    return found


@pytest.fixture(scope="module")
def seen(browser: str, package: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What page and worker did, and what the server saw of it."""
    root = tmp_path_factory.mktemp("browser")
    shutil.copytree(HERE / "browser", root / "source")
    (root / "node_modules").mkdir()
    (root / "node_modules" / "atoma-sdk").symlink_to(package)
    (root / "node_modules" / "playwright-core").symlink_to(toolchain() / "node_modules" / "playwright-core")
    shutil.copy(HERE / "browser.mjs", root)
    entries = ["source/page.js", "source/worker.js"]
    node(tool("esbuild"), *entries, "--bundle", "--format=esm", "--outdir=site", "--log-level=error", cwd=root)
    found: dict[str, Any] = json.loads(
        node("browser.mjs", browser, root / "site", root / "profile", cwd=root, seconds=180)
    )
    return found


@pytest.mark.parametrize("place", ["page", "worker"])
def test_calls_streams_aborts_and_errors_work(seen: dict[str, Any], place: str) -> None:
    """As they do in Node."""
    (played,) = (each for each in seen["played"] if each.get("place") == place)
    assert played == {
        "place": place,
        "json": "Hi",
        "standalone": "1",
        "texts": ["a", "b", "c"],
        "beforeAbort": 1,
        "aborted": True,
        "beforeBreak": 1,
        "error": [403, '{"error":"no"}'],
    }


def test_nothing_is_left_behind(seen: dict[str, Any]) -> None:
    """Streams that were left are closed at the server, too; no rejection goes unhandled."""
    assert seen["faults"] == []
    assert (seen["open"], seen["cut"]) == (0, 4)


def test_a_server_has_to_allow_no_more_than_the_api_needs(seen: dict[str, Any]) -> None:
    """Credentials and the type of the body."""
    assert seen["requests"] == 12
    assert set(seen["preflights"]) == {"authorization,content-type"}
