"""The swapped-out tree is taken apart, and nothing of the owner's goes with it: not even what was saved during the run."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from specloom.manifests import ManifestUnreadableError, keeps_owner_values
from specloom.writer.disk import Disk
from specloom.writer.fingerprint import decoded, is_written
from specloom.writer.inspection import free_name, orig, shared_content
from specloom.writer.lock_reading import read_lock
from specloom.writer.lockfile import LOCK, Lock
from specloom.writer.regions import is_shared, regions
from specloom.writer.staging import make_folders
from specloom.writer.workshop import unprotect


def retire(old: Path, folder: Path) -> None:
    """Take ``old`` apart, now that ``folder`` has replaced it.

    A file goes when the new tree has it too, or when it is as the old lock says we wrote it. Anything else was put there
    between the look at the folder and the swap, and moves to the new tree. The lock goes last, so that a run that is killed
    here can be completed by the same rules.
    """
    lock = read_lock(old)
    retirement = _Retirement(old, folder, lock)
    unprotect(old)
    for place, folders, names in os.walk(old, topdown=False):
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        for name in sorted([*names, *links]):
            retirement.file(PurePosixPath(Path(place, name).relative_to(old).as_posix()))
        if Path(place) != old:
            os.rmdir(place)
    (old / LOCK).unlink(missing_ok=True)
    old.rmdir()


class _Retirement:
    def __init__(self, old: Path, folder: Path, lock: Lock | None) -> None:
        self.old = old
        self.folder = folder
        self.ours = lock.files if lock else {}
        self.values = lock.facts.manifests if lock else {}
        self.disk = Disk(old)

    def file(self, path: PurePosixPath) -> None:
        """Let one file go, or move it to the new tree."""
        if path == LOCK:
            return
        if self._is_carried(path) or self._is_ours(path):
            os.unlink(self.old / path)
            return
        present = Disk(self.folder)
        place = path if present.find(path) is None else free_name(present, path)
        make_folders(self.folder, place.parent)
        os.rename(self.old / path, self.folder / place)

    def _is_carried(self, path: PurePosixPath) -> bool:
        """Whether the new tree has this very file, under its own name or kept as an edit."""
        count = 1
        while os.path.lexists(self.folder / orig(path, count)):
            count += 1
        found = os.lstat(self.old / path)
        names = (path, *(orig(path, number) for number in range(1, count)))
        present = (self.folder / name for name in names if os.path.lexists(self.folder / name))
        return any(os.path.samestat(found, os.lstat(place)) for place in present)

    def _is_ours(self, path: PurePosixPath) -> bool:
        """Whether a file is what the old lock says, or all in it that is the owner's is in the new one."""
        content = self.disk.find(path)
        if not isinstance(content, bytes):
            return False
        known = self.ours.get(path, ())
        if not regions(decoded(content)) and is_written(path, content, known):
            return True
        present = Disk(self.folder).find(path) if is_shared(path) else None
        if isinstance(present, bytes) and regions(decoded(present)):
            return shared_content(path, content, present) == present
        return len(known) > 1 or is_written(path, content, known) or self._is_merged(path, content)

    def _is_merged(self, path: PurePosixPath, content: bytes) -> bool:
        """Whether a manifest's new version has every value of the owner's."""
        present = Disk(self.folder).find(path) if path in self.values else None
        try:
            return isinstance(present, bytes) and keeps_owner_values(path, present, content, self.values[path])
        except ManifestUnreadableError:
            return False
