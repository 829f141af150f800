"""A progress bar for long work, on a terminal alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from specloom.cli.console import NORMAL, VERBOSE, Console

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

LONG_SECONDS: Final = 0.3
"""A run whose first stages take longer will take seconds; any other ends before a bar could be read."""

LABEL_COLUMNS: Final = len("resolve")


class Progress:
    """Is told each step as it begins; draws a bar once the work turns out to be long, and times the steps."""

    def __init__(self, steps: int, console: Console) -> None:
        self._steps = steps
        self._console = console
        self._begun = self._last = time.perf_counter()
        self._done: list[str] = []
        self._bar: ProgressBar[int] | None = None

    def __call__(self, step: str) -> None:
        self._finish()
        self._done.append(step)
        if self._bar is None and self._is_watched() and time.perf_counter() - self._begun > LONG_SECONDS:
            self._bar = click.progressbar(
                length=self._steps, label=step.ljust(LABEL_COLUMNS), show_eta=False, file=sys.stderr
            )
            self._bar.render_progress()
        if self._bar is not None:
            self._bar.label = step.ljust(LABEL_COLUMNS)
            self._bar.update(len(self._done) - 1 - self._bar.pos)

    def close(self) -> None:
        """Removes the bar, so that only the result stays on the screen."""
        self._finish()
        if self._bar is not None:
            self._bar.update(self._steps - self._bar.pos)
            self._bar.render_finish()

    def _finish(self) -> None:
        now = time.perf_counter()
        if self._done:
            self._console.note(f"{self._done[-1]}: {(now - self._last) * 1000:.0f} ms", least=VERBOSE)
        self._last = now

    def _is_watched(self) -> bool:
        return sys.stderr.isatty() and self._console.verbosity == NORMAL and not self._console.github


@contextmanager
def progress(steps: int, console: Console) -> Iterator[Progress]:
    """A progress that is cleared away however the work ends."""
    watched = Progress(steps, console)
    try:
        yield watched
    finally:
        watched.close()
