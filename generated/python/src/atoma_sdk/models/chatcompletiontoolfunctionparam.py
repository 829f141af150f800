from __future__ import annotations

from typing import Any, Dict

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class ChatCompletionToolFunctionParamTypedDict(TypedDict):
    """A function the model may call, as a request describes it."""

    description: NotRequired[Nullable[str]]
    name: str
    parameters: NotRequired[Nullable[Dict[str, Any]]]
    strict: NotRequired[Nullable[bool]]


class ChatCompletionToolFunctionParam(BaseModel):
    """A function the model may call, as a request describes it."""

    description: OptionalNullable[str] = UNSET
    """What the function does. The model goes by it when it decides on a call."""

    name: str
    """Name of the function."""

    parameters: OptionalNullable[Dict[str, Any]] = UNSET
    """The arguments the function takes, as a JSON Schema."""

    strict: OptionalNullable[bool] = UNSET
    """Whether the arguments must match the schema exactly."""
