"""The hidden folder beside a target's folder in which a run prepares it; nothing of it outlives the run.

generated/
    python/                 the target's folder
    .python.specloom/       its workshop
        lock                held by the run
        4711/               the tree to be swapped with the folder whose inode number is 4711
        new/  old/  journal where trees cannot be swapped
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from specloom.writer.exclusion import acquire, release
from specloom.writer.faults import OutputRefused

_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop held by this run: ``place`` is its folder, ``folder`` the target's."""

    place: Path
    folder: Path

    @property
    def journal(self) -> Path:
        """The steps still to be done, where trees cannot be swapped."""
        return self.place / "journal"

    @property
    def new(self) -> Path:
        """Files the journal puts in place."""
        return self.place / "new"

    @property
    def old(self) -> Path:
        """Files the journal took out of the way."""
        return self.place / "old"

    def stage(self) -> Path:
        """Where the next tree is built. The name tells, after a crash, whether the trees had been swapped already."""
        return self.place / (str(os.lstat(self.folder).st_ino) if self.folder.exists() else "0")

    def swapped_out(self) -> Iterator[Path]:
        """Trees that were swapped out: each lies in a stage made for itself."""
        for place in sorted(self.place.iterdir()):
            if place.name == str(os.lstat(place).st_ino):
                yield place

    def clear(self) -> None:
        """Remove everything but the lock and a tree that was swapped out: it may hold what its owner saved meanwhile."""
        import shutil  # here, because a run that changes nothing has no workshop

        spared = {self.place / _LOCK, *self.swapped_out()}
        for place in sorted(set(self.place.iterdir()) - spared):
            if place.is_dir() and not place.is_symlink():
                unprotect(place)
                shutil.rmtree(place)
            else:
                place.unlink()


def workshop_of(folder: Path) -> Path:
    """Where a folder's workshop stands. Present without a run at work, it is what a killed run left behind."""
    return folder.parent / f".{folder.name}.specloom"


def is_unfinished(folder: Path) -> bool:
    """Whether a run is at work on a folder, or was killed there and the next one has something to tidy."""
    return os.path.lexists(workshop_of(folder))


@contextmanager
def opened(folder: Path, waiting: Callable[[], None]) -> Iterator[Workshop]:
    """The workshop of a folder, for this run alone; a failed run leaves no folder that it made on the way.

    Args:
        folder: The target's folder, absolute; its parents are made where absent.
        waiting: Called once when another run has it.

    Raises:
        OutputRefused: A link stands in its place.
    """
    made: list[Path] = []
    place = workshop_of(folder)

    def forget_parents(failure: type[BaseException] | None, *_: object) -> None:
        for parent in reversed(made if failure else []):
            _remove_if_empty(parent)

    with ExitStack() as stack:
        stack.push(forget_parents)
        stack.callback(_remove_if_empty, place)
        descriptor = _enter(place, made, waiting)
        stack.callback(release, descriptor, place / _LOCK)
        yield Workshop(place, folder)


def _enter(place: Path, made: list[Path], waiting: Callable[[], None]) -> int:
    """Make the workshop and hold its lock, from the start again whenever another run has just taken it away."""
    while True:
        try:
            _make_parents(place.parent, made)
            with suppress(FileExistsError):  # left by a killed run, or made by one at work
                place.mkdir(0o700)
            if not stat.S_ISDIR(os.lstat(place).st_mode):
                raise OutputRefused(f"{place}: a folder of this name is needed; remove what stands there")
            descriptor = acquire(place / _LOCK, waiting)
        except FileNotFoundError:
            continue
        if descriptor is not None:
            return descriptor


def _make_parents(folder: Path, made: list[Path]) -> None:
    if folder.is_dir():
        return
    _make_parents(folder.parent, made)
    try:
        folder.mkdir()
    except FileExistsError:  # made by another run in this moment, or no folder at all
        if os.path.lexists(folder) and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    else:
        made.append(folder)
        folder.chmod(0o755)


def _remove_if_empty(folder: Path) -> None:
    with suppress(
        OSError
    ):  # not empty, or gone: then it is another run's, or holds a journal that the next run completes
        folder.rmdir()


def unprotect(folder: Path) -> None:
    """Let a tree in the workshop be taken apart: a folder in it may bear the mode of a write-protected one of the owner."""
    folder.chmod(0o700)
    for place, folders, _ in os.walk(folder):
        for name in folders:
            if not os.path.islink(os.path.join(place, name)):
                os.chmod(os.path.join(place, name), 0o700)
