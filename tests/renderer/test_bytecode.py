"""Compiled templates are kept, and used only while nothing they were made of has changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from specloom.renderer.environment import environment


def rendered(folder: Path) -> str:
    return environment(folder, {}).get_template("a.jinja").render()


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*")) if (folder / "__pycache__").exists() else []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a.jinja").write_text("one", encoding="utf-8")
    return tmp_path


def test_a_template_is_compiled_once(folder: Path) -> None:
    rendered(folder)
    (file,) = kept(folder)
    before = file.stat().st_mtime_ns
    assert (rendered(folder), file.stat().st_mtime_ns) == ("one", before)


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    rendered(folder)
    (folder / "a.jinja").write_text("two", encoding="utf-8")
    assert rendered(folder) == "two"


@pytest.mark.parametrize("damage", [b"", b"j2\x05", b"\x00" * 100])
def test_a_damaged_file_is_replaced(folder: Path, damage: bytes) -> None:
    rendered(folder)
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert (rendered(folder), file.read_bytes()) == ("one", whole)


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert (rendered(folder), kept(folder)) == ("one", [])


def test_a_folder_that_cannot_be_written_does_not_matter(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file in the way", encoding="utf-8")
    assert rendered(folder) == "one"
