"""The only input and output: the same few steps, once synchronous and once asynchronous."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import Any

import httpx

from ..httpclient import AsyncHttpClient, HttpClient
from ..utils.downloads import Download, DownloadAsync
from ..utils.eventstreaming import EventStream, EventStreamAsync
from . import cancelling, waiting
from .authorizing import authorized, authorized_async
from .calling import Call
from .retrying import Deadline
from .tokens import TokenRefused

REFUSAL_BYTES = 1024 * 1024
"""What is read of the body of a response that is no success: an error keeps 2 kB of it, and its decoded value."""


def call(plan: Call, client: HttpClient) -> Any:
    """The value, or the stream, that a call returns.

    Raises:
        SDKError: Any failure; see ``errors``.
    """
    response = _send(plan, client)
    try:
        plan.receive(response)
        if plan.content_of(response) is None:
            response = plan.refused(_refusal(plan, response))
        response = plan.accepted(response)
        if plan.is_stream(response):
            return EventStream(response, _unused, reader=plan.reader(response))
        if plan.is_download(response):
            return Download(response)
        _read(plan, response)
        return plan.value(response)
    except BaseException:
        response.close()
        raise


async def call_async(plan: Call, client: AsyncHttpClient) -> Any:
    """The value, or the stream, that a call returns; see ``call``."""
    response = await _send_async(plan, client)
    try:
        plan.receive(response)
        if plan.content_of(response) is None:
            response = plan.refused(await _refusal_async(plan, response))
        response = plan.accepted(response)
        if plan.is_stream(response):
            return EventStreamAsync(response, _unused, reader=plan.reader(response))
        if plan.is_download(response):
            return DownloadAsync(response)
        await _read_async(plan, response)
        return plan.value(response)
    except BaseException:
        await response.aclose()
        raise


def _send(plan: Call, client: HttpClient) -> httpx.Response:
    plan.check_synchronous()
    while True:
        try:
            response = _exchange(plan, client)
        except httpx.HTTPError as failure:
            wait: float | None = plan.wait_after_failure(failure)
        except TokenRefused as refused:
            wait = plan.wait_after_response(refused.response)
            if wait is None:
                raise refused.error from None
        else:
            wait = plan.wait_after_response(response)
            if wait is None:
                return response
            response.close()
        waiting.pause(wait or 0)


async def _send_async(plan: Call, client: AsyncHttpClient) -> httpx.Response:
    while True:
        try:
            response = await _exchange_async(plan, client)
        except httpx.HTTPError as failure:
            wait: float | None = plan.wait_after_failure(failure)
        except TokenRefused as refused:
            wait = plan.wait_after_response(refused.response)
            if wait is None:
                raise refused.error from None
        else:
            wait = plan.wait_after_response(response)
            if wait is None:
                return response
            await response.aclose()
        await waiting.pause_async(wait or 0)


def _exchange(plan: Call, client: HttpClient) -> httpx.Response:
    """One attempt: the response, behind the redirects that the caller's own client follows."""
    flow, tokens = plan.authorization(), plan.configuration.tokens
    request: httpx.Request | None = plan.request(client, authorized(flow, tokens, client, plan.timeout()))
    while request is not None:
        response = client.send(request, stream=True, follow_redirects=False)
        try:
            request = plan.onward(client, response)
        finally:
            if request is not None:
                response.close()
    return response


async def _exchange_async(plan: Call, client: AsyncHttpClient) -> httpx.Response:
    flow, tokens = plan.authorization(), plan.configuration.tokens
    applied = await authorized_async(flow, tokens, client, plan.timeout())
    request: httpx.Request | None = plan.request(client, applied)
    while request is not None:
        response = await _sent_async(client, request, is_ours=plan.configuration.owns_async_client)
        try:
            request = plan.onward(client, response)
        finally:
            if request is not None:
                await response.aclose()
    return response


async def _sent_async(client: AsyncHttpClient, request: httpx.Request, *, is_ours: bool) -> httpx.Response:
    if is_ours and isinstance(client, httpx.AsyncClient):
        return await cancelling.send(client, request)
    return await client.send(request, stream=True, follow_redirects=False)


def _read(plan: Call, response: httpx.Response) -> None:
    """Reads the body of a success."""
    if response.is_closed:
        return
    try:
        response.stream = _TimedStream(plan.body_deadline, response.stream)
        response.read()
    except httpx.HTTPError as failure:
        raise plan.body_error(response, failure) from failure


async def _read_async(plan: Call, response: httpx.Response) -> None:
    if response.is_closed:
        return
    try:
        response.stream = _TimedAsyncStream(plan.body_deadline, response.stream)
        await response.aread()
    except httpx.HTTPError as failure:
        raise plan.body_error(response, failure) from failure


def _refusal(plan: Call, response: httpx.Response) -> httpx.Response:
    """A response that is no success, with what can be had of its body: its status counts even where that breaks off."""
    body = bytearray()
    response.stream = _TimedStream(plan.body_deadline, response.stream)
    try:
        for piece in response.iter_bytes():
            body += piece
            if len(body) >= REFUSAL_BYTES:
                break
    except httpx.HTTPError:
        pass  # the error is the one that the status names
    response.close()
    return plan.refusal(response, bytes(body))


async def _refusal_async(plan: Call, response: httpx.Response) -> httpx.Response:
    body = bytearray()
    response.stream = _TimedAsyncStream(plan.body_deadline, response.stream)
    try:
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) >= REFUSAL_BYTES:
                break
    except httpx.HTTPError:
        pass  # the error is the one that the status names
    await response.aclose()
    return plan.refusal(response, bytes(body))


class _TimedStream(httpx.SyncByteStream):
    """A body that fails once its time is up: a server that drips would never trip a read time-out."""

    def __init__(self, deadline: Deadline, stream: Any) -> None:
        self._deadline = deadline
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            yield piece
            _check(self._deadline)

    def close(self) -> None:
        self._stream.close()


class _TimedAsyncStream(httpx.AsyncByteStream):
    """The asynchronous twin of ``_TimedStream``."""

    def __init__(self, deadline: Deadline, stream: Any) -> None:
        self._deadline = deadline
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = self._stream.__aiter__()
        try:
            async for piece in pieces:
                yield piece
                _check(self._deadline)
        finally:
            # Left to the garbage, it would be closed when its event loop may have ended.
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()

    async def aclose(self) -> None:
        await self._stream.aclose()


def _check(deadline: Deadline) -> None:
    if deadline.remaining() <= 0:
        raise httpx.ReadTimeout(f"the body took more than {deadline.seconds} s")


def _unused(event: Any) -> Any:
    """Stands where a stream takes a decoder: its reader decodes."""
    return event
