"""The four moments at which a hook may act, and what it is told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..httpclient import HttpClient

if TYPE_CHECKING:
    import httpx


class HookContext:
    """The call a hook is asked about.

    Attributes:
        operation_id: The operation, as the document names it.
        oauth2_scopes: Scopes the operation needs, where it needs any.
        security_source: The client's credentials; printing them shows no secret.
    """

    operation_id: str
    oauth2_scopes: list[str] | None = None
    security_source: Any | Callable[[], Any] | None = None

    def __init__(
        self,
        operation_id: str,
        oauth2_scopes: list[str] | None,
        security_source: Any | Callable[[], Any] | None,
    ) -> None:
        self.operation_id = operation_id
        self.oauth2_scopes = oauth2_scopes
        self.security_source = security_source


class _CopiedContext(HookContext):
    def __init__(self, hook_ctx: HookContext) -> None:
        super().__init__(hook_ctx.operation_id, hook_ctx.oauth2_scopes, hook_ctx.security_source)


class BeforeRequestContext(_CopiedContext):
    """Given before a request is sent, each attempt anew."""


class AfterSuccessContext(_CopiedContext):
    """Given when a response is the success its operation promises."""


class AfterErrorContext(_CopiedContext):
    """Given when there is an error response, or none at all."""


class SDKInitHook(ABC):
    """Acts when a client is constructed."""

    @abstractmethod
    def sdk_init(self, base_url: str, client: HttpClient) -> tuple[str, HttpClient]:
        """The server URL and the HTTP client to use instead."""


class BeforeRequestHook(ABC):
    """Acts before a request is sent."""

    @abstractmethod
    def before_request(self, hook_ctx: BeforeRequestContext, request: httpx.Request) -> httpx.Request | Exception:
        """The request to send instead, or an exception to raise."""


class AfterSuccessHook(ABC):
    """Acts on a success."""

    @abstractmethod
    def after_success(self, hook_ctx: AfterSuccessContext, response: httpx.Response) -> httpx.Response | Exception:
        """The response to read instead, or an exception to raise."""


class AfterErrorHook(ABC):
    """Acts on an error response, or on a failure without one."""

    @abstractmethod
    def after_error(
        self, hook_ctx: AfterErrorContext, response: httpx.Response | None, error: Exception | None
    ) -> tuple[httpx.Response | None, Exception | None] | Exception:
        """The response and the error to go on with, or an exception to raise at once."""


class Hooks(ABC):
    """Where hooks are registered."""

    @abstractmethod
    def register_sdk_init_hook(self, hook: SDKInitHook) -> None:
        """Adds a hook that acts when a client is constructed."""

    @abstractmethod
    def register_before_request_hook(self, hook: BeforeRequestHook) -> None:
        """Adds a hook that acts before a request is sent."""

    @abstractmethod
    def register_after_success_hook(self, hook: AfterSuccessHook) -> None:
        """Adds a hook that acts on a success."""

    @abstractmethod
    def register_after_error_hook(self, hook: AfterErrorHook) -> None:
        """Adds a hook that acts on an error."""
