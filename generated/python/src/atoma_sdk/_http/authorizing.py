"""What a call needs before it can be sent with credentials: callables asked, tokens fetched. Once for either client."""

from __future__ import annotations

import inspect
from collections.abc import Generator
from typing import Any, TypeAlias

import httpx

from ..errors import ConfigurationError
from .security import Applied, Ask
from .tokens import TokenRequest, Tokens

Flow: TypeAlias = Generator[Ask, Any, Applied]


def authorized(flow: Flow, tokens: Tokens, client: Any, timeout: httpx.Timeout | None) -> Applied:
    """What the flow comes to; see ``security.security_flow``.

    Raises:
        ConfigurationError: A credential is empty, cannot be sent or needs an asynchronous call.
        TokenRefused: The token endpoint refuses.
    """
    answer: str | None = None
    while True:
        try:
            asked = flow.send(answer)
        except StopIteration as done:
            return _applied(done)
        if isinstance(asked, TokenRequest):
            answer = tokens.get(asked, client, timeout)
        else:
            answer = asked()
            if inspect.isawaitable(answer):
                _abandon(answer)
                raise ConfigurationError("an asynchronous credential needs an asynchronous call")


async def authorized_async(flow: Flow, tokens: Tokens, client: Any, timeout: httpx.Timeout | None) -> Applied:
    """What the flow comes to; see ``authorized``."""
    answer: str | None = None
    while True:
        try:
            asked = flow.send(answer)
        except StopIteration as done:
            return _applied(done)
        if isinstance(asked, TokenRequest):
            answer = await tokens.get_async(asked, client, timeout)
        else:
            returned = asked()
            answer = await returned if inspect.isawaitable(returned) else returned


def _applied(done: StopIteration) -> Applied:
    applied = done.value
    assert isinstance(applied, Applied)
    return applied


def _abandon(awaitable: Any) -> None:
    """Lets go of a coroutine that nobody will await, without Python's warning about it."""
    if inspect.iscoroutine(awaitable):
        awaitable.close()
