"""What stands on disk below an output folder, seen without following any link."""

from __future__ import annotations

import os
import stat
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from specloom.writer.faults import OutputRefused

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Oddity(Enum):
    """What may stand in a file's place without being a file."""

    LINK = "a symbolic link"
    FOLDER = "a folder"
    DEVICE = "neither file nor folder"


Found: TypeAlias = bytes | Oddity | None
"""A file's content, something that is no file, or nothing."""


class Disk:
    """A folder as it stands; a folder on the way to a file is looked at once in the life of this object."""

    __slots__ = ("_passed", "_place", "folder")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._place = str(folder)
        self._passed: set[PurePosixPath] = set()

    def find(self, path: PurePosixPath) -> Found:
        """What stands at a path below the folder.

        Raises:
            OutputRefused: A folder on the way is a link, so that the path may lie outside.
            OSError: It is there and cannot be read.
        """
        self._refuse_links(path.parent)
        place = os.path.join(self._place, str(path))
        try:
            mode = os.lstat(place).st_mode
            if stat.S_ISREG(mode):
                return _read(place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Oddity.LINK if stat.S_ISLNK(mode) else Oddity.FOLDER if stat.S_ISDIR(mode) else Oddity.DEVICE

    def _refuse_links(self, parent: PurePosixPath) -> None:
        if parent in self._passed or not parent.parts:
            return
        self._refuse_links(parent.parent)
        if os.path.islink(os.path.join(self.folder, parent)):
            raise OutputRefused(f"{self.folder / parent}: a link in the output folder is not followed; remove it")
        self._passed.add(parent)


def _read(place: str) -> bytes:
    """A file's content, never through a link."""
    with open(os.open(place, _FLAGS), "rb") as file:
        return file.read()
