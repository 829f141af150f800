"""``specloom validate``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from specloom.cli import options
from specloom.cli.console import Console
from specloom.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from specloom.loader import Document

MOST_CHARACTERS: Final = 2_000_000
"""Above this the reference takes minutes, and its twin, which finds the same, is asked instead."""

REFERENCE_FAULTS: Final = frozenset(
    {"dangling-reference", "forbidden-reference", "circular-reference", "bad-reference", "duplicate-key"}
)
"""What the loader refuses where it cannot do without: errors in a document that can be read, wherever they stand."""


@click.command(short_help="Say what is wrong with a document.")
@click.argument("spec")
@options.overlaying
@click.option("--allow-network", is_flag=True, help="Allow SPEC to be an https URL.")
@options.talking
def validate(
    spec: str,
    overlays: tuple[Path, ...],
    allow_network: bool,
    as_json: bool,
    form: str,
    no_color: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say what is wrong with a document, where, and what to do about it.

    SPEC is a path, - for standard input, or an https URL. Errors are what the OpenAPI Specification forbids; warnings are
    what an SDK cannot carry. Ends with 0, with 1 if there are errors, with 2 if SPEC cannot be read.
    """
    from specloom.bounds import bounded
    from specloom.cli.projects import loader
    from specloom.cli.refusing import refusing
    from specloom.diagnostics import SpecError

    console = options.console(as_json=as_json, form=form, no_color=no_color, quiet=quiet, verbose=verbose)
    with refusing(console), bounded(spec):
        try:
            document = loader(spec, allow_network, overlays)()
        except SpecError as error:
            if not all(fault.code in REFERENCE_FAULTS for fault in error.diagnostics):
                raise
            found, texts = error.diagnostics, {}
        else:
            found, texts = _faults(document), _texts(document)
        _report(found, texts, console)
    raise click.exceptions.Exit(1 if any(fault.severity is Severity.ERROR for fault in found) else 0)


def _faults(document: Document) -> tuple[Diagnostic, ...]:
    """What the loader, the validator and the resolver say, in the order of the text.

    What a generator can carry along is an error all the same where the OpenAPI Specification forbids it.
    """
    from specloom.diagnostics import Diagnostics
    from specloom.judging import judge
    from specloom.resolver import resolve

    size = sum(len(text) for text in _texts(document).values())
    noticed = Diagnostics()
    resolve(document, noticed)
    found = (*document.warnings, *judge(document, by_reference=size <= MOST_CHARACTERS), *noticed)
    forbidden = REFERENCE_FAULTS | {"invalid-document"}
    faults = (replace(fault, severity=Severity.ERROR) if fault.code in forbidden else fault for fault in found)
    return tuple(sorted(faults, key=lambda fault: fault.location))


def _texts(document: Document) -> dict[str, str]:
    """The text of every file that the document is made of, by the name that locations use."""
    return {source.file: source.text for source in document.atlas.sources}


def _report(found: Sequence[Diagnostic], texts: dict[str, str], console: Console) -> None:
    from specloom.cli.excerpts import excerpt
    from specloom.cli.faults import annotation, record

    for fault in found:
        if console.github:
            console.result(annotation(fault))
        else:
            console.result("\n".join((*excerpt(fault, texts, console), "")))
    errors = sum(fault.severity is Severity.ERROR for fault in found)
    console.result(_count(errors, len(found) - errors, console))
    console.json({"errors": errors, "warnings": len(found) - errors, "diagnostics": [record(fault) for fault in found]})


def _count(errors: int, warnings: int, console: Console) -> str:
    if not errors and not warnings:
        return console.styled("no faults", "green")
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
