from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .completionsstreamresponse import CompletionsStreamResponse, CompletionsStreamResponseTypedDict


class CompletionsCreateStreamResponseBodyTypedDict(TypedDict):
    """Completion events"""

    data: CompletionsStreamResponseTypedDict


class CompletionsCreateStreamResponseBody(BaseModel):
    """Completion events"""

    data: CompletionsStreamResponse
