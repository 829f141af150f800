"""What a run refuses before it touches anything."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writer_material import NEW, NEW_FACTS, OLD, OLD_FACTS, put, snapshot, times

from specloom.writer import DiskFault, HandEdited, OutputRefused, PathRefused, refuse_dangerous, write
from specloom.writer.paths import check_paths, fault_of


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder and a working folder without a repository above them."""
    place = tmp_path / "home" / "ada"
    place.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.chdir(place)
    return place


@pytest.mark.parametrize("output", ["/", "~", "~/..", "~/../..", "/usr/.."])
def test_the_root_and_the_home_folder_and_what_holds_them_are_refused(output: str) -> None:
    with pytest.raises(OutputRefused):
        refuse_dangerous(Path(os.path.expanduser(output)))


def test_a_repository_and_what_holds_it_or_lies_in_its_git_folder_are_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "code/project/.git/hooks").mkdir(parents=True)
    (home / "code/project/src").mkdir()
    monkeypatch.chdir(home / "code/project/src")
    for output in ("code", "code/project", "code/project/.git", "code/project/.git/hooks"):
        with pytest.raises(OutputRefused):
            refuse_dangerous(home / output)
    refuse_dangerous(home / "code/project/generated")


def test_a_worktree_whose_git_is_a_file_is_a_repository_too(home: Path) -> None:
    put(home / "tree", {".git": "gitdir: elsewhere\n"})
    with pytest.raises(OutputRefused):
        refuse_dangerous(home / "tree")


def test_a_folder_that_holds_the_document_is_refused_also_through_a_link(home: Path) -> None:
    put(home / "project/spec", {"api.yaml": "openapi: 3.1.0\n"})
    (home / "alias").symlink_to(home / "project")
    for output in ("project", "project/spec"):
        with pytest.raises(OutputRefused, match="api.yaml, which the run reads"):
            refuse_dangerous(home / output, [home / "alias/spec/api.yaml"])
    refuse_dangerous(home / "project/generated", [home / "project/spec/api.yaml"])


def test_write_asks_the_same_of_its_folder(home: Path) -> None:
    put(home / "out", {"api.yaml": "openapi: 3.1.0\n"})
    with pytest.raises(OutputRefused):
        write(OLD, home / "out", OLD_FACTS, sources=[home / "out/api.yaml"])
    assert snapshot(home) == {"out/api.yaml": "openapi: 3.1.0\n"}


def test_an_output_folder_that_is_a_link_or_a_file_is_refused(home: Path) -> None:
    (home / "elsewhere").mkdir()
    (home / "link").symlink_to(home / "elsewhere")
    put(home, {"file": ""})
    for name in ("link", "file"):
        with pytest.raises(OutputRefused):
            write(OLD, home / name, OLD_FACTS)
    assert list((home / "elsewhere").iterdir()) == []


def test_a_folder_above_that_is_a_link_is_the_users_choice_and_fine(home: Path) -> None:
    (home / "elsewhere").mkdir()
    (home / "link").symlink_to(home / "elsewhere")
    write(OLD, home / "link/python", OLD_FACTS)
    assert (home / "elsewhere/python/src/sdk/chat.py").read_text() == "old\n"


@pytest.mark.parametrize("linked", ["src", "src/sdk"])
def test_a_folder_of_ours_replaced_by_a_link_is_refused_and_nothing_is_written_beyond_it(
    home: Path, linked: str
) -> None:
    folder = home / "python"
    write(OLD, folder, OLD_FACTS)
    (folder / linked).rename(home / "outside")
    (folder / linked).symlink_to(home / "outside")
    before = times(home / "outside")
    for force in (False, True):
        with pytest.raises(OutputRefused):
            write(NEW, folder, NEW_FACTS, force=force)
    assert times(home / "outside") == before


def test_a_file_of_ours_replaced_by_a_link_is_an_edit_and_its_goal_stays_as_it_is(home: Path) -> None:
    folder = home / "python"
    write(OLD, folder, OLD_FACTS)
    put(home, {"precious": "precious\n"})
    (folder / "src/sdk/chat.py").unlink()
    (folder / "src/sdk/chat.py").symlink_to(home / "precious")
    with pytest.raises(HandEdited):
        write(NEW, folder, NEW_FACTS)
    write(NEW, folder, NEW_FACTS, force=True)
    assert (home / "precious").read_text() == "precious\n"
    assert os.readlink(folder / "src/sdk/chat.py.orig") == str(home / "precious")
    assert (folder / "src/sdk/chat.py").read_text() == "new\n"


def test_a_link_in_the_place_of_the_workshop_or_of_its_lock_is_refused(home: Path) -> None:
    (home / "outside").mkdir()
    workshop = home / ".python.specloom"
    workshop.symlink_to(home / "outside")
    with pytest.raises(OutputRefused):
        write(OLD, home / "python", OLD_FACTS)
    workshop.unlink()
    workshop.mkdir()
    (workshop / "lock").symlink_to(home / "outside/lock")
    with pytest.raises(DiskFault):
        write(OLD, home / "python", OLD_FACTS)
    assert list((home / "outside").iterdir()) == []


def test_what_the_owner_put_in_the_place_of_a_folder_or_a_file_of_ours_is_refused(home: Path) -> None:
    put(home, {"one/src": "a file\n", "two/pyproject.toml/file": "in a folder\n"})
    before = snapshot(home)
    for name in ("one", "two"):
        for force in (False, True):
            with pytest.raises(OutputRefused):
                write(OLD, home / name, OLD_FACTS, force=force)
    assert snapshot(home) == before


def test_a_folder_above_that_is_a_file_or_leads_nowhere_is_one_line(home: Path) -> None:
    put(home, {"file": ""})
    (home / "nowhere").symlink_to(home / "gone")
    for name in ("file", "nowhere"):
        with pytest.raises(DiskFault) as caught:
            write(OLD, home / name / "python", OLD_FACTS)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../up",
        "a/../../up",
        ".",
        "a/.git/config",
        ".GIT/hooks/x",
        "con",
        "docs/NUL.md",
        "lpt1.tar.gz",
        "COM¹",
    ]
    + ["a.", "a ", "a\\b", "a:b", "a\nb", "a\x00b", "a\u2028b", "x" * 256, "é" * 128, "a/b?"],
)
def test_a_path_that_cannot_be_everywhere_is_refused(path: str) -> None:
    with pytest.raises(PathRefused):
        check_paths([PurePosixPath(path)])


@pytest.mark.parametrize(
    "paths", [("a", "A"), ("docs/a", "Docs/b"), ("straße", "STRASSE"), ("é", "e\u0301"), ("a", "a/b"), ("a/b/c", "a/b")]
)
def test_two_paths_that_are_one_file_somewhere_are_refused(paths: tuple[str, str]) -> None:
    with pytest.raises(PathRefused):
        check_paths(PurePosixPath(path) for path in paths)


@given(st.lists(st.from_regex(r"[a-z_][a-z0-9_]{3,20}\.(py|md)", fullmatch=True), unique=True))
def test_names_made_from_identifiers_pass(names: list[str]) -> None:
    check_paths(PurePosixPath("src", name) for name in names)


@given(st.text())
def test_an_accepted_path_stays_below_its_folder(text: str) -> None:
    path = PurePosixPath(text)
    if not fault_of(path):
        assert os.path.normpath(f"/out/{path}").startswith("/out/")


def test_the_lock_is_not_a_file_of_the_tree(home: Path) -> None:
    with pytest.raises(PathRefused):
        write({PurePosixPath("specloom.lock"): b""}, home / "python", OLD_FACTS)
