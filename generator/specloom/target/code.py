"""Text that may reach the output: made by the writer layer, never pasted from a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing_extensions import Self

_ASCII_IDENTIFIER: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")


class Code(str):
    """Source text or Markdown that the writer layer built. A template may print nothing else.

    Whoever makes one vouches for it: it came from a serializer, from identifiers, or from a filter that knows where it stands.
    """

    __slots__ = ()


class Ident(Code):
    """A legal identifier of ASCII letters, digits, ``_`` and ``$``: it cannot hold anything else.

    Raises:
        ValueError: The text is not one.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if not _ASCII_IDENTIFIER.match(text):
            raise ValueError(f"not an identifier: {text!r}")
        return super().__new__(cls, text)


def join(separator: str, parts: list[Code] | tuple[Code, ...]) -> Code:
    """Parts with a separator of our own between them."""
    return Code(separator.join(parts))
