"""The only input and output: the same few steps, once synchronous and once asynchronous."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx

from ..httpclient import AsyncHttpClient, HttpClient
from ..utils.downloads import Download, DownloadAsync
from ..utils.eventstreaming import EventStream, EventStreamAsync
from .authorizing import authorized, authorized_async
from .calling import Call
from .redirects import followed


def call(plan: Call, client: HttpClient) -> Any:
    """The value, or the stream, that a call returns.

    Raises:
        SDKError: Any failure; see ``errors``.
    """
    response = _send(plan, client)
    try:
        if plan.content_of(response) is None:
            _read(plan, response)
            response = plan.refused(response)
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
        if plan.content_of(response) is None:
            await _read_async(plan, response)
            response = plan.refused(response)
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
            flow, tokens = plan.authorization(), plan.configuration.tokens
            request = plan.request(client, authorized(flow, tokens, client, plan.timeout()))
            response = client.send(request, stream=True, follow_redirects=False)
            while (onward := followed(client, response, plan.secret_headers)) is not None:
                response.close()
                response = client.send(onward, stream=True, follow_redirects=False)
        except httpx.HTTPError as failure:
            wait: float | None = plan.wait_after_failure(failure)
        else:
            wait = plan.wait_after_response(response)
            if wait is None:
                return plan.received(response)
            response.close()
        time.sleep(wait or 0)


async def _send_async(plan: Call, client: AsyncHttpClient) -> httpx.Response:
    while True:
        try:
            flow, tokens = plan.authorization(), plan.configuration.tokens
            request = plan.request(client, await authorized_async(flow, tokens, client, plan.timeout()))
            response = await client.send(request, stream=True, follow_redirects=False)
            while (onward := followed(client, response, plan.secret_headers)) is not None:
                await response.aclose()
                response = await client.send(onward, stream=True, follow_redirects=False)
        except httpx.HTTPError as failure:
            wait: float | None = plan.wait_after_failure(failure)
        else:
            wait = plan.wait_after_response(response)
            if wait is None:
                return plan.received(response)
            await response.aclose()
        await asyncio.sleep(wait or 0)


def _read(plan: Call, response: httpx.Response) -> None:
    if response.is_closed:
        return
    try:
        response.stream = _TimedStream(plan, response.stream)
        response.read()
    except httpx.HTTPError as failure:
        raise plan.transport_error(failure) from failure


async def _read_async(plan: Call, response: httpx.Response) -> None:
    if response.is_closed:
        return
    try:
        response.stream = _TimedAsyncStream(plan, response.stream)
        await response.aread()
    except httpx.HTTPError as failure:
        raise plan.transport_error(failure) from failure


class _TimedStream(httpx.SyncByteStream):
    """A body that fails once its call has used up its time: a server that drips would never trip a read time-out."""

    def __init__(self, plan: Call, stream: Any) -> None:
        self._plan = plan
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            yield piece
            self._plan.check_deadline()

    def close(self) -> None:
        self._stream.close()


class _TimedAsyncStream(httpx.AsyncByteStream):
    """The asynchronous twin of ``_TimedStream``."""

    def __init__(self, plan: Call, stream: Any) -> None:
        self._plan = plan
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            yield piece
            self._plan.check_deadline()

    async def aclose(self) -> None:
        await self._stream.aclose()


def _unused(event: Any) -> Any:
    """Stands where a stream takes a decoder: its reader decodes."""
    return event
