"""What ``check`` tells: which files differ from what a generation would write, and why; nothing is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from specloom.manifests import is_readable
from specloom.writer.causes import Cause, changed_inputs
from specloom.writer.disk import Disk, Found, Oddity
from specloom.writer.faults import disk_faults
from specloom.writer.fingerprint import is_written
from specloom.writer.inspection import Change, inspect
from specloom.writer.lock_reading import read_lock
from specloom.writer.lockfile import LOCK, Lock, LockFacts
from specloom.writer.workshop import is_unfinished

if TYPE_CHECKING:
    from specloom.target import Tree  # for a name alone: a run that finds nothing to do never loads the kit


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as a generation would leave it.

    Attributes:
        path: Below the target's folder; the lock may be one.
        causes: At least one, the one that decides what to do about it first.
        added: Lines on disk that a generation would not write; 0 unless the file was edited by hand.
        removed: Lines that a generation would write and the disk lacks; 0 unless the file was edited by hand.
    """

    path: PurePosixPath
    causes: tuple[Cause, ...]
    added: int = 0
    removed: int = 0

    @property
    def reason(self) -> str:
        """The causes for people, such as ``spec changed, generator changed`` or ``hand-edited (+12/-3)``."""
        edit = f" (+{self.added}/-{self.removed})" if self.added or self.removed else ""
        return ", ".join(cause.value + (edit if cause is Cause.HAND_EDITED else "") for cause in self.causes)


def compare(tree: Tree, folder: Path, facts: LockFacts) -> tuple[Difference, ...]:
    """Every file of a target that a generation would change, in path order; none when the folder is current.

    The lines of a hand edit are counted against the file as it would be written now: the same as it was written before,
    unless an input has changed too.

    Raises:
        LockUnreadable: The lock is damaged or of another version.
        OutputRefused: A link or an owner's folder stands where one of our files belongs.
        DiskFault: A file cannot be read.
    """
    with disk_faults(folder):
        lock = read_lock(folder)
        change = inspect(tree, folder, facts, lock)
        comparison = _Comparison(change, lock, changed_inputs(lock, facts))
        return tuple(comparison.difference(path) for path in sorted({*change.contents, *change.removed}))


def is_current(folder: Path, facts: LockFacts, lock: Lock | None = None) -> bool:
    """Whether a generation would change nothing, told by the lock's digests and the files' own, with no tree at hand.

    Args:
        folder: The target's folder.
        facts: Their digests count; names and owned files follow from them.
        lock: The folder's lock, by whoever has read it already.

    Raises:
        LockUnreadable: The lock is damaged or of another version.
        OutputRefused: A link stands on the way to one of our files.
        DiskFault: A file cannot be read.
    """
    lock = lock or read_lock(folder)
    if lock is None or lock.conflicted or lock.facts.digests != facts.digests or is_unfinished(folder):
        return False
    disk = Disk(folder)
    owned = all(os.path.lexists(folder / path) for path in lock.facts.owned)
    with disk_faults(folder):
        return owned and all(_stands(path, disk.find(path), lock) for path in lock.files)


def _stands(path: PurePosixPath, found: Found, lock: Lock) -> bool:
    """Whether a file is as the last generation left it, or is a manifest: with all else the same, its owner's keys stay."""
    if is_written(path, found, lock.files[path]):
        return True
    return path in lock.facts.manifests and isinstance(found, bytes) and is_readable(path, found)


class _Comparison:
    """Finds the cause of each difference."""

    def __init__(self, change: Change, lock: Lock | None, inputs: tuple[Cause, ...]) -> None:
        self.change = change
        self.disk = Disk(change.folder)
        self.lock = lock
        self.listed = lock.files if lock else {}
        self.inputs = inputs

    def difference(self, path: PurePosixPath) -> Difference:
        """Why one file differs."""
        if path == LOCK:
            return Difference(path, self._lock_causes())
        if path in self.change.kept:
            return self._edit(path)
        if path in self.change.removed:
            return Difference(path, (Cause.ORPHAN, *self.inputs))
        if self.disk.find(path) in (None, Oddity.FOLDER):
            # A file that was never written is news from an input; one that was has been deleted.
            return Difference(path, (Cause.MISSING,) if path in self.listed else self.inputs or (Cause.MISSING,))
        return Difference(path, self.inputs or (Cause.GENERATOR,))

    def _edit(self, path: PurePosixPath) -> Difference:
        found = self.disk.find(path)
        if not isinstance(found, bytes):
            return Difference(path, (Cause.HAND_EDITED,))
        added, removed = _line_counts(self.change.contents.get(path, b""), found)
        orphan = (Cause.ORPHAN,) if path in self.change.removed else ()
        return Difference(path, (Cause.HAND_EDITED, *orphan), added, removed)

    def _lock_causes(self) -> tuple[Cause, ...]:
        if self.lock is None:
            return (Cause.MISSING,)
        return self.inputs or (Cause.HAND_EDITED,)


def _line_counts(old: bytes, new: bytes) -> tuple[int, int]:
    """Lines added and removed between two texts."""
    import difflib  # here, because few runs find an edit

    before, after = old.split(b"\n"), new.split(b"\n")
    added = removed = 0
    for action, first, last, start, end in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if action != "equal":
            added += end - start
            removed += last - first
    return added, removed
