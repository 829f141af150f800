from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .confidentialcomputestreamresponse import (
    ConfidentialComputeStreamResponse,
    ConfidentialComputeStreamResponseTypedDict,
)


class ConfidentialCompletionsCreateStreamResponseBodyTypedDict(TypedDict):
    """Chat completions"""

    data: ConfidentialComputeStreamResponseTypedDict


class ConfidentialCompletionsCreateStreamResponseBody(BaseModel):
    """Chat completions"""

    data: ConfidentialComputeStreamResponse
    """Represents a response from a confidential compute request"""
