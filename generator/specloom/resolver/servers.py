"""Base URLs and their variables."""

from __future__ import annotations

from typing import Any

from specloom.ir import Prose, Server, ServerVariable
from specloom.resolver import extensions, words


def servers(value: Any) -> tuple[Server, ...]:
    """The servers of a document, path or operation, in order; those without a URL are left out."""
    listed = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
    return tuple(_server(entry) for entry in listed if isinstance(entry.get("url"), str))


def _server(entry: dict[str, Any]) -> Server:
    variables = entry.get("variables")
    return Server(
        url=_absolute(entry["url"]),
        prose=Prose(_text(entry.get("description"))),
        variables=tuple(
            _variable(wire, variable)
            for wire, variable in (variables if isinstance(variables, dict) else {}).items()
            if isinstance(variable, dict)
        ),
        identifier=extensions.server_name(entry),
    )


def _absolute(url: str) -> str:
    """With the scheme that a host alone leaves to the page it stands on: calls carry credentials."""
    return f"https:{url}" if url.startswith("//") else url


def _variable(wire: str, value: dict[str, Any]) -> ServerVariable:
    choices = value.get("enum")
    return ServerVariable(
        name=words.name(wire),
        default=str(value.get("default", "")),
        choices=tuple(str(choice) for choice in choices) if isinstance(choices, list) else (),
        prose=Prose(_text(value.get("description"))),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
