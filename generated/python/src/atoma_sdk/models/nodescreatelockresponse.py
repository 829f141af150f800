from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class NodesCreateLockResponseTypedDict(TypedDict):
    """The node that was locked, and the public key to encrypt requests with.
    The client encrypts the body of a request for this key and sends it
    to one of the confidential operations, from where the proxy passes it
    on to the node.
    """

    node_small_id: int
    public_key: str
    stack_entry_digest: NotRequired[Nullable[str]]
    stack_small_id: int


class NodesCreateLockResponse(BaseModel):
    """The node that was locked, and the public key to encrypt requests with.
    The client encrypts the body of a request for this key and sends it
    to one of the confidential operations, from where the proxy passes it
    on to the node.
    """

    node_small_id: int
    """Short number of the node

    At least 0.
    """

    public_key: str
    """The node's X25519 public key, in Base64"""

    stack_entry_digest: OptionalNullable[str] = UNSET
    """Digest of the transaction that acquired a stack entry, if one had to be acquired"""

    stack_small_id: int
    """Short number of the stack on which an entry was acquired for the node

    At least 0.
    """
