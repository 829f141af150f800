from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .confidentialcomputestreamresponse import (
    ConfidentialComputeStreamResponse,
    ConfidentialComputeStreamResponseTypedDict,
)


class ConfidentialChatCompletionsCreateStreamResponseBodyTypedDict(TypedDict):
    """Encrypted chat completion events"""

    data: ConfidentialComputeStreamResponseTypedDict


class ConfidentialChatCompletionsCreateStreamResponseBody(BaseModel):
    """Encrypted chat completion events"""

    data: ConfidentialComputeStreamResponse
    """Represents a response from a confidential compute request"""
