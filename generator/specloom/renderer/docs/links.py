"""Calls that may follow one: a table of an operation's links, which leads to the operations on their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from specloom.ir import Identity, Link, Operation, Prose
from specloom.renderer.docs.tables import table
from specloom.target import Dialect
from specloom.target.code import Code
from specloom.target.text import cell

_NOTHING = Code("N/A")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an operation is described: itself, how it is reached, and the way to it from another resource's page."""

    operation: Operation
    call: Code
    way: Code


def link_table(links: Iterable[Link], spots: Mapping[Identity, Spot], dialect: Dialect) -> Code:
    """A row for each link; no text at all where there are none."""
    rows = [_row(link, spots[link.target], dialect) for link in links]
    return table(["Name", "Status Code", "Operation", "Parameters", "Description"], rows) if rows else Code("")


def _row(link: Link, spot: Spot, dialect: Dialect) -> list[str]:
    return [
        cell(Prose(link.key)),
        link.status,
        f"[{spot.call}]({spot.way})",
        "<br/>".join(_sources(link, spot.operation, dialect)) or _NOTHING,
        cell(link.prose) if link.prose else _NOTHING,
    ]


def _sources(link: Link, operation: Operation, dialect: Dialect) -> Iterable[str]:
    """What a call takes, each with where its value comes from."""
    parameters = {parameter.key: parameter for parameter in operation.parameters}
    for key, source in link.parameters:
        yield f"`{dialect.parameter_name(operation, parameters[key])}`: {_code(source)}"
    if link.body is not None:
        yield f"Request body: {_code(link.body)}"


def _code(source: Prose) -> Code:
    text = source.reveal()
    return cell(source if "`" in text else Prose(f"`{text}`"))
