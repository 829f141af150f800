"""Why a file differs from what a generation would write."""

from __future__ import annotations

from enum import Enum

from specloom.writer.lockfile import Lock, LockFacts


class Cause(Enum):
    """One reason; a stale file may have several of the first three."""

    SPEC = "spec changed"
    SETTINGS = "settings changed"
    GENERATOR = "generator changed"
    HAND_EDITED = "hand-edited"
    ORPHAN = "orphan"
    MISSING = "missing"


def changed_inputs(lock: Lock | None, facts: LockFacts) -> tuple[Cause, ...]:
    """Which inputs are no longer those of the last generation; none when there was none."""
    if lock is None:
        return ()
    pairs = zip((Cause.SPEC, Cause.SETTINGS, Cause.GENERATOR), lock.facts.digests, facts.digests, strict=True)
    return tuple(cause for cause, old, new in pairs if old != new)
