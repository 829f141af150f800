"""Which words a name is made of (`design: docs-pages, Names`)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from specloom.ir import Name

_BOUNDARY: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SIGNS: Final = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "/": "slash",
    "<": "less",
    ">": "greater",
    "=": "equals",
    "!": "not",
    "&": "and",
    "|": "or",
    "%": "percent",
    "#": "hash",
    "@": "at",
    "$": "dollar",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    "?": "any",
    "~": "tilde",
    "^": "caret",
    "_": "underscore",
    " ": "space",
}


@lru_cache(maxsize=65_536)
def split(text: str) -> tuple[str, ...]:
    """Words of a text: split on non-alphanumerics, from lower to upper case, and before the last capital of an acronym run.

    A text without any letter or digit is spelled out by its signs, so that ``+`` and ``-`` stay two names.
    """
    text = unicodedata.normalize("NFC", text)
    signed = re.sub(r"^([+-])(?=[0-9.])", lambda sign: _SIGNS[sign[1]] + " ", text)
    pieces = re.split(r"[^\w]+|_+", signed)
    found = tuple(word for piece in pieces if piece for word in _BOUNDARY.split(piece) if word)
    return found or tuple(_SIGNS.get(character, f"u{ord(character):x}") for character in text[:8]) or ("empty",)


def name(text: str) -> Name:
    """The name that the document spells ``text``."""
    return Name(split(text), text)


def joined(*parts: Name | str) -> Name:
    """A name of our own making out of others, in order."""
    return Name.of_words(*(word for part in parts for word in (part.words if isinstance(part, Name) else (part,))))


def singular(plural: Name) -> Name:
    """The name of one item: ``choices`` gives ``choice``, ``entries`` gives ``entry``; what is no plural stays."""
    *head, last = plural.words
    return Name.of_words(*head, _singular_word(last))


def _singular_word(word: str) -> str:
    lower = word.lower()
    if len(lower) < 4 or lower.endswith(("ss", "us", "is", "news", "series")):
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if lower.endswith("s") else word
