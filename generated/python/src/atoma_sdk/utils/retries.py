"""How a caller asks for retries, and retries for functions of the caller's own.

All times here are milliseconds, as published; the policy of this package's calls is in ``_http/retrying.py``.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .._http.statuses import matches_any
from .._http.waiting import backoff_seconds, pause_async

if TYPE_CHECKING:
    import httpx


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


@dataclass
class Retries:
    """A policy, and the statuses (``"503"``, ``"5XX"``) that it retries."""

    config: RetryConfig
    status_codes: Sequence[str]


class TemporaryError(Exception):
    """Says that a response is worth another attempt; when there is none, the response is the result."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(f"status {response.status_code}")
        self.response = response


class PermanentError(Exception):
    """Says that no attempt will do better; ``inner`` is raised in its place."""

    def __init__(self, inner: Exception) -> None:
        super().__init__(str(inner))
        self.inner = inner


def retry(func: Callable[[], httpx.Response], retries: Retries) -> httpx.Response:
    """The response of a function that is called until its status, or its failure, is not worth another attempt."""
    if retries.config.strategy != "backoff":
        return func()

    def attempt() -> httpx.Response:
        try:
            return _final(func(), retries)
        except Exception as error:
            raise _judged(error, retries.config) from error

    response: httpx.Response = retry_with_backoff(attempt, **vars(retries.config.backoff))
    return response


async def retry_async(func: Callable[[], Awaitable[httpx.Response]], retries: Retries) -> httpx.Response:
    """The asynchronous twin of ``retry``."""
    if retries.config.strategy != "backoff":
        return await func()

    async def attempt() -> httpx.Response:
        try:
            return _final(await func(), retries)
        except Exception as error:
            raise _judged(error, retries.config) from error

    response: httpx.Response = await retry_with_backoff_async(attempt, **vars(retries.config.backoff))
    return response


def retry_with_backoff(
    func: Callable[[], Any],
    initial_interval: int = 500,
    max_interval: int = 60_000,
    exponent: float = 1.5,
    max_elapsed_time: int = 3_600_000,
) -> Any:
    """What a function returns at last: it is called again after every exception but ``PermanentError``."""
    waits = _Waits(BackoffStrategy(initial_interval, max_interval, exponent, max_elapsed_time))
    while True:
        try:
            return func()
        except PermanentError as error:
            raise error.inner from None
        except Exception as error:  # noqa: BLE001 (that is what it promises)
            wait = waits.next()
            if wait is None:
                return _given_up(error)
        time.sleep(wait)


async def retry_with_backoff_async(
    func: Callable[[], Awaitable[Any]],
    initial_interval: int = 500,
    max_interval: int = 60_000,
    exponent: float = 1.5,
    max_elapsed_time: int = 3_600_000,
) -> Any:
    """The asynchronous twin of ``retry_with_backoff``."""
    waits = _Waits(BackoffStrategy(initial_interval, max_interval, exponent, max_elapsed_time))
    while True:
        try:
            return await func()
        except PermanentError as error:
            raise error.inner from None
        except Exception as error:  # noqa: BLE001 (that is what it promises)
            wait = waits.next()
            if wait is None:
                return _given_up(error)
        await pause_async(wait)


class _Waits:
    """The waits of one call, in seconds, until its time is up."""

    def __init__(self, strategy: BackoffStrategy) -> None:
        self._initial, self._longest = strategy.initial_interval / 1000, strategy.max_interval / 1000
        self._exponent = strategy.exponent
        self._end = time.monotonic() + strategy.max_elapsed_time / 1000
        self._made = 0

    def next(self) -> float | None:
        """Seconds before the next attempt; ``None`` where it would start too late."""
        wait = backoff_seconds(self._made, self._initial, self._longest, self._exponent)
        self._made += 1
        return wait if time.monotonic() + wait <= self._end else None


def _final(response: httpx.Response, retries: Retries) -> httpx.Response:
    if matches_any(retries.status_codes, response.status_code):
        raise TemporaryError(response)
    return response


def _judged(error: Exception, config: RetryConfig) -> Exception:
    """The error itself where another attempt may do better."""
    import httpx

    is_connection = isinstance(error, (httpx.ConnectError, httpx.TimeoutException))
    if isinstance(error, TemporaryError) or is_connection and config.retry_connection_errors:
        return error
    return PermanentError(error)


def _given_up(error: Exception) -> Any:
    if isinstance(error, TemporaryError):
        return error.response
    raise error
