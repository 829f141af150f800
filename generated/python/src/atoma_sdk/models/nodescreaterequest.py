from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from .nodepublicaddressassignment import NodePublicAddressAssignment, NodePublicAddressAssignmentTypedDict


class NodesCreateRequestTypedDict(TypedDict):
    """A node's signed registration"""

    data: NodePublicAddressAssignmentTypedDict
    signature: str


class NodesCreateRequest(BaseModel):
    """A node's signed registration"""

    data: NodePublicAddressAssignment
    """The address to put on record"""

    signature: str
    """The node's signature of `data`, in Base64"""
