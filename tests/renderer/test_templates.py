"""Every template says on its first line which view it lays out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
PAGES = ROOT / "generator" / "specloom" / "renderer" / "docs"

FIRST_LINE = re.compile(r"\{#-? view: (?:\w+\.)?(?P<view>[A-Z]\w*) -?#\}")
MACRO = re.compile(r"\{%-?\s*macro\b.*?\{%-?\s*endmacro\s*-?%\}|\{#.*?#\}|\{%-?\s*(?:import|from)\b.*?%\}", re.DOTALL)


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.jinja"))


def view_of(template: Path) -> str | None:
    """Class of the template's view; ``None`` for a file of macros, which lays out nothing by itself."""
    text = template.read_text(encoding="utf-8")
    if not MACRO.sub("", text).strip():
        return None
    found = FIRST_LINE.match(text)
    assert found, f"{template.name} does not begin with a line like {{#- view: ModelFile -#}}"
    return found["view"]


def classes(folder: Path) -> set[str]:
    """Every class that the modules of a folder define."""
    return {
        node.name
        for module in folder.rglob("*.py")
        if "runtime" not in module.parts
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }


@pytest.mark.parametrize("template", templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_the_first_line_names_a_view_of_the_language(template: Path) -> None:
    language = TEMPLATES / template.relative_to(TEMPLATES).parts[0]
    view = view_of(template)
    assert view is None or view in classes(PAGES if language.name == "docs" else language)
