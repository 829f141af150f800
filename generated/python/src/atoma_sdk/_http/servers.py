"""Base URLs: variables filled in, from the caller's values or the document's defaults."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import ConfigurationError


def filled(url: str, values: Mapping[str, str], choices: Mapping[str, tuple[str, ...]]) -> str:
    """The URL with its ``{variables}`` filled in, without a slash at its end.

    Raises:
        ConfigurationError: A value is none of the document's choices for its variable.
    """
    for name, value in values.items():
        if f"{{{name}}}" not in url:
            continue
        allowed = choices.get(name, ())
        if allowed and value not in allowed:
            raise ConfigurationError(f"server variable {name!r} has to be one of {', '.join(allowed)}")
        url = url.replace(f"{{{name}}}", value)
    return url.rstrip("/")
