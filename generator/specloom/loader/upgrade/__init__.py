"""Older versions, brought to the one form that the later stages read: OpenAPI 3.1, or 3.2 where it was declared."""

from __future__ import annotations

import marshal
from typing import Any

from specloom.loader.atlas import moved
from specloom.loader.grammar import OPENAPI, Kind
from specloom.loader.pointers import Way, tokens_of
from specloom.loader.upgrade.notices import Notice
from specloom.loader.upgrade.reach import reachable
from specloom.loader.upgrade.schemas import NO_CHANGE, upgrade_schema
from specloom.loader.upgrade.swagger import upgrade_swagger
from specloom.loader.upgrade.wrapping import Wrapping

__all__ = ["Notice", "upgrade"]


def upgrade(source: dict[str, Any], version: str) -> tuple[dict[str, Any], dict[Way, Way], list[Notice]]:
    """A copy of a linked document in the one form.

    Keywords of 3.0 are understood in later versions too, where they are a common mistake and mean nothing else.

    Args:
        source: The values as written, all references being pointers into them.
        version: The version that they declare.

    Returns:
        The values; the old way to each value that moved, by its new way; and what the user should know.
    """
    # A copy at the speed of C; copy.deepcopy recurses in Python and takes many times as long.
    root: dict[str, Any] = marshal.loads(marshal.dumps(source))
    origins: dict[Way, Way] = {}
    notices: list[Notice] = []
    if version.startswith("2."):
        origins, notices = upgrade_swagger(root)
    elif version.startswith("3.0"):
        root["openapi"] = "3.1.0"
    siblings_count = not version.startswith(("2.", "3.0"))
    sites, wrapping = reachable(root, OPENAPI), Wrapping()
    references: list[dict[str, Any]] = []
    for site in sites:
        change = upgrade_schema(site.value, siblings_count) if site.kind is Kind.SCHEMA else NO_CHANGE
        if change.ignored:
            notices.append(_ignored(change.ignored, moved(tokens_of(site.trail), origins)))
        if change.wrapped:
            wrapping.add(tokens_of(site.trail), change.wrapped)
        holder = site.value["anyOf"][0] if change.wrapped else site.value
        if isinstance(holder.get("$ref"), str):
            references.append(holder)
    wrapping.rewrite(references)
    return root, wrapping.origins(origins), notices


def _ignored(keywords: tuple[str, ...], way: Way) -> Notice:
    words = ", ".join(map(repr, keywords[:5])) + (" and more" if len(keywords) > 5 else "")
    message = f"{words} beside a $ref has no meaning in this version of OpenAPI and is left out"
    return Notice("ignored-sibling", message, way, "move the $ref into an allOf")
