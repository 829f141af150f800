from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class ToolCallFunctionTypedDict(TypedDict):
    """The function of a tool call.

    Check the arguments before you act on them.
    """

    arguments: str
    name: str


class ToolCallFunction(BaseModel):
    """The function of a tool call.

    Check the arguments before you act on them.
    """

    arguments: str
    """Arguments for the function, as JSON text written by the model.
    It may not parse, and it may name parameters that your schema does not have.
    Validate it before the function is run.
    """

    name: str
    """Name of the function."""
