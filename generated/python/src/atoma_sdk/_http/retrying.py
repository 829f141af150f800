"""Whether a call is tried again, and when.

Sources: RFC 9110 section 9.2.2 (idempotent methods) and section 10.2.3 (``Retry-After``).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timezone
from email.utils import parsedate_to_datetime

from ..types import UNSET, OptionalNullable
from ..utils.retries import RetryConfig
from .operation import RetryRules
from .statuses import matches_any
from .waiting import backoff_seconds

IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"})
DEFAULT_STATUSES = ("408", "429", "500", "502", "503", "504")
LONGEST_RETRY_AFTER = 60.0
"""Seconds a server may ask us to wait; above that there is no retry and the error carries the request."""

_SAFE_TO_REPEAT = frozenset({429, 503})
"""Statuses that say the request was not acted upon."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """When a call is tried again. Times in seconds.

    Attributes:
        max_retries: Retries after the first attempt; ``None`` leaves it to the times.
        consents: Whether the document lets calls that are not idempotent be repeated whatever became of them.
    """

    statuses: tuple[str, ...] = DEFAULT_STATUSES
    max_retries: int | None = 2
    initial_interval: float = 0.5
    max_interval: float = 8.0
    exponent: float = 2.0
    max_elapsed_time: float | None = None
    retries_connection_errors: bool = True
    consents: bool = False

    def delay(self, retries_made: int) -> float:
        """Seconds before the next retry; see ``backoff_seconds``."""
        return backoff_seconds(retries_made, self.initial_interval, self.max_interval, self.exponent)

    def retries_status(self, status: int, *, is_repeatable: bool) -> bool:
        """Whether a response with this status is worth another attempt."""
        return matches_any(self.statuses, status) and (is_repeatable or self.consents or status in _SAFE_TO_REPEAT)

    def retries_failure(self, *, was_sent: bool, is_repeatable: bool) -> bool:
        """Whether a failure without a response is; one that was never sent cannot have been acted upon."""
        return self.retries_connection_errors and (is_repeatable or self.consents or not was_sent)


NO_RETRIES = RetryPolicy(max_retries=0)


def retry_policy(
    rules: RetryRules | None, client: OptionalNullable[RetryConfig], call: OptionalNullable[RetryConfig]
) -> RetryPolicy:
    """The policy of one call: the call's own wish wins over the client's, and that over the document's rules.

    Args:
        client: ``UNSET`` for no wish, ``None`` for no retries.
        call: Likewise.
    """
    config = client if call is UNSET else call
    if config is None:
        return NO_RETRIES
    if isinstance(config, RetryConfig):
        return _policy_of(config, rules)
    if rules is None:
        return RetryPolicy()
    return RetryPolicy(
        statuses=rules.statuses,
        initial_interval=rules.initial_interval,
        max_interval=rules.max_interval,
        exponent=rules.exponent,
        max_elapsed_time=rules.max_elapsed_time,
        retries_connection_errors=rules.retries_connection_errors,
        consents=True,
    )


def _policy_of(config: RetryConfig, rules: RetryRules | None) -> RetryPolicy:
    """A caller's policy. It says how often and when; that a call may be done twice, the document alone says."""
    if config.strategy != "backoff":
        return NO_RETRIES
    backoff = config.backoff
    return RetryPolicy(
        statuses=rules.statuses if rules else DEFAULT_STATUSES,
        max_retries=None,
        initial_interval=backoff.initial_interval / 1000,
        max_interval=backoff.max_interval / 1000,
        exponent=backoff.exponent,
        max_elapsed_time=backoff.max_elapsed_time / 1000,
        retries_connection_errors=config.retry_connection_errors,
        consents=rules is not None,
    )


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds the server asks to wait; ``None`` where it asks for nothing or for nonsense.

    ``retry-after-ms`` is more exact than ``Retry-After`` and wins.
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None or value is None:
        return seconds
    try:
        date = parsedate_to_datetime(value)
        if date.tzinfo is None:
            date = date.replace(tzinfo=timezone.utc)  # an HTTP date is in GMT, whether it says so or not
        return max(0.0, date.timestamp() - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None  # nonsense is ignored


def _number(text: str | None) -> float | None:
    text = (text or "").strip()
    if not text or not text.isascii() or not text.replace(".", "", 1).isdigit():
        return None
    return float(text)


class Deadline:
    """The end of a call, its waits included. ``None`` seconds is no end."""

    __slots__ = ("_started", "seconds")

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._started = time.monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds since the call began."""
        return time.monotonic() - self._started

    def remaining(self) -> float:
        """Seconds left, infinite where there is no end."""
        return float("inf") if self.seconds is None else self.seconds - self.elapsed
