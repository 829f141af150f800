"""What a document asks of a value beyond its type, in words for docstrings and other comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from specloom.ir import (
    Alias,
    Constant,
    Constraints,
    Declaration,
    Enum,
    Field,
    ListOf,
    MapOf,
    Model,
    Operation,
    Prose,
    ResponseHeader,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    Union,
    without_null,
)
from specloom.target.text import comment_lines

_TYPED: Final = frozenset(("int32", "int64", "float", "double"))
"""Formats of numbers that the type says already, or that say nothing of JSON."""

_DECODED: Final = frozenset((ScalarKind.DATE, ScalarKind.DATE_TIME, ScalarKind.DECIMAL, ScalarKind.BINARY))
"""Kinds that have a type of their own, which says the format."""

_NOUNS: Final = {
    ScalarKind.INTEGER: "An integer",
    ScalarKind.NUMBER: "A number",
    ScalarKind.BOOLEAN: "A boolean",
}


def explained(prose: Prose, asked: Iterable[str]) -> tuple[str, ...]:
    """Lines for a comment: what the document says of something, then sentences about what it asks."""
    said, sentences = comment_lines(prose), comment_lines(Prose(" ".join(asked)))
    return (*said, *([""] if said and sentences else []), *sentences)


def asked_of_field(field: Field) -> tuple[str, ...]:
    """Sentences about a field's value and about who gives it."""
    marks = {
        "Read-only: the server gives it, and no request sends it.": field.read_only,
        "Write-only: requests send it, and no response has it.": field.write_only,
    }
    return (*asked_of(field.type), *(text for text, holds in marks.items() if holds))


def asked_of_declaration(declaration: Declaration) -> tuple[str, ...]:
    """Sentences about an object as a whole, or about those variants of a union that have no name to say them."""
    match declaration:
        case Model(constraints=constraints):
            return _counted(constraints.min_properties, constraints.max_properties, "key")
        case Union(variants=variants):
            return tuple(sentence for variant in variants for sentence in _asked_of_variant(variant.type))
        case Alias(type=type_):
            return asked_of(type_)
        case Enum():
            return ()


def _asked_of_variant(type_: Type) -> Iterator[str]:
    for place, sentence in _sentences(type_):
        yield _told(f"{place} of {_small(_noun(type_))}" if place else _noun(type_), sentence)


def asked_of_results(operation: Operation) -> tuple[str, ...]:
    """Sentences about what a call gives, or about each item of its stream, and about the headers that come with it."""
    contents = [content for response in operation.responses for content in response.contents]
    told = (sentence for content in contents if content.type is not None for sentence in asked_of(content.type))
    headers = (f"Header ``{each.name}``{_colon(each)}" for response in operation.responses for each in response.headers)
    return tuple(dict.fromkeys((*told, *headers)))


def _colon(header: ResponseHeader) -> str:
    """What is said of a header behind its name, on one line."""
    said = " ".join(" ".join(comment_lines(header.prose)).split())
    return f": {said.removesuffix('.')}." if said else "."


def asked_of(type_: Type) -> tuple[str, ...]:
    """Sentences about a value of a type; a declaration speaks for itself."""
    return tuple(_told(place, sentence) for place, sentence in _sentences(type_))


def _told(place: str, sentence: str) -> str:
    return f"{place}: {_small(sentence)}" if place else sentence


def _sentences(type_: Type) -> Iterator[tuple[str, str]]:
    """Sentences about the value and what is inside it, each with the place that it is about: ``Each item of item 2``."""
    for sentence in _of_itself(type_):
        yield "", sentence
    for part, inner in _parts(type_):
        for place, sentence in _sentences(inner):
            yield f"{place} of {_small(part)}" if place else part, sentence


def _parts(type_: Type) -> Iterator[tuple[str, Type]]:
    match without_null(type_):
        case ListOf(item):
            yield "Each item", item
        case TupleOf(items, rest):
            yield from ((f"Item {number}", item) for number, item in enumerate(items, 1))
            yield from [] if rest is None else [("Each further item", rest)]
        case MapOf(value):
            yield "Each value", value


def _of_itself(type_: Type) -> Iterator[str]:
    match without_null(type_):
        case Scalar(ScalarKind.INTEGER | ScalarKind.NUMBER, constraints):
            yield from _of_number(constraints)
            yield from _format(constraints)
        case Scalar(kind, constraints):
            yield from _of_text(constraints)
            yield from () if kind in _DECODED else _format(constraints)
        case Constant(float() as value):
            yield f"Always {value}."
        case ListOf(constraints=constraints) | TupleOf(constraints=constraints):
            yield from _of_list(constraints)
        case MapOf(constraints=constraints):
            yield from _counted(constraints.min_properties, constraints.max_properties, "key")


def _of_number(given: Constraints) -> Iterator[str]:
    bounds = [
        (given.minimum, "at least"),
        (given.exclusive_minimum, "more than"),
        (given.maximum, "at most"),
        (given.exclusive_maximum, "less than"),
    ]
    words = [f"{relation} {bound}" for bound, relation in bounds if bound is not None]
    if words:
        yield f"{_large(' and '.join(words))}."
    if given.multiple_of is not None:
        yield f"A multiple of {given.multiple_of}."


def _of_text(given: Constraints) -> Iterator[str]:
    yield from _counted(given.min_length, given.max_length, "character")
    if given.pattern:
        yield f"Matches ``{given.pattern}``."
    if given.encoding:
        yield f"Encoding: {given.encoding}."
    if given.media_type:
        yield f"Content: {given.media_type}."


def _format(given: Constraints) -> Iterator[str]:
    if given.format and given.format not in _TYPED:
        yield f"Format: {given.format}."


def _of_list(given: Constraints) -> Iterator[str]:
    yield from _counted(given.min_items, given.max_items, "item")
    if given.unique_items:
        yield "No two items are equal."


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


def _noun(type_: Type) -> str:
    match without_null(type_):
        case ListOf() | TupleOf():
            return "A list"
        case MapOf():
            return "An object"
        case Scalar(kind) if kind in _NOUNS:
            return _NOUNS[kind]
        case Constant(float()):
            return "A number"
        case _:
            return "A text"


def _many(count: int | None, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
