from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class ConfidentialComputeRequestTypedDict(TypedDict):
    """An encrypted request, with what the node needs to decrypt it and check it"""

    ciphertext: str
    client_dh_public_key: str
    model_name: str
    node_dh_public_key: str
    nonce: str
    num_compute_units: NotRequired[Nullable[int]]
    plaintext_body_hash: str
    salt: str
    stack_small_id: int
    stream: NotRequired[Nullable[bool]]


class ConfidentialComputeRequest(BaseModel):
    """An encrypted request, with what the node needs to decrypt it and check it"""

    ciphertext: str
    """The encrypted body of the ordinary request, in Base64"""

    client_dh_public_key: str
    """The client's X25519 public key for this exchange, in Base64"""

    model_name: str
    """The model to call, in the clear"""

    node_dh_public_key: str
    """The locked node's X25519 public key, in Base64"""

    nonce: str
    """Nonce of the encryption, in Base64. Never use one twice with the same key"""

    num_compute_units: OptionalNullable[int] = UNSET
    """Compute units the request will use, for image generation, where the size
    of the images fixes the number (of pixels) beforehand

    At least 0.
    """

    plaintext_body_hash: str
    """Hash of the body before encryption, in Base64, for the node to verify"""

    salt: str
    """Salt of the key derivation, in Base64"""

    stack_small_id: int
    """The stack that serves the request, as the node lock returned it

    At least 0.
    """

    stream: OptionalNullable[bool] = UNSET
    """Whether the encrypted body asks for an event stream"""
