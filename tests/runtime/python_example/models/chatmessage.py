"""ChatMessage."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import NotRequired, TypedDict

from ..types import OPEN_ENUM, UNSET, BaseModel, Nullable, OptionalNullable
from .color import Color


class ChatMessageTypedDict(TypedDict):
    """A message."""

    role: str
    content: str
    name: NotRequired[Nullable[str]]
    color: NotRequired[Color | str]


class ChatMessage(BaseModel):
    """A message."""

    role: str
    content: str
    name: OptionalNullable[str] = UNSET
    color: Annotated[Color | str | None, OPEN_ENUM] = None
