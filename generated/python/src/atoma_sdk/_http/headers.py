"""What may stand in a header.

Source: RFC 9110 section 5.5.
"""

from __future__ import annotations

from ..errors import ConfigurationError

_FORBIDDEN = ("\r", "\n", "\x00")


def checked_header(name: str, value: str) -> str:
    """``value``, if it can stand in a header.

    Raises:
        ConfigurationError: It holds a line end or NUL, or is not Latin-1. The message does not repeat the value.
    """
    if any(character in text for text in (name, value) for character in _FORBIDDEN):
        raise ConfigurationError(f"header {name!r} holds a line end or a NUL")
    try:
        value.encode("latin-1")
    except UnicodeEncodeError:
        # The cause holds the whole value, which may be a secret.
        raise ConfigurationError(f"header {name!r} holds characters that a header cannot") from None
    return value
