from __future__ import annotations

from typing import Annotated, List

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class ChatCompletionLogProbTypedDict(TypedDict):
    """A token and how likely the model found it.

    It is one of the alternatives that the model weighed for a position in its answer.
    """

    bytes_: NotRequired[Nullable[List[int]]]
    logprob: float
    token: str


class ChatCompletionLogProb(BaseModel):
    """A token and how likely the model found it.

    It is one of the alternatives that the model weighed for a position in its answer.
    """

    bytes_: Annotated[OptionalNullable[List[int]], Field(alias="bytes")] = UNSET
    """The bytes of the token in UTF-8, each as an integer from 0 to 255.
    One character can be spread over several tokens:
    join their bytes before decoding to get readable text.
    Null for a token that stands for no bytes.
    """

    logprob: float
    """Logarithm of the token's probability."""

    token: str
    """The token as text."""
