from __future__ import annotations

from collections.abc import Mapping
from typing import Optional, Union

from . import models, utils
from ._hooks import HookContext as HookContext
from ._http import operation as http
from ._http.arguments import Arguments, CallOptions
from ._security import BEARER_AUTH
from .basesdk import BaseSDK
from .sdkconfiguration import RETRIES
from .types import UNSET, OptionalNullable
from .utils.security import get_security_from_env as get_security_from_env

_NODES_CREATE = http.Operation(
    id="nodes_create",
    method="POST",
    path="/v1/nodes",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,), ()),
    retries=RETRIES,
)
_NODES_CREATE_LOCK = http.Operation(
    id="nodes_create_lock",
    method="POST",
    path="/v1/nodes/lock",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)


class Nodes(BaseSDK):
    """Registration and locking of nodes"""

    def nodes_create(
        self,
        *,
        data: Union[models.NodePublicAddressAssignment, models.NodePublicAddressAssignmentTypedDict],
        signature: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.NodesCreateResponse:
        """Register a node

        Registers the public address of a node, or replaces the one on record. A node calls this when it
        starts and whenever its address changes, so that requests keep reaching it.

        ## Errors

        An `AtomaProxyError` of one of these kinds:
        * `MissingHeader` - The request has no signature header
        * `InvalidHeader` - The signature header cannot be decoded
        * `InvalidBody` - One of:
          - The body could not be read to its end
          - The signature does not verify
          - The body is not the expected JSON
          - Another Sui address made the signature
        * `InternalError` - One of:
          - The state manager no longer accepts messages
          - The registration could not be passed on
          - The node's Sui address could not be looked up

        Args:
            data: The address to put on record
            signature: The node's signature of `data`, in Base64
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _NODES_CREATE,
            Arguments(body={"data": data, "signature": signature}, accepts=models.NodesCreateRequest),
            returns=models.NodesCreateResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def nodes_create_async(
        self,
        *,
        data: Union[models.NodePublicAddressAssignment, models.NodePublicAddressAssignmentTypedDict],
        signature: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.NodesCreateResponse:
        """Register a node

        Registers the public address of a node, or replaces the one on record. A node calls this when it
        starts and whenever its address changes, so that requests keep reaching it.

        ## Errors

        An `AtomaProxyError` of one of these kinds:
        * `MissingHeader` - The request has no signature header
        * `InvalidHeader` - The signature header cannot be decoded
        * `InvalidBody` - One of:
          - The body could not be read to its end
          - The signature does not verify
          - The body is not the expected JSON
          - Another Sui address made the signature
        * `InternalError` - One of:
          - The state manager no longer accepts messages
          - The registration could not be passed on
          - The node's Sui address could not be looked up

        Args:
            data: The address to put on record
            signature: The node's signature of `data`, in Base64
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _NODES_CREATE,
            Arguments(body={"data": data, "signature": signature}, accepts=models.NodesCreateRequest),
            returns=models.NodesCreateResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def nodes_create_lock(
        self,
        *,
        model: str,
        max_num_tokens: OptionalNullable[int] = UNSET,
        timeout: OptionalNullable[int] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.NodesCreateLockResponse:
        """Lock a node for confidential requests

        Reserves a node for confidential requests to one model, and returns the public key to encrypt them
        with. The node is found in two steps:

        1. A node that already has a public key is taken if there is one.
        2. Otherwise a new stack entry is acquired from the cheapest node
           that can serve the model.

        Call this before any of the confidential operations: each of them needs the key and the identifiers
        that this response carries.

        ## Errors
          - `INTERNAL_SERVER_ERROR` - The node could not be reached, or has no public key
          - `SERVICE_UNAVAILABLE` - No node can serve the model confidentially

        Args:
            model: The model to be called under the lock
            max_num_tokens: How many tokens the requests under the lock will use
                (prompt and completion together)

                At least 0.
            timeout: How long the capacity stays reserved, in seconds

                At least 0.
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _NODES_CREATE_LOCK,
            Arguments(
                body={"model": model, "max_num_tokens": max_num_tokens, "timeout": timeout},
                accepts=models.NodesCreateLockRequest,
            ),
            returns=models.NodesCreateLockResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def nodes_create_lock_async(
        self,
        *,
        model: str,
        max_num_tokens: OptionalNullable[int] = UNSET,
        timeout: OptionalNullable[int] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.NodesCreateLockResponse:
        """Lock a node for confidential requests

        Reserves a node for confidential requests to one model, and returns the public key to encrypt them
        with. The node is found in two steps:

        1. A node that already has a public key is taken if there is one.
        2. Otherwise a new stack entry is acquired from the cheapest node
           that can serve the model.

        Call this before any of the confidential operations: each of them needs the key and the identifiers
        that this response carries.

        ## Errors
          - `INTERNAL_SERVER_ERROR` - The node could not be reached, or has no public key
          - `SERVICE_UNAVAILABLE` - No node can serve the model confidentially

        Args:
            model: The model to be called under the lock
            max_num_tokens: How many tokens the requests under the lock will use
                (prompt and completion together)

                At least 0.
            timeout: How long the capacity stays reserved, in seconds

                At least 0.
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _NODES_CREATE_LOCK,
            Arguments(
                body={"model": model, "max_num_tokens": max_num_tokens, "timeout": timeout},
                accepts=models.NodesCreateLockRequest,
            ),
            returns=models.NodesCreateLockResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
