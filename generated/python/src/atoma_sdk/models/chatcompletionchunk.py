from __future__ import annotations

from typing import List

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionchunkchoice import ChatCompletionChunkChoice, ChatCompletionChunkChoiceTypedDict
from .completionusage import CompletionUsage, CompletionUsageTypedDict


class ChatCompletionChunkTypedDict(TypedDict):
    """One event of a streamed chat completion.

    All chunks of one completion share an `id`. Join the `delta` of each choice, in order, to get the
    answer.
    """

    choices: List[ChatCompletionChunkChoiceTypedDict]
    created: int
    id: str
    model: str
    object: str
    usage: NotRequired[Nullable[CompletionUsageTypedDict]]


class ChatCompletionChunk(BaseModel):
    """One event of a streamed chat completion.

    All chunks of one completion share an `id`. Join the `delta` of each choice, in order, to get the
    answer.
    """

    choices: List[ChatCompletionChunkChoice]
    """What this chunk adds to each choice. Empty in a chunk that only reports usage."""

    created: int
    """When the chunk was made, in seconds since the Unix epoch."""

    id: str
    """Identifier of the completion that the chunk belongs to."""

    model: str
    """The model that produced the chunk."""

    object: str
    """Kind of the object: always `chat.completion.chunk`"""

    usage: OptionalNullable[CompletionUsage] = UNSET
    """Tokens used by the whole request, when the stream reports them."""
