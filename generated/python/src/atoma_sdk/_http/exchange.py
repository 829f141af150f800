"""A request of the owner's own code through the hooks, the logger and the errors of a client."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from .._hooks import AfterErrorContext, AfterSuccessContext, BeforeRequestContext, HookContext
from ..errors import APIError, ConnectionFailedError, RequestTimeoutError, SDKError
from ..utils.retries import Retries, RetryConfig, retry, retry_async
from ..utils.values import match_status_codes
from .configuration import SDKConfiguration
from .redaction import url_text


class Exchange:
    """One request and its response, over all attempts.

    Args:
        error_status_codes: Statuses (``"404"``, ``"5XX"``) that the error hooks see; any other is a success.
        retries: A retry policy with the statuses that it retries; ``None`` for no retries.
    """

    def __init__(
        self,
        configuration: SDKConfiguration,
        context: HookContext,
        request: httpx.Request,
        error_status_codes: Sequence[str],
        *,
        stream: bool,
        retries: tuple[RetryConfig, Sequence[str]] | None,
    ) -> None:
        self._configuration = configuration
        self._hooks = configuration.get_hooks()
        self._context = context
        self._request = request
        self._error_status_codes = error_status_codes
        self._stream = stream
        self._retries = Retries(*retries) if retries else None

    def run(self) -> httpx.Response:
        """The response, also where its status is an error that no hook raises.

        Raises:
            SDKError: The connection failed.
        """
        client = self._configuration.client

        def attempt() -> httpx.Response:
            request = self._before()
            try:
                response = client.send(request, stream=self._stream)
            except Exception as failure:  # noqa: BLE001 (hooks see every failure; none is swallowed)
                raise self._failed(failure) from None
            return self._checked(response)

        try:
            return self._after(retry(attempt, self._retries) if self._retries else attempt())
        except httpx.HTTPError as failure:
            raise _transport_error(failure) from failure

    async def run_async(self) -> httpx.Response:
        """The asynchronous twin of ``run``."""
        client = self._configuration.async_client

        async def attempt() -> httpx.Response:
            request = self._before()
            try:
                response = await client.send(request, stream=self._stream)
            except Exception as failure:  # noqa: BLE001 (hooks see every failure; none is swallowed)
                raise self._failed(failure) from None
            return self._checked(response)

        try:
            return self._after(await (retry_async(attempt, self._retries) if self._retries else attempt()))
        except httpx.HTTPError as failure:
            raise _transport_error(failure) from failure

    def _before(self) -> httpx.Request:
        request = self._hooks.before_request(BeforeRequestContext(self._context), self._request)
        self._configuration.debug_logger.debug("request: %s %s", request.method, url_text(request.url))
        return request

    def _failed(self, failure: Exception) -> Exception:
        _, replaced = self._hooks.after_error(AfterErrorContext(self._context), None, failure)
        return replaced or failure

    def _checked(self, response: httpx.Response) -> httpx.Response:
        self._configuration.debug_logger.debug("response: %d", response.status_code)
        if not self._is_error(response):
            return response
        replaced, error = self._hooks.after_error(AfterErrorContext(self._context), response, None)
        if error is not None:
            raise error
        if replaced is None:
            raise APIError("an error hook took the response away", response.status_code)
        return replaced

    def _after(self, response: httpx.Response) -> httpx.Response:
        if self._is_error(response):
            return response
        return self._hooks.after_success(AfterSuccessContext(self._context), response)

    def _is_error(self, response: httpx.Response) -> bool:
        return match_status_codes(self._error_status_codes, response.status_code)


def _transport_error(failure: httpx.HTTPError) -> SDKError:
    kind = RequestTimeoutError if isinstance(failure, httpx.TimeoutException) else ConnectionFailedError
    return kind(f"{type(failure).__name__}: {failure}")
