from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .confidentialcomputeresponse import ConfidentialComputeResponse, ConfidentialComputeResponseTypedDict


class ConfidentialComputeStreamResponseTypedDict(TypedDict):
    """Represents a response from a confidential compute request"""

    data: ConfidentialComputeResponseTypedDict


class ConfidentialComputeStreamResponse(BaseModel):
    """Represents a response from a confidential compute request"""

    data: ConfidentialComputeResponse
    """An encrypted part of the response."""
