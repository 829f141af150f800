"""Text that a document's author wrote: shut until a writer says where it will stand."""

from __future__ import annotations

from typing import Final, NoReturn


class Prose:
    """A description, summary or title as CommonMark, from an untrusted document.

    ``str()`` and formatting raise, so a template cannot paste it by accident. Only the filters of ``specloom.target.text``,
    each named after the place it writes to, open it with :meth:`reveal`.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    def reveal(self) -> str:
        """The author's text. For writer filters and comparisons in the IR, never for output as it is."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text.strip())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"Prose(<{len(self._text)} characters>)"

    def __str__(self) -> NoReturn:
        raise TypeError("document text reached the output without a filter that names its place")

    def __format__(self, specification: str) -> NoReturn:
        raise TypeError("document text reached the output without a filter that names its place")


SILENT: Final = Prose()
"""No text at all."""
