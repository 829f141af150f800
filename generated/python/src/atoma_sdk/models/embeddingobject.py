from __future__ import annotations

from typing import List

from typing_extensions import TypedDict

from ..types import BaseModel


class EmbeddingObjectTypedDict(TypedDict):
    """The embedding of one input"""

    embedding: List[float]
    index: int
    object: str


class EmbeddingObject(BaseModel):
    """The embedding of one input"""

    embedding: List[float]
    """The vector of numbers"""

    index: int
    """Position of the input among the inputs, counting from 0

    At least 0.
    """

    object: str
    """Kind of the object: always "embedding" """
