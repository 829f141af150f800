"""What a resource can do: call an operation. A generated method is one such call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing import TypeAlias

    from ._http.arguments import Arguments, CallOptions
    from ._http.configuration import SDKConfiguration
    from ._http.operation import Operation
    from .utils.eventstreaming import EventStream, EventStreamAsync

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
