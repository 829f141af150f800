"""Which operations a method and a path mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from specloom.ir import Api, Operation, Server

_SENT: Final = "/%:@!$&'()*+,;=~"
"""Characters of a path that a client sends as they are (RFC 3986 section 3.3), and what is encoded already."""

_PLACEHOLDER: Final = re.compile(r"\{([^{}/]+)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """An operation at one of its addresses.

    Attributes:
        parts: What stands between placeholders: of the path's segments, or of the whole where a value may hold slashes.
        placeholders: Wire names of path parameters, in order; ``None`` for a variable of a server's path.
        rank: Compares segment by segment: what is literal comes before what is free.
    """

    operation: Operation
    parts: tuple[tuple[str, ...], ...]
    placeholders: tuple[str | None, ...]
    rank: tuple[int, ...]

    def match(self, path: str) -> Match | None:
        """The operation with the raw text of its path parameters, where the path is one of its addresses."""
        pieces = path.split("/") if len(self.parts) > 1 else [path]
        if len(pieces) != len(self.parts):
            return None
        found: list[str] = []
        for literals, piece in zip(self.parts, pieces, strict=True):
            values = between(literals, piece)
            if values is None:
                return None
            found.extend(values)
        named = zip(self.placeholders, found, strict=True)
        return Match(self.operation, {name: value for name, value in named if name is not None})


@dataclass(frozen=True, slots=True)
class Match:
    """An operation, and the raw text of its path parameters."""

    operation: Operation
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a request's method and path lead to.

    Attributes:
        matches: Operations that share the most concrete of the matching paths: twins that a fragment tells apart.
        allowed: Methods of every path that matches; empty where none does.
    """

    matches: tuple[Match, ...]
    allowed: tuple[str, ...]


class Router:
    """The routes of an API, below the base paths of its servers."""

    def __init__(self, api: Api) -> None:
        self.bases = base_paths(api.servers)
        self._routes = sorted(_routes(api, self.bases), key=lambda route: route.rank)

    def find(self, method: str, path: str) -> Found:
        """The operations of the most concrete path that has the method; ``HEAD`` asks for what ``GET`` does."""
        matched = [(route, match) for route in self._routes if (match := route.match(path))]
        allowed = tuple(dict.fromkeys(route.operation.method for route, _ in matched))
        wanted = "GET" if method == "HEAD" and "HEAD" not in allowed else method
        chosen = [(route, match) for route, match in matched if route.operation.method == wanted]
        best = chosen[0][0].rank if chosen else ()
        return Found(tuple(match for route, match in chosen if route.rank == best), allowed)


def _routes(api: Api, bases: tuple[str, ...]) -> Iterator[Route]:
    for operation in api.operations:
        for base in dict.fromkeys((*bases, *(base_paths(operation.servers) if operation.servers else ()))):
            yield _route(operation, base)


def _route(operation: Operation, base: str) -> Route:
    path = operation.path.partition("?")[0]  # some documents write a query there, which is read as one
    variables, parameters = _PLACEHOLDER.findall(base), _PLACEHOLDER.findall(path)
    holds_slashes = any(each.allow_reserved and each.name.wire in parameters for each in operation.parameters)
    whole = base + path
    parts = tuple(map(_literals, [whole] if holds_slashes else whole.split("/")))
    return Route(operation, parts, (*(None for _ in variables), *parameters), _rank(whole))


def _literals(template: str) -> tuple[str, ...]:
    """What stands around the placeholders, as a client sends it."""
    return tuple(quote(literal, safe=_SENT) for literal in _PLACEHOLDER.split(template)[::2])


def queried(template: str, query: str) -> dict[str, str]:
    """Raw values of placeholders that stand in the query of a path's template, whose pairs come first and in its order."""
    found: dict[str, str] = {}
    asked = template.partition("#")[0].partition("?")[2]
    for pattern, pair in zip(asked.split("&"), query.split("&"), strict=False):
        found |= zip(_PLACEHOLDER.findall(pattern), between(_literals(pattern), pair) or (), strict=False)
    return found


def between(literals: tuple[str, ...], text: str) -> list[str] | None:
    """What stands between literals, none of it empty; ``None`` where the text is not made so.

    In one pass: each literal is taken where it first comes, the last one at the end. No document can make that slow.
    Where nothing stands between two values, the second begins at the last dot, as ``{name}{extension}`` means it.
    """
    first, *middle = literals
    last = middle.pop() if middle else None
    if last is None:
        return [] if text == first else None
    start, end = len(first), len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last)):
        return None
    values = []
    for literal in middle:
        found = text.find(literal, start + 1, end) if literal else max(text.rfind(".", start + 1, end), start + 1)
        if found < 0:
            return None
        values.append(text[start:found])
        start = found + len(literal)
    return [*values, text[start:end]] if start < end else None


def _rank(template: str) -> tuple[int, ...]:
    return tuple(
        0 if not _PLACEHOLDER.search(segment) else 2 if _PLACEHOLDER.fullmatch(segment) else 1
        for segment in template.split("/")
    )


def base_paths(servers: tuple[Server, ...]) -> tuple[str, ...]:
    """The paths of the servers' URLs, each once, without a slash at the end; the root where there is no server.

    One with variables stands there as a template, and with their defaults, which may hold slashes.
    """
    found = (path for server in servers for path in (_path_of(_filled(server)), _path_of(server.url)))
    return tuple(dict.fromkeys(found)) or ("",)


def _filled(server: Server) -> str:
    defaults = {variable.name.wire: variable.default for variable in server.variables}
    return _PLACEHOLDER.sub(lambda match: defaults.get(match[1], match[0]), server.url)


def _path_of(url: str) -> str:
    """The path of an absolute or relative URL, as a client sends it; it may have placeholders."""
    host_and_path = url.partition("://")[2]
    path = host_and_path.partition("/")[2] if host_and_path else urlsplit(url).path
    path = re.split(r"[?#]", path)[0].strip("/")
    return f"/{quote(path, safe=f'{_SENT}{{}}')}" if path else ""
