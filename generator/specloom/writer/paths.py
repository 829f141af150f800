"""Which paths a tree may have: relative, below the folder, and the same file on every system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from specloom.writer.faults import PathRefused

_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
"""Names that Windows keeps for devices, with any extension. Source: Microsoft, "Naming Files, Paths, and Namespaces"."""

_FORBIDDEN: Final = frozenset('<>:"|?*\\')
_LONGEST = 255
"""Bytes in one name, the limit of every common file system."""


def check_paths(paths: Iterable[PurePosixPath]) -> None:
    """Accept the paths of a tree.

    Raises:
        PathRefused: One cannot exist on every system, two are one file where case does not count, or one file is the folder
            of another.
    """
    spellings: dict[str, PurePosixPath] = {}
    files: set[PurePosixPath] = set()
    folders: set[PurePosixPath] = set()
    for path in paths:
        if fault := fault_of(path):
            raise PathRefused(fault)
        files.add(path)
        place = path
        while place.parts and place not in folders:
            twin = spellings.setdefault(folded(place), place)
            if twin != place:
                raise PathRefused(f"{twin} and {place} are one file where case does not count")
            if place != path:
                folders.add(place)
            place = place.parent
    for path in sorted(files & folders):
        raise PathRefused(f"{path} is both a file and a folder")


def fault_of(path: PurePosixPath) -> str:
    """What is wrong with a path below an output folder; empty when nothing is."""
    if path.is_absolute() or not path.parts:
        return f"{str(path)!r} is not a path below the output folder"
    for name in path.parts:
        if fault := _name_fault(name):
            return f"{str(path)!r}: {fault}"
    return ""


def folded(path: PurePosixPath) -> str:
    """A spelling that two paths share when some system takes them for one file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


@lru_cache(maxsize=8192)  # a tree has few folders, and its lock names every file once more
def _name_fault(name: str) -> str:
    if name == "..":
        return "climbs out of the output folder"
    if name.casefold() == ".git":
        return "belongs to version control"
    if name.split(".")[0].rstrip(" ").casefold() in _DEVICES:
        return "a device on Windows"
    if name[-1] in ". ":
        return "Windows drops a final full stop or space"
    if not name.isprintable() or _FORBIDDEN & set(name):
        return "holds a character that some system refuses"
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        return "a name longer than 255 bytes"
    return ""
