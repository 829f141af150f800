from __future__ import annotations

from typing import List

from typing_extensions import TypedDict

from ..types import BaseModel
from .completionchoice import CompletionChoice, CompletionChoiceTypedDict
from .usage import Usage, UsageTypedDict


class CompletionsResponseTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    choices: List[CompletionChoiceTypedDict]
    created: int
    id: str
    model: str
    object: str
    system_fingerprint: str
    usage: UsageTypedDict


class CompletionsResponse(BaseModel):
    """A model of this API."""

    choices: List[CompletionChoice]
    """The continuations of the prompt"""

    created: int
    """When the request was made"""

    id: str
    """Identifier of the request"""

    model: str
    """The model that continued the prompt"""

    object: str
    """Kind of the object: `text_completion`"""

    system_fingerprint: str
    """Identifies the configuration of the service that answered"""

    usage: Usage
    """Tokens used by the request"""
