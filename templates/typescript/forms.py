"""Forms of TypeScript, as documents that break where prettier breaks them. Source: prettier 3, default options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from specloom.ir import Json
from specloom.target import Code
from specloom.target.layout import (
    HARD,
    LINE,
    SOFT,
    STEP,
    WIDTH,
    Doc,
    IfBroken,
    choice,
    flat,
    following,
    group,
    indent,
    joined,
    render,
)
from specloom.target.literals import json_text

PURE: Final = "/* @__PURE__ */ "
"""Says to bundlers that a call may go when nobody uses its value."""

_BARE: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")
_PLAIN: Final = re.compile(r"[\w ./:+-]*\Z", re.ASCII)
LARGEST_INTEGER: Final = 2**53 - 1
"""The largest integer that a number of JavaScript tells from its neighbours."""

_SHORT: Final = 20
"""Characters up to which a lone argument is not worth a line of its own: a quarter of the width."""


def statement(*parts: Doc, indentation: int = 0) -> Code:
    """Parts laid out as a statement that starts at ``indentation`` columns."""
    return Code(render(parts, column=indentation))


def string(text: str) -> Code:
    """A string literal in the quotes that need fewer escapes, double ones if equal."""
    if _PLAIN.match(text):
        return Code(f'"{text}"')
    spelled = json_text(text)
    if text.count('"') <= text.count("'"):
        return spelled
    inner = spelled[1:-1].replace("'", "\\'")
    return Code("'" + re.sub(r"\\(.)", lambda found: '"' if found[1] == '"' else found[0], inner) + "'")


def key(name: str) -> Code:
    """A key of an object type: bare where that is legal."""
    return Code(name) if _BARE.match(name) else string(name)


def literal_key(name: str) -> Code:
    """A key of an object literal, where a plain ``__proto__`` would not be a key."""
    return Code('["__proto__"]') if name == "__proto__" else key(name)


# Types.


def union(types: Sequence[Doc], *, is_argument: bool = False) -> Doc:
    """``A | B``, on a line of its own if need be, or one type a line; as an argument of a generic type it stays where it is."""
    if len(types) == 1:
        return types[0]
    lines = (IfBroken("| "), joined((LINE, "| "), [indent(each) for each in types]))
    return group(lines) if is_argument else group(indent(SOFT, group(lines)))


def generic(name: str, arguments: Sequence[Doc], *, hugs: bool = False) -> Doc:
    """``Name<A, B>``; one that ``hugs`` its argument does not break around it."""
    if hugs:
        return (name, "<", *arguments, ">")
    return (name, group("<", indent(SOFT, joined((",", LINE), arguments)), SOFT, ">"))


def map_type(value: Doc) -> Doc:
    """``{ [k: string]: T }``."""
    return group("{", indent(LINE, "[k: string]: ", value), IfBroken(";"), LINE, "}")


def tuple_type(items: Sequence[Doc]) -> Doc:
    """``[A, B]``."""
    if not items:
        return "[]"
    return group("[", indent(SOFT, joined((",", LINE), items)), IfBroken(","), SOFT, "]")


def object_type(members: Iterable[Doc]) -> Doc:
    """An object type, one member a line; each brings its own semicolon."""
    listed = list(members)
    return ("{", indent(HARD, joined(HARD, listed)), HARD, "}") if listed else "{}"


# Expressions.


def call(callee: str, *arguments: Doc, hugs_last: bool = False, is_broken: bool = False) -> Doc:
    """A call.

    Args:
        hugs_last: The last argument, an object or a function, may begin on the line of the call.
        is_broken: Each argument has a line of its own: prettier's way with functions inside of calls.
    """
    if not arguments:
        return f"{callee}()"
    if len(arguments) == 1 and isinstance(arguments[0], str) and len(arguments[0]) <= _SHORT:
        return f"{callee}({arguments[0]})"
    return (callee, _arguments(arguments, hugs_last=hugs_last, is_broken=is_broken))


def _arguments(arguments: Sequence[Doc], *, hugs_last: bool, is_broken: bool) -> Doc:
    """Arguments in their parentheses."""
    *first, last = arguments
    broken = group("(", indent(HARD, joined((",", HARD), arguments), ","), HARD, ")")
    if is_broken or (hugs_last and any(flat(argument) is None for argument in first)):
        return broken
    if not hugs_last:
        return group("(", indent(SOFT, joined((",", LINE), arguments)), IfBroken(","), SOFT, ")")
    head: Doc = ("(", *((argument, ", ") for argument in first))
    return choice((head, last, ")"), (head, group(last, is_broken=True), ")"), broken)


def chained(inner: Doc, *methods: Doc) -> Doc:
    """An expression with methods called on it; a chain of zod's with a long argument gives each call a line."""
    if not methods:
        return inner
    line = (inner, *methods)
    text = flat(line)
    if text is not None and all(isinstance(part, str) for part in line):
        return text
    links = _links(inner)
    return _chain(line, (*links, *methods)) if links else line


def _chain(line: Doc, links: Sequence[Doc]) -> Doc:
    """Calls behind ``z`` on one line, or each on its own."""
    return choice(line, ("z", indent(*((HARD, link) for link in links))))


def _links(inner: Doc) -> tuple[Doc, ...]:
    """The calls of an expression of zod's; none where it is another's."""
    if isinstance(inner, str):
        return tuple(_calls(inner[1:])) if inner.startswith("z.") else ()
    match inner:
        case (str(callee), *rest) if callee.startswith("z."):
            return ((callee[1:], *rest),)
        case _:
            return ()


def _calls(text: str) -> Iterator[str]:
    """``.a(…).b(…)``, call by call."""
    starts = [each.start() for each in re.finditer(r"\.", text) if _is_balanced(text[: each.start()])]
    for start, end in pairwise([*starts, len(text)]):
        yield text[start:end]


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")")


