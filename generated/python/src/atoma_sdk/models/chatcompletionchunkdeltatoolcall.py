from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionchunkdeltatoolcallfunction import (
    ChatCompletionChunkDeltaToolCallFunction,
    ChatCompletionChunkDeltaToolCallFunctionTypedDict,
)


class ChatCompletionChunkDeltaToolCallTypedDict(TypedDict):
    """A tool call, or a further part of one.

    Parts with the same `index` belong to the same call.
    """

    function: NotRequired[Nullable[ChatCompletionChunkDeltaToolCallFunctionTypedDict]]
    id: str
    index: int
    type: str


class ChatCompletionChunkDeltaToolCall(BaseModel):
    """A tool call, or a further part of one.

    Parts with the same `index` belong to the same call.
    """

    function: OptionalNullable[ChatCompletionChunkDeltaToolCallFunction] = UNSET
    """The function to call, as far as it is known."""

    id: str
    """Identifier of the call, to be repeated in the tool's answer."""

    index: int
    """Position of the call among the calls of the message, counting from 0."""

    type: str
    """Kind of the tool, for example `function`."""
