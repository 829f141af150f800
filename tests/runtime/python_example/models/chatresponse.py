"""ChatResponse."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .chatmessage import ChatMessage, ChatMessageTypedDict


class ChatResponseTypedDict(TypedDict):
    """A response."""

    id: str
    messages: list[ChatMessageTypedDict]


class ChatResponse(BaseModel):
    """A response."""

    id: str
    messages: list[ChatMessage]
