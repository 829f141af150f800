"""Scalars as JSON has them, for both spellings of a document.

Source: YAML 1.2.2 section 10.3 (the core schema). Under YAML 1.1, which PyYAML implements, ``no``, ``12:30`` and
``2021-01-01`` are not strings and a version ``1_0`` is a number; here they are what they look like.
"""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

LONGEST_NUMBER = 1000
"""Characters of a number. Python converts in quadratic time and refuses more than 4300 digits."""

_WORDS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMBER_STARTS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = {"0o": (re.compile(r"0o[0-7]+"), 8), "0x": (re.compile(r"0x[0-9a-fA-F]+"), 16)}
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def plain(text: str) -> Scalar:
    """The value of an unquoted YAML scalar.

    Raises:
        ValueError: When it is a number that JSON cannot hold; the message is a sentence for the user.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.fullmatch(text):
        return integer(text)
    if _FLOAT.fullmatch(text):
        return number(text)
    if _NOT_FINITE.fullmatch(text):
        return no_constant(text)
    pattern, base = _BASED.get(text[:2], (None, 10))
    return _bounded(text, base) if pattern and pattern.fullmatch(text) else text


def integer(text: str) -> int:
    """The integer that the digits spell.

    Raises:
        ValueError: When there are more than ``LONGEST_NUMBER``.
    """
    return _bounded(text, 10)


def number(text: str) -> float:
    """The float that the text spells.

    Raises:
        ValueError: When it is too long or too large for a double.
    """
    value = float(text[: LONGEST_NUMBER + 1])
    if len(text) > LONGEST_NUMBER or math.isinf(value):
        raise ValueError(f"the number {_shortened(text)} is outside the range of a double")
    return value


def no_constant(text: str) -> Scalar:
    """Refuses infinities and not-a-number, which JSON does not have.

    Raises:
        ValueError: Always.
    """
    raise ValueError(f"{text} is not a JSON value")


def _bounded(text: str, base: int) -> int:
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"the number {_shortened(text)} has more than {LONGEST_NUMBER} digits")
    return int(text, base)


def _shortened(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:17]}..."
