"""``specloom check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli import options
from specloom.cli.console import Console

if TYPE_CHECKING:
    from specloom.pipeline import Target
    from specloom.writer import Difference


@click.command(short_help="Say whether the SDKs are current.")
@options.reading
@options.talking
def check(
    config: Path | None,
    spec: str | None,
    overlays: tuple[Path, ...],
    out: Path | None,
    templates: tuple[Path, ...],
    allow_network: bool,
    as_json: bool,
    form: str,
    no_color: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say whether the output is what generate would write; write nothing.

    Names each file that differs and why: spec, settings or generator changed, edited by hand, orphan, missing. Ends with 0
    when all is current, with 1 when it is not, with 2 for a fault in the document or the settings.
    """
    from specloom import pipeline
    from specloom.bounds import bounded
    from specloom.cli.progress import progress
    from specloom.cli.projects import DEFAULT_SETTINGS, project
    from specloom.cli.refusing import refusing
    from specloom.making import makers
    from specloom.renderer.discovery import discover, templates_root

    console = options.console(as_json=as_json, form=form, no_color=no_color, quiet=quiet, verbose=verbose)
    name = spec or str(config or DEFAULT_SETTINGS)
    with refusing(console), bounded(name), makers(folders := discover(templates_root(), *templates)) as languages:
        asked = project(folders, config=config, spec=spec, overlays=overlays, out=out, allow_network=allow_network)
        with progress(3, console) as step:
            targets = pipeline.targets(asked, languages)
            document = pipeline.load(asked, step)
            differences: Sequence[Sequence[Difference]] = ((),) * len(targets)
            if not pipeline.is_current(document, targets):
                differences = pipeline.differences(pipeline.render(document, targets, languages, step))
        _report(targets, differences, _remedy(config, spec, overlays, out, templates, allow_network), console)
    raise click.exceptions.Exit(1 if any(differences) else 0)


def _report(
    targets: Sequence[Target], differences: Sequence[Sequence[Difference]], remedy: str, console: Console
) -> None:
    """A line a file, then the command that mends them all."""
    found = [
        (target.folder / each.path, each) for target, some in zip(targets, differences, strict=True) for each in some
    ]
    width = min(60, max((len(str(path)) for path, _ in found), default=0))
    for path, difference in found:
        console.result(
            f"::error file={path}::{difference.reason}" if console.github else f"{path!s:{width}}  {difference.reason}"
        )
    if any(cause.name == "HAND_EDITED" for _, difference in found for cause in difference.causes):
        remedy += " --force"
    if found:
        console.note(f"{len(found)} file{'s' * (len(found) > 1)} not current; to mend: {remedy}")
    else:
        console.result("everything is current")
    records = [{"file": str(path), "reason": difference.reason} for path, difference in found]
    console.json({"current": not found, "files": records, "remedy": remedy if found else None})


def _remedy(
    config: Path | None,
    spec: str | None,
    overlays: Sequence[Path],
    out: Path | None,
    templates: Sequence[Path],
    allow_network: bool,
) -> str:
    """The command that generates what was checked."""
    import shlex

    pairs = [
        ("--config", config),
        ("--spec", spec),
        *(("--overlay", overlay) for overlay in overlays),
        ("--out", out),
        *(("--templates", folder) for folder in templates),
    ]
    words = [
        "specloom",
        "generate",
        *(word for name, value in pairs if value is not None for word in (name, str(value))),
    ]
    return shlex.join([*words, "--allow-network"] if allow_network else words)
