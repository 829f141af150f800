"""A run that is killed or fails at any file system call leaves the old tree or the new one, and the next run tidies up."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

import pytest
from writer_material import (
    DONE,
    KILLED,
    NEW,
    NEW_FACTS,
    OLD,
    OLD_FACTS,
    OWNED_BY_USER,
    REFUSED,
    SURVIVED,
    die,
    put,
    run_child,
    snapshot,
    times,
)

from specloom.writer import LockFacts, Output, is_current, write, write_all
from specloom.writer import exchange as exchange_module
from specloom.writer import retiring as retiring_module

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the run that dies is a forked child")

Scene = tuple[Path, dict[str, str], dict[str, str]]


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A folder of the old generation with files of its owner; the old and the new tree as they must be found."""
    folders = tmp_path / "a" / "python", tmp_path / "b" / "python"
    for folder in folders:
        write(OLD, folder, OLD_FACTS)
        put(folder, OWNED_BY_USER)
    write(NEW, folders[1], NEW_FACTS)
    return folders[0], snapshot(folders[0]), snapshot(folders[1])


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system without an atomic exchange."""
    monkeypatch.setattr(exchange_module, "is_offered", lambda: False)


def generate(folder: Path) -> None:
    write(NEW, folder, NEW_FACTS)


def strikes(scene: Scene, strike: Callable[[], object], step: int = 1) -> Iterator[tuple[Path, str]]:
    """A fresh copy of the scene for each ``step``-th call at which a run can be struck, after the run; ends when none is left."""
    folder = scene[0]
    for nth in range(1, 1000, step):
        copy = folder.parents[1] / f"run{nth}" / folder.name
        shutil.copytree(folder, copy)
        end = run_child(lambda: generate(copy), nth, strike)  # noqa: B023 - called before the loop goes on
        if end == DONE:
            return
        yield copy, end
        shutil.rmtree(copy.parent)
    raise AssertionError("a run of this size makes fewer calls")


def assert_tidy(folder: Path) -> None:
    assert [place.name for place in folder.parent.iterdir()] == [folder.name]


def test_killed_at_any_call_the_tree_is_old_or_new_and_not_current_before_a_run_has_tidied(scene: Scene) -> None:
    _, old, new = scene
    ends = []
    for folder, end in strikes(scene, die):
        assert end == KILLED
        ends.append(snapshot(folder))
        assert ends[-1] in (old, new)
        assert not is_current(folder, NEW_FACTS) or [place.name for place in folder.parent.iterdir()] == ["python"]
        generate(folder)
        assert snapshot(folder) == new
        assert_tidy(folder)
    assert old in ends
    assert new in ends
    assert len(ends) > 60


def test_killed_with_no_exchange_the_next_run_completes_the_journal(scene: Scene, no_exchange: None) -> None:
    new = scene[2]
    for folder, _ in strikes(scene, die):
        generate(folder)
        assert snapshot(folder) == new
        assert_tidy(folder)


def test_the_next_run_completes_the_journal_even_where_it_goes_back_to_the_old_tree(
    scene: Scene, no_exchange: None
) -> None:
    old = scene[1]
    for folder, _ in strikes(scene, die, step=3):
        write(OLD, folder, OLD_FACTS)
        assert snapshot(folder) == old
        assert_tidy(folder)


@pytest.mark.parametrize("way", ["exchange", "journal"])
def test_killed_again_while_it_tidies_the_run_after_that_is_clean(
    scene: Scene, way: str, request: pytest.FixtureRequest
) -> None:
    if way == "journal":
        request.getfixturevalue("no_exchange")
    folder, _, new = scene
    for first in range(5, 75, 12):
        for second in range(3, 40, 12):
            copy = folder.parents[1] / f"run{first}-{second}" / "python"
            shutil.copytree(folder, copy)
            run_child(lambda: generate(copy), first, die)  # noqa: B023 - called before the loop goes on
            run_child(lambda: generate(copy), second, die)  # noqa: B023 - called before the loop goes on
            generate(copy)
            assert snapshot(copy) == new
            assert_tidy(copy)


def test_a_first_run_killed_at_any_call_leaves_no_folder_or_a_whole_one(tmp_path: Path) -> None:
    write(OLD, tmp_path / "whole", OLD_FACTS)
    whole = snapshot(tmp_path / "whole")
    for nth in range(1, 60, 2):
        folder = tmp_path / str(nth) / "out" / "python"
        run_child(lambda: write(OLD, folder, OLD_FACTS), nth, die)  # noqa: B023 - called before the loop goes on
        assert not folder.exists() or snapshot(folder) == whole
        write(OLD, folder, OLD_FACTS)
        assert snapshot(folder) == whole
        assert_tidy(folder)


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("way", ["exchange", "journal"])
def test_a_fault_at_any_change_leaves_one_whole_tree_one_line_and_nothing_beside(
    scene: Scene, way: str, request: pytest.FixtureRequest
) -> None:
    if way == "journal":
        request.getfixturevalue("no_exchange")
    _, old, new = scene
    ends = []
    for folder, end in strikes(scene, full):
        ends.append((end, snapshot(folder)))
        assert ends[-1] in ((REFUSED, old), (REFUSED, new), (SURVIVED, new))
        if ends[-1] == (REFUSED, old):
            assert_tidy(folder)
        generate(folder)
        assert snapshot(folder) == new
        assert_tidy(folder)
    assert (REFUSED, old) in ends


def test_a_disk_that_fills_up_within_a_file_leaves_the_old_tree(scene: Scene) -> None:
    folder, old, _ = scene
    big = {**NEW, next(iter(NEW)): b"x" * 100_000}

    def run() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        write(big, folder, NEW_FACTS)

    assert run_child(run, 0, die) == REFUSED
    assert snapshot(folder) == old
    assert_tidy(folder)


def test_a_failed_first_run_leaves_no_folder_that_it_made_on_the_way(tmp_path: Path) -> None:
    for nth in range(1, 40, 3):
        folder = tmp_path / "new" / "deep" / "python"
        if run_child(lambda: write(OLD, folder, OLD_FACTS), nth, full) == REFUSED:  # noqa: B023 - as above
            assert list(tmp_path.iterdir()) == []
        shutil.rmtree(tmp_path / "new", ignore_errors=True)


def test_an_interrupt_leaves_the_old_tree_and_nothing_beside(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, old, _ = scene

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(exchange_module, "swap", interrupted)
    with pytest.raises(KeyboardInterrupt):
        generate(folder)
    assert snapshot(folder) == old
    assert_tidy(folder)


def test_two_targets_killed_between_their_swaps_are_each_whole(tmp_path: Path) -> None:
    folders = tmp_path / "python", tmp_path / "typescript"
    for nth in range(40, 120, 8):
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
            write(OLD, folder, OLD_FACTS)
        old = snapshot(folders[0])
        run_child(lambda: write_all({folder: partial(Output, NEW, folder, NEW_FACTS) for folder in folders}), nth, die)
        ends = [snapshot(folder) for folder in folders]
        write_all({folder: partial(Output, NEW, folder, NEW_FACTS) for folder in folders})
        new = snapshot(folders[0])
        assert all(end in (old, new) for end in ends)
        assert sorted(place.name for place in tmp_path.iterdir()) == ["python", "typescript"]


def test_what_the_owner_saves_during_the_run_moves_to_the_new_tree(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _, new = scene
    swap = exchange_module.swap

    def saved_before(one: Path, other: Path) -> None:
        put(other, {"late/new.txt": "late\n", "src/sdk/chat.py": "edited late\n", "README.md": "late\n"})
        replacement = other / "notes" / "swap"
        replacement.write_text("saved anew\n")
        replacement.replace(other / "notes/todo.txt")
        swap(one, other)

    monkeypatch.setattr(exchange_module, "swap", saved_before)
    generate(folder)
    late = {
        "late/new.txt": "late\n",
        "src/sdk/chat.py.orig": "edited late\n",
        "README.md.orig": "late\n",
        "notes/todo.txt.orig": "saved anew\n",
    }
    assert snapshot(folder) == {**new, **late}


def test_a_replaced_tree_that_cannot_be_removed_is_said_so_and_goes_with_the_next_run(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _, new = scene
    with monkeypatch.context() as patch:
        patch.setattr(retiring_module.os, "unlink", lambda *_: full())
        assert run_child(lambda: generate(folder), 0, die) == REFUSED
    assert snapshot(folder) == new
    generate(folder)
    assert_tidy(folder)


def test_an_edit_between_a_killed_run_and_the_next_is_kept(scene: Scene, no_exchange: None) -> None:
    kept = 0
    for folder, _ in strikes(scene, die, step=2):
        if (folder / "src/sdk/chat.py").exists() and (folder.parent / ".python.specloom" / "journal").exists():
            put(folder, {"src/sdk/chat.py": "edited\n"})
            write(NEW, folder, NEW_FACTS, force=True)
            assert (folder / "src/sdk/chat.py.orig").read_text() == "edited\n"
            assert (folder / "src/sdk/chat.py").read_text() == "new\n"
            kept += 1
    assert kept > 1


def test_a_run_after_a_killed_one_that_changes_nothing_more_keeps_every_time(scene: Scene) -> None:
    folder = scene[0]
    generate(folder)
    before = times(folder)
    (folder.parent / ".python.specloom").mkdir()
    generate(folder)
    assert times(folder) == before
    assert_tidy(folder)


@pytest.fixture
def plain_user() -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder that a plain user owns, and what makes a child process that user's: modes do not bind root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder, lambda: None
            return
        os.chown(folder, 65534, 65534)
        yield folder, lambda: (os.setgid(65534), os.setuid(65534), None)[-1]


@pytest.mark.parametrize(
    ("protected", "way", "end"),
    [
        (".", "exchange", REFUSED),
        (".", "journal", REFUSED),
        ("..", "exchange", REFUSED),
        ("..", "journal", REFUSED),
        ("src/sdk", "exchange", DONE),
        ("src/sdk", "journal", REFUSED),
    ],
)
def test_a_read_only_folder_is_one_line_or_swapped_whole(
    plain_user: tuple[Path, Callable[[], None]], protected: str, way: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, become_user = plain_user
    folder = parent / "out" / "python"
    monkeypatch.chdir(parent)
    if way == "journal":
        monkeypatch.setattr(exchange_module, "is_offered", lambda: False)

    def run(tree: dict[PurePosixPath, bytes], facts: LockFacts) -> None:
        become_user()
        write(tree, folder, facts)

    assert run_child(lambda: run(OLD, OLD_FACTS), 0, die) == DONE
    old = snapshot(folder)
    (folder / protected).chmod(0o555)
    assert run_child(lambda: run(OLD, OLD_FACTS), 0, die) == DONE
    assert run_child(lambda: run(NEW, NEW_FACTS), 0, die) == end
    assert (snapshot(folder) == old) is (end == REFUSED)
    (folder / protected).chmod(0o755)
    assert_tidy(folder)
    assert run_child(lambda: run(NEW, NEW_FACTS), 0, die) == DONE
    assert (folder / "src/sdk/chat.py").read_text() == "new\n"
