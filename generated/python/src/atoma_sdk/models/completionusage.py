from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .prompttokensdetails import PromptTokensDetails, PromptTokensDetailsTypedDict


class CompletionUsageTypedDict(TypedDict):
    """The tokens that a request used.

    A stream reports them in its last chunk, on request.
    """

    completion_tokens: int
    prompt_tokens: int
    prompt_tokens_details: NotRequired[Nullable[PromptTokensDetailsTypedDict]]
    total_tokens: int


class CompletionUsage(BaseModel):
    """The tokens that a request used.

    A stream reports them in its last chunk, on request.
    """

    completion_tokens: int
    """Tokens generated."""

    prompt_tokens: int
    """Tokens of the prompt."""

    prompt_tokens_details: OptionalNullable[PromptTokensDetails] = UNSET
    """What the tokens of the prompt were."""

    total_tokens: int
    """Tokens of the prompt and of the completion, added."""
