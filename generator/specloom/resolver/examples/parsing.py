"""A pattern as Python's own parser reads it: neither making a text that matches nor looking for one runs the pattern itself."""

from __future__ import annotations

import re
import sys
import warnings
from typing import Any, Final

if sys.version_info >= (3, 11):
    from re import _constants as codes  # type: ignore[attr-defined] # typeshed has no stubs for the parser
    from re import _parser as parser  # type: ignore[attr-defined] # typeshed has no stubs for the parser
else:
    import sre_constants as codes
    import sre_parse as parser

__all__ = ["Unsupported", "codes", "holds", "parsed"]

_LONGEST_PATTERN: Final = 1_000


class Unsupported(Exception):
    """The pattern asks for what we do not read: back-references, look-behind, classes without a likely member, flags."""


def parsed(pattern: str) -> Any:
    """The pattern's parts.

    Raises:
        Unsupported: It is longer than any that people write, or means something else to other readers.
    """
    if len(pattern) > _LONGEST_PATTERN:
        raise Unsupported
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parser.parse(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise Unsupported from error
    if found.state.flags != re.UNICODE.value:
        raise Unsupported
    return found


def holds(members: list[tuple[Any, Any]], character: str) -> bool:
    """Whether a class has the character."""
    if members and members[0][0] is codes.NEGATE:
        return not holds(members[1:], character)
    point = ord(character)
    for code, argument in members:
        if (
            (code is codes.LITERAL and argument == point)
            or (code is codes.RANGE and argument[0] <= point <= argument[1])
            or (code is codes.CATEGORY and _in_category(argument, character))
        ):
            return True
    return False


def _in_category(category: Any, character: str) -> bool:
    word = character.isalnum() or character == "_"
    return {
        codes.CATEGORY_DIGIT: character.isdigit(),
        codes.CATEGORY_NOT_DIGIT: not character.isdigit(),
        codes.CATEGORY_WORD: word,
        codes.CATEGORY_NOT_WORD: not word,
        codes.CATEGORY_SPACE: character.isspace(),
        codes.CATEGORY_NOT_SPACE: not character.isspace(),
    }.get(category, False)
