"""Two generations of one small target, and runs in a child process that die or fail at a chosen file system call."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from specloom.writer import LockFacts, WriteError

README = "# Title\n\n<!-- Start Summary [summary] -->\n{}\n<!-- End Summary [summary] -->\n"
OLD_FACTS = LockFacts("document-1", "settings", "generator", {"/components/schemas/Usage": "Usage"})
NEW_FACTS = LockFacts("document-2", "settings", "generator", {"/components/schemas/Usage": "Usage"})


def tree(files: Mapping[str, str]) -> dict[PurePosixPath, bytes]:
    """A tree from plain text."""
    return {PurePosixPath(path): text.encode() for path, text in files.items()}


OLD = tree(
    {
        "README.md": README.format("old"),
        "pyproject.toml": "[project]\n",
        "src/sdk/__init__.py": "",
        "src/sdk/chat.py": "old\n",
        "src/sdk/gone/orphan.py": "orphan\n",
        "docs/models/usage.md": "usage\n",
    }
)
NEW = tree(
    {
        "README.md": README.format("new"),
        "pyproject.toml": "[project]\n",
        "src/sdk/__init__.py": "",
        "src/sdk/chat.py": "new\n",
        "src/sdk/audio/__init__.py": "audio\n",
        "docs/models/usage.md": "usage\n",
    }
)
OWNED_BY_USER = {"src/sdk/mine.py": "mine\n", "notes/todo.txt": "todo\n", ".env": "secret\n"}


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write files as their owner would."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def snapshot(folder: Path) -> dict[str, str]:
    """Every file below a folder by path, with its content; of a link, where it leads; of an empty folder, nothing."""
    found = {}
    for place, folders, names in os.walk(folder):
        for name in [*names, *(name for name in folders if os.path.islink(os.path.join(place, name)))]:
            path = Path(place, name)
            found[path.relative_to(folder).as_posix()] = (
                f"-> {os.readlink(path)}" if path.is_symlink() else path.read_text()
            )
        if not folders and not names:
            found[Path(place).relative_to(folder).as_posix() + "/"] = ""
    return found


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode number and modification time of a folder and everything below it."""
    places = [folder, *sorted(folder.rglob("*"))]
    return {str(place): (place.lstat().st_ino, place.lstat().st_mtime_ns) for place in places}


def modes(folder: Path) -> dict[str, str]:
    """Modes as ``ls`` shows them, by path."""
    return {place.relative_to(folder).as_posix(): stat.filemode(place.lstat().st_mode) for place in folder.rglob("*")}


CHANGES = frozenset(f"os.{call}" for call in ("mkdir", "link", "rename", "remove", "rmdir", "chmod", "chown", "utime"))
"""File system calls that change something, as Python announces them to audit hooks before it makes them; opening to write is
one more. Between two of them nothing changes on disk, so a run that dies before each has died everywhere."""

DONE, SURVIVED, REFUSED, KILLED = "done", "survived", "refused", "killed"


def run_child(work: Callable[[], object], nth: int, strike: Callable[[], object]) -> str:
    """Do some work in a child process, where the ``nth`` changing call strikes instead of being made.

    Returns:
        ``DONE`` when the work ended before that call, ``SURVIVED`` when it ended in spite of it, ``REFUSED`` when it raised a
        WriteError of one line, ``KILLED`` when the process died.
    """
    child = os.fork()
    if child == 0:
        os._exit(_child(work, nth, strike))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return KILLED
    return {0: DONE, 2: SURVIVED, 3: REFUSED}[os.WEXITSTATUS(status)]


def _child(work: Callable[[], object], nth: int, strike: Callable[[], object]) -> int:
    left = nth

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in CHANGES or (event == "open" and opens_to_write(arguments[2])):
            left -= 1
            if left == 0:
                strike()

    sys.addaudithook(hook)
    try:
        work()
    except WriteError as fault:
        return 3 if str(fault) and "\n" not in str(fault) else 4
    except BaseException as fault:  # noqa: BLE001 - the exit code tells the parent, the text who reads a failed test
        os.write(2, f"{fault!r}\n".encode())
        return 5
    return 0 if left > 0 or nth == 0 else 2


def opens_to_write(flags: object) -> bool:
    """Whether flags given to ``open`` may change a file."""
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def die() -> None:
    """As ``kill -9`` does."""
    os.kill(os.getpid(), signal.SIGKILL)