def arrow(body: Doc) -> Doc:
    """``() => body``, where the body is a call."""
    return ("() =>", group(indent(LINE, body)))


def lazy(callee: str, body: Doc) -> Doc:
    """``callee(() => body)``, where the body is a call; what does not fit stands below the arrow, or all below the callee."""
    hugged = ("() =>", group(indent(LINE, body), IfBroken(","), SOFT))
    broken = group("(", indent(HARD, arrow(body), ","), HARD, ")")
    return (callee, choice(("(", hugged, ")"), ("(", group(hugged, is_broken=True), ")"), broken))


def arrow_array(items: Sequence[Doc]) -> Doc:
    """``() => […]``."""
    return ("() => ", array(items))


def arrow_object(entries: Sequence[Doc]) -> Doc:
    """``() => ({…})``, one entry a line."""
    return ("() => (", block(entries), ")")


def block(entries: Sequence[Doc]) -> Doc:
    """An object literal, one entry a line."""
    return group("{", indent(HARD, joined((",", HARD), entries), ","), HARD, "}") if entries else "{}"


def small_object(entries: Sequence[Doc]) -> Doc:
    """An object literal on one line if it fits."""
    return group("{", indent(LINE, joined((",", LINE), entries)), IfBroken(","), LINE, "}") if entries else "{}"


def array(items: Sequence[Doc], *, is_broken: bool = False, fills: bool = False) -> Doc:
    """An array literal on one line if it fits, else one item a line, or as many as each line holds."""
    if not items:
        return "[]"
    between = group(LINE) if fills else LINE
    return group("[", indent(SOFT, joined((",", between), items)), IfBroken(","), SOFT, "]", is_broken=is_broken)


def literal(value: Json) -> Doc:
    """JSON as an expression; an integer that no number holds is a bigint."""
    match value:
        case dict():
            return block([entry(name, literal(item)) for name, item in value.items()])
        case list():
            are_numbers = all(isinstance(item, int | float) and not isinstance(item, bool) for item in value)
            return array([literal(item) for item in value], is_broken=_is_table(value), fills=are_numbers)
        case str():
            return string(value)
        case int() if abs(value) > LARGEST_INTEGER:
            return f"{value}n"
        case float():
            return json_text(value).replace("e+", "e")
        case _:
            return json_text(value)


def _is_table(items: Sequence[Json]) -> bool:
    """Whether all items are lists, or all are objects, of several entries: each then has a line, however short it is."""
    return len(items) > 1 and any(
        all(isinstance(item, kind) and len(item) > 1 for item in items) for kind in (list, dict)
    )


def entry(name: str, value: Doc) -> Doc:
    """``key: value`` in an object literal; a value that does not fit behind its key goes below it."""
    left = literal_key(name)
    if isinstance(value, str):
        links = _links(value) if len(left) + len(value) > WIDTH // 2 else ()
        if len(links) > 1:
            return assigned((left, ":"), _chain(value, links))
        # Below a key that is hardly longer than the indentation there is little more room.
        return (left, ": ", value) if len(left) < STEP + 3 else entry_below(name, value)
    return assigned((left, ":"), value)


def entry_below(name: str, value: Doc) -> Doc:
    """``key: value``, where a value that has to break stands below its key."""
    return group(literal_key(name), ":", group(indent(LINE, value)))


def assigned(left: Doc, value: Doc) -> Doc:
    """A value behind what it is assigned to, or below if even its beginning does not fit."""
    return group(group(left), group(indent(LINE), is_marked=True), following(group(value)))


def described(name: str, type_: Doc, value: Doc, *, is_nested: bool) -> Doc:
    """``const name: type = {…};``; where the type holds generic ones it breaks rather than that the brace moves."""
    left = (f"const {name}: ", type_, " =")
    return (left, " ", value, ";") if is_nested else (assigned(left, value), ";")


def constant(name: str, type_: Doc, value: Doc) -> Doc:
    """``export const name: type = value;``."""
    left: Doc = (f"export const {name}: ", type_, " =")
    if isinstance(value, str):
        return group(group(left), group(indent(LINE, value)), ";")
    return (assigned(left, value), ";")


def alias(name: str, type_: Doc, *, is_union: bool = False) -> Doc:
    """``export type Name = type;``; a union breaks in its own way."""
    left = f"export type {name} ="
    return (left, " ", type_, ";") if is_union else (assigned(left, type_), ";")


def either(*values: Doc) -> Doc:
    """``first ?? second``, each on a line of its own where they do not fit on one."""
    return group(joined((" ??", LINE), values))


def imported(names: Sequence[str], module: str) -> Doc:
    """``import { a, b } from "module";``; a single name never breaks."""
    if len(names) == 1:
        return f"import {{ {names[0]} }} from {string(module)};"
    return (
        group("import {", indent(LINE, joined((",", LINE), names)), IfBroken(","), LINE, f"}} from {string(module)};"),
    )


def signature(head: str, parameters: Sequence[Doc], returns: Doc, end: str = " {") -> Doc:
    """``head(a, b): T {``, or what ``end`` says."""
    inside = indent(SOFT, joined((",", LINE), parameters)) if parameters else ""
    return group(
        head, "(", inside, IfBroken(",") if parameters else "", SOFT if parameters else "", "): ", returns, end
    )


def function(head: Doc, returned: Doc) -> Doc:
    """A function that returns an expression."""
    return (head, indent(HARD, "return ", returned, ";"), HARD, "}")


def spelled(doc: Doc) -> Code:
    """A document on one line."""
    text = flat(doc)
    assert text is not None, "a document that has to break"
    return Code(text)
