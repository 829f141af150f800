"""What a generated method passes on: the values of one call, and what its caller changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..types import UNSET

if TYPE_CHECKING:
    from ..types import OptionalNullable
    from ..utils.retries import RetryConfig


@dataclass(frozen=True, slots=True)
class CallOptions:
    """What a caller may change for one call.

    Attributes:
        retries: A retry policy; ``UNSET`` keeps the client's, ``None`` means no retries.
        server_url: Another server.
        timeout_ms: Deadline of the call, in milliseconds.
        http_headers: Headers that win over every other.
    """

    retries: OptionalNullable[RetryConfig] = UNSET
    server_url: str | None = None
    timeout_ms: int | None = None
    http_headers: Mapping[str, str] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of one call, each mapping by wire name.

    Attributes:
        accepts: The type of the body; ``None`` sends the value as it is.
        url: The whole URL, where a response said what it is; ``path`` and ``query`` are then not used.
    """

    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Any] = field(default_factory=dict)
    cookies: Mapping[str, Any] = field(default_factory=dict)
    body: Any = UNSET
    accepts: Any = None
    url: str | None = None
