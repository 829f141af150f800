"""Security schemes: credentials, from an argument, a callable or the environment, to headers, query and cookies."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from ..errors import ConfigurationError
from .credentials import checked_secret
from .headers import checked_header
from .operation import ApiKey, BasicAuth, BearerAuth, Scheme


@dataclass(frozen=True, slots=True)
class Applied:
    """What the chosen schemes add to a request.

    Attributes:
        secrets: Every secret in it, to be masked wherever text leaves the package.
    """

    headers: dict[str, str] = field(default_factory=dict, repr=False)
    query: list[str] = field(default_factory=list, repr=False)
    cookies: list[str] = field(default_factory=list, repr=False)
    secrets: list[str] = field(default_factory=list, repr=False)


def apply_security(alternatives: tuple[tuple[Scheme, ...], ...], source: Any) -> Applied:
    """What the first alternative that can be met adds; nothing where none can.

    Args:
        source: ``Credentials``, a security model, a mapping, or a callable that returns one of those.

    Raises:
        ConfigurationError: A credential is empty or cannot be sent.
    """
    if callable(source):
        source = source()
    for schemes in alternatives:
        applied = Applied()
        if all(_apply(scheme, source, applied) for scheme in schemes):
            return applied
    return Applied()


def _apply(scheme: Scheme, source: Any, applied: Applied) -> bool:
    match scheme:
        case BearerAuth(name, environment):
            token = _find(source, name, environment)
            if token is None:
                return False
            has_prefix = token[:7].lower() == "bearer "
            applied.headers["Authorization"] = checked_header(
                "Authorization", token if has_prefix else f"Bearer {token}"
            )
            applied.secrets.append(token[7:] if has_prefix else token)
        case BasicAuth(username_name, password_name, username_environment, password_environment):
            username = _find(source, username_name, username_environment)
            password = _find(source, password_name, password_environment)
            if username is None or password is None:
                return False
            encoded = base64.b64encode(f"{username}:{password}".encode()).decode()
            applied.headers["Authorization"] = f"Basic {encoded}"
            applied.secrets.extend((password, encoded))
        case ApiKey(name, place, wire_name, environment):
            key = _find(source, name, environment)
            if key is None:
                return False
            _place_key(place, wire_name, key, applied)
    return True


def _place_key(place: str, wire_name: str, key: str, applied: Applied) -> None:
    applied.secrets.append(key)
    match place:
        case "header":
            applied.headers[wire_name] = checked_header(wire_name, key)
        case "query":
            applied.query.append(f"{quote(wire_name, safe='')}={quote(key, safe='')}")
        case "cookie":
            applied.cookies.append(f"{wire_name}={checked_header('cookie', key)}")
        case _:
            raise ConfigurationError(f"an API key cannot be placed in {place!r}")


def _find(source: Any, name: str, environment: str | None) -> str | None:
    secret = source.get(name) if isinstance(source, Mapping) else getattr(source, name, None)
    if callable(secret):
        secret = secret()
    if secret is not None:
        return checked_secret(name, str(secret))
    if environment is not None and environment in os.environ:
        return checked_secret(f"environment variable {environment}", os.environ[environment])
    return None
