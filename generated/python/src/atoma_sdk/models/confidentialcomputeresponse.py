from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .usage import Usage, UsageTypedDict


class ConfidentialComputeResponseTypedDict(TypedDict):
    """An encrypted response, to be decrypted with the key of its request"""

    ciphertext: str
    nonce: str
    response_hash: NotRequired[Nullable[str]]
    signature: NotRequired[Nullable[str]]
    usage: NotRequired[Nullable[UsageTypedDict]]


class ConfidentialComputeResponse(BaseModel):
    """An encrypted response, to be decrypted with the key of its request"""

    ciphertext: str
    """The encrypted body of the ordinary response, in Base64"""

    nonce: str
    """Nonce of the encryption, in Base64"""

    response_hash: OptionalNullable[str] = UNSET
    """Hash of the response body, in Base64"""

    signature: OptionalNullable[str] = UNSET
    """The node's signature of the response body, in Base64"""

    usage: OptionalNullable[Usage] = UNSET
    """Tokens used by the request, in the clear"""
