"""What ``check`` is told: which files differ, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from writer_material import NEW, NEW_FACTS, OLD, OLD_FACTS, README, put, snapshot, times

from specloom.writer import compare, is_current, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the old generation."""
    write(OLD, tmp_path / "python", OLD_FACTS)
    return tmp_path / "python"


def reasons(folder: Path, tree: dict[PurePosixPath, bytes] = OLD, facts=OLD_FACTS) -> dict[str, str]:
    return {str(difference.path): difference.reason for difference in compare(tree, folder, facts)}


def test_a_current_folder_differs_in_nothing_and_is_not_touched(folder: Path) -> None:
    before = times(folder.parent)
    assert reasons(folder) == {}
    assert is_current(folder, OLD_FACTS)
    assert times(folder.parent) == before


def test_a_changed_document_is_the_cause_of_what_it_changes(folder: Path) -> None:
    assert reasons(folder, NEW, NEW_FACTS) == {
        "README.md": "spec changed",
        "specloom.lock": "spec changed",
        "src/sdk/audio/__init__.py": "spec changed",
        "src/sdk/chat.py": "spec changed",
        "src/sdk/gone/orphan.py": "orphan, spec changed",
    }


def test_every_changed_input_is_named(folder: Path) -> None:
    chat = {**OLD, PurePosixPath("src/sdk/chat.py"): b"other\n"}
    facts = replace(OLD_FACTS, settings="other", generator="other")
    cause = "settings changed, generator changed"
    assert reasons(folder, chat, facts) == {"specloom.lock": cause, "src/sdk/chat.py": cause}
    assert reasons(folder, OLD, facts) == {"specloom.lock": cause}


def test_a_hand_edit_is_counted_in_lines(folder: Path) -> None:
    put(folder, {"src/sdk/chat.py": "one\ntwo\nthree\n", "docs/models/usage.md": "usage\nmore\n"})
    assert reasons(folder) == {
        "docs/models/usage.md": "hand-edited (+1/-0)",
        "src/sdk/chat.py": "hand-edited (+3/-1)",
    }


def test_a_hand_edit_comes_before_every_other_cause(folder: Path) -> None:
    put(folder, {"src/sdk/chat.py": "edited\n", "src/sdk/gone/orphan.py": "edited\n"})
    found = reasons(folder, NEW, NEW_FACTS)
    assert found["src/sdk/chat.py"] == "hand-edited (+1/-1)"
    assert found["src/sdk/gone/orphan.py"] == "hand-edited (+1/-0), orphan"


def test_a_deleted_file_is_missing(folder: Path) -> None:
    (folder / "pyproject.toml").unlink()
    assert reasons(folder) == {"pyproject.toml": "missing"}
    assert not is_current(folder, OLD_FACTS)


def test_without_a_lock_everything_is_missing(tmp_path: Path) -> None:
    found = reasons(tmp_path / "absent")
    assert set(found) == {*map(str, OLD), "specloom.lock"}
    assert set(found.values()) == {"missing"}
    assert not is_current(tmp_path / "absent", OLD_FACTS)


def test_the_owners_words_in_a_readme_are_no_difference_and_an_edited_region_is(folder: Path) -> None:
    put(folder, {"README.md": "Mine.\n" + README.format("old")})
    assert reasons(folder) == {}
    assert is_current(folder, OLD_FACTS)
    put(folder, {"README.md": README.format("edited")})
    assert reasons(folder) == {"README.md": "hand-edited (+1/-1)"}
    assert not is_current(folder, OLD_FACTS)


@pytest.mark.parametrize("field", ["document", "settings", "generator"])
def test_another_digest_is_not_current(folder: Path, field: str) -> None:
    assert not is_current(folder, replace(OLD_FACTS, **{field: "other"}))


def test_an_edited_file_and_a_conflicted_lock_are_not_current(folder: Path) -> None:
    lock = (folder / "specloom.lock").read_text()
    put(folder, {"specloom.lock": f"<<<<<<< HEAD\n{lock}=======\n{lock}>>>>>>> branch\n"})
    assert not is_current(folder, OLD_FACTS)
    assert reasons(folder) == {"specloom.lock": "hand-edited"}
    put(folder, {"specloom.lock": lock, "src/sdk/chat.py": "edited\n"})
    assert not is_current(folder, OLD_FACTS)


def test_an_owners_file_matters_only_when_it_is_absent(tmp_path: Path) -> None:
    hooks = PurePosixPath("hooks.py")
    facts = replace(OLD_FACTS, owned=frozenset({hooks}))
    folder = tmp_path / "python"
    write({**OLD, hooks: b"template\n"}, folder, facts)
    put(folder, {"hooks.py": "mine\n"})
    assert is_current(folder, facts)
    (folder / "hooks.py").unlink()
    assert not is_current(folder, facts)
    assert reasons(folder, {**OLD, hooks: b"template\n"}, facts) == {"hooks.py": "missing"}


def test_what_the_writer_would_do_and_what_check_says_agree(folder: Path) -> None:
    differing = {path for path in reasons(folder, NEW, NEW_FACTS) if path != "specloom.lock"}
    report = write(NEW, folder, NEW_FACTS)
    assert differing == {str(path) for path in (*report.written, *report.removed)}
    assert reasons(folder, NEW, NEW_FACTS) == {}
    assert "src/sdk/gone/orphan.py" not in snapshot(folder)
