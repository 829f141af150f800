"""The group of commands, each imported when it is called: none waits for what another needs."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

COMMANDS: Final = ("generate", "check", "validate", "mock")
"""In the order of a day's work. A command is the object of its module's name."""


class Commands(click.Group):
    """Finds a command by importing its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"specloom.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="specloom", message="%(prog)s %(version)s")
def application() -> None:
    """An OpenAPI document in; SDKs and their Markdown pages out."""
