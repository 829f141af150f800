from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .chatcompletiontoolfunctionparam import ChatCompletionToolFunctionParam, ChatCompletionToolFunctionParamTypedDict


class ChatCompletionToolsParamTypedDict(TypedDict):
    """A tool the model may call, as a request describes it."""

    function: ChatCompletionToolFunctionParamTypedDict
    type: str


class ChatCompletionToolsParam(BaseModel):
    """A tool the model may call, as a request describes it."""

    function: ChatCompletionToolFunctionParam
    """The function behind the tool."""

    type: str
    """Kind of the tool, for example `function`."""
