from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class StreamOptionsTypedDict(TypedDict):
    """Settings of an event stream."""

    include_usage: NotRequired[Nullable[bool]]


class StreamOptions(BaseModel):
    """Settings of an event stream."""

    include_usage: OptionalNullable[bool] = UNSET
    """Whether to send one more chunk just before the data: [DONE] event.
    Its usage field counts the tokens of the whole request, and its list of choices
    is empty. The usage field of every other chunk is then null.
    """
