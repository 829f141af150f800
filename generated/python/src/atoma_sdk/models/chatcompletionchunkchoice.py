from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionchunkdelta import ChatCompletionChunkDelta, ChatCompletionChunkDeltaTypedDict
from .chatcompletionlogprobs import ChatCompletionLogProbs, ChatCompletionLogProbsTypedDict
from .stopreasonunion import StopReasonUnion, StopReasonUnionTypedDict


class ChatCompletionChunkChoiceTypedDict(TypedDict):
    """What one chunk adds to one choice.

    The last chunk of a choice carries its `finish_reason`.
    """

    delta: ChatCompletionChunkDeltaTypedDict
    finish_reason: NotRequired[Nullable[str]]
    index: int
    logprobs: NotRequired[Nullable[ChatCompletionLogProbsTypedDict]]
    stop_reason: NotRequired[Nullable[StopReasonUnionTypedDict]]


class ChatCompletionChunkChoice(BaseModel):
    """What one chunk adds to one choice.

    The last chunk of a choice carries its `finish_reason`.
    """

    delta: ChatCompletionChunkDelta
    """The part of the message that is new in this chunk."""

    finish_reason: OptionalNullable[str] = UNSET
    """Why the model stopped; null until the choice is complete."""

    index: int
    """Position of the choice that this chunk adds to, counting from 0."""

    logprobs: OptionalNullable[ChatCompletionLogProbs] = UNSET
    """Log probabilities of the tokens, when the request asked for them."""

    stop_reason: OptionalNullable[StopReasonUnion] = UNSET
    """What stopped the model, in the last chunk of a choice."""
