"""Stage 5, write: a tree in, a folder out that is the old tree or the new one, whole."""

from specloom.writer.causes import Cause, changed_inputs
from specloom.writer.compare import Difference, compare, is_current
from specloom.writer.faults import DiskFault, HandEdited, LockUnreadable, OutputRefused, PathRefused, WriteError
from specloom.writer.guarding import refuse_dangerous
from specloom.writer.lock_reading import read_lock
from specloom.writer.lockfile import LOCK, Lock, LockFacts, known
from specloom.writer.writing import Output, WriteReport, write, write_all

__all__ = [
    "LOCK",
    "Cause",
    "Difference",
    "DiskFault",
    "HandEdited",
    "Lock",
    "LockFacts",
    "LockUnreadable",
    "Output",
    "OutputRefused",
    "PathRefused",
    "WriteError",
    "WriteReport",
    "changed_inputs",
    "compare",
    "is_current",
    "known",
    "read_lock",
    "refuse_dangerous",
    "write",
    "write_all",
]
