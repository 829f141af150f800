from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from . import models, utils
from ._hooks import HookContext as HookContext
from ._http import operation as http
from ._http.arguments import Arguments, CallOptions
from ._security import BEARER_AUTH
from .basesdk import BaseSDK
from .sdkconfiguration import RETRIES
from .types import UNSET, OptionalNullable
from .utils.security import get_security_from_env as get_security_from_env

_MODELS_LIST = http.Operation(
    id="models_list",
    method="GET",
    path="/v1/models",
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)
_OPEN_ROUTER_MODELS_LIST = http.Operation(
    id="open_router_models_list",
    method="GET",
    path="/v1/open_router/models",
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,), ()),
    retries=RETRIES,
)


class Models(BaseSDK):
    """The models on offer, in the format of OpenAI's v1 API"""

    def models_list(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ModelList:
        """List the models

        Lists the models that can be called now. The list and its entries have the fields of OpenAI's models
        API, so a client written for that API reads them unchanged.

        Args:
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _MODELS_LIST,
            Arguments(),
            returns=models.ModelList,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def models_list_async(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ModelList:
        """List the models

        Lists the models that can be called now. The list and its entries have the fields of OpenAI's models
        API, so a client written for that API reads them unchanged.

        Args:
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _MODELS_LIST,
            Arguments(),
            returns=models.ModelList,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def open_router_models_list(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> Any:
        """List the models for OpenRouter

        Returns the list of models that OpenRouter reads: the identifier of each model with its metadata, as
        JSON, exactly as the proxy's models file has it.

        Args:
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _OPEN_ROUTER_MODELS_LIST,
            Arguments(),
            returns=Any,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def open_router_models_list_async(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> Any:
        """List the models for OpenRouter

        Returns the list of models that OpenRouter reads: the identifier of each model with its metadata, as
        JSON, exactly as the proxy's models file has it.

        Args:
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _OPEN_ROUTER_MODELS_LIST,
            Arguments(),
            returns=Any,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
