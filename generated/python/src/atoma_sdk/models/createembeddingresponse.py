from __future__ import annotations

from typing import List

from typing_extensions import TypedDict

from ..types import BaseModel
from .embeddingobject import EmbeddingObject, EmbeddingObjectTypedDict
from .embeddingusage import EmbeddingUsage, EmbeddingUsageTypedDict


class CreateEmbeddingResponseTypedDict(TypedDict):
    """The embeddings of one request"""

    data: List[EmbeddingObjectTypedDict]
    model: str
    object: str
    usage: EmbeddingUsageTypedDict


class CreateEmbeddingResponse(BaseModel):
    """The embeddings of one request"""

    data: List[EmbeddingObject]
    """One embedding for each input"""

    model: str
    """The model that made the embeddings"""

    object: str
    """Kind of the object: always "list" """

    usage: EmbeddingUsage
    """Tokens used by the request"""
