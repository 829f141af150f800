"""The next tree, whole, beside the present one: new files written, all others further links to the files there are.

A link keeps a file's content, mode, owner and times, costs no space, and lets the swapped-out tree go without a copy.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path, PurePosixPath
from typing import Final

from specloom.writer.exchange import ExchangeUnavailableError
from specloom.writer.inspection import Change

FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755

_UNLINKABLE: Final = frozenset({errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS})
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def stage_contents(change: Change, place: Path) -> None:
    """Write a change's new files, and nothing else, below a new folder."""
    place.mkdir()
    place.chmod(FOLDER_MODE)
    for parent in sorted({path.parent for path in change.contents}):
        make_folders(place, parent)
    for path, content in change.contents.items():
        _write(os.path.join(place, path), content)


def stage_tree(change: Change, place: Path) -> None:
    """Build the whole next tree at ``place``.

    Raises:
        ExchangeUnavailableError: The folder holds files that cannot be linked, or another file system.
    """
    stage_contents(change, place)
    if change.folder.exists():
        _Carriage(change).carry(str(change.folder), str(place), PurePosixPath())


def make_folders(root: Path, path: PurePosixPath) -> None:
    """Make the folders of a path below ``root``, readable by all whatever the umask."""
    if not path.parts or (root / path).is_dir():
        return
    make_folders(root, path.parent)
    (root / path).mkdir()
    (root / path).chmod(FOLDER_MODE)


def _write(place: str, content: bytes) -> None:
    with open(os.open(place, _CREATE, FILE_MODE), "wb") as file:
        file.write(content)
    os.chmod(place, FILE_MODE)  # the umask took its part of the mode given to open


class _Carriage:
    """Carries what a change does not concern from the present tree into the next."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.leaving = frozenset(change.contents) | frozenset(change.removed)
        self.touched = frozenset(path.parent for path in self.leaving)
        self.device = os.lstat(change.folder).st_dev

    def carry(self, source: str, target: str, below: PurePosixPath) -> None:
        """Carry one folder: links first, so that its own mode and times come last."""
        found = os.lstat(source)
        if found.st_dev != self.device:
            raise ExchangeUnavailableError(f"{source} is another file system")
        with os.scandir(source) as scan:
            entries = list(scan)
        for entry in entries:
            path = below / entry.name
            if not entry.is_dir(follow_symlinks=False):
                self._carry_file(entry, target, path)
            elif path not in self.leaving:
                self._carry_folder(entry, target, path)
        if below.parts and entries and not os.listdir(target):
            os.rmdir(target)  # it held files of ours only, and they are gone
        else:
            _dress(target, found, keep_times=below not in self.touched)

    def _carry_folder(self, entry: os.DirEntry[str], target: str, path: PurePosixPath) -> None:
        inner = os.path.join(target, entry.name)
        if not os.path.isdir(inner):
            os.mkdir(inner, 0o700)
        self.carry(entry.path, inner, path)

    def _carry_file(self, entry: os.DirEntry[str], target: str, path: PurePosixPath) -> None:
        if path in self.change.kept:
            _link(entry.path, os.path.join(target, self.change.kept[path].name))
        elif path not in self.leaving:
            _link(entry.path, os.path.join(target, entry.name))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except NotImplementedError as fault:
        raise ExchangeUnavailableError(f"{source}: {fault}") from fault
    except OSError as fault:
        if fault.errno in _UNLINKABLE:
            raise ExchangeUnavailableError(f"{source}: {fault.strerror}") from fault
        raise


def _dress(folder: str, model: os.stat_result, *, keep_times: bool) -> None:
    """Give a folder the mode and owner of the one it replaces, and its times where its entries are the same."""
    made = os.lstat(folder)
    if (made.st_uid, made.st_gid) != (model.st_uid, model.st_gid):
        try:
            os.chown(folder, model.st_uid, model.st_gid)
        except PermissionError as fault:
            raise ExchangeUnavailableError(f"{folder} belongs to another user") from fault
    os.chmod(folder, stat.S_IMODE(model.st_mode))
    if keep_times:
        os.utime(folder, ns=(model.st_atime_ns, model.st_mtime_ns))
