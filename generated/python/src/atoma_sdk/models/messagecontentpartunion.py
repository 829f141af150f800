from __future__ import annotations

from typing import TypeAlias, Union

from typing_extensions import TypedDict

from ..types import BaseModel
from .messagecontentpartimageurl import MessageContentPartImageUrl, MessageContentPartImageUrlTypedDict


class MessageContentPart1TypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    text: str
    type: str


class MessageContentPart1(BaseModel):
    """A model of this API."""

    text: str
    """The text."""

    type: str
    """Kind of the part."""


class MessageContentPart2TypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    image_url: MessageContentPartImageUrlTypedDict
    type: str


class MessageContentPart2(BaseModel):
    """A model of this API."""

    image_url: MessageContentPartImageUrl
    """The image."""

    type: str
    """Kind of the part."""


MessageContentPartUnionTypedDict: TypeAlias = Union[MessageContentPart1TypedDict, MessageContentPart2TypedDict]
MessageContentPartUnion: TypeAlias = Union[MessageContentPart1, MessageContentPart2]
"""One part of a message.

A part is either text or an image.
"""
