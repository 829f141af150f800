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
    id="image_generations_create",
    method="POST",
    path="/v1/images/generations",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)


class Images(BaseSDK):
    """Image generation, in the format of OpenAI's v1 API"""

    def generate(
        self,
        *,
        model: str,
        prompt: str,
        n: OptionalNullable[int] = UNSET,
        quality: OptionalNullable[str] = UNSET,
        response_format: OptionalNullable[str] = UNSET,
        size: OptionalNullable[str] = UNSET,
        style: OptionalNullable[str] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.CreateImageResponse:
        """Create images

        Draws images for a text prompt. The proxy checks the request and the compute units it needs, then
        hands it to a node that runs the model.

        ## Errors
        * The status comes from `handle_image_generation_response`:
          - `INTERNAL_SERVER_ERROR` - The node could not be reached

        Args:
            model: The model to call.
            prompt: What the images are to show, in at most 1000 characters.
            n: How many images to draw. Without it, 1.

                At least 0.
            quality: How much care goes into each image.
                `hd` brings finer detail and keeps the picture consistent.
            response_format: How each image comes back: as a URL or as Base64.
            size: Width and height of the images, in pixels.
            style: The look of the images.
            user: An identifier of your own for the person behind the request, useful when abuse has to be traced.
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _GENERATE,
            Arguments(
                body={
                    "model": model,
                    "prompt": prompt,
                    "n": n,
                    "quality": quality,
                    "response_format": response_format,
                    "size": size,
                    "style": style,
                    "user": user,
                },
                accepts=models.CreateImageRequest,
            ),
            returns=models.CreateImageResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def generate_async(
        self,
        *,
        model: str,
        prompt: str,
        n: OptionalNullable[int] = UNSET,
        quality: OptionalNullable[str] = UNSET,
        response_format: OptionalNullable[str] = UNSET,
        size: OptionalNullable[str] = UNSET,
        style: OptionalNullable[str] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.CreateImageResponse:
        """Create images

        Draws images for a text prompt. The proxy checks the request and the compute units it needs, then
        hands it to a node that runs the model.

        ## Errors
        * The status comes from `handle_image_generation_response`:
          - `INTERNAL_SERVER_ERROR` - The node could not be reached

        Args:
            model: The model to call.
            prompt: What the images are to show, in at most 1000 characters.
            n: How many images to draw. Without it, 1.

                At least 0.
            quality: How much care goes into each image.
                `hd` brings finer detail and keeps the picture consistent.
            response_format: How each image comes back: as a URL or as Base64.
            size: Width and height of the images, in pixels.
            style: The look of the images.
            user: An identifier of your own for the person behind the request, useful when abuse has to be traced.
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _GENERATE,
            Arguments(
                body={
                    "model": model,
                    "prompt": prompt,
                    "n": n,
                    "quality": quality,
                    "response_format": response_format,
                    "size": size,
                    "style": style,
                    "user": user,
                },
                accepts=models.CreateImageRequest,
            ),
            returns=models.CreateImageResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
