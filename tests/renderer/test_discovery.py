"""Languages are found by their folders; nothing names them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from specloom.renderer.discovery import LanguageError, discover, templates_root

ROOT = Path(__file__).resolve().parents[2]

TARGET = """
from dataclasses import dataclass
from .naming import title_of

@dataclass(frozen=True)
class Target:
    name: str
    title: str

TARGET = Target({name!r}, title_of({name!r}))
"""


def language(folder: Path, name: str, *, title: str = "str.title") -> Path:
    folder.mkdir(parents=True)
    (folder / "target.py").write_text(TARGET.format(name=name), encoding="utf-8")
    (folder / "naming.py").write_text(f"title_of = {title}\n", encoding="utf-8")
    return folder


def test_the_templates_of_a_checkout_are_found() -> None:
    assert templates_root() == ROOT / "templates"


def titles(*roots: Path) -> list[str]:
    return [found.load().target.title for found in discover(*roots)]


def test_every_folder_with_a_target_is_a_language(tmp_path: Path) -> None:
    language(tmp_path / "one", "one")
    language(tmp_path / "two", "two")
    (tmp_path / "docs").mkdir()
    assert titles(tmp_path) == ["One", "Two"]


def test_a_folder_may_be_a_language_itself(tmp_path: Path) -> None:
    assert [found.path for found in discover(language(tmp_path / "one", "one"))] == [tmp_path / "one"]


def test_finding_a_language_does_not_run_its_code(tmp_path: Path) -> None:
    (language(tmp_path / "one", "one") / "target.py").write_text("raise AssertionError", encoding="utf-8")
    assert [found.name for found in discover(tmp_path)] == ["one"]


def test_languages_come_by_name_whatever_the_order_of_the_roots(tmp_path: Path) -> None:
    second, first = language(tmp_path / "b", "b"), language(tmp_path / "a", "a")
    assert [found.name for found in discover(second, first)] == ["a", "b"]


def test_a_later_root_replaces_a_language_of_the_same_name_and_shares_no_module(tmp_path: Path) -> None:
    first = language(tmp_path / "1" / "lang", "lang")
    second = language(tmp_path / "2" / "lang", "lang", title="str.upper")
    assert titles(first) == ["Lang"]
    assert titles(first, second) == ["LANG"]


def test_a_missing_root_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="no such folder"):
        discover(tmp_path / "missing")


def test_a_root_without_languages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="no language"):
        discover(tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import nothing_of_this_name\n", "does not load: ModuleNotFoundError: .*nothing_of_this_name"),
        ("", "does not load: AttributeError: .*TARGET"),
        (TARGET.format(name="other"), "the target is called other, its folder one"),
    ],
)
def test_a_folder_that_is_no_language_is_named_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    place = language(tmp_path / "one", "one") / "target.py"
    place.write_text(text, encoding="utf-8")
    (found,) = discover(tmp_path)
    with pytest.raises(LanguageError, match=f"^{re.escape(str(place))}: {reason}"):
        found.load()
