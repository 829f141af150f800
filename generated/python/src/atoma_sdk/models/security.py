from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class SecurityTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    bearer_auth: NotRequired[str]


class Security(BaseModel):
    """A model of this API."""

    bearer_auth: Optional[str] = None
