"""``api-surface.txt`` says what callers find: in the installed Python package, and in the declarations of the TypeScript one."""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from regeneration.regeneration_material import generate
from specloom.renderer.discovery import templates_root
from specloom.target.surface import RUNTIME_SURFACE, SURFACE
from toolchain.node import find_node, toolchain
from toolchain.wheels import install

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON, TYPESCRIPT = templates_root() / "python", templates_root() / "typescript"
DOCUMENTS = {
    "atoma": ROOT / "spec" / "atoma.openapi.yaml",
    "everything": ROOT / "tests" / "behaviour" / "typescript" / "everything.yaml",
}

PACKAGE = "acme_sdk"

Found = list[tuple[str, str, str]]
"""Path, promise, and whose: ``api`` or ``runtime``."""


@pytest.fixture(scope="module", params=list(DOCUMENTS))
def sdks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both SDKs of a document, the TypeScript one with its dependencies beside it."""
    folder = tmp_path_factory.mktemp(request.param)
    text = DOCUMENTS[request.param].read_text(encoding="utf-8")
    generate(text, folder, name="acme-sdk", client="Acme")
    (folder / "typescript" / "node_modules").symlink_to(toolchain() / "node_modules")
    if request.config.getoption("--update-golden"):
        keep_runtime(PYTHON, inspected(folder, tmp_path_factory.mktemp("site")))
        keep_runtime(TYPESCRIPT, compiled(folder))
        generate(text, folder, name="acme-sdk", client="Acme")
    return folder


def test_the_python_surface_is_what_inspect_finds(sdks: Path, tmp_path: Path) -> None:
    """Every public name of the installed package is a line, and every line is one of its names."""
    expected = {quoted(f"{PACKAGE}{path}{promise}") for path, promise, _ in inspected(sdks, tmp_path)}
    assert set(map(quoted, lines(sdks / "python"))) ^ expected == set(), "if that is right: make golden"


def test_the_typescript_surface_is_what_the_compiler_finds(sdks: Path) -> None:
    """Every exported name is a line, and every line is an exported name."""
    expected = {tight(path + promise) for path, promise, _ in compiled(sdks)}
    assert set(map(tight, lines(sdks / "typescript"))) ^ expected == set(), "if that is right: make golden"


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_lines_are_sorted_and_each_symbol_has_one(sdks: Path, language: str) -> None:
    """So that a diff of two surfaces is a diff of symbols."""
    found = list(lines(sdks / language))
    paths = [re.split(r"[(:?<= ]", line, maxsplit=1)[0] for line in found]
    assert paths == sorted(set(paths))


def inspected(sdks: Path, site: Path) -> Found:
    """What ``inspect`` finds in the package once it is installed."""
    install(sdks / "python", site)
    command = [sys.executable, str(HERE / "python_surface.py"), str(site), PACKAGE, str(PYTHON / "runtime")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    return [(path.removeprefix(PACKAGE), promise, whose) for path, promise, whose in json.loads(done.stdout)]


def compiled(sdks: Path) -> Found:
    """What the compiler finds in the sources."""
    sources, compiler = sdks / "typescript", toolchain() / "node_modules" / "typescript"
    program = HERE / "typescript_surface.mjs"
    done = find_node().run(program, sources, compiler, TYPESCRIPT / "runtime", cwd=sdks, seconds=120)
    assert done.returncode == 0, done.stderr
    return [(path, promise, whose) for path, promise, whose in json.loads(done.stdout)]


def keep_runtime(language: Path, found: Found) -> None:
    """Write down what the runtime offers; a person reviews it."""
    own = sorted(f"{path}{promise}\n" for path, promise, whose in found if whose == "runtime")
    (language / RUNTIME_SURFACE).write_text("".join(own), encoding="utf-8")


def lines(folder: Path) -> Iterator[str]:
    """The lines of a target's surface."""
    yield from (folder / SURFACE).read_text(encoding="utf-8").splitlines()


def quoted(line: str) -> str:
    """A line of Python with every string in the quotes of ``repr``: what is written once may be printed in others."""
    tokens = tokenize.generate_tokens(io.StringIO(line.replace("…", "...")).readline)
    return " ".join(
        repr(ast.literal_eval(token.string)) if token.type == tokenize.STRING else token.string for token in tokens
    )


def tight(line: str) -> str:
    """A line of TypeScript without what only layout puts there."""
    return re.sub(r",([)>\]])", r"\1", re.sub(r"\s+", "", line))
