"""The settings of one client, and the HTTP clients it opens when first used."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from .._hooks import SDKHooks
from ..errors import ConfigurationError
from ..httpclient import AsyncHttpClient, HttpClient
from ..types import UNSET, OptionalNullable
from ..utils.logger import Logger, get_default_logger
from .servers import filled

if TYPE_CHECKING:
    import httpx

    from ..utils.retries import RetryConfig
    from .tokens import Tokens


class SDKConfiguration:
    """The settings of one client, shared by its resources.

    Attributes:
        client: The synchronous HTTP client; ours is opened on first use.
        async_client: The asynchronous one; ours is opened on first use, one an event loop.
        security: Credentials, a security model, or a callable that returns either.
        servers: The document's servers, with ``{variables}``.
        server_defaults: For each server, its variables and their defaults.
        server_choices: For each server, the values that a variable may have, where the document lists them.
        server_names: The name of each server, where the document gives it one.
        server_url: The server, where the caller named one.
        server_idx: Which of ``servers`` is used otherwise.
        globals: By place, as in ``Arguments``: parameters of every call that takes them and is not given its own.
        tokens: OAuth 2 tokens that were fetched.
        retry_config: The caller's retry policy; ``UNSET`` keeps the default, ``None`` means no retries.
        timeout_ms: Deadline of a call, in milliseconds; ``None`` keeps the default.
        strict: Whether a response that does not fit its type is an error.
    """

    servers: ClassVar[Sequence[str]] = ()
    server_defaults: ClassVar[Sequence[Mapping[str, str]]] = ()
    server_choices: ClassVar[Sequence[Mapping[str, tuple[str, ...]]]] = ()
    server_names: ClassVar[Sequence[str | None]] = ()

    def __init__(
        self,
        client: HttpClient | None = None,
        async_client: AsyncHttpClient | None = None,
        debug_logger: Logger | None = None,
        security: Any = None,
        server_url: str | None = "",
        server_idx: int | None = 0,
        language: str = "python",
        openapi_doc_version: str = "",
        sdk_version: str = "",
        gen_version: str = "",
        user_agent: str = "",
        retry_config: OptionalNullable[RetryConfig] = UNSET,
        timeout_ms: int | None = None,
        *,
        server: str | None = None,
        url_params: Mapping[str, str] | None = None,
        globals: Mapping[str, Mapping[str, Any]] | None = None,
        strict: bool = False,
    ) -> None:
        self._given_client = client
        self._given_async_client = async_client
        self._own_client: httpx.Client | None = None
        self._own_async_clients: weakref.WeakKeyDictionary[Any, httpx.AsyncClient]
        self._own_async_clients = weakref.WeakKeyDictionary()
        self._tokens: Tokens | None = None
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._hooks = SDKHooks()
        self.debug_logger = debug_logger or get_default_logger()
        self.security = security
        self.server_url = server_url
        self.server_idx = server_idx
        self.globals = globals or {}
        if server is not None:
            self.server_idx = _index_of(server, self.server_names)
        self.url_params = dict(url_params or {})
        self.user_agent = user_agent
        self.retry_config = retry_config
        self.timeout_ms = timeout_ms
        self.strict = strict
        self.sdk_version = sdk_version
        self.openapi_doc_version = openapi_doc_version
        self.gen_version = gen_version
        self.language = language
        if self._hooks.sdk_init_hooks:
            self.server_url, self._given_client = self._hooks.sdk_init(self.resolved_server_url(), self.client)

    @property
    def client(self) -> HttpClient:
        """The caller's client, or ours, which is opened here."""
        if self._given_client is not None:
            return self._given_client
        self._leave_parent()
        with self._lock:
            if self._own_client is None:
                import httpx  # here, so that constructing a client costs nothing

                self._own_client = httpx.Client()
                weakref.finalize(self, self._own_client.close)
            return self._own_client

    @client.setter
    def client(self, client: HttpClient) -> None:
        self._given_client = client

    @property
    def async_client(self) -> AsyncHttpClient:
        """The caller's client, or ours for the running event loop: connections cannot move between loops."""
        if self._given_async_client is not None:
            return self._given_async_client
        loop = _running_loop()
        self._leave_parent()
        with self._lock:
            self._forget_closed_loops()
            if loop not in self._own_async_clients:
                import httpx  # here, so that constructing a client costs nothing

                self._own_async_clients[loop] = httpx.AsyncClient()
            return self._own_async_clients[loop]

    @async_client.setter
    def async_client(self, client: AsyncHttpClient) -> None:
        self._given_async_client = client

    @property
    def owns_client(self) -> bool:
        """Whether the synchronous client is ours, and so takes our time-outs."""
        return self._given_client is None

    @property
    def owns_async_client(self) -> bool:
        """Whether the asynchronous client is ours, and so takes our time-outs."""
        return self._given_async_client is None

    def close(self) -> None:
        """Closes our synchronous client; the next call opens another. A caller's client stays open."""
        with self._lock:
            client, self._own_client = self._own_client, None
        if client is not None:
            client.close()

    async def aclose(self) -> None:
        """Closes our asynchronous client of this event loop. A caller's client stays open."""
        with self._lock:
            client = self._own_async_clients.pop(_running_loop(), None)
        if client is not None:
            await client.aclose()

    def _leave_parent(self) -> None:
        """In a forked child, forgets the parent's connections: two processes cannot share a socket."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._lock = threading.Lock()  # whoever held it is in the parent
            self._own_client = None
            self._own_async_clients = weakref.WeakKeyDictionary()

    def _forget_closed_loops(self) -> None:
        """A client keeps its loop alive, so the weak keys alone would keep one of each for every ``asyncio.run``."""
        for loop in list(self._own_async_clients):
            if getattr(loop, "is_closed", bool)():
                del self._own_async_clients[loop]

    def get_hooks(self) -> SDKHooks:
        """The hooks of this client."""
        return self._hooks

    def get_server_details(self) -> tuple[str, dict[str, str]]:
        """The server URL, with ``{variables}``, and the value of each variable."""
        if self.server_url:
            return self.server_url.rstrip("/"), self.url_params
        index = self.server_idx or 0
        if not 0 <= index < len(self.servers):
            raise ConfigurationError(f"no server: server_url is not set and there is no server {index}")
        defaults = self.server_defaults[index] if index < len(self.server_defaults) else {}
        return self.servers[index].rstrip("/"), {**defaults, **self.url_params}

    def resolved_server_url(self) -> str:
        """The server URL with its variables filled in, without a slash at its end."""
        url, variables = self.get_server_details()
        index = self.server_idx or 0
        is_declared = not self.server_url and index < len(self.server_choices)
        return filled(url, variables, self.server_choices[index] if is_declared else {})

    @property
    def tokens(self) -> Tokens:
        """OAuth 2 tokens that were fetched, kept for the calls to come."""
        from .tokens import Tokens  # here, so that constructing a client costs nothing

        with self._lock:
            if self._tokens is None:
                self._tokens = Tokens()
            return self._tokens

    def __repr__(self) -> str:
        return f"SDKConfiguration(server_url={self.server_url!r}, security={type(self.security).__name__})"


def _index_of(name: str, names: Sequence[str | None]) -> int:
    if name not in names:
        known = ", ".join(each for each in names if each)
        raise ConfigurationError(f"no server is called {name!r}; there are {known}")
    return names.index(name)


def _running_loop() -> Any:
    from .waiting import running_loop  # here, because a synchronous program has no use for it

    return running_loop()
