"""Faults of the document, as lines: for people, for GitHub, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from specloom.cli.console import NORMAL, VERBOSE, Console
from specloom.diagnostics import Diagnostic, Severity, one_line
from specloom.location import Location

COLORS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow"}

MOST_LINES: Final = 10
"""Lines of warnings that ``generate`` prints; its result shall stay in sight."""

MOST_PLACES: Final = 3
"""Further places named behind a warning that occurs more than once."""


def line(fault: Diagnostic, console: Console, also: Sequence[Location] = ()) -> str:
    """One line: ``file:line:column: error: message (remedy)``, and the other places where the same is wrong."""
    if console.github:
        return annotation(fault)
    place = console.styled(one_line(str(fault.location)), bold=True)
    severity = console.styled(f"{fault.severity.value}:", COLORS[fault.severity], bold=True)
    remedy = f" ({fault.remedy})" if fault.remedy else ""
    return f"{place}: {severity} {one_line(fault.message + remedy)}{console.styled(_others(also), dim=True)}"


def _others(also: Sequence[Location]) -> str:
    if not also:
        return ""
    named = ", ".join(f"{place.line}:{place.column}" for place in also[:MOST_PLACES])
    more = f" and {len(also) - MOST_PLACES} more" if len(also) > MOST_PLACES else ""
    return f" [also at {named}{more}]"


def annotation(fault: Diagnostic) -> str:
    """A GitHub workflow command, which shows the fault beside the line of the pull request."""
    place = fault.location
    remedy = f" ({fault.remedy})" if fault.remedy else ""
    where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(fault.code)}"
    return f"::{fault.severity.value} {where}::{_data(fault.message + remedy)}"


def _data(text: str) -> str:
    """Source: the GitHub Actions toolkit's ``command.ts``, ``escapeData``."""
    return one_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """Source: the same, ``escapeProperty``."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def record(fault: Diagnostic) -> dict[str, Any]:
    """A fault as JSON."""
    place = fault.location
    return {
        "severity": fault.severity.value,
        "code": fault.code,
        "message": fault.message,
        "remedy": fault.remedy,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "pointer": place.pointer,
    }


def note_warnings(warnings: Sequence[Diagnostic], document: str, console: Console) -> None:
    """The warnings of a generation: equal ones on one line, and not more lines than leave the result in sight."""
    if console.github or console.verbosity >= VERBOSE:
        for warning in warnings:
            console.note(line(warning, console))
        return
    groups = grouped(warnings)
    for first, *others in groups[:MOST_LINES]:
        console.note(line(first, console, [warning.location for warning in others]))
    if hidden := sum(len(group) for group in groups[MOST_LINES:]):
        console.note(f"{hidden} more: specloom validate {document} shows all of them", least=NORMAL)


def grouped(warnings: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """Warnings that say the same of places in one file, in the order of the first of each."""
    groups: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for warning in warnings:
        groups.setdefault((warning.location.file, warning.code, warning.message), []).append(warning)
    return list(groups.values())
