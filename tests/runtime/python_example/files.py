"""Files, and every style of parameter."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from . import models, utils
from ._http.arguments import Arguments, CallOptions
from ._http.operation import (
    Binary,
    BinaryBody,
    Json,
    MultipartBody,
    Nothing,
    Operation,
    Response,
    query_parameter,
)
from ._security import BASIC_AUTH, COOKIE_KEY, HEADER_KEY, QUERY_KEY
from .basesdk import BaseSDK
from .types import UNSET, OptionalNullable

_LIST = Operation(
    id="files_list",
    method="GET",
    path="/v1/files",
    query_parameters=(
        query_parameter("ids", explode=False),
        query_parameter("filter", style="deepObject"),
    ),
    responses=(Response("200", Json()), Response("206", Json())),
    security=((QUERY_KEY,), (HEADER_KEY, COOKIE_KEY), (BASIC_AUTH,)),
)

_UPLOAD = Operation(
    id="files_upload",
    method="POST",
    path="/v1/files",
    body=MultipartBody(),
    responses=(Response("201", Nothing()),),
    security=((HEADER_KEY,),),
    idempotency_header="Idempotency-Key",
)

_REPLACE = Operation(
    id="files_replace",
    method="PUT",
    path="/v1/files/{file_id}",
    body=BinaryBody(),
    responses=(Response("2XX", Binary()),),
    security=((HEADER_KEY,),),
)

if TYPE_CHECKING:
    FilesListResponse = list[models.Chunk] | models.Problem


class Files(BaseSDK):
    """Files, and every style of parameter."""

    def list(
        self,
        *,
        ids: builtins.list[int] | None = None,
        filter_: Mapping[str, Any] | None = None,
        trace: str | None = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> FilesListResponse:
        """Lists files."""
        return self._call(
            _LIST,
            Arguments(query={"ids": ids, "filter": filter_}, headers={"X-Trace": trace}),
            returns=(list[models.Chunk], models.Problem),
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def upload(
        self,
        *,
        request: models.Upload | models.UploadTypedDict,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Uploads files."""
        self._call(
            _UPLOAD,
            Arguments(body=request, accepts=models.Upload),
            returns=None,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def replace(
        self,
        *,
        file_id: str,
        content: bytes | IO[bytes],
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.Download:
        """Replaces a file, and returns what was there."""
        return self._call(
            _REPLACE,
            Arguments(path={"file_id": file_id}, body=content),
            returns=None,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def replace_async(
        self,
        *,
        file_id: str,
        content: bytes | IO[bytes],
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> utils.DownloadAsync:
        """Replaces a file, and returns what was there."""
        return await self._call_async(
            _REPLACE,
            Arguments(path={"file_id": file_id}, body=content),
            returns=None,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
