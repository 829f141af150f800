from __future__ import annotations

from typing import List

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionchunkdeltatoolcall import (
    ChatCompletionChunkDeltaToolCall,
    ChatCompletionChunkDeltaToolCallTypedDict,
)


class ChatCompletionChunkDeltaTypedDict(TypedDict):
    """The new part of a streamed message.

    Every field is optional: a chunk names only what it adds. Append `content` to what earlier chunks
    brought.
    """

    content: NotRequired[Nullable[str]]
    reasoning_content: NotRequired[Nullable[str]]
    role: NotRequired[Nullable[str]]
    tool_calls: NotRequired[Nullable[List[ChatCompletionChunkDeltaToolCallTypedDict]]]


class ChatCompletionChunkDelta(BaseModel):
    """The new part of a streamed message.

    Every field is optional: a chunk names only what it adds. Append `content` to what earlier chunks
    brought.
    """

    content: OptionalNullable[str] = UNSET
    """Text to append to the message."""

    reasoning_content: OptionalNullable[str] = UNSET
    """Text to append to the model's reasoning."""

    role: OptionalNullable[str] = UNSET
    """Who the message is from. Sent once, in the first chunk."""

    tool_calls: OptionalNullable[List[ChatCompletionChunkDeltaToolCall]] = UNSET
    """New tool calls, or further parts of earlier ones."""
