"""What a run leaves on disk when nothing goes wrong."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

import pytest
from writer_material import (
    NEW,
    NEW_FACTS,
    OLD,
    OLD_FACTS,
    OWNED_BY_USER,
    README,
    modes,
    put,
    snapshot,
    times,
    tree,
)

from specloom.target import Tree
from specloom.writer import Cause, HandEdited, Output, compare, is_current, read_lock, write, write_all
from specloom.writer import exchange as exchange_module


def no_exchange(*_: object) -> None:
    """As on a system whose folders cannot change places."""
    raise exchange_module.ExchangeUnavailableError("not here")


@pytest.fixture(params=["exchange", "journal", "refused exchange"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways a tree can come into its folder; the last finds out only when it tries."""
    if request.param == "journal":
        monkeypatch.setattr(exchange_module, "is_offered", lambda: False)
    if request.param != "exchange":
        monkeypatch.setattr(exchange_module, "swap", no_exchange)
    return str(request.param)


def paths(*names: str) -> tuple[PurePosixPath, ...]:
    return tuple(PurePosixPath(name) for name in names)


def texts(files: dict[PurePosixPath, bytes]) -> dict[str, str]:
    return {str(path): content.decode() for path, content in files.items()}


def without_lock(folder: Path) -> dict[str, str]:
    found = snapshot(folder)
    del found["specloom.lock"]
    return found


