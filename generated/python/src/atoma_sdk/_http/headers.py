"""What may stand in a header.

Source: RFC 9110 sections 5.1 (names are tokens) and 5.5 (values hold no control character but the tab, and white space
around them is no part of them).
"""

from __future__ import annotations

import re

from ..errors import ConfigurationError

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_VALUE = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")


def checked_header(name: str, value: str) -> str:
    """``value``, if a header of this name can hold it, without the white space around it.

    Raises:
        ConfigurationError: See ``checked_value``; or the name cannot be one.
    """
    if not _NAME.fullmatch(name):
        raise ConfigurationError(f"{name!r} cannot be the name of a header")
    return checked_value(f"header {name!r}", value)


def checked_value(source: str, value: str) -> str:
    """``value``, if it can stand in a header, without the white space around it.

    Args:
        source: What a message calls it.

    Raises:
        ConfigurationError: It holds a line end or another control character, or is not Latin-1. The message does not
            repeat the value.
    """
    value = value.strip(" \t")
    if not _VALUE.fullmatch(value):
        raise ConfigurationError(f"{source} holds a line end or another control character")
    try:
        value.encode("latin-1")
    except UnicodeEncodeError:
        # The cause holds the whole value, which may be a secret.
        raise ConfigurationError(f"{source} holds characters that a header cannot") from None
    return value
