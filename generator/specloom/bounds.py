"""What a run may cost in seconds and bytes: a stranger's document must not exhaust the machine that reads it."""

from __future__ import annotations

import math
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from specloom.diagnostics import Diagnostic, SpecError
from specloom.location import Location

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]  # a system without such limits: the loader's own still hold

MOST_SECONDS: Final = 300
"""Of processor time, some twenty times what the largest public documents take."""

MOST_BYTES: Final = 8 * 1024**3
"""Of address space, which is more than the memory in use."""


@contextmanager
def bounded(document: str, *, seconds: int = MOST_SECONDS, size: int = MOST_BYTES) -> Iterator[None]:
    """Refuses a document that costs this process more, or any process forked in the block.

    Args:
        document: Its name, for the message.

    Raises:
        SpecError: The block ran out of time or memory.
    """
    if resource is None or threading.current_thread() is not threading.main_thread():
        yield  # a library's caller in a thread has limits of its own
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = seconds + math.ceil(usage.ru_utime + usage.ru_stime)
    refused = _refusal(document, f"it takes more than {seconds} seconds of processor time")

    def stop(number: int, frame: object) -> None:
        raise refused

    earlier = signal.signal(signal.SIGXCPU, stop)
    limits = [(kind, resource.getrlimit(kind)) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)]
    try:
        for (kind, (soft, hard)), most in zip(limits, (until, size), strict=True):
            resource.setrlimit(kind, (_least(most, soft, hard), hard))
        yield
    except MemoryError:
        raise _refusal(document, f"it takes more than {size // 1024**2} MB of memory") from None
    except RecursionError:
        raise _refusal(document, "it is nested too deeply") from None
    finally:
        for kind, limit in limits:
            resource.setrlimit(kind, limit)
        signal.signal(signal.SIGXCPU, earlier)


def _least(*limits: int) -> int:
    return min(limit for limit in limits if limit != resource.RLIM_INFINITY)


def _refusal(document: str, message: str) -> SpecError:
    return SpecError(Diagnostic.error("too-costly", message, Location(document, 1, 1)))
