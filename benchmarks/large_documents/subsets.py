"""A document made smaller: some of its operations, and all that they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})
COMPONENTS = "#/components/"


def subset(document: Mapping[str, Any], step: int) -> dict[str, Any]:
    """The document with every ``step``-th operation, and with the components that those lead to."""
    paths = _thinned(document["paths"], step)
    reached = _reached([paths, document.get("security", [])], document["components"])
    components = {
        kind: {name: value for name, value in listed.items() if kind == "securitySchemes" or (kind, name) in reached}
        for kind, listed in document["components"].items()
    }
    return {**document, "paths": paths, "components": components}


def operations(document: Mapping[str, Any]) -> int:
    """How many operations a document has."""
    return sum(key in METHODS for item in document["paths"].values() for key in item)


def _thinned(paths: Mapping[str, Mapping[str, Any]], step: int) -> dict[str, dict[str, Any]]:
    found = [(path, key) for path, item in paths.items() for key in item if key in METHODS]
    chosen = set(found[::step])
    thinned = {
        path: {key: value for key, value in item.items() if key not in METHODS or (path, key) in chosen}
        for path, item in paths.items()
    }
    return {path: item for path, item in thinned.items() if any(key in METHODS for key in item)}


def _reached(root: Any, components: Mapping[str, Mapping[str, Any]]) -> set[tuple[str, str]]:
    """Kind and name of every component that a value leads to, by ``$ref`` or by a discriminator's mapping."""
    found: set[tuple[str, str]] = set()
    waiting = [root]
    while waiting:
        current = waiting.pop()
        if isinstance(current, dict):
            waiting += current.values()
        elif isinstance(current, list):
            waiting += current
        elif isinstance(current, str) and current.startswith(COMPONENTS):
            kind, name = current.removeprefix(COMPONENTS).split("/")[:2]
            if (kind, name) not in found and name in components.get(kind, {}):
                found.add((kind, name))
                waiting.append(components[kind][name])
    return found
