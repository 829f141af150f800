"""The client of this API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Optional, Union

from ._http.client import Client
from ._http.credentials import Credentials
from ._version import __title__, __version__
from .httpclient import AsyncHttpClient, HttpClient
from .sdkconfiguration import SDKConfiguration
from .types import UNSET, OptionalNullable

if TYPE_CHECKING:
    from .chat import Chat
    from .completions import Completions
    from .confidential_chat import ConfidentialChat
    from .confidential_completions import ConfidentialCompletions
    from .confidential_embeddings import ConfidentialEmbeddings
    from .confidential_images import ConfidentialImages
    from .embeddings import Embeddings
    from .health import Health
    from .images import Images
    from .models_ import Models
    from .nodes import Nodes
    from .utils import Logger, RetryConfig
else:
    from . import __getattr__  # noqa: F401 (the same names, each when somebody asks for it)


class AtomaSDK(Client):
    """Everything this API can do."""

    def __init__(
        self,
        bearer_auth: Union[str, None, Callable[[], Union[str, None, Awaitable[Optional[str]]]]] = None,
        server_idx: Optional[int] = None,
        server_url: Optional[str] = None,
        url_params: Optional[Mapping[str, str]] = None,
        client: Optional[HttpClient] = None,
        async_client: Optional[AsyncHttpClient] = None,
        retry_config: OptionalNullable[RetryConfig] = UNSET,
        timeout_ms: Optional[int] = None,
        debug_logger: Optional[Logger] = None,
        *,
        strict: bool = False,
    ) -> None:
        """Takes the settings of every call.

        Args:
            bearer_auth: A credential, or a callable that returns one; else ``ATOMASDK_BEARER_AUTH`` in the environment.
            server_idx: Which of ``SERVERS``, counting from 0.
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
    def completions(self) -> Completions:
        """Text completions, in the format of OpenAI's v1 API"""
        from .completions import Completions

        return Completions(self.sdk_configuration)

    @cached_property
    def confidential_completions(self) -> ConfidentialCompletions:
        """Text completions under end-to-end encryption"""
        from .confidential_completions import ConfidentialCompletions

        return ConfidentialCompletions(self.sdk_configuration)

    @cached_property
    def chat(self) -> Chat:
        """Chat completions, in the format of OpenAI's v1 API"""
        from .chat import Chat

        return Chat(self.sdk_configuration)

    @cached_property
    def confidential_chat(self) -> ConfidentialChat:
        """Chat completions under end-to-end encryption"""
        from .confidential_chat import ConfidentialChat

        return ConfidentialChat(self.sdk_configuration)

    @cached_property
    def confidential_embeddings(self) -> ConfidentialEmbeddings:
        """Embeddings under end-to-end encryption"""
        from .confidential_embeddings import ConfidentialEmbeddings

        return ConfidentialEmbeddings(self.sdk_configuration)

    @cached_property
    def confidential_images(self) -> ConfidentialImages:
        """Image generation under end-to-end encryption"""
        from .confidential_images import ConfidentialImages

        return ConfidentialImages(self.sdk_configuration)

    @cached_property
    def embeddings(self) -> Embeddings:
        """Embeddings, in the format of OpenAI's v1 API"""
        from .embeddings import Embeddings

        return Embeddings(self.sdk_configuration)

    @cached_property
    def health(self) -> Health:
        """Whether the service is up"""
        from .health import Health

        return Health(self.sdk_configuration)

    @cached_property
    def images(self) -> Images:
        """Image generation, in the format of OpenAI's v1 API"""
        from .images import Images

        return Images(self.sdk_configuration)

    @cached_property
    def models_(self) -> Models:
        """The models on offer, in the format of OpenAI's v1 API"""
        from .models_ import Models

        return Models(self.sdk_configuration)

    @cached_property
    def nodes(self) -> Nodes:
        """Registration and locking of nodes"""
        from .nodes import Nodes

        return Nodes(self.sdk_configuration)
