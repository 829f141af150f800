from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class MessageContentPartImageUrlTypedDict(TypedDict):
    """Where an image is to be found.

    Give its address, or the image itself as Base64.
    """

    detail: NotRequired[Nullable[str]]
    url: str


class MessageContentPartImageUrl(BaseModel):
    """Where an image is to be found.

    Give its address, or the image itself as Base64.
    """

    detail: OptionalNullable[str] = UNSET
    """How closely the model looks at the image."""

    url: str
    """Address of the image, or the image itself as Base64."""
