"""A document's text never becomes TypeScript: it stands in strings and comments, or it is made into names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hostile_documents import POSITIONS, payloads
from typescript_generation import COMPILER, generate, node

from specloom.diagnostics import SpecError
from toolchain.node import tool, toolchain

HERE = Path(__file__).parent / "typescript"


@pytest.mark.parametrize("position", POSITIONS)
def test_text_of_a_document_never_becomes_code(position: Any, tmp_path: Path) -> None:
    """Every payload in every position: a clean refusal, or files that parse and in which it is no name and no command."""
    made = 0
    for number, payload in enumerate(payloads()):
        try:
            generate(position(payload), tmp_path / str(number), everything=False)
        except SpecError:
            continue
        made += 1
    assert made > len(payloads()) / 2
    assert json.loads(node(HERE / "tokens.mjs", COMPILER, tmp_path, cwd=tmp_path)) == []


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("payload", ['x");globalThis.PWNED=1;("', "__proto__", "constructor"])
def test_what_comes_of_it_compiles(position: Any, payload: str, tmp_path: Path) -> None:
    """Under the package's own strict settings."""
    generate(position(payload), tmp_path, everything=True)
    (tmp_path / "node_modules").symlink_to(toolchain() / "node_modules")
    node(tool("tsc"), "--noEmit", "-p", "tsconfig.json", cwd=tmp_path)
