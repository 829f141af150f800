from __future__ import annotations

from enum import Enum
from typing import Annotated, List, Literal, Optional, TypeAlias, Union

from typing_extensions import NotRequired, TypedDict

from ..types import UNKNOWN_TAG, UNSET, BaseModel, Nullable, OptionalNullable, UnknownVariant, discriminated_by, tagged
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .messagecontent import MessageContent, MessageContentTypedDict
from .toolcall import ToolCall, ToolCallTypedDict


class RoleSystem(str, Enum):
    """Values that the document knows; others arrive as they are."""

    SYSTEM = "system"


class SystemTypedDict(TypedDict):
    """Instructions to the model that hold for the whole conversation."""

    content: NotRequired[Nullable[MessageContentTypedDict]]
    name: NotRequired[Nullable[str]]
    role: Union[RoleSystem, Literal["system"]]


class System(BaseModel):
    """Instructions to the model that hold for the whole conversation."""

    content: OptionalNullable[MessageContent] = UNSET
    """What the message says."""

    name: OptionalNullable[str] = UNSET
    """Name of the author, to tell apart several authors that have the same role."""

    role: RoleSystem


class RoleUser(str, Enum):
    """Values that the document knows; others arrive as they are."""

    USER = "user"


class UserTypedDict(TypedDict):
    """What the person or program that talks to the model says."""

    content: NotRequired[Nullable[MessageContentTypedDict]]
    name: NotRequired[Nullable[str]]
    role: Union[RoleUser, Literal["user"]]


class User(BaseModel):
    """What the person or program that talks to the model says."""

    content: OptionalNullable[MessageContent] = UNSET
    """What the message says."""

    name: OptionalNullable[str] = UNSET
    """Name of the author, to tell apart several authors that have the same role."""

    role: RoleUser


class RoleAssistant(str, Enum):
    """Values that the document knows; others arrive as they are."""

    ASSISTANT = "assistant"


class AssistantTypedDict(TypedDict):
    """What the model said earlier in the conversation."""

    content: NotRequired[Nullable[MessageContentTypedDict]]
    name: NotRequired[Nullable[str]]
    refusal: NotRequired[Nullable[str]]
    role: Union[RoleAssistant, Literal["assistant"]]
    tool_calls: NotRequired[List[ToolCallTypedDict]]


class Assistant(BaseModel):
    """What the model said earlier in the conversation."""

    content: OptionalNullable[MessageContent] = UNSET
    """What the message says."""

    name: OptionalNullable[str] = UNSET
    """Name of the author, to tell apart several authors that have the same role."""

    refusal: OptionalNullable[str] = UNSET
    """Why the model declined to answer, when it did."""

    role: RoleAssistant

    tool_calls: Optional[List[ToolCall]] = None
    """Calls that the model wants made before it goes on."""


class RoleTool(str, Enum):
    """Values that the document knows; others arrive as they are."""

    TOOL = "tool"


class ToolTypedDict(TypedDict):
    """The result of a tool call that the model asked for."""

    content: NotRequired[Nullable[MessageContentTypedDict]]
    role: Union[RoleTool, Literal["tool"]]
    tool_call_id: NotRequired[str]


class Tool(BaseModel):
    """The result of a tool call that the model asked for."""

    content: OptionalNullable[MessageContent] = UNSET
    """What the message says."""

    role: RoleTool

    tool_call_id: Optional[str] = None
    """Identifier of the call that this message answers."""


ChatCompletionMessageTypedDict: TypeAlias = Union[SystemTypedDict, UserTypedDict, AssistantTypedDict, ToolTypedDict]
ChatCompletionMessage: TypeAlias = Annotated[
    Union[
        Annotated[System, tagged("System")],
        Annotated[User, tagged("User")],
        Annotated[Assistant, tagged("Assistant")],
        Annotated[Tool, tagged("Tool")],
        Annotated[UnknownVariant, UNKNOWN_TAG],
    ],
    discriminated_by("role", "role", {"system": "System", "user": "User", "assistant": "Assistant", "tool": "Tool"}),
]
"""One message of a conversation. Its `role` says who it is from and which
further fields it has.

There are four roles: `system`, `user`, `assistant` and `tool`.
"""
