from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class PromptTokensDetailsTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    audio_tokens: int
    cached_tokens: int


class PromptTokensDetails(BaseModel):
    """A model of this API."""

    audio_tokens: int
    """Tokens of audio

    At least 0.
    """

    cached_tokens: int
    """Tokens that came from a cache

    At least 0.
    """
