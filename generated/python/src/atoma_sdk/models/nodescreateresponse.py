from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class NodesCreateResponseTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    message: str


class NodesCreateResponse(BaseModel):
    """A model of this API."""

    message: str
    """What the proxy has to say about the registration"""
