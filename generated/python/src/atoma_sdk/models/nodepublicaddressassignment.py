from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class NodePublicAddressAssignmentTypedDict(TypedDict):
    """The address that a node wants on record.

    It is the part of a registration that the node signs.
    """

    country: str
    node_small_id: int
    public_address: str


class NodePublicAddressAssignment(BaseModel):
    """The address that a node wants on record.

    It is the part of a registration that the node signs.
    """

    country: str
    """Country the node is in"""

    node_small_id: int
    """Short number that identifies the node

    At least 0.
    """

    public_address: str
    """Address at which the proxy reaches the node"""
