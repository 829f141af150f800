"""Text of a request back to the values of its parameters.

Source: OpenAPI 3.1, "Style Values" and "Style Examples", read from right to left.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final
from urllib.parse import unquote, unquote_plus

from specloom.ir import Json, MapOf, Parameter, Place
from specloom.mock.exchange import Request
from specloom.mock.texts import Texts

Pairs = Sequence[tuple[str, str]]
Decode = Callable[[str], str]

_DELIMITERS: Final = {
    "form": (",",),
    "spaceDelimited": ("%20", "+", " "),
    "pipeDelimited": ("|", "%7C", "%7c"),
}


_ANY_LANGUAGE: Final = ("accept-language", "*")
"""What Node's ``fetch`` says where its caller says nothing, and what that means (RFC 9110 section 12.5.4)."""


def form_pairs(text: str) -> list[tuple[str, str]]:
    """Pairs of an ``application/x-www-form-urlencoded`` text, decoded."""
    pairs = (pair.partition("=") for pair in text.split("&") if pair)
    return [(unquote_plus(name), unquote_plus(value)) for name, _, value in pairs]


class Absent:
    """The parameter is not there."""


ABSENT: Final = Absent()


def read(
    parameter: Parameter, request: Request, path: dict[str, str], taken: Collection[str], texts: Texts
) -> Json | Absent:
    """The value of a parameter, as far as its type tells how its text is meant.

    Args:
        path: Raw text of the path's placeholders.
        taken: Names in the query or among the cookies that other parameters have.

    Raises:
        ValueError: The text is not what the style or the coding asks for.
    """
    wire = parameter.name.wire
    match parameter.place:
        case Place.PATH:
            return _segment(parameter, path[wire], texts) if wire in path else ABSENT
        case Place.HEADER:
            value = request.header(wire)
            is_given = value is not None and (wire.lower(), value) != _ANY_LANGUAGE
            return _simple(parameter, value or "", texts, str, ",") if is_given else ABSENT
        case Place.QUERY:
            return _pairs(parameter, request.query, taken, texts, unquote_plus)
        case Place.COOKIE:
            return _pairs(parameter, request.cookies, taken, texts, unquote)


def _segment(parameter: Parameter, raw: str, texts: Texts) -> Json:
    """The text of a placeholder, in one of the three styles of a path."""
    wire = parameter.name.wire
    match parameter.style:
        case "label":
            return _simple(parameter, raw.removeprefix("."), texts, unquote, "." if parameter.explode else ",")
        case "matrix" if not (parameter.explode and not texts.is_scalar(parameter.type)):
            return _simple(parameter, raw.removeprefix(f";{wire}").removeprefix("="), texts, unquote, ",")
        case "matrix":
            pairs = [pair.partition("=") for pair in raw.removeprefix(";").split(";")]
            named = [(unquote(name), value) for name, _, value in pairs]
            if texts.is_array(parameter.type):
                return texts.array([unquote(value) for _, value in named], parameter.type)
            return texts.object([(name, unquote(value)) for name, value in named], parameter.type)
        case _:
            return _simple(parameter, raw, texts, unquote, ",")


def _simple(parameter: Parameter, raw: str, texts: Texts, decode: Decode, delimiter: str) -> Json:
    if parameter.json:
        return _json(decode(raw))
    if texts.is_array(parameter.type):
        return texts.array([decode(part.strip()) for part in raw.split(delimiter)] if raw else [], parameter.type)
    if texts.is_object(parameter.type):
        parts = [part.strip() for part in raw.split(delimiter)]
        return texts.object(_exploded(parts, decode) if parameter.explode else _flat(parts, decode), parameter.type)
    return texts.scalar(decode(raw), parameter.type)


def _exploded(parts: Sequence[str], decode: Decode) -> list[tuple[str, str]]:
    """``R=100``, ``G=200``."""
    split = (part.partition("=") for part in parts if part)
    return [(decode(name), decode(value)) for name, _, value in split]


def _flat(parts: Sequence[str], decode: Decode) -> list[tuple[str, str]]:
    """``R``, ``100``, ``G``, ``200``."""
    if len(parts) % 2:
        raise ValueError("names and values do not go up in pairs")
    return [(decode(name), decode(value)) for name, value in zip(parts[::2], parts[1::2], strict=True)]


def _pairs(parameter: Parameter, pairs: Pairs, taken: Collection[str], texts: Texts, decode: Decode) -> Json | Absent:
    """A parameter in ``name=value`` pairs: the query, the cookies, a form."""
    wire, type_ = parameter.name.wire, parameter.type
    own = [value for name, value in pairs if name == wire]
    if parameter.style == "deepObject":
        deep = [(name, decode(value)) for name, value in pairs if name.startswith(f"{wire}[")]
        return texts.deep(wire, deep, type_) if deep else ABSENT
    if texts.is_object(type_) and parameter.explode and not parameter.json:
        return _spread(pairs, taken, texts, parameter, decode)
    if not own:
        return ABSENT
    if parameter.json:
        return _json(decode(own[-1]))
    if texts.is_array(type_):
        parts = own if parameter.explode else list(_split(own[-1], _DELIMITERS[parameter.style]))
        return texts.array([decode(part) for part in parts], type_)
    if texts.is_object(type_):
        return texts.object(_flat(list(_split(own[-1], _DELIMITERS[parameter.style])), decode), type_)
    return texts.scalar(decode(own[-1]), type_)


def _spread(pairs: Pairs, taken: Collection[str], texts: Texts, parameter: Parameter, decode: Decode) -> Json | Absent:
    """An object whose properties stand beside the other parameters, under their own names."""
    known = texts.properties(parameter.type)
    is_free = isinstance(parameter.type, MapOf) or not known
    own = [(name, decode(value)) for name, value in pairs if name in known or (is_free and name not in taken)]
    return texts.object(own, parameter.type) if own else ABSENT


def _split(raw: str, delimiters: tuple[str, ...]) -> Iterator[str]:
    for delimiter in delimiters[1:]:
        raw = raw.replace(delimiter, delimiters[0])
    yield from raw.split(delimiters[0]) if raw else ()


def _json(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except ValueError:
        raise ValueError("it is not JSON") from None
    return value
