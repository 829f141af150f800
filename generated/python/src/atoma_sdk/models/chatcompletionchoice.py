from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionlogprobs import ChatCompletionLogProbs, ChatCompletionLogProbsTypedDict
from .chatcompletionmessage import ChatCompletionMessage, ChatCompletionMessageTypedDict


class ChatCompletionChoiceTypedDict(TypedDict):
    """One of the answers to a conversation.

    A response has as many of them as the request asked for with `n`.
    """

    finish_reason: NotRequired[Nullable[str]]
    index: int
    logprobs: NotRequired[Nullable[ChatCompletionLogProbsTypedDict]]
    message: ChatCompletionMessageTypedDict


class ChatCompletionChoice(BaseModel):
    """One of the answers to a conversation.

    A response has as many of them as the request asked for with `n`.
    """

    finish_reason: OptionalNullable[str] = UNSET
    """Why the model stopped: `stop`, `length` or `tool_calls`, for example."""

    index: int
    """Position of this choice among the choices, counting from 0."""

    logprobs: OptionalNullable[ChatCompletionLogProbs] = UNSET
    """Log probabilities of the tokens, when the request asked for them."""

    message: ChatCompletionMessage
    """The answer."""
