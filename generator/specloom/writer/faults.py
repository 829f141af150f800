"""Why a target's folder was left as it was: every refusal is one line, and nothing has been written when it is raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

_NAMED = 5
"""Files a message names before it counts the rest."""


class WriteError(Exception):
    """The folder is as it was; ``str()`` is one line that says why.

    WriteError
    ├── OutputRefused     the folder, or something in it, must not be written to
    ├── PathRefused       a path of the tree that cannot exist everywhere: a fault of ours
    ├── LockUnreadable    ``specloom.lock`` is damaged or of another version
    ├── HandEdited        files we wrote were edited, or files we did not write are in the way
    └── DiskFault         the system said no: full, read-only, out of reach
    """

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class OutputRefused(WriteError):
    """The output folder is dangerous, or a link or folder stands where a file of ours belongs."""


class PathRefused(WriteError):
    """A path of the tree is absolute, climbs, is reserved on some system, or differs from another in case alone."""


class LockUnreadable(WriteError):
    """The lock cannot be trusted, so nobody can say which files are ours."""


class HandEdited(WriteError):
    """Files that would be lost.

    Attributes:
        folder: The target's folder.
        files: Every one of them, in path order.
    """

    def __init__(self, folder: Path, files: Sequence[PurePosixPath]) -> None:
        self.folder = folder
        self.files = tuple(files)
        named = ", ".join(str(path) for path in self.files[:_NAMED])
        more = f" and {len(self.files) - _NAMED} more" if len(self.files) > _NAMED else ""
        super().__init__(
            f"{folder}: edited by hand or not written by specloom: {named}{more} "
            "(--force goes on and keeps each edit beside as .orig)"
        )


class DiskFault(WriteError):
    """The system refused an operation.

    Attributes:
        folder: The target's folder.
        fault: What the system said.
    """

    def __init__(self, folder: Path, fault: OSError, state: str = "left as it was") -> None:
        self.folder = folder
        self.fault = fault
        super().__init__(f"{folder}: {state}: {fault}")


@contextmanager
def disk_faults(folder: Path, state: str = "left as it was") -> Iterator[None]:
    """Turn what the system says into one line about a folder and the state it is in.

    Raises:
        DiskFault: In place of any OSError.
    """
    try:
        yield
    except OSError as fault:
        raise DiskFault(folder, fault, state) from fault
