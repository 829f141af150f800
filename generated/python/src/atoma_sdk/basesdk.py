"""What a resource can do: call an operation. A generated method is one such call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing import TypeAlias

    import httpx

    from ._hooks import HookContext
    from ._http.arguments import Arguments, CallOptions
    from ._http.configuration import SDKConfiguration
    from ._http.operation import Operation
    from .utils.eventstreaming import EventStream, EventStreamAsync
    from .utils.retries import RetryConfig
else:
    from .utils import __getattr__  # noqa: F401 (what requests are made with, for programs that look for it here)

T = TypeVar("T")

Returns: TypeAlias = "type[T] | Any"
"""The type of a value, or of one item of a stream; a tuple has one for each of the operation's responses. A union is
no ``type`` to a type checker, hence ``Any``: the method's own return annotation then says what comes back."""

_NO_TYPES: Mapping[str, Any] = {}


class BaseSDK:
    """A resource, or the client itself.

    The ways to call take the same arguments: the operation, the values of this call, ``returns``, what the
    caller changed in ``options``, and in ``errors`` the types of error bodies by status. They raise ``SDKError``.
    """

    sdk_configuration: SDKConfiguration

    def __init__(self, sdk_config: SDKConfiguration) -> None:
        self.sdk_configuration = sdk_config

    def _call(
        self,
        operation: Operation,
        arguments: Arguments,
        *,
        returns: Returns[T],
        options: CallOptions,
        errors: Mapping[str, Any] = _NO_TYPES,
        streams: bool = False,
    ) -> T:
        """The value of a call, or the stream that it opens, where the operation offers both and that is asked for."""
        value: T = self._perform(operation, arguments, options, returns, errors, streams=streams)
        return value

    async def _call_async(
        self,
        operation: Operation,
        arguments: Arguments,
        *,
        returns: Returns[T],
        options: CallOptions,
        errors: Mapping[str, Any] = _NO_TYPES,
        streams: bool = False,
    ) -> T:
        """The value of a call, or the stream that it opens; see ``_call``."""
        value: T = await self._perform_async(operation, arguments, options, returns, errors, streams=streams)
        return value

    def _stream(
        self,
        operation: Operation,
        arguments: Arguments,
        *,
        returns: Returns[T],
        options: CallOptions,
        errors: Mapping[str, Any] = _NO_TYPES,
    ) -> EventStream[T]:
        """The stream that a call opens."""
        stream: EventStream[T] = self._perform(operation, arguments, options, returns, errors, streams=True)
        return stream

    async def _stream_async(
        self,
        operation: Operation,
        arguments: Arguments,
        *,
        returns: Returns[T],
        options: CallOptions,
        errors: Mapping[str, Any] = _NO_TYPES,
    ) -> EventStreamAsync[T]:
        """The stream that a call opens."""
        stream: EventStreamAsync[T] = await self._perform_async(
            operation, arguments, options, returns, errors, streams=True
        )
        return stream

    def _items(
        self,
        operation: Operation,
        arguments: Arguments,
        *,
        returns: Any,
        options: CallOptions,
        errors: Mapping[str, Any] = _NO_TYPES,
    ) -> Iterator[Any]:
        """The items of all pages; nothing is sent before the first is asked for."""
        from ._http.calling import Outcome
        from ._http.paging import Listing, items

        return items(Listing(operation, self.sdk_configuration, Outcome(returns, errors), options), arguments)

    def _items_async(
        self,
        operation: Operation,
        arguments: Arguments,
        *,
        returns: Any,
        options: CallOptions,
        errors: Mapping[str, Any] = _NO_TYPES,
    ) -> AsyncIterator[Any]:
        """The items of all pages; nothing is sent before the first is asked for."""
        from ._http.calling import Outcome
        from ._http.paging import Listing, items_async

        return items_async(Listing(operation, self.sdk_configuration, Outcome(returns, errors), options), arguments)

    def do_request(
        self,
        hook_ctx: HookContext,
        request: httpx.Request,
        error_status_codes: Sequence[str],
        stream: bool = False,
        retry_config: tuple[RetryConfig, Sequence[str]] | None = None,
    ) -> httpx.Response:
        """Sends a request of your own as it is, with the hooks and the HTTP client of this one.

        Args:
            error_status_codes: Statuses (``"404"``, ``"5XX"``) that the error hooks see. The response is returned
                whatever its status.
            stream: Whether to leave the body for you to read, and the response for you to close.
            retry_config: A retry policy with the statuses that it retries.

        Raises:
            SDKError: The connection failed.
        """
        from ._http.exchange import Exchange

        return Exchange(
            self.sdk_configuration, hook_ctx, request, error_status_codes, stream=stream, retries=retry_config
        ).run()

    async def do_request_async(
        self,
        hook_ctx: HookContext,
        request: httpx.Request,
        error_status_codes: Sequence[str],
        stream: bool = False,
        retry_config: tuple[RetryConfig, Sequence[str]] | None = None,
    ) -> httpx.Response:
        """Sends a request of your own as it is; see ``do_request``."""
        from ._http.exchange import Exchange

        return await Exchange(
            self.sdk_configuration, hook_ctx, request, error_status_codes, stream=stream, retries=retry_config
        ).run_async()

    # httpx is imported by the first call, so that importing a package and constructing its client stay cheap.

    def _perform(
        self,
        operation: Operation,
        arguments: Arguments,
        options: CallOptions,
        returns: Any,
        errors: Mapping[str, Any],
        *,
        streams: bool,
    ) -> Any:
        from ._http.calling import Call, Outcome
        from ._http.sending import call

        configuration = self.sdk_configuration
        plan = Call(
            operation,
            configuration,
            arguments,
            Outcome(returns, errors, streams=streams),
            options,
            owns_client=configuration.owns_client,
        )
        return call(plan, configuration.client)

    async def _perform_async(
        self,
        operation: Operation,
        arguments: Arguments,
        options: CallOptions,
        returns: Any,
        errors: Mapping[str, Any],
        *,
        streams: bool,
    ) -> Any:
        from ._http.calling import Call, Outcome
        from ._http.sending import call_async

        configuration = self.sdk_configuration
        plan = Call(
            operation,
            configuration,
            arguments,
            Outcome(returns, errors, streams=streams),
            options,
            owns_client=configuration.owns_async_client,
        )
        return await call_async(plan, configuration.async_client)
