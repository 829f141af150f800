"""Upload."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from ..types.file import File


class UploadTypedDict(TypedDict):
    """Files to upload."""

    purpose: str
    files: list[File]
    tags: NotRequired[list[str]]


class Upload(BaseModel):
    """Files to upload."""

    purpose: str
    files: list[File]
    tags: list[str] | None = None
