"""ChatRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .chatmessage import ChatMessage, ChatMessageTypedDict


class ChatRequestTypedDict(TypedDict):
    """A request."""

    messages: list[ChatMessageTypedDict]
    model: str
    input: NotRequired[str]
    temperature: NotRequired[Nullable[float]]
    stream: NotRequired[Nullable[bool]]


class ChatRequest(BaseModel):
    """A request."""

    messages: list[ChatMessage]
    model: str
    input_: Annotated[str | None, Field(alias="input")] = None
    temperature: OptionalNullable[float] = UNSET
    stream: OptionalNullable[bool] = False
