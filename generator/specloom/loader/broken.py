"""References that cannot be followed: an error where a validator meets them, and elsewhere a place that says nothing.

openapi-spec-validator follows references from paths and component schemas, and not in each of their parts. What it
accepts is generated: an operation whose body is unknown is worth more than no SDK, and the warning says where.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from specloom.diagnostics import Diagnostic, Diagnostics, Severity
from specloom.loader.files import Files
from specloom.loader.grammar import VALIDATED, Kind, walk
from specloom.loader.limits import Limits
from specloom.loader.pointers import trail_of
from specloom.loader.targets import Target


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference that cannot be followed: the object that spells it, and what is wrong with it."""

    holder: dict[str, Any]
    faults: tuple[Diagnostic, ...]


def settle(
    broken: Sequence[Broken], targets: Mapping[int, Target], files: Files, limits: Limits, found: Diagnostics
) -> None:
    """Reports each reference, and takes ``$ref`` away from the objects that the document can do without.

    Args:
        targets: What the references that can be followed lead to, by the identity of the object that spells them.
        files: The files that they are in.
        limits: The errors reported.
        found: Extended by errors and warnings.
    """
    validated = _validated(targets, files)
    errors = [fault for each in broken if id(each.holder) in validated for fault in each.faults]
    found.extend(errors[: limits.faults])
    for each in broken:
        if id(each.holder) not in validated:
            found.extend(_carried(fault) for fault in each.faults)
            each.holder.pop("$ref", None)  # an alias of YAML is one object in two places


def _validated(targets: Mapping[int, Target], files: Files) -> set[int]:
    """The identities of the objects in which a validator follows a reference."""
    met: set[int] = set()
    seen: set[tuple[int, Kind]] = set()
    pending = [(Target("", ()), Kind.DOCUMENT)]
    for target, kind in pending:  # grows while it is read
        for site in walk(files.value(target.name, target.tokens), kind, trail_of(target.tokens), VALIDATED, seen):
            met.add(id(site.value))
            if id(site.value) in targets:
                pending.append((targets[id(site.value)], site.kind))
    return met


def _carried(fault: Diagnostic) -> Diagnostic:
    return replace(fault, severity=Severity.WARNING, message=f"{fault.message}; nothing is known of what stands there")
