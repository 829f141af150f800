"""Chats."""

from __future__ import annotations

from collections.abc import Mapping

from . import models, utils
from ._http.arguments import Arguments, CallOptions
from ._http.operation import Events, Json, JsonBody, JsonLines, Operation, Response
from ._security import BEARER_AUTH
from .basesdk import BaseSDK
from .types import UNSET, OptionalNullable

_CREATE = Operation(
    id="chat_create",
    method="POST",
    path="/v1/chat",
    body=JsonBody(),
    responses=(Response("200", Json()),),
    security=((BEARER_AUTH,),),
)

_CREATE_STREAM = Operation(
    id="chat_create_stream",
    method="POST",
    path="/v1/chat#stream",
    body=JsonBody(),
    responses=(Response("200", Events(sentinel="[DONE]", is_envelope=True)),),
    security=((BEARER_AUTH,),),
)

_FOLLOW = Operation(
    id="chat_follow",
    method="GET",
    path="/v1/chat/{chat_id}/events",
    responses=(Response("200", Events()),),
    security=((BEARER_AUTH,),),
)

_LINES = Operation(
    id="chat_lines",
    method="GET",
    path="/v1/lines",
    responses=(Response("200", JsonLines()),),
    security=((BEARER_AUTH,),),
)


class Chat(BaseSDK):
    """Chats."""

    def create(
        self,
        *,
        messages: list[models.ChatMessage] | list[models.ChatMessageTypedDict],
        model: str,
        input_: str | None = None,
        temperature: OptionalNullable[float] = UNSET,
        stream: OptionalNullable[bool] = False,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> models.ChatResponse:
        """Creates a chat."""
        return self._call(
            _CREATE,
            Arguments(
                body={
                    "messages": messages,
                    "model": model,
                    "input": input_,
                    "temperature": temperature,
                    "stream": stream,
                },
                accepts=models.ChatRequest,
            ),
            returns=models.ChatResponse,
            errors={"422": models.Problem},
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_async(
        self,
        *,
        messages: list[models.ChatMessage] | list[models.ChatMessageTypedDict],
        model: str,
        input_: str | None = None,
        temperature: OptionalNullable[float] = UNSET,
        stream: OptionalNullable[bool] = False,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> models.ChatResponse:
        """Creates a chat."""
        return await self._call_async(
            _CREATE,
            Arguments(
                body={
                    "messages": messages,
                    "model": model,
                    "input": input_,
                    "temperature": temperature,
                    "stream": stream,
                },
                accepts=models.ChatRequest,
            ),
            returns=models.ChatResponse,
            errors={"422": models.Problem},
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def create_stream(
        self,
        *,
        messages: list[models.ChatMessage] | list[models.ChatMessageTypedDict],
        model: str,
        stream: OptionalNullable[bool] = True,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.EventStream[models.ChunkEvent]:
        """Creates a chat, and streams it."""
        return self._stream(
            _CREATE_STREAM,
            Arguments(
                body={"messages": messages, "model": model, "stream": stream},
                accepts=models.ChatRequest,
            ),
            returns=models.ChunkEvent,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_stream_async(
        self,
        *,
        messages: list[models.ChatMessage] | list[models.ChatMessageTypedDict],
        model: str,
        stream: OptionalNullable[bool] = True,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.EventStreamAsync[models.ChunkEvent]:
        """Creates a chat, and streams it."""
        return await self._stream_async(
            _CREATE_STREAM,
            Arguments(
                body={"messages": messages, "model": model, "stream": stream},
                accepts=models.ChatRequest,
            ),
            returns=models.ChunkEvent,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def follow(
        self,
        *,
        chat_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.EventStream[models.Chunk]:
        """Follows a chat."""
        return self._stream(
            _FOLLOW,
            Arguments(path={"chat_id": chat_id}),
            returns=models.Chunk,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def follow_async(
        self,
        *,
        chat_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.EventStreamAsync[models.Chunk]:
        """Follows a chat."""
        return await self._stream_async(
            _FOLLOW,
            Arguments(path={"chat_id": chat_id}),
            returns=models.Chunk,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def lines(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.EventStream[models.Chunk]:
        """Streams JSON Lines."""
        return self._stream(
            _LINES,
            Arguments(),
            returns=models.Chunk,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def lines_async(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.EventStreamAsync[models.Chunk]:
        """Streams JSON Lines."""
        return await self._stream_async(
            _LINES,
            Arguments(),
            returns=models.Chunk,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
