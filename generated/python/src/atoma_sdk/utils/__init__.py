"""Retry settings, typed streams, downloads, responses, debug logging, and what custom code needs to make calls of its own,
each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .annotations import get_discriminator
    from .downloads import Download, DownloadAsync
    from .enums import OpenEnumMeta
    from .eventstreaming import EventStream, EventStreamAsync
    from .headers import get_headers, get_response_headers
    from .logger import Logger, get_body_content, get_default_logger
    from .metadata import (
        FieldMetadata,
        FormMetadata,
        HeaderMetadata,
        MultipartFormMetadata,
        PathParamMetadata,
        QueryParamMetadata,
        RequestMetadata,
        SecurityMetadata,
        find_metadata,
    )
    from .queryparams import get_query_params
    from .requestbodies import SerializedRequestBody, serialize_request_body
    from .responses import WithResponse, with_response
    from .retries import BackoffStrategy, Retries, RetryConfig, retry, retry_async
    from .security import get_security, get_security_from_env
    from .serializers import (
        get_pydantic_model,
        marshal_json,
        serialize_decimal,
        serialize_float,
        serialize_int,
        stream_to_bytes,
        stream_to_bytes_async,
        stream_to_text,
        stream_to_text_async,
        unmarshal,
        unmarshal_json,
        validate_const,
        validate_decimal,
        validate_float,
        validate_int,
        validate_open_enum,
    )
    from .url import generate_url, remove_suffix, template_url
    from .values import get_global_from_env, match_content_type, match_response, match_status_codes

__all__ = [
    "BackoffStrategy",
    "Download",
    "DownloadAsync",
    "EventStream",
    "EventStreamAsync",
    "FieldMetadata",
    "FormMetadata",
    "HeaderMetadata",
    "Logger",
    "MultipartFormMetadata",
    "OpenEnumMeta",
    "PathParamMetadata",
    "QueryParamMetadata",
    "RequestMetadata",
    "Retries",
    "RetryConfig",
    "SecurityMetadata",
    "SerializedRequestBody",
    "WithResponse",
    "find_metadata",
    "generate_url",
    "get_body_content",
    "get_default_logger",
    "get_discriminator",
    "get_global_from_env",
    "get_headers",
    "get_pydantic_model",
    "get_query_params",
    "get_response_headers",
    "get_security",
    "get_security_from_env",
    "marshal_json",
    "match_content_type",
    "match_response",
    "match_status_codes",
    "remove_suffix",
    "retry",
    "retry_async",
    "serialize_decimal",
    "serialize_float",
    "serialize_int",
    "serialize_request_body",
    "stream_to_bytes",
    "stream_to_bytes_async",
    "stream_to_text",
    "stream_to_text_async",
    "template_url",
    "unmarshal",
    "unmarshal_json",
    "validate_const",
    "validate_decimal",
    "validate_float",
    "validate_int",
    "validate_open_enum",
    "with_response",
]

_HOMES = {
    "BackoffStrategy": ".retries",
    "Download": ".downloads",
    "DownloadAsync": ".downloads",
    "EventStream": ".eventstreaming",
    "EventStreamAsync": ".eventstreaming",
    "FieldMetadata": ".metadata",
    "FormMetadata": ".metadata",
    "HeaderMetadata": ".metadata",
    "Logger": ".logger",
    "MultipartFormMetadata": ".metadata",
    "OpenEnumMeta": ".enums",
    "PathParamMetadata": ".metadata",
    "QueryParamMetadata": ".metadata",
    "RequestMetadata": ".metadata",
    "Retries": ".retries",
    "RetryConfig": ".retries",
    "SecurityMetadata": ".metadata",
    "SerializedRequestBody": ".requestbodies",
    "WithResponse": ".responses",
    "find_metadata": ".metadata",
    "generate_url": ".url",
    "get_body_content": ".logger",
    "get_default_logger": ".logger",
    "get_discriminator": ".annotations",
    "get_global_from_env": ".values",
    "get_headers": ".headers",
    "get_pydantic_model": ".serializers",
    "get_query_params": ".queryparams",
    "get_response_headers": ".headers",
    "get_security": ".security",
    "get_security_from_env": ".security",
    "marshal_json": ".serializers",
    "match_content_type": ".values",
    "match_response": ".values",
    "match_status_codes": ".values",
    "remove_suffix": ".url",
    "retry": ".retries",
    "retry_async": ".retries",
    "serialize_decimal": ".serializers",
    "serialize_float": ".serializers",
    "serialize_int": ".serializers",
    "serialize_request_body": ".requestbodies",
    "stream_to_bytes": ".serializers",
    "stream_to_bytes_async": ".serializers",
    "stream_to_text": ".serializers",
    "stream_to_text_async": ".serializers",
    "template_url": ".url",
    "unmarshal": ".serializers",
    "unmarshal_json": ".serializers",
    "validate_const": ".serializers",
    "validate_decimal": ".serializers",
    "validate_float": ".serializers",
    "validate_int": ".serializers",
    "validate_open_enum": ".serializers",
    "with_response": ".responses",
}

if not TYPE_CHECKING:
    from .._lazy import names_of

    __getattr__, __dir__ = names_of(__name__, _HOMES)
