"""Stage 5, write: every target's folder ends as the old tree or as the new one, whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from specloom.writer import exchange, journal
from specloom.writer.causes import Cause, changed_inputs
from specloom.writer.faults import HandEdited, PathRefused, WriteError, disk_faults
from specloom.writer.guarding import refuse_dangerous
from specloom.writer.inspection import Change, inspect
from specloom.writer.lock_reading import read_lock
from specloom.writer.lockfile import LOCK, LockFacts
from specloom.writer.paths import check_paths
from specloom.writer.retiring import retire
from specloom.writer.staging import stage_tree
from specloom.writer.workshop import Workshop, is_unfinished, opened

if TYPE_CHECKING:
    from specloom.target import Tree  # for a name alone: a run that finds nothing to do never loads the kit


@dataclass(frozen=True, slots=True)
class Output:
    """One target's tree, the folder it belongs in and what it was made of."""

    tree: Tree
    folder: Path
    facts: LockFacts


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What a run did to one folder; paths below it, in path order, without the lock.

    Attributes:
        folder: The target's folder.
        written: New, or with new content.
        unchanged: Already as they should be.
        removed: Ours, and no longer in the tree.
        adopted: Already as they should be though the lock did not list them; ours from now on.
        kept: Where edits were kept, because the run was forced.
        causes: Which inputs have changed since the last generation; none on the first.
    """

    folder: Path
    written: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    adopted: tuple[PurePosixPath, ...]
    kept: tuple[PurePosixPath, ...]
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A change that is ready, and what brings it in."""

    report: WriteReport
    bring_in: Callable[[], None]


def write(
    tree: Tree,
    folder: Path,
    facts: LockFacts,
    *,
    force: bool = False,
    sources: Iterable[Path] = (),
    waiting: Callable[[], None] = lambda: None,
) -> WriteReport:
    """Write one target: :func:`write_all` for one output."""
    outputs = {folder: lambda: Output(tree, folder, facts)}
    return write_all(outputs, force=force, sources=sources, waiting=waiting)[0]


def write_all(
    outputs: Mapping[Path, Callable[[], Output]],
    *,
    force: bool = False,
    sources: Iterable[Path] = (),
    waiting: Callable[[], None] = lambda: None,
    ready: Callable[[], None] = lambda: None,
) -> tuple[WriteReport, ...]:
    """Write every target, or none when any of them must not be written. One is prepared while others are made.

    Args:
        outputs: For each folder, what waits for its tree.
        force: Replace files that were edited by hand, and keep each edit beside as ``.orig``.
        sources: Files the run reads; no output may hold one.
        waiting: Called once for each folder that another run is writing; the call returns when that run has ended.
        ready: Called when all is prepared, before the first folder changes.

    Returns:
        A report for each output, in the order given. Where nothing changes, nothing is written, not even a time.

    Raises:
        WriteError: Nothing was changed; the subclass says why.
    """
    sources = tuple(sources)
    absolute = {folder: Path(os.path.abspath(folder)) for folder in outputs}
    for folder in absolute.values():
        refuse_dangerous(folder, sources)
    with ExitStack() as stack:
        # Every run takes its locks in the same order, so that two never wait for each other in a ring.
        prepared = {
            folder: _prepare(replace(outputs[folder](), folder=absolute[folder]), stack, waiting, force=force)
            for folder in sorted(outputs, key=absolute.__getitem__)
        }
        ready()
        for each in prepared.values():
            each.bring_in()
    return tuple(prepared[folder].report for folder in outputs)


def _prepare(made: Output, stack: ExitStack, waiting: Callable[[], None], *, force: bool) -> _Prepared:
    """Build the next tree beside the present one, in a workshop that is closed with the stack."""
    _refuse(made)
    if report := _settled(made):
        return _Prepared(report, lambda: None)
    workshop = stack.enter_context(_shop(made.folder, waiting))
    change, report = _look(made, force=force)
    if change.is_empty:
        return _Prepared(report, lambda: None)
    return _Prepared(report, partial(_bring_in, change, _stage(change, workshop), workshop))


def _refuse(made: Output) -> None:
    """What can be refused before looking into the folder."""
    check_paths(made.tree)
    if LOCK in made.tree:
        raise PathRefused(f"{LOCK} is the writer's own file")


def _settled(made: Output) -> WriteReport | None:
    """The report when there is nothing to do, found without taking the lock, which would touch the folder beside."""
    if is_unfinished(made.folder) or not os.path.lexists(made.folder / LOCK):
        return None
    try:
        change, report = _change(made)
    except (OSError, WriteError):
        return None  # a fault, or another run at work: a second look with the lock held tells which
    return report if change.is_empty else None


@contextmanager
def _shop(folder: Path, waiting: Callable[[], None]) -> Iterator[Workshop]:
    """The folder's workshop, tidied of what a killed run left, and tidied again behind this one."""
    with disk_faults(folder), opened(folder, waiting) as workshop:
        _recover(workshop)
        try:
            yield workshop
        finally:
            if not workshop.journal.exists():  # a journal that could not be undone is for the next run to complete
                workshop.clear()


def _recover(workshop: Workshop) -> None:
    """Complete what a killed run had begun to bring in, and drop what it had only prepared."""
    journal.complete(workshop)
    for old in workshop.swapped_out():
        retire(old, workshop.folder)
    workshop.clear()


def _look(made: Output, *, force: bool) -> tuple[Change, WriteReport]:
    """What will change in a folder.

    Raises:
        HandEdited: Edits would be lost, and the run is not forced.
    """
    with disk_faults(made.folder):
        change, report = _change(made)
    if change.kept and not force:
        raise HandEdited(made.folder, tuple(sorted(change.kept)))
    return change, report


def _change(made: Output) -> tuple[Change, WriteReport]:
    lock = read_lock(made.folder)
    change = inspect(made.tree, made.folder, made.facts, lock)
    written = tuple(path for path in sorted(change.contents) if path != LOCK)
    kept = tuple(sorted(change.kept.values()))
    causes = changed_inputs(lock, made.facts)
    report = WriteReport(made.folder, written, change.unchanged, change.removed, change.adopted, kept, causes)
    return change, report


def _stage(change: Change, workshop: Workshop) -> Path | None:
    """The whole next tree; ``None`` where only the journal will do."""
    with disk_faults(change.folder):
        place = workshop.stage()
        try:
            if change.folder.exists() and not exchange.is_offered():
                return None
            stage_tree(change, place)
        except exchange.ExchangeUnavailableError:
            return None
    return place


def _bring_in(change: Change, place: Path | None, workshop: Workshop) -> None:
    """The moment of change: one rename, one exchange, or the steps of a journal."""
    with disk_faults(change.folder):
        if place is None:
            journal.run(change, workshop)
        elif not change.folder.exists():
            os.rename(place, change.folder)
        else:
            _exchange(change, place, workshop)


def _exchange(change: Change, place: Path, workshop: Workshop) -> None:
    try:
        exchange.swap(place, change.folder)
    except exchange.ExchangeUnavailableError:
        journal.run(change, workshop)
    else:
        with disk_faults(change.folder, "written, but the tree it replaces cannot be removed; the next run does it"):
            retire(place, change.folder)
