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

_CREATE = http.Operation(
    id="embeddings_create",
    method="POST",
    path="/v1/embeddings",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)


class Embeddings(BaseSDK):
    """Embeddings, in the format of OpenAI's v1 API"""

    def create(
        self,
        *,
        input_: Union[models.EmbeddingInput, models.EmbeddingInputTypedDict],
        model: str,
        dimensions: OptionalNullable[int] = UNSET,
        encoding_format: OptionalNullable[str] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.CreateEmbeddingResponse:
        """Embed text

        Turns text into embedding vectors, in the format of OpenAI's embeddings API. The proxy picks a node
        that runs the model and passes the request on.

        # Returns
        * `Ok(Response)` - The embeddings from the node that made them
        * `Err(AtomaProxyError)` - The error status of the step that failed

        ## Errors
        * `INTERNAL_SERVER_ERROR` - The node could not be reached, or failed while it worked

        Args:
            input_: The text to embed, or a list of texts to embed separately.
                None may be longer than the model's limit on input tokens
            model: The model to call.
            dimensions: How many numbers each embedding has, for a model that lets you choose.

                At least 0.
            encoding_format: How each embedding is written: "float" for a list of numbers, "base64" for a string.
                Without it, "float"
            user: An identifier of your own for the person behind the request, useful when abuse has to be traced.
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _CREATE,
            Arguments(
                body={
                    "input": input_,
                    "model": model,
                    "dimensions": dimensions,
                    "encoding_format": encoding_format,
                    "user": user,
                },
                accepts=models.CreateEmbeddingRequest,
            ),
            returns=models.CreateEmbeddingResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_async(
        self,
        *,
        input_: Union[models.EmbeddingInput, models.EmbeddingInputTypedDict],
        model: str,
        dimensions: OptionalNullable[int] = UNSET,
        encoding_format: OptionalNullable[str] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.CreateEmbeddingResponse:
        """Embed text

        Turns text into embedding vectors, in the format of OpenAI's embeddings API. The proxy picks a node
        that runs the model and passes the request on.

        # Returns
        * `Ok(Response)` - The embeddings from the node that made them
        * `Err(AtomaProxyError)` - The error status of the step that failed

        ## Errors
        * `INTERNAL_SERVER_ERROR` - The node could not be reached, or failed while it worked

        Args:
            input_: The text to embed, or a list of texts to embed separately.
                None may be longer than the model's limit on input tokens
            model: The model to call.
            dimensions: How many numbers each embedding has, for a model that lets you choose.

                At least 0.
            encoding_format: How each embedding is written: "float" for a list of numbers, "base64" for a string.
                Without it, "float"
            user: An identifier of your own for the person behind the request, useful when abuse has to be traced.
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _CREATE,
            Arguments(
                body={
                    "input": input_,
                    "model": model,
                    "dimensions": dimensions,
                    "encoding_format": encoding_format,
                    "user": user,
                },
                accepts=models.CreateEmbeddingRequest,
            ),
            returns=models.CreateEmbeddingResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
