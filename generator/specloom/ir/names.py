"""Names as words: which words is decided here, which spelling is each language's own question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """Words, not spelling: each language chooses the case, and only ``wire`` crosses HTTP.

    Attributes:
        words: Non-empty, lower-cased except where case carries meaning to no one; digits stay attached to their word.
        wire: The exact spelling in the document, or the words joined by ``_`` where the document has none.
    """

    words: tuple[str, ...]
    wire: str

    def followed_by(self, *words: str) -> Name:
        """This name with more words behind it; the wire spelling follows the words."""
        return Name.of_words(*self.words, *words)

    @staticmethod
    def of_words(*words: str) -> Name:
        """A name that the document does not spell."""
        return Name(words, "_".join(words))