def test_a_first_run_writes_the_tree_and_its_lock_and_nothing_else(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "generated" / "python"
    report = write(OLD, folder, OLD_FACTS)
    assert without_lock(folder) == texts(OLD)
    assert report.written == tuple(sorted(OLD))
    assert (report.unchanged, report.removed, report.kept, report.causes) == ((), (), (), ())
    assert [place.name for place in folder.parent.iterdir()] == ["python"]


def test_a_second_run_changes_what_changed_and_removes_orphans_with_their_empty_folders(
    tmp_path: Path, way: str
) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    report = write(NEW, folder, NEW_FACTS)
    assert without_lock(folder) == texts(NEW)
    assert report.written == paths("README.md", "src/sdk/audio/__init__.py", "src/sdk/chat.py")
    assert report.unchanged == paths("docs/models/usage.md", "pyproject.toml", "src/sdk/__init__.py")
    assert report.removed == paths("src/sdk/gone/orphan.py")
    assert report.causes == (Cause.SPEC,)
    assert not (folder / "src/sdk/gone").exists()
    assert [place.name for place in tmp_path.iterdir()] == ["python"]


def test_files_of_the_owner_survive_with_inode_and_time(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    put(folder, OWNED_BY_USER)
    (folder / "empty").mkdir()
    os.symlink("/etc/hostname", folder / "link")
    os.symlink("/etc", folder / "notes/etc")
    mine = [folder / path for path in (*OWNED_BY_USER, "link", "notes/etc")]
    before = [(place.lstat().st_ino, place.lstat().st_mtime_ns) for place in mine]
    empty = (folder / "empty").stat().st_mtime_ns
    write(NEW, folder, NEW_FACTS)
    assert [(place.lstat().st_ino, place.lstat().st_mtime_ns) for place in mine] == before
    assert (folder / "empty").stat().st_mtime_ns == empty
    expected = {"empty/": "", "link": "-> /etc/hostname", "notes/etc": "-> /etc", **OWNED_BY_USER}
    assert without_lock(folder) == {**texts(NEW), **expected}


def test_unchanged_files_keep_inode_and_time_when_others_change(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    before = (folder / "pyproject.toml").stat()
    write(NEW, folder, NEW_FACTS)
    after = (folder / "pyproject.toml").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)


def test_nothing_changed_means_nothing_written_not_even_in_the_folder_above(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    before = times(tmp_path)
    report = write(OLD, folder, OLD_FACTS)
    assert times(tmp_path) == before
    assert (report.written, report.removed) == ((), ())
    assert report.unchanged == tuple(sorted(OLD))


def test_a_new_digest_with_the_same_files_changes_the_lock_alone(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    before = {path: folder.joinpath(path).stat().st_mtime_ns for path in OLD}
    assert write(OLD, folder, NEW_FACTS).written == ()
    assert {path: folder.joinpath(path).stat().st_mtime_ns for path in OLD} == before
    lock = read_lock(folder)
    assert lock and lock.facts == NEW_FACTS


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_modes_are_the_same_under_every_umask(tmp_path: Path, way: str, umask: int) -> None:
    folder = tmp_path / "out" / "python"
    before = os.umask(umask)
    try:
        write(OLD, folder, OLD_FACTS)
        write(NEW, folder, NEW_FACTS)
    finally:
        os.umask(before)
    assert set(modes(tmp_path).values()) == {"-rw-r--r--", "drwxr-xr-x"}


def test_folders_keep_the_mode_their_owner_gave_them(tmp_path: Path) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    put(folder, {"protected/file": "x"})
    (folder / "protected").chmod(0o555)
    (folder / "src").chmod(0o750)
    folder.chmod(0o700)
    write(NEW, folder, NEW_FACTS)
    found = [stat.S_IMODE((folder / name).stat().st_mode) for name in (".", "src", "protected")]
    assert found == [0o700, 0o750, 0o555]
    assert [place.name for place in tmp_path.iterdir()] == ["python"]


def test_an_edited_file_is_named_and_nothing_changes(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    put(folder, {"src/sdk/chat.py": "edited\n", "src/sdk/gone/orphan.py": "edited too\n"})
    before = snapshot(tmp_path), times(folder)
    with pytest.raises(HandEdited) as caught:
        write(NEW, folder, NEW_FACTS)
    assert caught.value.files == paths("src/sdk/chat.py", "src/sdk/gone/orphan.py")
    assert (snapshot(tmp_path), times(folder)) == before


def test_force_keeps_every_edit_beside_and_earlier_ones_too(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    put(folder, {"src/sdk/chat.py": "edited\n", "src/sdk/gone/orphan.py": "edited too\n"})
    report = write(NEW, folder, NEW_FACTS, force=True)
    assert report.kept == paths("src/sdk/chat.py.orig", "src/sdk/gone/orphan.py.orig")
    put(folder, {"src/sdk/chat.py": "again\n"})
    write(NEW, folder, NEW_FACTS, force=True)
    kept = {
        "src/sdk/chat.py.orig": "edited\n",
        "src/sdk/chat.py.orig2": "again\n",
        "src/sdk/gone/orphan.py.orig": "edited too\n",
    }
    assert without_lock(folder) == {**texts(NEW), **kept}


def test_a_file_that_was_there_before_us_is_adopted_when_equal_and_an_edit_when_not(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    put(folder, {"pyproject.toml": "[project]\n", "src/sdk/chat.py": "another\n"})
    with pytest.raises(HandEdited) as caught:
        write(OLD, folder, OLD_FACTS)
    assert caught.value.files == paths("src/sdk/chat.py")
    report = write(OLD, folder, OLD_FACTS, force=True)
    assert report.adopted == paths("pyproject.toml")
    assert without_lock(folder) == {**texts(OLD), "src/sdk/chat.py.orig": "another\n"}


def test_an_edit_that_is_what_we_would_write_is_no_edit(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    put(folder, {"src/sdk/chat.py": "new\n"})
    write(NEW, folder, NEW_FACTS)
    assert without_lock(folder) == texts(NEW)


def test_line_ends_that_git_checked_out_are_no_edit(tmp_path: Path, way: str) -> None:
    """With ``core.autocrlf``: nothing to do is nothing written, a change writes what changed, and a real edit is seen."""
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    for path in (*OLD, PurePosixPath("specloom.lock")):
        (folder / path).write_bytes((folder / path).read_bytes().replace(b"\n", b"\r\n"))
    before = times(folder)
    assert compare(OLD, folder, OLD_FACTS) == () and is_current(folder, OLD_FACTS)
    assert write(OLD, folder, OLD_FACTS).written == ()
    assert times(folder) == before
    assert write(NEW, folder, NEW_FACTS).written == paths("README.md", "src/sdk/audio/__init__.py", "src/sdk/chat.py")
    with (folder / "pyproject.toml").open("ab") as file:
        file.write(b"edited\r\n")
    with pytest.raises(HandEdited):
        write(NEW, folder, NEW_FACTS)


def test_a_deleted_file_comes_back_and_a_deleted_orphan_stays_gone(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    (folder / "pyproject.toml").unlink()
    (folder / "src/sdk/gone/orphan.py").unlink()
    report = write(NEW, folder, NEW_FACTS)
    assert PurePosixPath("pyproject.toml") in report.written
    assert report.removed == ()
    found = without_lock(folder)
    found.pop("src/sdk/gone/", None)  # a folder that was empty before we came is not ours to remove
    assert found == texts(NEW)


def test_a_path_turns_from_file_to_folder_and_back(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    file, inside = tree({"models": "file\n"}), tree({"models/usage": "inside\n"})
    for files, facts in ((file, OLD_FACTS), (inside, NEW_FACTS), (file, OLD_FACTS)):
        write(files, folder, facts)
        assert without_lock(folder) == texts(files)


def test_a_readme_keeps_its_owners_words_and_they_are_no_edit(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    put(folder, {"README.md": "Mine.\n" + README.format("old") + "Mine too.\r\n"})
    write(NEW, folder, NEW_FACTS)
    with open(folder / "README.md", newline="") as file:
        assert file.read() == "Mine.\n" + README.format("new") + "Mine too.\r\n"
    put(folder, {"README.md": README.format("edited inside")})
    with pytest.raises(HandEdited):
        write(NEW, folder, NEW_FACTS)


def test_a_readme_that_was_there_before_us_gets_our_regions_at_its_end(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    put(folder, {"README.md": "# Mine\n"})
    write(OLD, folder, OLD_FACTS)
    region = README.format("old").removeprefix("# Title\n")
    assert (folder / "README.md").read_text() == "# Mine\n" + region


def test_a_readme_of_which_the_tree_has_no_more_goes_over_to_its_owner(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    put(folder, {"README.md": README.format("old") + "Mine.\n"})
    assert write(without_readme(), folder, NEW_FACTS).removed == ()
    assert (folder / "README.md").read_text() == README.format("old") + "Mine.\n"


def test_a_readme_of_which_the_tree_has_no_more_goes_where_its_owner_added_nothing(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    assert write(without_readme(), folder, NEW_FACTS).removed == (PurePosixPath("README.md"),)


def test_a_page_that_was_ours_alone_gets_its_regions_as_if_it_were_new(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    page = PurePosixPath("docs/chat/README.md")
    write({**OLD, page: b"# Chat\n\nold\n"}, folder, OLD_FACTS)
    write({**OLD, page: README.format("new").encode()}, folder, NEW_FACTS)
    assert (folder / page).read_text() == README.format("new")
    assert [each.name for each in (folder / page.parent).iterdir()] == ["README.md"]


def without_readme() -> Tree:
    """The old tree without the file that is shared."""
    return {path: content for path, content in OLD.items() if str(path) != "README.md"}


def test_an_owners_file_is_made_once_and_never_touched_again(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    hooks = PurePosixPath("hooks.py")
    facts = replace(OLD_FACTS, owned=frozenset({hooks}))
    write({**OLD, hooks: b"template\n"}, folder, facts)
    put(folder, {"hooks.py": "mine\n"})
    write({**NEW, hooks: b"other template\n"}, folder, facts)
    assert (folder / "hooks.py").read_text() == "mine\n"
    write(OLD, folder, OLD_FACTS)
    assert (folder / "hooks.py").read_text() == "mine\n"


def test_no_target_changes_when_one_must_not_be_written(tmp_path: Path, way: str) -> None:
    one, other = tmp_path / "python", tmp_path / "typescript"
    write_all({folder: partial(Output, OLD, folder, OLD_FACTS) for folder in (one, other)})
    put(other, {"src/sdk/chat.py": "edited\n"})
    before = snapshot(tmp_path)
    with pytest.raises(HandEdited):
        write_all({folder: partial(Output, NEW, folder, NEW_FACTS) for folder in (one, other)})
    assert snapshot(tmp_path) == before


def test_files_that_both_sides_of_a_merge_changed_are_written_anew(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "python"
    write(OLD, folder, OLD_FACTS)
    ours = (folder / "specloom.lock").read_text()
    write(NEW, folder, NEW_FACTS)
    theirs = (folder / "specloom.lock").read_text()
    put(
        folder, {"specloom.lock": f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> branch\n", "src/sdk/chat.py": "both\n"}
    )
    write(NEW, folder, NEW_FACTS)
    assert without_lock(folder) == texts(NEW)
    assert (folder / "specloom.lock").read_text() == theirs
