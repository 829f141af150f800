from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .chatcompletionnamedfunction import ChatCompletionNamedFunction, ChatCompletionNamedFunctionTypedDict


class ChatCompletionNamedToolChoiceParamTypedDict(TypedDict):
    """A tool choice that makes the model call one particular function.

    Use it in `tool_choice` when neither `none` nor `auto` will do.
    """

    function: ChatCompletionNamedFunctionTypedDict
    type: str


class ChatCompletionNamedToolChoiceParam(BaseModel):
    """A tool choice that makes the model call one particular function.

    Use it in `tool_choice` when neither `none` nor `auto` will do.
    """

    function: ChatCompletionNamedFunction
    """The function to call."""

    type: str
    """Kind of the tool: `function` is the only one."""
