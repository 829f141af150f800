"""The hooks of one client, run in the order of their registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..httpclient import HttpClient
from .registration import init_hooks
from .types import (
    AfterErrorContext,
    AfterErrorHook,
    AfterSuccessContext,
    AfterSuccessHook,
    BeforeRequestContext,
    BeforeRequestHook,
    Hooks,
    SDKInitHook,
)

if TYPE_CHECKING:
    import httpx


class SDKHooks(Hooks):
    """The hooks of one client."""

    def __init__(self) -> None:
        self.sdk_init_hooks: list[SDKInitHook] = []
        self.before_request_hooks: list[BeforeRequestHook] = []
        self.after_success_hooks: list[AfterSuccessHook] = []
        self.after_error_hooks: list[AfterErrorHook] = []
        init_hooks(self)

    def register_sdk_init_hook(self, hook: SDKInitHook) -> None:
        """Adds a hook that acts when a client is constructed."""
        self.sdk_init_hooks.append(hook)

    def register_before_request_hook(self, hook: BeforeRequestHook) -> None:
        """Adds a hook that acts before a request is sent."""
        self.before_request_hooks.append(hook)

    def register_after_success_hook(self, hook: AfterSuccessHook) -> None:
        """Adds a hook that acts on a success."""
        self.after_success_hooks.append(hook)

    def register_after_error_hook(self, hook: AfterErrorHook) -> None:
        """Adds a hook that acts on an error."""
        self.after_error_hooks.append(hook)

    def sdk_init(self, base_url: str, client: HttpClient) -> tuple[str, HttpClient]:
        """The server URL and the HTTP client after every hook."""
        for hook in self.sdk_init_hooks:
            base_url, client = hook.sdk_init(base_url, client)
        return base_url, client

    def before_request(self, hook_ctx: BeforeRequestContext, request: httpx.Request) -> httpx.Request:
        """The request after every hook; raises what a hook returns as an exception."""
        for hook in self.before_request_hooks:
            result = hook.before_request(hook_ctx, request)
            if isinstance(result, Exception):
                raise result
            request = result
        return request

    def after_success(self, hook_ctx: AfterSuccessContext, response: httpx.Response) -> httpx.Response:
        """The response after every hook; raises what a hook returns as an exception."""
        for hook in self.after_success_hooks:
            result = hook.after_success(hook_ctx, response)
            if isinstance(result, Exception):
                raise result
            response = result
        return response

    def after_error(
        self, hook_ctx: AfterErrorContext, response: httpx.Response | None, error: Exception | None
    ) -> tuple[httpx.Response | None, Exception | None]:
        """The response and the error after every hook; raises what a hook returns as an exception."""
        for hook in self.after_error_hooks:
            result = hook.after_error(hook_ctx, response, error)
            if isinstance(result, Exception):
                raise result
            response, error = result
        return response, error
