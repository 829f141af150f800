"""``specloom generate``."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli import options
from specloom.cli.console import NORMAL, Console


@click.command(short_help="Write the SDKs.")
@options.reading
@click.option("--force", is_flag=True, help="Replace files edited by hand, and keep each edit beside as .orig.")
@options.talking
def generate(
    config: Path | None,
    spec: str | None,
    overlays: tuple[Path, ...],
    out: Path | None,
    templates: tuple[Path, ...],
    allow_network: bool,
    force: bool,
    as_json: bool,
    form: str,
    no_color: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the SDKs that specloom.yaml names, or those of one document.

    Ends with 0; with 1 when the output cannot be written, such as over an edit by hand; with 2 for a fault in the
    document or the settings. Unless it ends with 0, nothing has changed.
    """
    from specloom import pipeline
    from specloom.bounds import bounded
    from specloom.cli.faults import note_warnings
    from specloom.cli.progress import progress
    from specloom.cli.projects import DEFAULT_SETTINGS, project
    from specloom.cli.refusing import refusing
    from specloom.cli.summary import summarize
    from specloom.making import makers
    from specloom.renderer.discovery import discover, templates_root

    console = options.console(as_json=as_json, form=form, no_color=no_color, quiet=quiet, verbose=verbose)
    name = spec or str(config or DEFAULT_SETTINGS)
    with refusing(console), bounded(name), makers(folders := discover(templates_root(), *templates)) as languages:
        asked = project(folders, config=config, spec=spec, overlays=overlays, out=out, allow_network=allow_network)
        with progress(4, console) as step:
            targets = pipeline.targets(asked, languages)
            document = pipeline.load(asked, step)
            if _is_brief(console) and pipeline.is_current(document, targets):
                summarize(document, (), targets, pipeline.unchanged(targets), console)
                return
            rendering = pipeline.render(document, targets, languages, step)
            reports = pipeline.write(asked, rendering, step, force=force)
        note_warnings(rendering.diagnostics, document.file, console)
        summarize(document, rendering.diagnostics, targets, reports, console)


def _is_brief(console: Console) -> bool:
    """Whether a run that finds everything current may leave out the document's warnings, which the last one printed."""
    return console.verbosity <= NORMAL and not console.as_json and not console.github
