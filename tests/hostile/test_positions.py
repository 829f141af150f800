"""Each payload in each position alone: a clean refusal, or output in which it is text and nothing else."""

from __future__ import annotations

import ast
import io
import json
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
import tomlkit
from hostile_positions import POSITIONS, document_with

from specloom.diagnostics import Diagnostics, SpecError
from specloom.loader import load_text
from specloom.packages import package, title_of
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve
from specloom.target import Tree
from toolchain.node import find_node, toolchain

HERE = Path(__file__).parent
CASES = HERE.parents[2] / "shared" / "cases" / "hostile-inputs.json"
TOKENS = HERE.parent / "behaviour" / "typescript" / "tokens.mjs"

PAYLOADS = (
    "x'''\nopen('PWNED','w')\n'''",
    'x"""\nopen("PWNED","w")\n"""',
    "x'+str(open('PWNED','w'))+'",
    "x\ropen('PWNED','w')\r#",
    "x\x85open('PWNED','w')\x0copen('PWNED','w')\u2028globalThis.PWNED=1\u2029",
    'x");globalThis.PWNED=1;("',
    "x`;globalThis.PWNED=1;`${globalThis.PWNED=1}",
    "x */ globalThis.PWNED = 1; /*",
    "{{ cycler.__init__.__globals__.os.system('touch PWNED') }}{% raw %}",
    "ends with a backslash \\",
    "# -*- coding: utf-7 -*-",
    "../../x",
    "a\u202e\u2066b\u2069\u200b\ufeff",
)
CANARIES = {"PWNED", "globalThis", "alert", "evil"}


def payloads() -> list[str]:
    """Our own, and those of the shared cases that belong everywhere, where they are at hand."""
    listed = json.loads(CASES.read_text(encoding="utf-8")) if CASES.exists() else []
    return list(dict.fromkeys([*PAYLOADS, *(case["value"] for case in listed if len(case["where"]) > 40)]))


@cache
def languages() -> dict[str, tuple[object, Templates]]:
    """Every language, loaded once."""
    loaded = [folder.load() for folder in discover(templates_root())]
    return {language.target.name: (language, Templates.of(language)) for language in loaded}


def trees(position: str, text: str) -> Iterator[tuple[str, Tree]]:
    """The output of every language.

    Raises:
        SpecError: The document is refused.
    """
    document = load_text(json.dumps(document_with(position, text)))
    api = resolve(document, noticed := Diagnostics())
    noticed.raise_errors()
    info = package(title_of(document), {})
    for name, (language, templates) in languages().items():
        plan = language.target.plan(api, info, {})
        yield name, render(api, plan, language, info, templates)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_payload_is_text_wherever_it_stands(position: str, tmp_path: Path) -> None:
    """No statement, no name and no command comes of it, in any file of any language; no path leaves the folder."""
    made = 0
    for number, payload in enumerate(payloads()):
        try:
            output = dict(trees(position, payload))
        except SpecError as refused:
            assert all("\n" not in str(fault) for fault in refused.diagnostics), payload
            continue
        made += 1
        for path, content in (each for tree in output.values() for each in tree.items()):
            assert is_inside(path), (payload, path)
            check(path, content, payload)
        write_sources(output["typescript"], tmp_path / str(number))
    assert made, "a position that is always refused proves nothing"
    done = find_node().run(TOKENS, toolchain() / "node_modules" / "typescript", tmp_path, cwd=tmp_path, seconds=120)
    assert (done.returncode, done.stdout) == (0, "[]"), done.stderr + done.stdout[:2000]


def is_inside(path: PurePosixPath) -> bool:
    """Whether a path stays below its folder, in letters that every file system has."""
    return (
        not path.is_absolute()
        and ".." not in path.parts
        and all(part.isascii() and len(part) < 120 for part in path.parts)
    )


def check(path: PurePosixPath, content: bytes, payload: str) -> None:
    """A file is what its name says, and no canary is a name in it."""
    match path.suffix:
        case ".py":
            text = content.decode()
            ast.parse(text)
            names = {
                token.string
                for token in tokenize.generate_tokens(io.StringIO(text).readline)
                if token.type == tokenize.NAME
            }
            assert not names & CANARIES, (payload, path, names & CANARIES)
            assert not text.lower().startswith(("#", "\n#")), path
        case ".json":
            json.loads(content)
        case ".toml":
            assert set(tomlkit.parse(content.decode())) == {"build-system", "project", "tool"}, (payload, path)


def write_sources(tree: Tree, folder: Path) -> None:
    """The files that are made for the API; the runtime is the same for all."""
    runtime = {path.relative_to(templates_root() / "typescript" / "runtime") for path in _runtime()}
    for path, content in tree.items():
        if path.suffix == ".ts" and Path(*path.parts[1:]) not in runtime:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


@cache
def _runtime() -> tuple[Path, ...]:
    return tuple((templates_root() / "typescript" / "runtime").rglob("*.ts"))
