from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .embeddinginput import EmbeddingInput, EmbeddingInputTypedDict


class CreateEmbeddingRequestTypedDict(TypedDict):
    """Text to embed, and how"""

    dimensions: NotRequired[Nullable[int]]
    encoding_format: NotRequired[Nullable[str]]
    input: EmbeddingInputTypedDict
    model: str
    user: NotRequired[Nullable[str]]


class CreateEmbeddingRequest(BaseModel):
    """Text to embed, and how"""

    dimensions: OptionalNullable[int] = UNSET
    """How many numbers each embedding has, for a model that lets you choose.

    At least 0.
    """

    encoding_format: OptionalNullable[str] = UNSET
    """How each embedding is written: "float" for a list of numbers, "base64" for a string.
    Without it, "float" 
    """

    input: EmbeddingInput
    """The text to embed, or a list of texts to embed separately.
    None may be longer than the model's limit on input tokens
    """

    model: str
    """The model to call."""

    user: OptionalNullable[str] = UNSET
    """An identifier of your own for the person behind the request, useful when abuse has to be traced."""
