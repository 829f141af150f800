"""Two folders change places in one step that no other process can see half done, where the system offers it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_REFUSALS: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.ENOTSUP, errno.EPERM})
"""What systems say when a call, a file system or a mount cannot do it, as opposed to failing at it."""

_HERE: Final = -100
"""``AT_FDCWD`` on Linux: paths are taken from the working folder."""

_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE`` of Linux's renameat2(2) and ``RENAME_SWAP`` of macOS's renamex_np(2): the same number."""


class ExchangeUnavailableError(Exception):
    """The two cannot change places in one step here; a journal does it in several."""


def swap(one: Path, other: Path) -> None:
    """Let two folders of one file system change places.

    Raises:
        ExchangeUnavailableError: Not on this system or this file system; nothing has changed.
        OSError: It is possible and was refused; nothing has changed.
    """
    call = _system_call()
    if call is None:
        raise ExchangeUnavailableError("the system has no such call")
    import ctypes  # here and below, because a run that changes nothing never swaps

    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return
    code = ctypes.get_errno()
    if code in _REFUSALS:
        raise ExchangeUnavailableError(os.strerror(code))
    raise OSError(code, os.strerror(code), str(other))


def is_offered() -> bool:
    """Whether the system has the call; a file system may still refuse it."""
    return _system_call() is not None


def _system_call() -> Callable[[bytes, bytes], int] | None:
    """The C library's call, taking two paths and returning 0 for success; ``None`` where there is none."""
    if sys.platform == "win32":
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_HERE, one, _HERE, other, _EXCHANGE))
    if hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _EXCHANGE))
    return None
