from __future__ import annotations

from typing import List

from typing_extensions import TypedDict

from ..types import BaseModel
from .chatcompletionlogprob import ChatCompletionLogProb, ChatCompletionLogProbTypedDict


class ChatCompletionLogProbsContentTypedDict(TypedDict):
    """One token of the answer and its strongest alternatives.

    `top_logprobs` holds as many alternatives as the request asked for.
    """

    top_logprobs: List[ChatCompletionLogProbTypedDict]


class ChatCompletionLogProbsContent(BaseModel):
    """One token of the answer and its strongest alternatives.

    `top_logprobs` holds as many alternatives as the request asked for.
    """

    top_logprobs: List[ChatCompletionLogProb]
