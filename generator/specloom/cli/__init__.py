"""The command line: one module a command, and the only code that prints."""

from __future__ import annotations


def main() -> None:
    """The command ``specloom``; ends the process with its exit code."""
    import gc

    # A run is over before garbage in cycles could matter, and looking for it takes a tenth of the time.
    gc.disable()

    from specloom.cli.application import application

    try:
        application(prog_name="specloom")
    except SystemExit as end:
        _end(end.code if isinstance(end.code, int) else 0)


def _end(code: int) -> None:
    """Ends the process at once: everything is on disk, and taking ten thousand objects apart would be another tenth."""
    import os
    import sys

    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # whoever reads has read enough
    finally:
        os._exit(code)
