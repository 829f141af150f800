"""What a generation did, target by target, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from specloom.cli.console import Console
from specloom.cli.faults import record
from specloom.diagnostics import Diagnostic
from specloom.loader import Document
from specloom.pipeline import Target
from specloom.writer import WriteReport


def summarize(
    document: Document,
    diagnostics: Sequence[Diagnostic],
    targets: Sequence[Target],
    reports: Sequence[WriteReport],
    console: Console,
) -> None:
    """A line a target, and one for each edit that was kept; or everything as JSON."""
    width = max((len(str(target.folder)) for target in targets), default=0)
    for target, report in zip(targets, reports, strict=True):
        folder = console.styled(str(target.folder).ljust(width), bold=True)
        console.result(f"{folder}  {counts(report)}{console.styled(why(target, report), dim=True)}")
        for path in report.kept:
            console.result(f"{'':{width}}  your edit is kept as {target.folder / path}")
    console.json(
        {
            "document": {"file": document.file, "version": document.version},
            "targets": [_record(target, report) for target, report in zip(targets, reports, strict=True)],
            "diagnostics": [record(fault) for fault in diagnostics],
        }
    )


def counts(report: WriteReport) -> str:
    """Files by what happened to them."""
    if not report.written and not report.removed:
        return f"{len(report.unchanged) + len(report.adopted)} files, all current"
    counted = {
        "written": len(report.written),
        "unchanged": len(report.unchanged) + len(report.adopted),
        "removed": len(report.removed),
    }
    return ", ".join(f"{count} {what}" for what, count in counted.items())


def why(target: Target, report: WriteReport) -> str:
    """The reasons for the changes, in brackets; nothing where nothing changed."""
    if not report.written and not report.removed:
        return ""
    if target.lock is None:
        return " (first generation)"
    return f" ({', '.join(cause.value for cause in report.causes) or 'files were missing or edited'})"


def _record(target: Target, report: WriteReport) -> dict[str, Any]:
    return {
        "target": target.language.name,
        "folder": str(target.folder),
        "written": [str(path) for path in report.written],
        "unchanged": [str(path) for path in (*report.unchanged, *report.adopted)],
        "removed": [str(path) for path in report.removed],
        "kept": [str(path) for path in report.kept],
        "causes": [cause.value for cause in report.causes],
    }
