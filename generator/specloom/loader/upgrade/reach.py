"""Every object that a linked document is made of, whatever member it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specloom.loader.grammar import Kind, Rules, Site, walk
from specloom.loader.pointers import child, split, trail_of


def reachable(root: dict[str, Any], grammar: Mapping[Kind, Rules]) -> list[Site]:
    """The document's objects and those that only references lead to, each once.

    Args:
        root: Values whose references are all pointers into them.
        grammar: The grammar of their version.
    """
    found: list[Site] = []
    seen: set[tuple[int, Kind]] = set()
    queued = {("", Kind.DOCUMENT)}
    pending = [("", Kind.DOCUMENT)]
    for pointer, kind in pending:  # grows while it is read
        value = follow(root, pointer)
        for site in walk(value, kind, trail_of(split(pointer)), grammar, seen):
            found.append(site)
            target = site.value.get("$ref")
            if isinstance(target, str) and (target, site.kind) not in queued:
                queued.add((target, site.kind))
                pending.append((target, site.kind))
    return found


def follow(root: Any, reference: str) -> Any:
    """The value that a linked reference or a pointer means."""
    value = root
    for token in split(reference):
        value = child(value, token)
    return value
