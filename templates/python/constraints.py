"""What a document asks of a value beyond its type, in words for docstrings."""

from __future__ import annotations

from typing import Final

from specloom.ir import Constraints, Field, ListOf, MapOf, Scalar, ScalarKind, Type, without_null

_TYPED: Final = frozenset(("date", "date-time", "decimal", "binary", "int32", "int64", "float", "double"))
"""Formats that the type says already, or that say nothing here."""


def constraint_sentences(field: Field) -> tuple[str, ...]:
    """Sentences about a field's value and about who gives it."""
    marks = {
        "Read-only: the server gives it, and no request sends it.": field.read_only,
        "Write-only: requests send it, and no response has it.": field.write_only,
        "Deprecated.": field.deprecated,
    }
    return (*_sentences(field.type), *(text for text, holds in marks.items() if holds))


def _sentences(type_: Type) -> tuple[str, ...]:
    match without_null(type_):
        case Scalar(ScalarKind.INTEGER | ScalarKind.NUMBER, constraints):
            return _of_number(constraints)
        case Scalar(_, constraints):
            return _of_text(constraints)
        case ListOf(item, constraints):
            of_list = _counted(constraints.min_items, constraints.max_items, "item")
            unique = ("No two items are equal.",) if constraints.unique_items else ()
            return (*of_list, *unique, *(f"Each item: {_small(sentence)}" for sentence in _sentences(item)))
        case MapOf(value, constraints):
            of_map = _counted(constraints.min_properties, constraints.max_properties, "key")
            return (*of_map, *(f"Each value: {_small(sentence)}" for sentence in _sentences(value)))
        case _:
            return ()


def _of_number(given: Constraints) -> tuple[str, ...]:
    bounds = [
        (given.minimum, "at least"),
        (given.exclusive_minimum, "more than"),
        (given.maximum, "at most"),
        (given.exclusive_maximum, "less than"),
    ]
    words = [f"{relation} {bound}" for bound, relation in bounds if bound is not None]
    multiple = (f"A multiple of {given.multiple_of}.",) if given.multiple_of is not None else ()
    return (*((f"{_large(' and '.join(words))}.",) if words else ()), *multiple)


def _of_text(given: Constraints) -> tuple[str, ...]:
    lengths = _counted(given.min_length, given.max_length, "character")
    pattern = (f"Matches ``{given.pattern}``.",) if given.pattern else ()
    format_ = (f"Format: {given.format}.",) if given.format and given.format not in _TYPED else ()
    return (*lengths, *pattern, *format_)


def _counted(least: int | None, most: int | None, noun: str) -> tuple[str, ...]:
    """``From 2 to 8 characters.``; a least of 0 says nothing."""
    least = least or None
    match least, most:
        case None, None:
            return ()
        case None, _:
            return (f"At most {_many(most, noun)}.",)
        case _, None:
            return (f"At least {_many(least, noun)}.",)
        case _ if least == most:
            return (f"Exactly {_many(least, noun)}.",)
        case _:
            return (f"From {least} to {_many(most, noun)}.",)


def _many(count: int | None, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
