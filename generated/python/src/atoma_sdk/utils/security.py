"""Credentials as the headers and query parameters that carry them, and from the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs


def get_security(security: Any) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The headers and the query parameters that carry the credentials of a security model of this package.

    Raises:
        ConfigurationError: A credential is empty or cannot be sent.
    """
    from .._http.authorizing import authorized
    from .._http.security import Wanted, security_flow
    from .._http.tokens import Tokens

    headers: dict[str, str] = {}
    query: dict[str, list[str]] = {}
    for scheme in _schemes():
        if any(getattr(security, name, None) is not None for name in _credentials(scheme)):
            # With a credential of its own at hand, no scheme fetches a token, so there is nothing to fetch one with.
            applied = authorized(security_flow(Wanted(((scheme,),), (), ""), security), Tokens(), None, None)
            headers |= applied.headers
            query |= parse_qs("&".join(applied.query))
    return headers, query


def get_security_from_env(security: Any, security_class: Any) -> Any:
    """The security itself, else an instance of the class with what the environment has, else ``None``."""
    if security is not None:
        return security
    found = {
        name: os.environ[variable]
        for scheme in _schemes()
        for name, variable in _credentials(scheme).items()
        if variable and os.environ.get(variable)
    }
    return security_class(**found) if found else None


def _schemes() -> Iterator[Any]:
    from .._http.operation import ApiKey, BasicAuth, BearerAuth, ClientCredentials

    for value in vars(import_module(".._security", __package__)).values():
        if isinstance(value, (ApiKey, BasicAuth, BearerAuth, ClientCredentials)):
            yield value


def _credentials(scheme: Any) -> dict[str, str | None]:
    """The environment variable of each credential of a scheme."""
    names = {field.name for field in fields(scheme)}
    if "username" in names:
        return {scheme.username: scheme.username_environment, scheme.password: scheme.password_environment}
    return {scheme.name: scheme.environment}
