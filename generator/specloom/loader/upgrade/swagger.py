"""OpenAPI 2.0, brought to the shape of 3.1.

Source: OpenAPI 2.0 and 3.1.1, read side by side.
"""

from __future__ import annotations

from typing import Any

from specloom.loader.atlas import moved
from specloom.loader.grammar import SWAGGER, Kind
from specloom.loader.pointers import Way, join, split, tokens_of
from specloom.loader.upgrade.notices import Notice
from specloom.loader.upgrade.operations import OperationUpgrade
from specloom.loader.upgrade.parameters import is_in, upgrade_parameter
from specloom.loader.upgrade.reach import reachable
from specloom.loader.upgrade.security import servers_of, upgrade_security_scheme

SECTIONS = {
    "definitions": "schemas",
    "parameters": "parameters",
    "responses": "responses",
    "securityDefinitions": "securitySchemes",
}


def upgrade_swagger(root: dict[str, Any]) -> tuple[dict[Way, Way], list[Notice]]:
    """Changes a linked 2.0 document in place; its schemas keep their keywords.

    Bodies and forms are written out where they are used, since what they are sent as is a matter of the operation.

    Returns:
        The old way to each value that moved, by its new way; and what could not be carried over.
    """
    sites = reachable(root, SWAGGER)
    references = [site.value for site in sites if "$ref" in site.value]
    operations = OperationUpgrade(root)
    for site in sites:
        if site.kind is Kind.PATH_ITEM:
            operations.path_item(site.value, tokens_of(site.trail))
    notices: list[Notice] = []
    for site in sites:
        if site.kind is Kind.RESPONSE:
            operations.response(site.value, tokens_of(site.trail), operations.produces)
        elif site.kind is Kind.SECURITY_SCHEME:
            upgrade_security_scheme(site.value)
        elif site.kind in (Kind.PARAMETER, Kind.HEADER) and not is_in(site.value, "body", "formData"):
            notices.extend(_collection(upgrade_parameter(site.value), tokens_of(site.trail)))
    origins = {_in_section(new): old for new, old in operations.origins.items()}
    _rewrite(references, {old: new for new, old in reversed(origins.items())})
    _move_sections(root)
    _finish(root)
    return origins | {("components", new): (old,) for old, new in SECTIONS.items()}, notices


def _collection(unknown: str, way: Way) -> list[Notice]:
    if not unknown:
        return []
    message = f"lists joined as {unknown!r} cannot be said in OpenAPI 3; the list is joined by commas"
    return [Notice("collection-format", message, way)]


def _in_section(way: Way) -> Way:
    """The way once the sections stand under ``components``."""
    return ("components", SECTIONS[way[0]], *way[1:]) if way and way[0] in SECTIONS else way


def _rewrite(references: list[dict[str, Any]], moves: dict[Way, Way]) -> None:
    for holder in references:
        way = split(holder["$ref"])
        new = moved(way, moves)
        holder["$ref"] = "#" + join(_in_section(way) if new == way else new)


def _move_sections(root: dict[str, Any]) -> None:
    components: dict[str, Any] = {}
    for old, new in SECTIONS.items():
        section = root.pop(old, None)
        if old == "parameters" and isinstance(section, dict):
            section = {name: value for name, value in section.items() if not is_in(value, "body", "formData")}
        if isinstance(section, dict) and section:
            components[new] = section
    root["components"] = components


def _finish(root: dict[str, Any]) -> None:
    members = {"openapi": "3.1.0", **root}
    host, base_path, schemes = (members.pop(key, None) for key in ("host", "basePath", "schemes"))
    servers = servers_of(host, base_path, schemes)
    for key in ("swagger", "consumes", "produces"):
        members.pop(key, None)
    root.clear()
    root.update(members, **({"servers": servers} if servers else {}))
