"""JSON as text: the part of spelling values that languages share."""

from __future__ import annotations

import json
from typing import Final

from specloom.ir import Json
from specloom.target.code import Code

_HIDDEN: Final = "\x7f\x85\u2028\u2029\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ESCAPES: Final = {ord(character): f"\\u{ord(character):04x}" for character in _HIDDEN}
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_text(value: Json) -> Code:
    """JSON on one line, numbers in shortest form, characters that hide, reorder or end lines escaped.

    It is also a JavaScript literal, and for strings a Python one.
    """
    if isinstance(value, float) and not isinstance(value, bool):
        return Code(number_text(value))
    text = _ENCODER.encode(value)
    return Code(text if text.isascii() and "\x7f" not in text else _escaped_surrogates(text.translate(_ESCAPES)))


def number_text(value: float) -> str:
    """A number in its shortest form: ``1`` for 1.0, ``0.5``, ``1e-7``."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _escaped_surrogates(text: str) -> str:
    """Halves of surrogate pairs cannot be encoded; they stay as escapes."""
    return "".join(f"\\u{ord(character):04x}" if "\ud800" <= character <= "\udfff" else character for character in text)
