"""One run at a time: a lock the system takes back when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int, *, wait: bool) -> bool:
        """Lock the first byte; the system gives up waiting after ten seconds, which only means to ask again."""
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                return True
            except OSError:
                if not wait:
                    return False

    def release(descriptor: int, place: Path) -> None:
        """Give the lock back; the file goes unless another run has it open."""
        os.close(descriptor)
        try:
            os.unlink(place)
        except (PermissionError, FileNotFoundError):
            return  # the run that has it open takes it away

else:
    import fcntl

    def _take(descriptor: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(descriptor: int, place: Path) -> None:
        """Take the file away and give the lock back, in this order: who waits for it then sees that the file is gone."""
        try:
            place.unlink(missing_ok=True)
        finally:
            os.close(descriptor)


def acquire(place: Path, waiting: Callable[[], None]) -> int | None:
    """Wait for the lock at a path.

    Args:
        place: The lock file; made where absent.
        waiting: Called once when another run holds it.

    Returns:
        The descriptor that holds the lock, or ``None`` when the file was taken away meanwhile and another may stand there now.
    """
    descriptor = os.open(place, _OPEN, 0o600)
    try:
        if not _take(descriptor, wait=False):
            waiting()
            _take(descriptor, wait=True)
        if os.path.samestat(os.fstat(descriptor), os.lstat(place)):
            return descriptor
    except FileNotFoundError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None
