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

_CREATE = http.Operation(
    id="confidential_chat_completions_create",
    method="POST",
    path="/v1/confidential/chat/completions",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)
_CREATE_STREAM = http.Operation(
    id="confidential_chat_completions_create_stream",
    method="POST",
    path="/v1/confidential/chat/completions",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Events(is_envelope=True)),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)


class ConfidentialChat(BaseSDK):
    """Chat completions under end-to-end encryption"""

    def create(
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
        """Create a chat completion confidentially

        Answers an encrypted conversation, streamed or whole. Encrypt the body of an ordinary chat completion
        request for a node that you have locked: the proxy forwards the ciphertext unread, and only the
        node's trusted hardware can open it.

        ## Returns

        A `Result` with one of:
        * The whole encrypted answer
        * Server-sent events, each with an encrypted part of it
        * An `AtomaProxyError` when the request fails

        ## Errors

        `AtomaProxyError::InvalidBody`:
        * The body has no boolean `stream` field

        `AtomaProxyError::InternalError`:
        * The request to the node failed
        * The node's response could not be handled
        * The proxy could not record its new state

        ## Security Features

        * AEAD encryption of the request and of the response
        * Execution in a TEE (Trusted Execution Environment)
        * Keys agreed between the client and the node with X25519
        * Contents stay encrypted all the way to the node and back

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
            _CREATE,
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

    async def create_async(
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
        """Create a chat completion confidentially

        Answers an encrypted conversation, streamed or whole. Encrypt the body of an ordinary chat completion
        request for a node that you have locked: the proxy forwards the ciphertext unread, and only the
        node's trusted hardware can open it.

        ## Returns

        A `Result` with one of:
        * The whole encrypted answer
        * Server-sent events, each with an encrypted part of it
        * An `AtomaProxyError` when the request fails

        ## Errors

        `AtomaProxyError::InvalidBody`:
        * The body has no boolean `stream` field

        `AtomaProxyError::InternalError`:
        * The request to the node failed
        * The node's response could not be handled
        * The proxy could not record its new state

        ## Security Features

        * AEAD encryption of the request and of the response
        * Execution in a TEE (Trusted Execution Environment)
        * Keys agreed between the client and the node with X25519
        * Contents stay encrypted all the way to the node and back

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
            _CREATE,
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

    def create_stream(
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
    ) -> utils.EventStream[models.ConfidentialChatCompletionsCreateStreamResponseBody]:
        """Calls ``POST /v1/confidential/chat/completions``.

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
        return self._stream(
            _CREATE_STREAM,
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
            returns=models.ConfidentialChatCompletionsCreateStreamResponseBody,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_stream_async(
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
    ) -> utils.EventStreamAsync[models.ConfidentialChatCompletionsCreateStreamResponseBody]:
        """Calls ``POST /v1/confidential/chat/completions``.

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
        return await self._stream_async(
            _CREATE_STREAM,
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
            returns=models.ConfidentialChatCompletionsCreateStreamResponseBody,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
