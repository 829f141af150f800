"""Who may import whom: the table of the architecture, held against every module."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "generator" / "specloom"
TEMPLATES = ROOT / "templates"

ENGINE_MAY_IMPORT: dict[str, frozenset[str]] = {
    "location": frozenset(),
    "diagnostics": frozenset({"location"}),
    "settings": frozenset({"diagnostics", "location", "pydantic"}),
    "ir": frozenset({"location"}),
    "loader": frozenset(
        {
            "location",
            "diagnostics",
            "yaml",
            "openapi_spec_validator",
            "openapi_spec_validator_rs",
            "jsonschema",
            "jsonschema_path",
            "jsonpath_rfc9535",
        }
    ),
    "evaluation": frozenset({"loader", "ir", "diagnostics", "attrs", "jsonschema"}),
    "resolver": frozenset({"loader", "ir", "diagnostics", "location", "evaluation", "jsonschema"}),
    "target": frozenset({"ir"}),
    "renderer": frozenset({"ir", "target", "jinja2", "yaml"}),
    "manifests": frozenset({"tomlkit"}),
    "writer": frozenset({"target", "manifests"}),
    "review": frozenset({"ir", "target", "writer"}),
    # Made of stages: which words a name has is the resolver's to say, and where templates lie is the renderer's.
    "packages": frozenset({"ir", "target", "loader", "resolver"}),
    "digests": frozenset({"target", "renderer"}),
    "mock": frozenset({"ir", "loader", "diagnostics", "location", "evaluation", "h11", "jsonschema", "pydantic"}),
    "beside": frozenset(),
    "bounds": frozenset({"diagnostics", "location"}),
    "judging": frozenset({"beside", "bounds", "diagnostics", "loader"}),
    "making": frozenset({"beside", "ir", "manifests", "target", "renderer"}),
}
"""By the first name below ``specloom``: the names below ``specloom`` and the distributions that it may import."""

FREE = frozenset({"pipeline", "cli", "__main__"})
"""May import all of Specloom, and click."""

FOR_TYPES_ALONE = frozenset({"typing_extensions"})
"""Imported below ``if TYPE_CHECKING``: no run sees it."""

LANGUAGE_MAY_IMPORT = frozenset({"specloom.ir", "specloom.target", "tomlkit"})
RUNTIME_MAY_IMPORT = frozenset({"httpx", "pydantic", "pydantic_core", "typing_extensions"})


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "node_modules" not in path.parts)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Level and dotted name of everything that a module imports, at any depth, for types alone too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            # `from specloom import writer` names a package of ours in its list.
            yield from (
                (node.level, f"{module}.{alias.name}" if module == "specloom" else module) for alias in node.names
            )


def distributions(path: Path) -> set[str]:
    """Names outside the standard library, ours with the name below ``specloom``."""
    found = set()
    for level, name in imports(path):
        first, *rest = name.split(".")
        if level == 0 and first not in sys.stdlib_module_names | FOR_TYPES_ALONE:
            found.add(rest[0] if first == "specloom" and rest else first)
    return found


@pytest.mark.parametrize("module", modules(ENGINE), ids=lambda path: str(path.relative_to(ENGINE)))
def test_a_module_of_the_engine_imports_only_what_the_table_allows(module: Path) -> None:
    package = module.relative_to(ENGINE).with_suffix("").parts[0]
    if package == "__init__":
        assert distributions(module) == set()
        return
    own = {package}
    if package in FREE:
        everything = {path.stem for path in ENGINE.iterdir()}
        assert distributions(module) - own - everything <= {"click"}
        return
    assert distributions(module) - own <= ENGINE_MAY_IMPORT[package]


@pytest.mark.parametrize("module", modules(ENGINE), ids=lambda path: str(path.relative_to(ENGINE)))
def test_the_engine_names_its_modules_in_full(module: Path) -> None:
    assert [name for level, name in imports(module) if level] == []


def language_modules() -> list[Path]:
    return [path for path in modules(TEMPLATES) if "runtime" not in path.parts]


@pytest.mark.parametrize("module", language_modules(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_language_imports_the_ir_the_kit_and_itself(module: Path) -> None:
    outside = {
        ".".join(name.split(".")[:2])
        for level, name in imports(module)
        if level == 0 and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert outside <= LANGUAGE_MAY_IMPORT
    depth = len(module.relative_to(TEMPLATES).parts) - 1
    assert all(level <= depth for level, _ in imports(module)), "a relative import leaves the language's folder"


def runtime_modules() -> list[Path]:
    return [path for path in modules(TEMPLATES) if "runtime" in path.parts]


@pytest.mark.parametrize("module", runtime_modules(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_runtime_imports_the_dependencies_of_an_sdk_and_itself(module: Path) -> None:
    assert distributions(module) <= RUNTIME_MAY_IMPORT
    below = module.relative_to(TEMPLATES).parts
    depth = len(below) - below.index("runtime") - 1
    assert all(level <= depth for level, _ in imports(module)), "a relative import leaves the runtime"


def test_the_table_has_a_row_for_every_part_of_the_engine() -> None:
    parts = {
        path.stem for path in ENGINE.iterdir() if not path.name.startswith((".", "__init__", "__pycache__", "py.typed"))
    }
    assert parts - FREE <= ENGINE_MAY_IMPORT.keys()
