"""What ends a run early: one line a reason on standard error and an exit code; a traceback is for our own faults alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from specloom.cli import faults
from specloom.cli.console import QUIET, Console
from specloom.diagnostics import SpecError, one_line
from specloom.renderer.discovery import LanguageError

UNUSABLE: Final = 2
"""Exit code of a fault in the document, the settings or a folder of templates."""

NOT_DONE: Final = 1
"""Exit code where the output folder stands in the way."""


@contextmanager
def refusing(console: Console) -> Iterator[None]:
    """Turns what the user can mend into lines and an exit code."""
    try:
        yield
    except SpecError as error:
        for fault in error.diagnostics:
            console.note(faults.line(fault, console), least=QUIET)
        console.json({"diagnostics": [faults.record(fault) for fault in error.diagnostics]})
        raise click.exceptions.Exit(UNUSABLE) from None
    except LanguageError as error:
        _refuse(str(error), console)
        raise click.exceptions.Exit(UNUSABLE) from None
    except BrokenPipeError:
        raise  # whoever reads has read enough; click ends the run without a word
    except Exception as error:
        if not isinstance(error, _faults_of_writing()):
            raise
        _refuse(str(error), console)
        raise click.exceptions.Exit(NOT_DONE) from None


def _faults_of_writing() -> tuple[type[Exception], ...]:
    from specloom.writer import WriteError  # here, because no run shall wait for what only a failed one asks for

    return WriteError, OSError


def _refuse(reason: str, console: Console) -> None:
    console.note(f"{console.styled('error:', 'red', bold=True)} {one_line(reason)}", least=QUIET)
    console.json({"error": reason})
