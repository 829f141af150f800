from __future__ import annotations

from typing import List

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionlogprobscontent import ChatCompletionLogProbsContent, ChatCompletionLogProbsContentTypedDict


class ChatCompletionLogProbsTypedDict(TypedDict):
    """How likely the tokens of an answer were.

    Present when the request set `logprobs`.
    """

    content: NotRequired[Nullable[List[ChatCompletionLogProbsContentTypedDict]]]


class ChatCompletionLogProbs(BaseModel):
    """How likely the tokens of an answer were.

    Present when the request set `logprobs`.
    """

    content: OptionalNullable[List[ChatCompletionLogProbsContent]] = UNSET
    """One entry for each token of the message, in order."""
