from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class ModelTypedDict(TypedDict):
    """A model that can be called"""

    created: int
    id: str
    object: str
    owned_by: str


class Model(BaseModel):
    """A model that can be called"""

    created: int
    """When the model was made, in seconds since the Unix epoch"""

    id: str
    """Name to give as `model` in a request"""

    object: str
    """Kind of the object: always "model" """

    owned_by: str
    """Who owns the model"""
