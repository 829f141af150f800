"""Programs written for the published package compile against ours: every name, member and type that it had."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest
import yaml
from published_surface import PRELUDE, Modules, program, public
from typescript_generation import generate_file

from toolchain.node import find_node, tool, toolchain

ROOT: Final = Path(__file__).parents[2]
SHARED: Final = ROOT.parent / "shared"
DOCUMENTS: Final = {
    "git-0.2.1": SHARED / "atoma" / "openapi.yml",
    "npm-0.1.1": SHARED / "atoma" / "history" / "32-46e43c3.yml",
}
"""Releases, and the document that each was made of."""

LATEST: Final = "git-0.2.1"
NOT_THERE: Final = ("TS2305", "TS2307", "TS2339", "TS2551", "TS2694", "TS2724")
"""What the compiler calls a module, an export or a member that is missing."""

OPTIONS: Final = {
    "module": "NodeNext",
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noEmit": True,
    "skipLibCheck": True,
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    "types": ["node"],
    "customConditions": ["atoma-sdk/source"],
}


@pytest.fixture(scope="module")
def recorded() -> dict[str, Modules]:
    """Modules of every release by path, with what the publisher means others to use."""
    if not SHARED.exists():
        pytest.skip("the shared surfaces and documents are not beside this checkout")
    packages = json.loads((SHARED / "surface" / "typescript.json").read_text(encoding="utf-8"))["packages"]
    return {release: public(packages[release]["modules"]) for release in DOCUMENTS}


@pytest.fixture(scope="module", params=DOCUMENTS)
def release(request: pytest.FixtureRequest) -> str:
    """One of them."""
    return str(request.param)


@pytest.fixture(scope="module")
def broken(release: str, recorded: dict[str, Modules], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Names whose users would have to change their program, with what the compiler says."""
    root = tmp_path_factory.mktemp("surface")
    package = root / "node_modules" / "atoma-sdk"
    generate_file(DOCUMENTS[release], package, client="AtomaSDK", name="atoma-sdk", environment="ATOMASDK")
    for name in ("@types", "zod", "undici-types"):
        (root / "node_modules" / name).symlink_to(toolchain() / "node_modules" / name)
    programs = {path.replace("/", "__"): program(path, recorded[release]) for path in recorded[release]}
    for name, lines in programs.items():
        text = "\n".join(line.code for line in lines)
        (root / f"{name}.ts").write_text(f"{text}\n{PRELUDE}", encoding="utf-8")
    (root / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (root / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS, "include": ["*.ts"]}), encoding="utf-8")
    done = find_node().run(tool("tsc"), "-p", "tsconfig.json", "--pretty", "false", cwd=root, seconds=120)
    return {
        _short(programs[file][int(line) - 1].about): message
        for file, line, message in re.findall(
            r"^(\S+)\.ts\((\d+),\d+\): error (.*(?:\n  .*)*)", done.stdout, re.MULTILINE
        )
    }


@pytest.fixture(scope="module")
def listed() -> set[str]:
    """What the settings list as different, for the README to tell."""
    settings = yaml.safe_load((ROOT / "specloom.yaml").read_text(encoding="utf-8"))
    return {each["name"] for each in settings["targets"]["typescript"]["differences"]}


def test_programs_of_earlier_releases_compile(
    release: str, recorded: dict[str, Modules], broken: dict[str, str], listed: set[str]
) -> None:
    """But for what the README lists. A name that the publisher changed between the releases is held to the later one."""
    latest = {
        _short(f"{path}.{name}"): each for path, exports in recorded[LATEST].items() for name, each in exports.items()
    }
    changed = {
        _short(f"{path}.{name}")
        for path, exports in recorded[release].items()
        for name, each in exports.items()
        if latest.get(_short(f"{path}.{name}")) != each
    }
    unexpected = {name: said for name, said in broken.items() if not _covered(name, listed | changed)}
    assert not unexpected, "\n".join(map(": ".join, unexpected.items()))
    if release == LATEST:
        assert {each for each in listed if not any(_covered(name, {each}) for name in broken)} == set()


def test_few_names_are_gone(release: str, recorded: dict[str, Modules], broken: dict[str, str]) -> None:
    """Fewer than 3 in a hundred; that a name is there with another type is told apart."""
    names = [_short(f"{path}.{name}") for path, exports in recorded[release].items() for name in exports]
    missing = {name for name, said in broken.items() if said.startswith(NOT_THERE)}
    gone = [name for name in names if _covered(name, missing)]
    assert len(names) > 400
    assert len(gone) < 0.03 * len(names), gone


def _short(name: str) -> str:
    """As users import it: models come from the index of their folder."""
    return re.sub(r"^(models/\w+)/\w+", r"\1", name)


def _covered(name: str, by: set[str]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in by)
