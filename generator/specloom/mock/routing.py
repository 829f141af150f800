"""Which operations a method and a path mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from specloom.ir import Api, Operation, Server

_PLACEHOLDER: Final = re.compile(r"\{([^{}/]+)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """An operation at one of its addresses.

    Attributes:
        pattern: Matches a whole path; group ``p0`` is the first placeholder, and so on.
        placeholders: Wire names of path parameters, in order.
        rank: Compares segment by segment: what is literal comes before what is free.
    """

    operation: Operation
    pattern: re.Pattern[str]
    placeholders: tuple[str, ...]
    rank: tuple[int, ...]


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
        matched = [(route, match) for route in self._routes if (match := route.pattern.fullmatch(path))]
        allowed = tuple(dict.fromkeys(route.operation.method for route, _ in matched))
        wanted = "GET" if method == "HEAD" and "HEAD" not in allowed else method
        chosen = [(route, match) for route, match in matched if route.operation.method == wanted]
        best = chosen[0][0].rank if chosen else ()
        return Found(tuple(_match(route, match) for route, match in chosen if route.rank == best), allowed)


def _match(route: Route, match: re.Match[str]) -> Match:
    return Match(route.operation, {name: match[f"p{index}"] for index, name in enumerate(route.placeholders)})


def _routes(api: Api, bases: tuple[str, ...]) -> Iterator[Route]:
    for operation in api.operations:
        for base in dict.fromkeys((*bases, *(base_paths(operation.servers) if operation.servers else ()))):
            yield _route(operation, base)


def _route(operation: Operation, base: str) -> Route:
    """Variables of a server's path are placeholders that no parameter reads."""
    path = operation.path.partition("?")[0]  # some documents write a query there, which is read as one
    placeholders = tuple(_PLACEHOLDER.findall(path))
    reserved = {each.name.wire for each in operation.parameters if each.allow_reserved}
    texts = [".+?" if name in reserved else "[^/]+?" for name in placeholders]
    groups = [f"(?P<p{index}>{text})" for index, text in enumerate(texts)]
    pattern = _filled(base, ["[^/]+?"] * len(_PLACEHOLDER.findall(base))) + _filled(path, groups)
    return Route(operation, re.compile(pattern), placeholders, _rank(base + path))


def _filled(template: str, patterns: list[str]) -> str:
    """A pattern for a template, with one for each placeholder."""
    literals = [re.escape(literal) for literal in _PLACEHOLDER.split(template)[::2]]
    return literals[0] + "".join(pattern + literal for pattern, literal in zip(patterns, literals[1:], strict=True))


def _rank(template: str) -> tuple[int, ...]:
    return tuple(
        0 if not _PLACEHOLDER.search(segment) else 2 if _PLACEHOLDER.fullmatch(segment) else 1
        for segment in template.split("/")
    )


def base_paths(servers: tuple[Server, ...]) -> tuple[str, ...]:
    """The paths of the servers' URLs, each once, without a slash at the end; the root where there is no server."""
    found = (_path_of(server.url) for server in servers)
    return tuple(dict.fromkeys(found)) or ("",)


def base_path(servers: tuple[Server, ...]) -> str:
    """The path of the first server's URL, its variables at their defaults."""
    if not servers:
        return ""
    defaults = {variable.name.wire: variable.default for variable in servers[0].variables}
    return _path_of(_PLACEHOLDER.sub(lambda match: defaults.get(match[1], match[0]), servers[0].url))


def _path_of(url: str) -> str:
    """The path of an absolute or relative URL, which may have placeholders anywhere."""
    without_scheme = url.partition("://")[2]
    path = "/" + without_scheme.partition("/")[2] if without_scheme else urlsplit(url).path
    path = re.split(r"[?#]", path)[0]
    return unquote(path).strip("/").join(("/", "")) if path.strip("/") else ""
