"""The credentials of one client. Light: constructing a client needs nothing else of `_http` that costs time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NoReturn, TypeAlias

from ..errors import ConfigurationError
from .headers import checked_value

Secret: TypeAlias = "str | Callable[[], str | None | Awaitable[str | None]] | None"
"""A credential, a callable that is asked for one before each attempt (asynchronous calls await its answer, where it is
awaitable), or ``None`` to look in the environment."""


class Credentials:
    """The credentials of one client, by name. Prints no secret and refuses to be pickled."""

    __slots__ = ("_secrets",)

    def __init__(self, **secrets: Secret) -> None:
        """Takes credentials by name.

        Raises:
            ConfigurationError: One is empty: a request with an empty key fails far from its cause.
        """
        for name, secret in secrets.items():
            if isinstance(secret, str):
                checked_secret(name, secret)
        self._secrets = secrets

    def __getattr__(self, name: str) -> Secret:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._secrets.get(name)

    def __repr__(self) -> str:
        given = ", ".join(name for name, secret in self._secrets.items() if secret is not None)
        return f"Credentials({given})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials cannot be pickled")


def checked_secret(name: str, secret: str) -> str:
    """The secret without surrounding space.

    Raises:
        ConfigurationError: It is empty or cannot stand in a header.
    """
    if not secret.strip():
        raise ConfigurationError(f"{name} is empty")
    return checked_value(name, secret.strip())
