"""The way of a change into a folder where trees cannot be swapped: steps written down first, done one by one, and completed
by the next run if this one dies. A step that was done is recognized and passed over.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from specloom.writer.disk import Disk, Found
from specloom.writer.inspection import Change, free_name
from specloom.writer.lockfile import LOCK
from specloom.writer.staging import make_folders, stage_contents
from specloom.writer.workshop import Workshop

_NOTHING = "-"


class Action(Enum):
    """What a step does: set an edit aside, take a file away, put a file in its place."""

    KEEP = "keep"
    DROP = "drop"
    PUT = "put"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        action: What is done.
        path: To which file.
        detail: Of ``KEEP``, the path the edit goes to; of the others, the digest of what stands there before, or ``-``.
    """

    action: Action
    path: PurePosixPath
    detail: str


def steps_of(change: Change) -> tuple[Step, ...]:
    """A change as steps: room is made before anything is put, and the lock comes last."""
    disk = Disk(change.folder)
    puts = sorted(change.contents, key=lambda path: (path == LOCK, path))
    return (
        *(Step(Action.KEEP, path, str(place)) for path, place in sorted(change.kept.items())),
        *(Step(Action.DROP, path, _digest(disk.find(path))) for path in change.removed if path not in change.kept),
        *(Step(Action.PUT, path, _NOTHING if path in change.kept else _digest(disk.find(path))) for path in puts),
    )


def run(change: Change, workshop: Workshop) -> None:
    """Bring a change into its folder.

    Raises:
        OSError: The system refused a step, and the steps before it were undone.
    """
    stage_contents(change, workshop.new)
    steps = steps_of(change)
    lines = [f"{step.action.value} {quote(str(step.path))} {quote(step.detail)}\n" for step in steps]
    draft = workshop.place / "journal.draft"
    draft.write_text("".join(lines), encoding="utf-8")
    os.replace(draft, workshop.journal)
    done: list[Step] = []
    try:
        for step in steps:
            done.append(step)
            _do(step, workshop)
    except BaseException:
        for step in reversed(done):
            _undo(step, workshop)
        workshop.journal.unlink()
        raise
    workshop.journal.unlink()


def complete(workshop: Workshop) -> None:
    """Do what a killed run has written down and not done."""
    if not workshop.journal.exists():
        return
    for step in _read(workshop.journal.read_text(encoding="utf-8").splitlines()):
        _do(step, workshop)
    workshop.journal.unlink()


def _read(lines: Iterable[str]) -> Sequence[Step]:
    parts = [line.split(" ") for line in lines]
    return [Step(Action(action), PurePosixPath(unquote(path)), unquote(detail)) for action, path, detail in parts]


def _do(step: Step, workshop: Workshop) -> None:
    folder = workshop.folder
    match step.action:
        case Action.KEEP:
            if not os.path.lexists(folder / step.detail):
                _move(folder, step.path, folder, PurePosixPath(step.detail))
        case Action.DROP:
            _set_aside(step, workshop)
            _prune(folder, step.path.parent)
        case Action.PUT:
            if os.path.lexists(workshop.new / step.path):
                _set_aside(step, workshop)
                _move(workshop.new, step.path, folder, step.path)


def _undo(step: Step, workshop: Workshop) -> None:
    """Take a step back so that doing it again would find everything as it was."""
    folder = workshop.folder
    if step.action is Action.KEEP:
        if not os.path.lexists(folder / step.path):
            _move(folder, PurePosixPath(step.detail), folder, step.path)
        return
    if step.action is Action.PUT:
        if not os.path.lexists(workshop.new / step.path):
            _move(folder, step.path, workshop.new, step.path)
        _prune(folder, step.path.parent)
    _move(workshop.old, step.path, folder, step.path)


def _set_aside(step: Step, workshop: Workshop) -> None:
    """Move what stands at a path to the old files; what somebody put there since the look at the folder is kept beside."""
    disk = Disk(workshop.folder)
    found = disk.find(step.path)
    if found is None:
        return
    if _digest(found) == step.detail and not os.path.lexists(workshop.old / step.path):
        _move(workshop.folder, step.path, workshop.old, step.path)
    else:
        _move(workshop.folder, step.path, workshop.folder, free_name(disk, step.path))


def _move(root: Path, path: PurePosixPath, target_root: Path, target: PurePosixPath) -> None:
    """Move a file from below one folder to below another; nothing to do when it is not there."""
    if os.path.lexists(root / path):
        target_root.mkdir(exist_ok=True)
        make_folders(target_root, target.parent)
        os.rename(root / path, target_root / target)


def _prune(folder: Path, parent: PurePosixPath) -> None:
    """Remove folders that a step has emptied."""
    while parent.parts and (folder / parent).is_dir() and not os.listdir(folder / parent):
        (folder / parent).rmdir()
        parent = parent.parent


def _digest(found: Found) -> str:
    """SHA-256 of a whole file, ``-`` for anything else: unlike a fingerprint it tells every byte."""
    return hashlib.sha256(found).hexdigest() if isinstance(found, bytes) else _NOTHING
