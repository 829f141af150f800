"""Generate SDKs from the largest public documents, beside two peers in the same run, and show that the cost is linear.

Every contender runs as a whole process with an empty output folder, one after the other, beginning with another one in
each round. A ratio is the median over rounds of a contender's seconds over Specloom's in the same round. Run it with
``make bench``: it needs the peers' environment.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from .documents import ROOT, LargeDocument, documents
from .measuring import Run, run
from .subsets import operations, subset

SPECLOOM = ROOT / ".venv" / "bin" / "specloom"
PEERS = Path(sys.executable).parent

MOST_MEGABYTES = 1000
MEGA = 1_000_000

OURS = "specloom: both SDKs and their pages"
COMMANDS = {
    OURS: (str(SPECLOOM), "generate", "--quiet", "--spec", "{spec}", "--out", "{out}"),
    "openapi-generator: python": (str(PEERS / "openapi-generator-cli"), "generate", "-g", "python", "-i", "{spec}", "-o", "{out}"),
    "openapi-generator: typescript-fetch": (
        str(PEERS / "openapi-generator-cli"), "generate", "-g", "typescript-fetch", "-i", "{spec}", "-o", "{out}",
    ),
    "poolster: python and typescript": (
        str(PEERS / "poolster"), "generate", "{spec}", "--output", "{out}", "--language", "python,typescript",
    ),
}  # fmt: skip
"""Contenders by what they write; options are the default ones."""

STEPS = (8, 4, 2, 1)
"""Every how many operations one stays in a part of a document, from the smallest part to the whole."""


def generated(contender: str, spec: Path) -> Run:
    """One run of a contender on a document."""
    return run([argument.replace("{spec}", str(spec)) for argument in COMMANDS[contender]])


def rounds(spec: Path, count: int) -> list[dict[str, Run]]:
    """``count`` rounds of one run each, by contender."""
    names = list(COMMANDS)
    return [
        {name: generated(name, spec) for name in (*names[shift:], *names[:shift])}
        for shift in (number % len(names) for number in range(count))
    ]


def table(document: LargeDocument, results: Sequence[dict[str, Run]]) -> str:
    """One line a contender."""
    head = f"{document.name}, {document.path.stat().st_size / MEGA:.1f} MB ({document.package})"
    lines = [f"{head:47}{'seconds':>8}{'ratio':>8}{'busy s':>8}{'MB':>6}{'files':>7}{'MB out':>8}"]
    for name in COMMANDS:
        runs = [result[name] for result in results]
        seconds, busy = (statistics.median(getattr(each, of) for each in runs) for of in ("seconds", "busy"))
        ratio = statistics.median(result[name].seconds / result[OURS].seconds for result in results)
        memory, last = max(each.memory for each in runs) / MEGA, runs[-1]
        failed = next((f"  failed: {each.failure}" for each in runs if each.failure is not None), "")
        lines.append(
            f"  {name:45}{seconds:8.2f}{ratio:7.2f}x{busy:8.2f}{memory:6.0f}{last.files:7}{last.size / MEGA:8.1f}{failed}"
        )
    return "\n".join([*lines, f"  specloom should take at most {document.most_seconds:g} s and {MOST_MEGABYTES} MB"])


def linearity(document: LargeDocument, count: int) -> str:
    """What Specloom takes for an eighth, a quarter, half and all of a document's operations, with all they lead to."""
    whole = json.loads(document.path.read_bytes())
    parts = {step: subset(whole, step) for step in STEPS}
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder:
        specs = {step: Path(folder) / f"{step}.json" for step in STEPS}
        for step, spec in specs.items():
            spec.write_text(json.dumps(parts[step]))
        sizes = {step: spec.stat().st_size / MEGA for step, spec in specs.items()}
        runs = [{step: generated(OURS, spec).busy for step, spec in specs.items()} for _ in range(count)]
    busy = {step: min(run[step] for run in runs) for step in STEPS}
    lines = [
        f"{document.name}, made smaller{'':16}{'operations':>12}{'MB':>7}{'busy s':>9}{'s a MB':>9}{'ms an operation':>18}"
    ]
    for step in STEPS:
        number = operations(parts[step])
        each = f"{busy[step] / sizes[step]:9.2f}{busy[step] / number * 1000:18.1f}"
        lines.append(f"  {f'every {step}. operation':35}{number:12}{sizes[step]:7.2f}{busy[step]:9.2f}{each}")
    most = max(
        (busy[more] / busy[less]) / (operations(parts[more]) / operations(parts[less]))
        for less, more in pairwise(STEPS)
    )
    lines.append(f"  twice the operations cost at most {2 * most:.2f} times as much; it should be at most 2")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="large_documents", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=1, help="runs of each contender on each document (default: 1)")
    parser.add_argument("--only", help="one document by its name, such as GitHub")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    found = documents()
    chosen = [document for document in found if options.only in (None, document.name)]
    generated(OURS, ROOT / "spec" / "atoma.openapi.yaml")  # what Python compiles when it is first loaded stays compiled
    for document in chosen:
        print(table(document, rounds(document.path, options.rounds)), flush=True)
    if found[0] in chosen:
        print(linearity(found[0], options.rounds))


if __name__ == "__main__":
    main()
