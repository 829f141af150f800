"""The client of this API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._http.client import Client
from ._http.credentials import Credentials
from ._version import __title__, __version__
from .httpclient import AsyncHttpClient, HttpClient
from .sdkconfiguration import SDKConfiguration
from .types import UNSET, OptionalNullable

if TYPE_CHECKING:
    from .chat import Chat
    from .files import Files
    from .utils import Logger, RetryConfig


class Example(Client):
    """Everything this API can do."""

    def __init__(
        self,
        bearer_auth: str | Callable[[], str | None] | None = None,
        server_idx: int | None = None,
        server_url: str | None = None,
        url_params: Mapping[str, str] | None = None,
        client: HttpClient | None = None,
        async_client: AsyncHttpClient | None = None,
        retry_config: OptionalNullable[RetryConfig] = UNSET,
        timeout_ms: int | None = None,
        debug_logger: Logger | None = None,
        *,
        header_key: str | Callable[[], str | None] | None = None,
        query_key: str | Callable[[], str | None] | None = None,
        cookie_key: str | Callable[[], str | None] | None = None,
        username: str | Callable[[], str | None] | None = None,
        password: str | Callable[[], str | None] | None = None,
        strict: bool = False,
    ) -> None:
        """Takes the settings of every call.

        Args:
            bearer_auth: The token, or a callable that returns one; else ``EXAMPLE_BEARER_AUTH`` in the environment.
            server_idx: Which of ``SERVERS``.
            server_url: A server, instead.
            url_params: Values of the server's variables.
            client: Your own ``httpx.Client``; you close it.
            async_client: Your own ``httpx.AsyncClient``; you close it.
            retry_config: A retry policy; ``None`` for no retries.
            timeout_ms: Deadline of a call, in milliseconds; 600,000 by default.
            debug_logger: Told of every request and response.
            strict: Refuse responses that do not fit their types.
        """
        super().__init__(
            SDKConfiguration(
                client,
                async_client,
                debug_logger,
                Credentials(
                    bearer_auth=bearer_auth,
                    header_key=header_key,
                    query_key=query_key,
                    cookie_key=cookie_key,
                    username=username,
                    password=password,
                ),
                server_url,
                server_idx,
                url_params=url_params,
                user_agent=f"{__title__}/python {__version__}",
                retry_config=retry_config,
                timeout_ms=timeout_ms,
                strict=strict,
                sdk_version=__version__,
            )
        )

    @cached_property
    def chat(self) -> Chat:
        """Chats."""
        from .chat import Chat

        return Chat(self.sdk_configuration)

    @cached_property
    def files(self) -> Files:
        """Files, and every style of parameter."""
        from .files import Files

        return Files(self.sdk_configuration)
