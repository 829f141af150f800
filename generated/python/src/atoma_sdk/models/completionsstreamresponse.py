from __future__ import annotations

from typing import List

from typing_extensions import TypedDict

from ..types import BaseModel
from .completionchoice import CompletionChoice, CompletionChoiceTypedDict


class CompletionsStreamResponseTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    choices: List[CompletionChoiceTypedDict]
    created: int
    id: str
    model: str
    object: str
    system_fingerprint: str


class CompletionsStreamResponse(BaseModel):
    """A model of this API."""

    choices: List[CompletionChoice]
    """What this event adds to each continuation"""

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
