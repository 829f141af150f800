from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class ChatCompletionChunkDeltaToolCallFunctionTypedDict(TypedDict):
    """The new part of a function call.

    The name comes whole; the arguments may be spread over several chunks, to be joined in order.
    """

    arguments: NotRequired[Nullable[str]]
    name: NotRequired[Nullable[str]]


class ChatCompletionChunkDeltaToolCallFunction(BaseModel):
    """The new part of a function call.

    The name comes whole; the arguments may be spread over several chunks, to be joined in order.
    """

    arguments: OptionalNullable[str] = UNSET
    """Text to append to the arguments, which are JSON once complete."""

    name: OptionalNullable[str] = UNSET
    """Name of the function."""
