from __future__ import annotations

from typing import Dict, List

from typing_extensions import TypedDict

from ..types import BaseModel


class LogProbsTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    text_offset: List[int]
    token_logprobs: List[float]
    tokens: List[str]
    top_logprobs: List[Dict[str, float]]


class LogProbs(BaseModel):
    """A model of this API."""

    text_offset: List[int]
    """Where each token begins in the text

    Each item: at least 0.
    """

    token_logprobs: List[float]
    """Log probability of each token"""

    tokens: List[str]
    """The tokens of the text"""

    top_logprobs: List[Dict[str, float]]
    """The likeliest tokens at each position"""
