"""Where output goes: results to standard output, everything else to standard error, and how much of it."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import Any, TextIO

import click

QUIET, NORMAL, VERBOSE = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Console:
    """How one run talks.

    Attributes:
        as_json: The result is one JSON value on standard output, and nothing else stands there.
        github: Faults are annotations of GitHub Actions.
        colored: Colours are allowed; even then only a terminal gets them.
        verbosity: ``QUIET``, ``NORMAL`` or ``VERBOSE``.
    """

    as_json: bool = False
    github: bool = False
    colored: bool = True
    verbosity: int = NORMAL

    def result(self, line: str) -> None:
        """A line of what was asked for; nothing where the result is JSON."""
        if not self.as_json:
            self._print(line, sys.stdout)

    def json(self, value: Any) -> None:
        """The whole result, where it is to be JSON."""
        if self.as_json:
            self._print(json.dumps(value, indent=2, ensure_ascii=False), sys.stdout)

    def note(self, line: str, *, least: int = NORMAL) -> None:
        """A line about the run, at this verbosity and above."""
        if self.verbosity >= least:
            self._print(line, sys.stderr)

    def styled(self, text: str, color: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
        """Text for a terminal; the styles vanish where there is none."""
        return click.style(text, fg=color, bold=bold or None, dim=dim or None) if text else ""

    def _print(self, line: str, stream: TextIO) -> None:
        allowed = self.colored and not os.environ.get("NO_COLOR")
        click.echo(line, file=stream, color=None if allowed else False)
