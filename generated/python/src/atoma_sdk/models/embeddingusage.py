from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class EmbeddingUsageTypedDict(TypedDict):
    """The tokens that an embeddings request used"""

    prompt_tokens: int
    total_tokens: int


class EmbeddingUsage(BaseModel):
    """The tokens that an embeddings request used"""

    prompt_tokens: int
    """Tokens of the input

    At least 0.
    """

    total_tokens: int
    """Tokens of the whole request

    At least 0.
    """
