"""Chunk and its event."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class ChunkTypedDict(TypedDict):
    """A piece of a response."""

    id: str
    text: NotRequired[str]


class Chunk(BaseModel):
    """A piece of a response."""

    id: str
    text: str | None = None


class ChunkEventTypedDict(TypedDict):
    """An event with a piece in it."""

    data: ChunkTypedDict


class ChunkEvent(BaseModel):
    """An event with a piece in it."""

    data: Chunk
