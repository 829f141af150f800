"""Names that generated code may not take, and why."""

from __future__ import annotations

from typing import Final

from specloom.target.scopes import DEVICES

SHADOWED: Final = frozenset(
    [
        "Anything",
        "Array",
        "Blob",
        "Boolean",
        "Date",
        "Error",
        "File",
        "FileLike",
        "FormData",
        "Function",
        "Headers",
        "Map",
        "Number",
        "Object",
        "Promise",
        "ReadableStream",
        "Record",
        "Request",
        "Response",
        "Set",
        "String",
        "Symbol",
        "URL",
        "Uint8Array",
        "RFCDate",
        "Result",
        "SDKValidationError",
        "ClosedEnum",
        "InboundSchema",
        "OpenEnum",
        "OutboundSchema",
        "SafeParseResult",
    ]
)
"""Globals and runtime types that generated modules use by their bare names."""

KEYWORDS: Final = frozenset(
    [
        "arguments",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ]
)
"""Words that no binding may be called, in modules at least."""

FILES: Final = ("index", *DEVICES)
"""File names that are taken, or that some file system refuses."""

SERVICES: Final = (
    "Bytes",
    "ClientSDK",
    "EventStream",
    "JSONLinesStream",
    "RequestOptions",
    "SDKOptions",
    "StreamOptions",
)
"""Names of the runtime in the modules of the client and its resources."""

INHERITED: Final = (
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
)
"""What every object has: an optional field of such a name could not be left out, and a method would replace it."""

CLIENT_MEMBERS: Final = (
    *INHERITED,
    "_api",
    "_baseURL",
    "_createRequest",
    "_do",
    "_hasOwnFetcher",
    "_options",
)
"""Members of every client and resource."""

FUNCTION_MODULE: Final = (
    "anyText",
    "binaryBody",
    "byteStreamSchema",
    "bytesSchema",
    "call",
    "eventData",
    "eventText",
    "formBody",
    "fromClient",
    "inPlaces",
    "items",
    "jsonBody",
    "multipartBody",
    "operation",
    "pagination",
    "retryPolicy",
    "textBody",
)
"""Names that the file of a standalone function takes from the runtime, or defines."""

OPTIONS: Final = (
    *INHERITED,
    "__proto__",
    "debugLogger",
    "decoding",
    "hooks",
    "httpClient",
    "idempotencyKeys",
    "retryConfig",
    "security",
    "server",
    "serverIdx",
    "serverURL",
    "serverVariables",
    "timeoutMs",
)
"""Options that every client has."""

LONGEST_NAME: Final = 90
"""Characters of a name that a file is called by; file systems end at 255 bytes, and some tools long before."""

ERRORS: Final = (
    "index",
    "APIError",
    "ConnectionError",
    "HTTPClientError",
    "HTTPClientErrors",
    "InvalidRequestError",
    "PaginationError",
    "RequestAbortedError",
    "RequestTimeoutError",
    "SDKError",
    "SDKValidationError",
    "UnexpectedClientError",
)
"""Classes and files of errors that every package has."""
