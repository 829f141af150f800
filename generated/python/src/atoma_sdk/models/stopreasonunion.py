from __future__ import annotations

from typing import Annotated, TypeAlias, Union

from pydantic import Field
from typing_extensions import TypedDict

from ..types import BaseModel


class StopReason1TypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    int_: int


class StopReason1(BaseModel):
    """A model of this API."""

    int_: Annotated[int, Field(alias="Int")]
    """At least 0."""


class StopReason2TypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    string: str


class StopReason2(BaseModel):
    """A model of this API."""

    string: Annotated[str, Field(alias="String")]


StopReasonUnionTypedDict: TypeAlias = Union[StopReason1TypedDict, StopReason2TypedDict]
StopReasonUnion: TypeAlias = Union[StopReason1, StopReason2]
"""What stopped the model.

A number under `Int` or a text under `String`, depending on the model's server.
"""
