"""Security schemes: credentials, from an argument, a callable or the environment, to headers, query and cookies."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import quote, urljoin

from ..errors import ConfigurationError
from .credentials import checked_secret
from .headers import checked_header
from .operation import ApiKey, BasicAuth, BearerAuth, ClientCredentials, Scheme
from .tokens import TokenRequest

Ask: TypeAlias = Callable[[], Any] | TokenRequest
"""What a flow needs from outside: the answer of a callable, which may be awaitable, or a token."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What the chosen schemes add to a request.

    Attributes:
        secrets: Every secret in it, to be masked wherever text leaves the package.
        tokens: Those that were fetched, and may be fetched anew.
    """

    headers: dict[str, str] = field(default_factory=dict, repr=False)
    query: list[str] = field(default_factory=list, repr=False)
    cookies: list[str] = field(default_factory=list, repr=False)
    secrets: list[str] = field(default_factory=list, repr=False)
    tokens: list[str] = field(default_factory=list, repr=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an operation asks for.

    Attributes:
        alternatives: Each the schemes that are needed together.
        scopes: OAuth 2 scopes of the tokens.
        server_url: What a relative token URL is relative to.
    """

    alternatives: tuple[tuple[Scheme, ...], ...]
    scopes: tuple[str, ...]
    server_url: str


def security_flow(wanted: Wanted, source: Any) -> Generator[Ask, Any, Applied]:
    """What the first alternative that can be met adds; nothing where none can.

    Yields what it needs and is sent the answers, so that it serves synchronous and asynchronous calls.

    Args:
        source: ``Credentials``, a security model, a mapping, or a callable that returns one of those.

    Raises:
        ConfigurationError: A credential is empty or cannot be sent.
    """
    if callable(source):
        source = yield source
    for schemes in wanted.alternatives:
        applied = Applied()
        for scheme in schemes:
            if not (yield from _apply(scheme, wanted, source, applied)):
                break
        else:
            return applied
    return Applied()


def _apply(scheme: Scheme, wanted: Wanted, source: Any, applied: Applied) -> Generator[Ask, Any, bool]:
    match scheme:
        case BearerAuth(name, environment):
            token = yield from _find(source, name, environment)
            if token is None:
                return False
            _bear(token, applied)
        case ClientCredentials():
            token = yield from _token(scheme, wanted, source, applied)
            if token is None:
                return False
            _bear(token, applied)
        case BasicAuth(username_name, password_name, username_environment, password_environment):
            username = yield from _find(source, username_name, username_environment)
            password = yield from _find(source, password_name, password_environment)
            if username is None or password is None:
                return False
            encoded = base64.b64encode(f"{username}:{password}".encode()).decode()
            applied.headers["Authorization"] = f"Basic {encoded}"
            applied.secrets.extend((password, encoded))
        case ApiKey(name, place, wire_name, environment):
            key = yield from _find(source, name, environment)
            if key is None:
                return False
            _place_key(place, wire_name, key, applied)
    return True


def _bear(token: str, applied: Applied) -> None:
    has_prefix = token[:7].lower() == "bearer "
    applied.headers["Authorization"] = checked_header("Authorization", token if has_prefix else f"Bearer {token}")
    applied.secrets.append(token[7:] if has_prefix else token)


def _token(scheme: ClientCredentials, wanted: Wanted, source: Any, applied: Applied) -> Generator[Ask, Any, str | None]:
    """The caller's own token, else one that the client's identifier and secret fetch."""
    own = yield from _find(source, scheme.name, scheme.environment)
    if own is not None:
        return own
    client_id = yield from _find(source, scheme.client_id, scheme.client_id_environment)
    client_secret = yield from _find(source, scheme.client_secret, scheme.client_secret_environment)
    if client_id is None or client_secret is None:
        return None
    url = urljoin(f"{wanted.server_url}/", scheme.token_url)
    fetched: str = yield TokenRequest(url, client_id, client_secret, wanted.scopes, scheme.is_posted)
    applied.secrets.append(client_secret)
    applied.tokens.append(fetched)
    return fetched


def _place_key(place: str, wire_name: str, key: str, applied: Applied) -> None:
    applied.secrets.append(key)
    match place:
        case "header":
            applied.headers[wire_name] = checked_header(wire_name, key)
        case "query":
            applied.query.append(f"{quote(wire_name, safe='')}={quote(key, safe='')}")
        case "cookie":
            if ";" in key:
                raise ConfigurationError(f"{wire_name}: a cookie holds no semicolon, which would begin another")
            applied.cookies.append(f"{wire_name}={checked_header('cookie', key)}")
        case _:
            raise ConfigurationError(f"an API key cannot be placed in {place!r}")


def _find(source: Any, name: str, environment: str | None) -> Generator[Ask, Any, str | None]:
    secret = source.get(name) if isinstance(source, Mapping) else getattr(source, name, None)
    if callable(secret):
        secret = yield secret
    if secret is not None:
        return checked_secret(name, str(secret))
    if environment is not None and environment in os.environ:
        return checked_secret(f"environment variable {environment}", os.environ[environment])
    return None
