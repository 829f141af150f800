from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class ImageDataTypedDict(TypedDict):
    """One generated image"""

    revised_prompt: NotRequired[Nullable[str]]
    url: str


class ImageData(BaseModel):
    """One generated image"""

    revised_prompt: OptionalNullable[str] = UNSET

    url: str
