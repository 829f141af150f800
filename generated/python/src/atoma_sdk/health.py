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

_HEALTH = http.Operation(
    id="health",
    method="GET",
    path="/health",
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,), ()),
    retries=RETRIES,
)


class Health(BaseSDK):
    """Whether the service is up"""

    def health(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.HealthResponse:
        """Check health

        Args:
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _HEALTH,
            Arguments(),
            returns=models.HealthResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def health_async(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.HealthResponse:
        """Check health

        Args:
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _HEALTH,
            Arguments(),
            returns=models.HealthResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
