from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class HealthResponseTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    message: str


class HealthResponse(BaseModel):
    """A model of this API."""

    message: str
    """How the service is doing"""
