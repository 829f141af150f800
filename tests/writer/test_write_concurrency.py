"""Runs at the same time wait for each other."""

from __future__ import annotations

import os
import threading
from functools import partial
from pathlib import Path

import pytest
from writer_material import NEW, NEW_FACTS, OLD, OLD_FACTS, OWNED_BY_USER, put, snapshot

from specloom.writer import Output, write, write_all
from specloom.writer import exchange as exchange_module
from specloom.writer.workshop import opened

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the runs are forked children")


@needs_fork
@pytest.mark.parametrize("way", ["exchange", "journal"])
def test_twenty_runs_at_once_end_in_one_whole_tree(tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "journal":
        monkeypatch.setattr(exchange_module, "is_offered", lambda: False)
    wholes = []
    for name, tree, facts in (("one", OLD, OLD_FACTS), ("other", NEW, NEW_FACTS)):
        write(tree, tmp_path / name / "python", facts)
        put(tmp_path / name / "python", OWNED_BY_USER)
        wholes.append(snapshot(tmp_path / name / "python"))
    folder = tmp_path / "out" / "python"
    put(folder, OWNED_BY_USER)
    children = [fork_run(folder, number) for number in range(20)]
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 20
    assert snapshot(folder) in wholes
    assert [place.name for place in folder.parent.iterdir()] == ["python"]


def fork_run(folder: Path, number: int) -> int:
    """Start a run in a child process: every other one writes the other tree."""
    child = os.fork()
    if child:
        return child
    try:
        write(*((OLD, folder, OLD_FACTS) if number % 2 else (NEW, folder, NEW_FACTS)))
    except BaseException as fault:  # noqa: BLE001 - the exit code tells the parent, the text who reads a failed test
        os.write(2, f"{fault!r}\n".encode())
        os._exit(1)
    os._exit(0)


@needs_fork
def test_runs_that_write_the_same_targets_in_other_orders_do_not_wait_in_a_ring(tmp_path: Path) -> None:
    folders = [tmp_path / "python", tmp_path / "typescript"]
    children = []
    for number in range(8):
        child = os.fork()
        if not child:
            order = folders if number % 2 else folders[::-1]
            write_all({folder: partial(Output, OLD, folder, OLD_FACTS) for folder in order})
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    assert sorted(place.name for place in tmp_path.iterdir()) == ["python", "typescript"]


def test_a_run_says_that_it_waits_and_goes_on_when_the_other_ends(tmp_path: Path) -> None:
    folder = tmp_path / "python"
    waiting = threading.Event()
    run = threading.Thread(target=write, args=(OLD, folder, OLD_FACTS), kwargs={"waiting": waiting.set})
    with opened(folder, lambda: None):
        run.start()
        assert waiting.wait(10)
        assert not folder.exists()
    run.join(10)
    assert (folder / "src/sdk/chat.py").read_text() == "old\n"
    assert [place.name for place in tmp_path.iterdir()] == ["python"]


def test_a_lock_file_without_a_holder_stops_nobody(tmp_path: Path) -> None:
    put(tmp_path / ".python.specloom", {"lock": "", "0/half": "left by a killed run\n"})
    write(OLD, tmp_path / "python", OLD_FACTS)
    assert [place.name for place in tmp_path.iterdir()] == ["python"]
