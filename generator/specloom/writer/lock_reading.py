"""A lock read back: strictly, since it says what may be deleted, but over the marks that an unresolved merge leaves in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import unquote

from specloom.writer.disk import Disk, Oddity
from specloom.writer.faults import LockUnreadable, disk_faults
from specloom.writer.lockfile import HEADER, LOCK, Lock, LockFacts
from specloom.writer.paths import fault_of

Subject = TypeVar("Subject")


def read_lock(folder: Path) -> Lock | None:
    """The lock of a target's folder, or ``None`` where nothing was generated yet.

    Raises:
        LockUnreadable: It is damaged, or written by a newer specloom.
        DiskFault: It cannot be read.
    """
    with disk_faults(folder):
        found = Disk(folder).find(LOCK)
    match found:
        case None:
            return None
        case Oddity() as oddity:
            raise LockUnreadable(f"{folder / LOCK}: {oddity.value}, not a file")
        case content:
            return parse_lock(content, str(folder / LOCK))


def parse_lock(content: bytes, name: str) -> Lock:
    """A lock from its bytes; the marks of a merge are read over and the first side's word stands.

    Args:
        content: The file.
        name: For messages.

    Raises:
        LockUnreadable: It is damaged, or written by a newer specloom.
    """
    reading = _Reading(name)
    lines = content.decode("utf-8", "replace").split("\n")
    for number, line in _sides(lines, reading):
        reading.line(number, line.rstrip("\r"))
    return reading.lock()


def _sides(lines: Iterable[str], reading: _Reading) -> Iterator[tuple[int, str]]:
    """Numbered lines of both sides of every conflict, without the marks and without the common ancestor's lines."""
    ancestor = False
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>")):
            reading.conflicted = True
            ancestor = line.startswith("|||||||")
        elif line.strip() and not ancestor:
            yield number, line


class _Reading:
    """A lock while it is being read, line by line."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.conflicted = False
        self.header = False
        self.digests: dict[str, str] = {}
        self.files: dict[PurePosixPath, tuple[str, ...]] = {}
        self.names: dict[str, str] = {}
        self.owned: set[PurePosixPath] = set()
        self.manifests: dict[PurePosixPath, dict[str, tuple[str, ...]]] = {}

    def line(self, number: int, line: str) -> None:
        """Take one line in; the first word on a subject stands."""
        if not self.header:
            self._begin(line)
            return
        match line.split(" "):
            case [("document" | "generator" | "settings") as subject, digest]:
                self.digests.setdefault(subject, unquote(digest))
            case ["file", digest, path]:
                _also(self.files, self._path(number, path), digest)
            case ["name", pointer, name]:
                self.names.setdefault(unquote(pointer), unquote(name))
            case ["owner", path]:
                self.owned.add(self._path(number, path))
            case ["value", digest, path, key]:
                _also(self.manifests.setdefault(self._path(number, path), {}), unquote(key), digest)
            case _ if line != HEADER:
                raise LockUnreadable(
                    f"{self.name}:{number}: not a line of a lock; restore the file from version control"
                )

    def lock(self) -> Lock:
        """Everything read.

        Raises:
            LockUnreadable: A digest is missing: the file is cut off.
        """
        for subject in ("document", "generator", "settings"):
            if subject not in self.digests:
                raise LockUnreadable(f"{self.name}: no {subject} line; restore the file from version control")
        facts = LockFacts(names=self.names, owned=frozenset(self.owned), manifests=self.manifests, **self.digests)
        return Lock(facts, self.files, self.conflicted)

    def _begin(self, line: str) -> None:
        if line != HEADER:
            found = line[:40] if line.startswith("specloom.lock ") else "something else"
            raise LockUnreadable(f"{self.name}:1: {HEADER!r} expected, {found!r} found; use the specloom that wrote it")
        self.header = True

    def _path(self, number: int, path: str) -> PurePosixPath:
        """A path that is safe to delete: a lock may come from a stranger's branch."""
        place = PurePosixPath(unquote(path))
        if fault := fault_of(place):
            raise LockUnreadable(f"{self.name}:{number}: {fault}")
        return place


def _also(known: dict[Subject, tuple[str, ...]], subject: Subject, digest: str) -> None:
    """Add what a line says to what the other side of a merge said."""
    before = known.get(subject, ())
    known[subject] = before if digest in before else (*before, digest)
