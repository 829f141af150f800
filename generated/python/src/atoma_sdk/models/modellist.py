from __future__ import annotations

from typing import List

from typing_extensions import TypedDict

from ..types import BaseModel
from .model import Model, ModelTypedDict


class ModelListTypedDict(TypedDict):
    """The models that can be called"""

    data: List[ModelTypedDict]
    object: str


class ModelList(BaseModel):
    """The models that can be called"""

    data: List[Model]
    """The models"""

    object: str
    """Kind of the object: always "list" """
