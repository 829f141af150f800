from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class CreateImageRequestTypedDict(TypedDict):
    """Images to generate, and how"""

    model: str
    n: NotRequired[Nullable[int]]
    prompt: str
    quality: NotRequired[Nullable[str]]
    response_format: NotRequired[Nullable[str]]
    size: NotRequired[Nullable[str]]
    style: NotRequired[Nullable[str]]
    user: NotRequired[Nullable[str]]


class CreateImageRequest(BaseModel):
    """Images to generate, and how"""

    model: str
    """The model to call."""

    n: OptionalNullable[int] = UNSET
    """How many images to draw. Without it, 1.

    At least 0.
    """

    prompt: str
    """What the images are to show, in at most 1000 characters."""

    quality: OptionalNullable[str] = UNSET
    """How much care goes into each image.
    `hd` brings finer detail and keeps the picture consistent.
    """

    response_format: OptionalNullable[str] = UNSET
    """How each image comes back: as a URL or as Base64."""

    size: OptionalNullable[str] = UNSET
    """Width and height of the images, in pixels."""

    style: OptionalNullable[str] = UNSET
    """The look of the images."""

    user: OptionalNullable[str] = UNSET
    """An identifier of your own for the person behind the request, useful when abuse has to be traced."""
