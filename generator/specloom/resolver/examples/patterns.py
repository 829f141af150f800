"""A text that matches a pattern, synthesised from its parse. The pattern itself is never run: it may be made to hang."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from specloom.resolver.examples.matching import finds
from specloom.resolver.examples.parsing import Unsupported, codes, holds, parsed

_LONGEST_TEXT: Final = 2_000
_BEGINNING, _END = "\ue000", "\ue001"
"""Stand for anchors while a text is made; whether they hold is only known when all of it is there."""

_FAVOURITES: Final = "aA0bcdexyzBCXYZ123456789_- .:/@"

_MIXED: Final = "aA1!bB2@"
"""Has something of every kind that a rule for passwords asks for."""


def matching_text(pattern: str, least: int = 0, most: int | None = None) -> str | None:
    """A text that an unanchored search for the pattern finds, with ``least`` to ``most`` code points; ``None`` where we know none."""
    if least > _LONGEST_TEXT or _BEGINNING in pattern or _END in pattern:
        return None
    try:
        candidates = _candidates(parsed(pattern), least, most)
        fitting = (text for text in candidates if least <= len(text) and (most is None or len(text) <= most))
        found = (text for text in fitting if finds(pattern, text) is not False)
        return next(filter(None, found), None if least or finds(pattern, "") is False else "")
    except (Unsupported, RecursionError, OverflowError):
        return None


def _candidates(items: Any, least: int, most: int | None) -> Iterator[str]:
    """Texts that the pattern leads to, look-ahead aside: each repetition as short as it may be, then longer."""
    for repeats in dict.fromkeys((0, 1, 2, *range(3, least + 1, max(1, least // 16)), least)):
        yield _anchored(_sequence(items, repeats))
    yield _anchored(_sequence(items, 0)).ljust(least, "a")
    yield (_MIXED * (max(least, 8) // len(_MIXED) + 1))[: max(least, 8) if most is None else min(max(least, 8), most)]


def _anchored(text: str) -> str:
    """The text without its anchors, each of which stands where it may."""
    plain = text.lstrip(_BEGINNING).rstrip(_END)
    if _BEGINNING in plain or _END in plain:
        raise Unsupported
    return plain


def _sequence(items: Any, repeats: int) -> str:
    text = "".join(_item(code, argument, repeats) for code, argument in items)
    if len(text) > _LONGEST_TEXT:
        raise Unsupported
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
            raise Unsupported
        return text * count
    if code is codes.AT and argument in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
        return _BEGINNING
    if code is codes.AT and argument in (codes.AT_END, codes.AT_END_STRING):
        return _END
    if code in (codes.ASSERT, codes.ASSERT_NOT) and argument[0] > 0:
        return ""
    raise Unsupported


def _member(members: list[tuple[Any, Any]]) -> str:
    """A readable character of a class."""
    if members[0][0] is codes.NEGATE:
        allowed = next((character for character in _FAVOURITES if holds(members, character)), None)
        if allowed is None:
            raise Unsupported
        return allowed
    found = next((character for character in _FAVOURITES if holds(members, character)), None)
    if found is not None:
        return found
    code, argument = members[0]
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.RANGE:
        return chr(argument[0])
    raise Unsupported
