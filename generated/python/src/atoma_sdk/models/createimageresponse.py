from __future__ import annotations

from typing import List

from typing_extensions import TypedDict

from ..types import BaseModel
from .imagedata import ImageData, ImageDataTypedDict


class CreateImageResponseTypedDict(TypedDict):
    """The images of one request"""

    created: int
    data: List[ImageDataTypedDict]


class CreateImageResponse(BaseModel):
    """The images of one request"""

    created: int

    data: List[ImageData]
