"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from specloom.cli.console import NORMAL, QUIET, VERBOSE, Console

Command = TypeVar("Command", bound=Callable[..., Any])


def talking(command: Command) -> Command:
    """How the command talks; it receives ``as_json``, ``no_color``, ``quiet``, ``verbose`` and ``form``."""
    for option in reversed(
        (
            click.option("--json", "as_json", is_flag=True, help="Print the result as JSON."),
            click.option(
                "--format",
                "form",
                type=click.Choice(["text", "github"]),
                default="text",
                help="Print faults as text or as annotations of GitHub Actions.",
            ),
            click.option("--no-color", is_flag=True, help="Print without colours."),
            click.option("-q", "--quiet", is_flag=True, help="Print nothing but the result and errors."),
            click.option("-v", "--verbose", is_flag=True, help="Print every warning, and how long each stage took."),
        )
    ):
        command = option(command)
    return command


def reading(command: Command) -> Command:
    """What the command works on; it receives ``config``, ``spec``, ``overlays``, ``out``, ``templates`` and ``allow_network``."""
    for option in reversed(
        (
            click.option(
                "--config", type=_path(), help="The settings.  [default: specloom.yaml, unless --spec is given]"
            ),
            click.option("--spec", metavar="DOC", help="The document: a path, - for standard input, or an https URL."),
            overlaying,
            click.option(
                "--out", type=_path(), help="The folder that holds one folder a target.  [default: generated]"
            ),
            click.option(
                "--templates", type=_path(), multiple=True, help="A folder of more languages, whose code runs."
            ),
            click.option("--allow-network", is_flag=True, help="Allow --spec to fetch an https URL."),
        )
    ):
        command = option(command)
    return command


def overlaying(command: Command) -> Command:
    """Overlays beside those of the settings; the command receives ``overlays``."""
    return click.option(
        "--overlay", "overlays", type=_path(), multiple=True, help="An OpenAPI Overlay to apply to the document."
    )(command)


def console(*, as_json: bool, form: str, no_color: bool, quiet: bool, verbose: bool) -> Console:
    """The console that the options of :func:`talking` describe."""
    verbosity = VERBOSE if verbose else QUIET if quiet else NORMAL
    return Console(as_json, form == "github", not no_color, verbosity)


def _path() -> click.Path:
    return click.Path(path_type=Path)
