from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class NodesCreateLockRequestTypedDict(TypedDict):
    """The model to lock a node for, and the capacity to reserve"""

    max_num_tokens: NotRequired[Nullable[int]]
    model: str
    timeout: NotRequired[Nullable[int]]


class NodesCreateLockRequest(BaseModel):
    """The model to lock a node for, and the capacity to reserve"""

    max_num_tokens: OptionalNullable[int] = UNSET
    """How many tokens the requests under the lock will use
    (prompt and completion together)

    At least 0.
    """

    model: str
    """The model to be called under the lock"""

    timeout: OptionalNullable[int] = UNSET
    """How long the capacity stays reserved, in seconds

    At least 0.
    """
