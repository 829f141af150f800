from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class ChatCompletionNamedFunctionTypedDict(TypedDict):
    """The function that a tool choice names.

    It must be among the `tools` of the request.
    """

    name: str


class ChatCompletionNamedFunction(BaseModel):
    """The function that a tool choice names.

    It must be among the `tools` of the request.
    """

    name: str
    """Name of the function."""
