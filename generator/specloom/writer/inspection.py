"""What a run would change: the tree held against the folder and its lock, before anything is touched."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from specloom.manifests import ManifestUnreadableError
from specloom.manifests import merged as merged_manifest
from specloom.writer.disk import Disk, Found, Oddity
from specloom.writer.faults import OutputRefused
from specloom.writer.fingerprint import decoded, encoded, fingerprint, is_same, is_written
from specloom.writer.lockfile import LOCK, Lock, LockFacts, render_lock
from specloom.writer.regions import is_ours_alone, is_shared, merged, regions

if TYPE_CHECKING:
    from specloom.target import Tree  # for a name alone: a run that finds nothing to do never loads the kit


@dataclass(frozen=True, slots=True)
class Change:
    """What a run changes in a folder.

    Attributes:
        folder: The target's folder.
        contents: New bytes of each file to write; the lock is among them when it changes.
        unchanged: Ours, and already as they should be.
        adopted: Already as they should be though the lock does not list them; ours from now on.
        removed: Ours, and no longer in the tree.
        kept: Where the present file of a path in ``contents`` or ``removed`` goes because it is not what we wrote.
    """

    folder: Path
    contents: Mapping[PurePosixPath, bytes]
    unchanged: tuple[PurePosixPath, ...]
    adopted: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    kept: Mapping[PurePosixPath, PurePosixPath]

    @property
    def is_empty(self) -> bool:
        """Whether the folder is already as it should be."""
        return not self.contents and not self.removed


def inspect(tree: Tree, folder: Path, facts: LockFacts, lock: Lock | None) -> Change:
    """What ``tree`` would change in ``folder``.

    Raises:
        OutputRefused: A link or an owner's folder stands where one of our files belongs.
        OSError: A file cannot be read.
    """
    return _Inspection(folder, facts, lock).change(tree)


class _Inspection:
    """A change while it is being made up, file by file."""

    def __init__(self, folder: Path, facts: LockFacts, lock: Lock | None) -> None:
        self.disk = Disk(folder)
        self.facts = facts
        self.ours = lock.files if lock else {}
        self.values = lock.facts.manifests if lock else {}
        self.contents: dict[PurePosixPath, bytes] = {}
        self.unchanged: list[PurePosixPath] = []
        self.adopted: list[PurePosixPath] = []
        self.removed: list[PurePosixPath] = []
        self.edited: list[PurePosixPath] = []
        self.digests: dict[PurePosixPath, str] = {}
        self.ways: set[PurePosixPath] = set()
        self.unreadable: set[PurePosixPath] = set()

    def change(self, tree: Tree) -> Change:
        for path in sorted(tree):
            self._wanted(path, tree[path])
        for path in sorted(self.ours.keys() - tree.keys() - self.facts.owned):
            self._orphan(path)
        self._lock()
        kept = {path: free_name(self.disk, path) for path in self.edited}
        return Change(
            folder=self.disk.folder,
            contents=self.contents,
            unchanged=tuple(self.unchanged),
            adopted=tuple(self.adopted),
            removed=tuple(self.removed),
            kept=kept,
        )

    def _wanted(self, path: PurePosixPath, content: bytes) -> None:
        """Sort one file of the tree into what it means for the disk."""
        found = self._found(path)
        if path in self.facts.owned:
            if found is None:
                self.contents[path] = content
            return
        self.digests[path] = fingerprint(path, content)
        if isinstance(found, bytes):
            content = self._shared(path, found, content)
        if is_same(found, content):
            (self.unchanged if path in self.ours else self.adopted).append(path)
            return
        self.contents[path] = content
        if found is not None and not self._is_ours(path, found):
            self.edited.append(path)

    def _shared(self, path: PurePosixPath, found: bytes, content: bytes) -> bytes:
        """What a file should hold: of one shared with its owner, what is theirs with what is ours in it."""
        is_as_written = is_written(path, found, self.ours.get(path, ()))
        if is_as_written and not regions(decoded(found)):
            return content  # nobody has a share in it yet
        if path not in self.values or is_as_written:
            return shared_content(path, found, content)
        try:
            return merged_manifest(path, found, content, self.values[path])
        except ManifestUnreadableError:
            self.unreadable.add(path)
            return content

    def _orphan(self, path: PurePosixPath) -> None:
        """A file that we wrote and the tree no longer has; a shared one that its owner added to goes over to them."""
        found = self._found(path)
        if found is None or (isinstance(found, bytes) and is_shared(path) and _has_owners_text(decoded(found))):
            return
        self.removed.append(path)
        if not self._is_ours(path, found):
            self.edited.append(path)

    def _lock(self) -> None:
        content = render_lock(self.facts, self.digests)
        if not is_same(self.disk.find(LOCK), content):
            self.contents[LOCK] = content

    def _found(self, path: PurePosixPath) -> Found:
        """What stands at a path, where a folder or file that goes away with this run counts as nothing."""
        found = self.disk.find(path)
        if found is Oddity.FOLDER and _is_foreign(self.disk.folder, path, self.ours):
            raise OutputRefused(f"{self.disk.folder / path}: a folder with files of yours stands where a file belongs")
        if found is None and path.parent not in self.ways:
            self._refuse_files_on_the_way(path.parent)
            self.ways.add(path.parent)
        return None if found is Oddity.FOLDER else found

    def _refuse_files_on_the_way(self, parent: PurePosixPath) -> None:
        """A file in a folder's place is fine when it is an orphan of ours."""
        for place in (parent, *parent.parents):
            if place.parts and place not in self.ours and os.path.isfile(self.disk.folder / place):
                raise OutputRefused(f"{self.disk.folder / place}: a file of yours stands where a folder belongs")

    def _is_ours(self, path: PurePosixPath, found: Found) -> bool:
        """Whether what stands there is what a generation wrote, or may be replaced as if it were."""
        known = self.ours.get(path, ())
        if is_written(path, found, known):
            return True
        if path in self.contents and path in self.values and path not in self.unreadable:
            return True  # every value of the owner's is in the new content
        if not isinstance(found, bytes):
            return False
        if known:
            return len(known) > 1  # both sides of a merge changed it: what git made of the two is nobody's edit
        # A README that was there before us keeps every word, so it is merged like one of ours.
        return is_shared(path) and bool(regions(decoded(self.contents[path])))


def _has_owners_text(text: str) -> bool:
    return bool(regions(text)) and not is_ours_alone(text)


def shared_content(path: PurePosixPath, found: bytes, content: bytes) -> bytes:
    """What a file should hold: of one shared with its owner, the owner's text with our regions in it."""
    if not is_shared(path):
        return content
    return encoded(merged(decoded(found), decoded(content)))


def _is_foreign(folder: Path, path: PurePosixPath, ours: Iterable[PurePosixPath]) -> bool:
    """Whether a folder holds anything that we did not write."""
    listed = set(ours)
    for place, _, names in os.walk(folder / path):
        for name in names:
            if PurePosixPath(Path(place, name).relative_to(folder).as_posix()) not in listed:
                return True
    return False


def free_name(disk: Disk, path: PurePosixPath) -> PurePosixPath:
    """Where an edited file is kept: ``.orig``, or the first of ``.orig2``, ``.orig3`` … that is free."""
    count = 1
    while disk.find(orig(path, count)) is not None:
        count += 1
    return orig(path, count)


def orig(path: PurePosixPath, count: int) -> PurePosixPath:
    """The name under which the ``count``-th edit of a file is kept, counting from 1."""
    return path.with_name(f"{path.name}.orig{count if count > 1 else ''}")
