"""A file to upload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


@dataclass(frozen=True)
class File:
    """One part of a multipart body.

    Attributes:
        content: Bytes, or an open binary file, which is read while it is sent and never closed here.
        file_name: The name the server sees.
        content_type: A media type; ``None`` guesses from the name.
    """

    content: bytes | IO[bytes]
    file_name: str = "file"
    content_type: str | None = None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """A file is taken as it is: what it holds is nobody's to check."""
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(cls)
