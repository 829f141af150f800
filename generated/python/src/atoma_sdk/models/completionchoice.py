from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .logprobs import LogProbs, LogProbsTypedDict


class CompletionChoiceTypedDict(TypedDict):
    """One of the continuations of a prompt"""

    finish_reason: str
    index: int
    logprobs: NotRequired[Nullable[LogProbsTypedDict]]
    text: str


class CompletionChoice(BaseModel):
    """One of the continuations of a prompt"""

    finish_reason: str
    """Why generation ended: `stop` or `length`, for example"""

    index: int
    """Position of the choice, counting from 0"""

    logprobs: OptionalNullable[LogProbs] = UNSET
    """Log probabilities of the tokens in the text"""

    text: str
    """The text that continues the prompt"""
