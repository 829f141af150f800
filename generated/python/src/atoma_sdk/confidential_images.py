from __future__ import annotations

from collections.abc import Mapping
from typing import Optional

from . import models, utils
from ._hooks import HookContext as HookContext
from ._http import operation as http
from ._http.arguments import Arguments, CallOptions
from ._security import BEARER_AUTH
from .basesdk import BaseSDK
from .sdkconfiguration import RETRIES
from .types import UNSET, OptionalNullable
from .utils.security import get_security_from_env as get_security_from_env

_GENERATE = http.Operation(
    id="confidential_image_generations_create",
    method="POST",
    path="/v1/confidential/images/generations",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)


class ConfidentialImages(BaseSDK):
    """Image generation under end-to-end encryption"""

    def generate(
        self,
        *,
        ciphertext: str,
        client_dh_public_key: str,
        model_name: str,
        node_dh_public_key: str,
        nonce: str,
        plaintext_body_hash: str,
        salt: str,
        stack_small_id: int,
        num_compute_units: OptionalNullable[int] = UNSET,
        stream: OptionalNullable[bool] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ConfidentialComputeResponse:
        """Create images confidentially

        Draws images for an encrypted prompt. Encrypt the body of an ordinary image request for a node that
        you have locked: the proxy forwards the ciphertext unread, and only the node's trusted hardware can
        open it. The images come back encrypted too.

        Args:
            ciphertext: The encrypted body of the ordinary request, in Base64
            client_dh_public_key: The client's X25519 public key for this exchange, in Base64
            model_name: The model to call, in the clear
            node_dh_public_key: The locked node's X25519 public key, in Base64
            nonce: Nonce of the encryption, in Base64. Never use one twice with the same key
            plaintext_body_hash: Hash of the body before encryption, in Base64, for the node to verify
            salt: Salt of the key derivation, in Base64
            stack_small_id: The stack that serves the request, as the node lock returned it

                At least 0.
            num_compute_units: Compute units the request will use, for image generation, where the size
                of the images fixes the number (of pixels) beforehand

                At least 0.
            stream: Whether the encrypted body asks for an event stream
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _GENERATE,
            Arguments(
                body={
                    "ciphertext": ciphertext,
                    "client_dh_public_key": client_dh_public_key,
                    "model_name": model_name,
                    "node_dh_public_key": node_dh_public_key,
                    "nonce": nonce,
                    "plaintext_body_hash": plaintext_body_hash,
                    "salt": salt,
                    "stack_small_id": stack_small_id,
                    "num_compute_units": num_compute_units,
                    "stream": stream,
                },
                accepts=models.ConfidentialComputeRequest,
            ),
            returns=models.ConfidentialComputeResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def generate_async(
        self,
        *,
        ciphertext: str,
        client_dh_public_key: str,
        model_name: str,
        node_dh_public_key: str,
        nonce: str,
        plaintext_body_hash: str,
        salt: str,
        stack_small_id: int,
        num_compute_units: OptionalNullable[int] = UNSET,
        stream: OptionalNullable[bool] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ConfidentialComputeResponse:
        """Create images confidentially

        Draws images for an encrypted prompt. Encrypt the body of an ordinary image request for a node that
        you have locked: the proxy forwards the ciphertext unread, and only the node's trusted hardware can
        open it. The images come back encrypted too.

        Args:
            ciphertext: The encrypted body of the ordinary request, in Base64
            client_dh_public_key: The client's X25519 public key for this exchange, in Base64
            model_name: The model to call, in the clear
            node_dh_public_key: The locked node's X25519 public key, in Base64
            nonce: Nonce of the encryption, in Base64. Never use one twice with the same key
            plaintext_body_hash: Hash of the body before encryption, in Base64, for the node to verify
            salt: Salt of the key derivation, in Base64
            stack_small_id: The stack that serves the request, as the node lock returned it

                At least 0.
            num_compute_units: Compute units the request will use, for image generation, where the size
                of the images fixes the number (of pixels) beforehand

                At least 0.
            stream: Whether the encrypted body asks for an event stream
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _GENERATE,
            Arguments(
                body={
                    "ciphertext": ciphertext,
                    "client_dh_public_key": client_dh_public_key,
                    "model_name": model_name,
                    "node_dh_public_key": node_dh_public_key,
                    "nonce": nonce,
                    "plaintext_body_hash": plaintext_body_hash,
                    "salt": salt,
                    "stack_small_id": stack_small_id,
                    "num_compute_units": num_compute_units,
                    "stream": stream,
                },
                accepts=models.ConfidentialComputeRequest,
            ),
            returns=models.ConfidentialComputeResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
