from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .chatcompletionchunk import ChatCompletionChunk, ChatCompletionChunkTypedDict


class ChatCompletionsCreateStreamResponseBodyTypedDict(TypedDict):
    """Chat completion events"""

    data: ChatCompletionChunkTypedDict


class ChatCompletionsCreateStreamResponseBody(BaseModel):
    """Chat completion events"""

    data: ChatCompletionChunk
    """One event of a streamed chat completion.

    All chunks of one completion share an `id`. Join the `delta` of each choice, in order, to get the
    answer.
    """
