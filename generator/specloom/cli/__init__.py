"""The command line: one module a command, and the only code that prints."""

from __future__ import annotations


def main() -> None:
    """The command ``specloom``; ends the process with its exit code."""
    import gc

    # A run is over before garbage in cycles could matter, and looking for it takes a tenth of the time.
    gc.disable()

    from specloom.cli.application import application

    application(prog_name="specloom")
