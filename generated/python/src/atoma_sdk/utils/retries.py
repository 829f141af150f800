"""How a caller asks for retries. All times here are milliseconds, as published; the policy is in ``_http/retrying.py``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class BackoffStrategy:
    """Exponential backoff.

    Attributes:
        initial_interval: Milliseconds before the first retry.
        max_interval: Longest wait, in milliseconds.
        exponent: What each wait is multiplied by to give the next.
        max_elapsed_time: Milliseconds after which no retry is started.
    """

    initial_interval: int
    max_interval: int
    exponent: float
    max_elapsed_time: int


@dataclass
class RetryConfig:
    """A caller's own retry policy.

    Attributes:
        strategy: ``"backoff"``, or anything else for no retries.
        backoff: The waits.
        retry_connection_errors: Whether a failure without a response is retried.
    """

    strategy: str
    backoff: BackoffStrategy
    retry_connection_errors: bool
