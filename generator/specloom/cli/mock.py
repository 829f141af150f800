"""``specloom mock``."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli import options
from specloom.cli.console import NORMAL, QUIET, Console

if TYPE_CHECKING:
    from specloom.mock import Mock, Seen, Turn


@click.command(short_help="Serve a document from its examples, and fail on demand.")
@click.argument("spec")
@options.overlaying
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=0, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@click.option("--scenario", type=click.Path(path_type=Path), help="A scenario file whose answers are given first.")
@click.option("--only", metavar="NAME", help="Only the scenario of this name.")
@click.option("--allow-network", is_flag=True, help="Allow SPEC to be an https URL.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but the address and errors.")
def mock(
    spec: str,
    overlays: tuple[Path, ...],
    host: str,
    port: int,
    scenario: Path | None,
    only: str | None,
    allow_network: bool,
    no_color: bool,
    quiet: bool,
) -> None:
    """Serve a document from its examples, until Ctrl-C.

    SPEC is a path, - for standard input, or an https URL. The address stands on standard output, a line for each request
    on standard error. A request that the document does not allow is refused with a problem (RFC 9457) that says why.

    A request says in its Prefer header how it wants to be answered: status=404, delay=2, reset, cut=20, malformed,
    error=busy, drip=0.1, hold=5, header="Retry-After: 1", and times=1 to be answered plainly once after one such answer.
    """
    from specloom.cli.refusing import refusing

    console = Console(colored=not no_color, verbosity=QUIET if quiet else NORMAL)
    with refusing(console):
        served = _mock(spec, overlays, allow_network, console)
        if scenario is not None:
            served.play(_turns(scenario, only))
        _run(served, host, port, console)


def _turns(path: Path, only: str | None) -> tuple[Turn, ...]:
    from specloom.mock import read_scenarios

    file = read_scenarios(path)
    try:
        return file.turns(only)
    except KeyError:
        known = ", ".join(repr(each.name) for each in file.scenarios)
        raise click.BadParameter(f"no scenario is named {only!r}; there are {known}", param_hint="--only") from None


def _mock(spec: str, overlays: tuple[Path, ...], allow_network: bool, console: Console) -> Mock:
    from specloom.bounds import bounded
    from specloom.cli.projects import loader
    from specloom.diagnostics import Diagnostics
    from specloom.mock import Mock
    from specloom.resolver import resolve

    noticed = Diagnostics()
    with bounded(spec):
        document = loader(spec, allow_network, overlays)()
        api = resolve(document, noticed)
    noticed.raise_errors()

    def tell(seen: Seen) -> None:
        with suppress(BrokenPipeError):  # whoever read the lines has gone; callers have not
            console.note(_line(seen, console))

    return Mock(api, document, tell, seen=deque(maxlen=0))  # what was said of a request need not be kept


def _run(mock: Mock, host: str, port: int, console: Console) -> None:
    import asyncio
    import gc
    import signal

    from specloom.mock import listening

    gc.enable()  # unlike every other command, this one stays

    async def serve() -> None:
        end = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # on Windows Ctrl-C is an exception, and nothing else comes
                asyncio.get_running_loop().add_signal_handler(number, end.set)
        async with listening(mock, host, port):
            console.result(mock.url)
            await end.wait()

    with suppress(KeyboardInterrupt):
        asyncio.run(serve())


def _line(seen: Seen, console: Console) -> str:
    """``POST /v1/chat/completions 200 chat_completions_create``, and what is wrong behind a refusal."""
    from specloom.diagnostics import one_line

    status = "closed" if seen.status is None else str(seen.status)
    color = "green" if seen.status is not None and seen.status < 400 else "red"
    said = [one_line(f"{seen.request.method} {seen.request.target}"), console.styled(status, color)]
    if seen.operation:
        said.append(console.styled(one_line(seen.operation), dim=True))
    if seen.problem:
        faults = "; ".join(
            f"{fault.place} {fault.name}".rstrip() + f": {fault.detail}" for fault in seen.problem.faults
        )
        said.append(one_line(f"{seen.problem.detail}{': ' if faults else ''}{faults}"))
    return " ".join(said)
