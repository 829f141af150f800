from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class CompletionTokensDetailsTypedDict(TypedDict):
    """What the generated tokens were spent on"""

    accepted_prediction_tokens: int
    audio_tokens: int
    reasoning_tokens: int
    rejected_prediction_tokens: int


class CompletionTokensDetails(BaseModel):
    """What the generated tokens were spent on"""

    accepted_prediction_tokens: int
    """Predicted tokens that appear in the completion

    At least 0.
    """

    audio_tokens: int
    """Tokens of audio

    At least 0.
    """

    reasoning_tokens: int
    """Tokens of reasoning

    At least 0.
    """

    rejected_prediction_tokens: int
    """Predicted tokens that do not appear in the completion

    At least 0.
    """
