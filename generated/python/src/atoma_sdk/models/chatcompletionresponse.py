from __future__ import annotations

from typing import List

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionchoice import ChatCompletionChoice, ChatCompletionChoiceTypedDict
from .completionusage import CompletionUsage, CompletionUsageTypedDict


class ChatCompletionResponseTypedDict(TypedDict):
    """A finished chat completion.

    For a streamed request the same answer comes as chunks.
    """

    choices: List[ChatCompletionChoiceTypedDict]
    created: int
    id: str
    model: str
    object: str
    service_tier: NotRequired[Nullable[str]]
    system_fingerprint: NotRequired[Nullable[str]]
    usage: NotRequired[Nullable[CompletionUsageTypedDict]]


class ChatCompletionResponse(BaseModel):
    """A finished chat completion.

    For a streamed request the same answer comes as chunks.
    """

    choices: List[ChatCompletionChoice]
    """The answers, as many as `n` in the request."""

    created: int
    """When the completion was made, in seconds since the Unix epoch."""

    id: str
    """Identifier of the completion."""

    model: str
    """The model that answered."""

    object: str
    """Kind of the object: `chat.completion`."""

    service_tier: OptionalNullable[str] = UNSET
    """The tier that served the request."""

    system_fingerprint: OptionalNullable[str] = UNSET
    """Identifies the configuration of the service that answered, when it is known."""

    usage: OptionalNullable[CompletionUsage] = UNSET
    """Tokens used by the request."""
