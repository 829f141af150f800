"""From words to a case. Which words and whether the result is free are other questions, answered elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from specloom.ir import Name

_LONGEST_NAME: Final = 80
"""Letters and digits; names become files, and some file systems end at 143 bytes, suffix and all."""


def pascal(name: Name) -> str:
    """``ChatCompletion``: each word with a capital first letter, the rest as the document has it."""
    return "".join(word[:1].upper() + word[1:] for word in _ascii(name.words))


def camel(name: Name) -> str:
    """``chatCompletion``: Pascal case with a small first letter; an acronym in front is lower-cased whole."""
    first, *rest = _ascii(name.words)
    head = first.lower() if first.isupper() else first[:1].lower() + first[1:]
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


def snake(name: Name) -> str:
    """``chat_completion``."""
    return "_".join(word.lower() for word in _ascii(name.words))


def constant(name: Name) -> str:
    """``CHAT_COMPLETION``."""
    return snake(name).upper()


def kebab(name: Name) -> str:
    """``chat-completion``."""
    return snake(name).replace("_", "-")


def flat(name: Name) -> str:
    """``chatcompletion``: what files and pages are called, so that no case-folding file system can confuse two."""
    return "".join(word.lower() for word in _ascii(name.words))


def _ascii(words: Iterable[str]) -> list[str]:
    """Words in ASCII letters and digits: accents fold away, other characters become their code point (``u4e2d``).

    What goes beyond the longest name is cut off; two names that are equal then are told apart where they meet.
    """
    folded, room = [], _LONGEST_NAME
    for word in words:
        is_plain = word.isascii() and word.isalnum()
        letters = (word if is_plain else "".join(map(_letter, word[:room])))[:room]
        folded.append(letters)
        room -= len(letters)
    return [word for word in folded if word] or ["unnamed"]


def _letter(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else ""
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    plain = "".join(letter for letter in plain if letter.isalnum())
    return plain or f"u{ord(character):x}"
