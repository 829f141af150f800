"""Problem."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class ProblemTypedDict(TypedDict):
    """What went wrong."""

    title: str


class Problem(BaseModel):
    """What went wrong."""

    title: str
