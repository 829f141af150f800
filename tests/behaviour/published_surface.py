"""The recorded surface of a published package as programs that its users might have written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Any, Final, TypeAlias

Export: TypeAlias = Mapping[str, Any]
Modules: TypeAlias = Mapping[str, Mapping[str, Export]]

PRELUDE: Final = """\
import * as z from "zod";
import type { ZodRawShape, ZodTypeAny, ZodObject, ZodEffects, output } from "zod";
import type { Result as SafeParseResult } from "atoma-sdk/types/fp";
import * as components from "atoma-sdk/models/components";
import * as operations from "atoma-sdk/models/operations";
import type * as lib_matchers from "atoma-sdk/lib/matchers";
declare function takes<T>(value: T): void;
declare const given: any;
type RequestConfig = any;
type Schema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;
type MatchOptions = any;
type FormEncoder = any;
type QueryEncoder = any;
type BulkQueryEncoder = any;
type OAuth2PasswordFlow = any;
type SecurityInputBasic = any;
type SecurityInputBearer = any;
type SecurityInputAPIKey = any;
type SecurityInputOAuth2 = any;
type SecurityInputOAuth2ClientCredentials = any;
type SecurityInputOAuth2PasswordCredentials = any;
type SecurityInputOIDC = any;
type SecurityInputCustom = any;
"""
"""Names that recorded types mention, but that no module exports, stand for anything."""

GENERICS: Final = {
    **{name: ("T", "string") for name in ("Awaitable", "ServerEvent", "APIPromise")},
    **{
        name: ("T extends Record<string, string | number>", '{ A: "a"; B: "b" }') for name in ("OpenEnum", "ClosedEnum")
    },
    **{name: ("Matchers", "lib_matchers.Matcher<string, Error>[]") for name in ("MatchedValue", "MatchedError")},
    **{name: ("T, E", "string, Error") for name in ("Matcher", "MatchFunc", "Result")},
    "ExactPartial": ("T", "{ a: string }"),
    "Unrecognized": ("T extends string | number", "string"),
    "ValueMatcher": ("V", "string"),
    "ErrorMatcher": ("E", "Error"),
    "Paginator": ("V", "{ a: string }"),
    "PageIterator": ("V, PageState", "{ a: string }, number"),
    "EventStream": ("Event extends Record<string, unknown>", "{ data: string }"),
    "Remap": (
        "Inp extends Record<string, unknown>, Mapping extends { [k in keyof Inp]?: string | null }",
        '{ a: number; b: string; c: boolean }, { a: "z"; b: null }',
    ),
}
"""Type parameters of generic names, which the recording does not tell, and what to call each with."""

MISREAD: Final = frozenset({"OpenEnum"})
"""Types that the recording spells in a form which means something else; only that they are there is compared."""

_LITERAL: Final = re.compile(r'"[^"]*"')
_BRAND: Final = re.compile(r' & \{ \[__\w+\]: "\w+"; \}')
_WORD: Final = re.compile(r'"[^"]*"|(?<![\w$.])[A-Z]\w*')


def public(modules: Modules) -> Modules:
    """What the publisher means others to use."""
    return {
        path: {name: each for name, each in exports.items() if "$" not in name and not each.get("internal")}
        for path, exports in modules.items()
    }


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a program, and the name whose promise it relies on."""

    about: str
    code: str


def program(path: str, modules: Modules) -> list[Line]:
    """What users of one module might have written: every name read, called, made and passed on.

    Types that a line mentions are those of our package, so that a name answers for its own promise alone.
    """
    exports = modules[path]
    lines = [Line(f"{path}.{name}", code) for name, each in exports.items() for code in _uses(name, each)]
    lines += [
        Line(f"{path}.{name}.{member}", code)
        for name, each in exports.items()
        if each["kind"] in ("class", "enum") and "from" not in each
        for member, code in _uses_of_members(name, each)
    ]
    head = f'import * as ours from "atoma-sdk/{path.removesuffix("/index")}";'
    return [Line(path, head), *_imports(path, modules, lines), *lines]


def _imports(path: str, modules: Modules, lines: Iterable[Line]) -> Iterator[Line]:
    """Names that the lines mention, each from the module that it is defined in; those nearby come first."""
    homes = {}
    for home in sorted(modules, key=lambda each: (each == path, _folder(each) == _folder(path))):
        homes.update({name: home for name, each in modules[home].items() if "from" not in each})
    mentioned = {word for line in lines for word in _WORD.findall(line.code)}
    for name in sorted(mentioned & homes.keys()):
        yield Line(path, f'import {{ {name} }} from "atoma-sdk/{homes[name]}";')


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _uses(name: str, each: Export) -> Iterator[str]:
    match each:
        case {"kind": "type" | "interface"} if "from" in each or name in MISREAD:
            yield f"void (given as ours.{name}{_generics(name)[1]});"
        case {"from": _}:
            yield f"void ours.{name};"
        case {"kind": "function", "signatures": signatures}:
            yield from (f"{{ const it: {signature} = ours.{name}; void it; }}" for signature in signatures)
        case {"kind": "class"}:
            yield from (f"{{ const it: new {made} = ours.{name}; void it; }}" for made in each["constructors"])
            yield from (_read(name, parent.split(maxsplit=1)[1]) for parent in each["extends"])
        case {"kind": "enum"}:
            yield f"void ours.{name};"
        case {"kind": "const", "valueType": type_}:
            # A release has a version and addresses of its own.
            yield f"takes<{type_ if '=>' in type_ else _LITERAL.sub('string', type_)}>(ours.{name});"
        case {"kind": "type+const", "valueType": type_}:
            yield f"takes<{type_}>(ours.{name});"
            yield from _both_ways(name, each["type"])
        case {"kind": "type"}:
            yield from _both_ways(name, each["type"])
        case {"kind": "interface"}:
            yield from _both_ways(name, f"{{ {' '.join(starmap(_property, each['members'].items()))} }}")
        case _:
            raise AssertionError(each["kind"])


def _uses_of_members(name: str, each: Export) -> Iterator[tuple[str, str]]:
    if each["kind"] == "enum":
        yield from ((member, f"takes<ours.{name}>(ours.{name}.{member});") for member in each["members"])
        return
    for member, described in each["members"].items():
        yield member, _read(name, f"{{ {_property(member, described)} }}")
    yield from ((static, f"void ours.{name}.{static};") for static in each["statics"])


def _both_ways(name: str, type_: str) -> Iterator[str]:
    """A value of ours serves where theirs was read, and theirs where ours is taken, unless only we can make one."""
    named = _BRAND.sub("", type_)
    yield _read(name, named)
    if named == type_:
        parameters, ours = _generics(name)
        yield f"{{ type It{parameters} = {type_}; takes<ours.{name}{ours}>(given as It{ours}); }}"


def _read(name: str, type_: str) -> str:
    parameters, ours = _generics(name)
    return f"{{ type It{parameters} = {type_}; takes<It{ours}>(given as ours.{name}{ours}); }}"


def _generics(name: str) -> tuple[str, str]:
    """The parameters of a generic type, and arguments for it, both in their brackets."""
    parameters, arguments = GENERICS.get(name, ("", ""))
    return (f"<{parameters}>", f"<{arguments}>") if parameters else ("", "")


def _property(name: str, described: Export) -> str:
    symbol = re.fullmatch(r"__@(\w+)@\d+", name)
    key = f"[Symbol.{symbol.group(1)}]" if symbol else name
    return f"{key}{'?' if described['optional'] else ''}: {described['type']};"
