"""A file to upload."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


@dataclass(frozen=True)
class File:
    """One part of a multipart body.

    Attributes:
        content: Bytes, an open binary file, or an iterable of bytes. A file and an iterable are read while they are
            sent and never closed here; what cannot be rewound is not sent a second time.
        file_name: The name the server sees.
        content_type: A media type; ``None`` guesses from the name.
    """

    content: bytes | IO[bytes] | Iterable[bytes]
    file_name: str = "file"
    content_type: str | None = None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """A file is taken as it is, an open one as a file of its own name: what they hold is nobody's to check."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls._of)

    @classmethod
    def _of(cls, value: Any) -> File:
        if isinstance(value, File):
            return value
        if not hasattr(value, "read"):
            raise ValueError("a file is bytes, an open binary file, or a File")
        name = str(getattr(value, "name", "file")).replace("\\", "/").rpartition("/")[2]
        return cls(value, name or "file")
