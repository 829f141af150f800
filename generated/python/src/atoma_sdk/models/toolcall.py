from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .toolcallfunction import ToolCallFunction, ToolCallFunctionTypedDict


class ToolCallTypedDict(TypedDict):
    """A call that the model wants made.

    Answer it with a `tool` message that repeats its `id`.
    """

    function: ToolCallFunctionTypedDict
    id: str
    type: str


class ToolCall(BaseModel):
    """A call that the model wants made.

    Answer it with a `tool` message that repeats its `id`.
    """

    function: ToolCallFunction
    """The function to call, with its arguments."""

    id: str
    """Identifier of the call."""

    type: str
    """Kind of the tool: `function` is the only one."""
