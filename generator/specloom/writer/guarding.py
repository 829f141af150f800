"""Which folders are never an output: the swap replaces a folder whole, so a slip of the hand must not reach a precious one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from specloom.writer.faults import OutputRefused


def refuse_dangerous(output: Path, sources: Iterable[Path] = ()) -> None:
    """Accept an output folder, which need not exist.

    Args:
        output: A target's folder, or the folder that holds one folder a target.
        sources: Files the run reads, such as the document and the settings; the output may hold none of them.

    Raises:
        OutputRefused: It is a link or a file, lies in ``.git``, or is or holds the file system's root, the home folder, a
            repository's root or one of the sources.
    """
    if os.path.islink(output):
        raise OutputRefused(
            f"{output}: the output folder is a symbolic link, which is not followed; name the folder itself"
        )
    place = Path(os.path.realpath(output))
    if place.exists() and not place.is_dir():
        raise OutputRefused(f"{output}: the output folder is a file")
    if ".git" in place.parts:
        raise OutputRefused(f"{output}: the output folder belongs to version control")
    for precious, what in _precious(place, sources):
        if place == precious or place in precious.parents:
            verb = "is" if place == precious else "holds"
            raise OutputRefused(f"{output}: the output folder {verb} {what}; choose a folder of its own")


def _precious(place: Path, sources: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Places that an output may neither be nor hold, and what they are."""
    yield Path(place.anchor), "the root of the file system"
    yield Path(os.path.realpath(os.path.expanduser("~"))), "your home folder"
    here = Path(os.path.realpath(os.curdir))
    for folder in (place, here, *here.parents):
        if os.path.lexists(folder / ".git"):
            yield folder, "the root of a repository"
    for source in sources:
        yield Path(os.path.realpath(source)), f"{source}, which the run reads"
