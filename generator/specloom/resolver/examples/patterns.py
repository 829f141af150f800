"""A text that matches a pattern, synthesised from its parse. The pattern itself is never run: it may be made to hang."""

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

_LONGEST_PATTERN: Final = 1_000
_LONGEST_TEXT: Final = 2_000
_BEGINNING, _END = "\ue000", "\ue001"
"""Stand for anchors while a text is made; whether they hold is only known when all of it is there."""

_FAVOURITES: Final = "aA0bcdexyzBCXYZ123456789_- .:/@"


class _Unsupported(Exception):
    """The pattern asks for what we do not synthesise: look-around, back-references, classes without a likely member."""


def matching_text(pattern: str, least: int = 0, most: int | None = None) -> str | None:
    """A text that an unanchored search for the pattern finds, with ``least`` to ``most`` code points; ``None`` where we know none."""
    if len(pattern) > _LONGEST_PATTERN or least > _LONGEST_TEXT or _BEGINNING in pattern or _END in pattern:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = parser.parse(pattern)
        for repeats in dict.fromkeys((0, 1, 2, *range(3, least + 1, max(1, least // 16)), least)):
            text = _anchored(_sequence(parsed, repeats))
            if least <= len(text) and (most is None or len(text) <= most):
                return text
        text = _anchored(_sequence(parsed, 0))
        return text.ljust(least, "a") if len(text) < least and not _is_anchored(parsed) else None
    except (re.error, _Unsupported, RecursionError, OverflowError):
        return None


def _anchored(text: str) -> str:
    """The text without its anchors, each of which stands where it may."""
    plain = text.lstrip(_BEGINNING).rstrip(_END)
    if _BEGINNING in plain or _END in plain:
        raise _Unsupported
    return plain


def _is_anchored(items: Any) -> bool:
    """Something in the pattern, beyond its beginning, looks at where the text ends."""
    flat = [*items]
    while flat:
        code, argument = flat.pop()
        if code is codes.AT and argument not in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
            return True
        if code is codes.SUBPATTERN:
            flat.extend(argument[3])
        elif code is codes.BRANCH:
            flat.extend(item for branch in argument[1] for item in branch)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            flat.extend(argument[2])
    return False


def _sequence(items: Any, repeats: int) -> str:
    text = "".join(_item(code, argument, repeats) for code, argument in items)
    if len(text) > _LONGEST_TEXT:
        raise _Unsupported
    return text


def _item(code: Any, argument: Any, repeats: int) -> str:
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.NOT_LITERAL:
        return next(character for character in _FAVOURITES if ord(character) != argument)
    if code is codes.ANY:
        return "a"
    if code is codes.IN:
        return _member(argument)
    if code is codes.SUBPATTERN:
        return _sequence(argument[3], repeats)
    if code is codes.BRANCH:
        return _sequence(argument[1][0], repeats)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        low, high, inner = argument
        count: int = min(max(low, repeats), high if high is not codes.MAXREPEAT else max(low, repeats))
        text = _sequence(inner, repeats) if count else ""
        if len(text) * count > _LONGEST_TEXT:
            raise _Unsupported
        return text * count
    if code is codes.AT and argument in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
        return _BEGINNING
    if code is codes.AT and argument in (codes.AT_END, codes.AT_END_STRING):
        return _END
    raise _Unsupported


def _member(members: list[tuple[Any, Any]]) -> str:
    """A readable character of a class."""
    if members[0][0] is codes.NEGATE:
        allowed = next((character for character in _FAVOURITES if not _holds(members[1:], character)), None)
        if allowed is None:
            raise _Unsupported
        return allowed
    found = next((character for character in _FAVOURITES if _holds(members, character)), None)
    if found is not None:
        return found
    code, argument = members[0]
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.RANGE:
        return chr(argument[0])
    raise _Unsupported


def _holds(members: list[tuple[Any, Any]], character: str) -> bool:
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
