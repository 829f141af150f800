from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .completiontokensdetails import CompletionTokensDetails, CompletionTokensDetailsTypedDict
from .prompttokensdetails import PromptTokensDetails, PromptTokensDetailsTypedDict


class UsageTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    completion_tokens: int
    completion_tokens_details: CompletionTokensDetailsTypedDict
    prompt_tokens: int
    prompt_tokens_details: PromptTokensDetailsTypedDict
    total_tokens: int


class Usage(BaseModel):
    """A model of this API."""

    completion_tokens: int
    """Tokens generated

    At least 0.
    """

    completion_tokens_details: CompletionTokensDetails
    """What the generated tokens were spent on"""

    prompt_tokens: int
    """Tokens of the prompt

    At least 0.
    """

    prompt_tokens_details: PromptTokensDetails
    """What the tokens of the prompt were"""

    total_tokens: int
    """Tokens of the prompt and of the completion, added

    At least 0.
    """
