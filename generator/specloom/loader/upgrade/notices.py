"""What an upgrade has to say about the document, before its places are looked up."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.loader.pointers import Way


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning to be.

    Attributes:
        code: The kind of fault.
        message: One sentence without a closing full stop.
        way: The way to the value as it was written.
        remedy: What the user can do; may be empty.
    """

    code: str
    message: str
    way: Way
    remedy: str = ""
