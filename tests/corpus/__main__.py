"""``make corpus``: every document of a folder, a line each, and what it comes to.

    python -m corpus [--mypy] [--jobs N] FOLDER|FILE …

Ends with 0 when every document generates code that compiles and imports, or is refused in a line.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus.outcomes import Check, Outcome, Verdict, outcome
from toolchain.node import toolchain

SUFFIXES = (".json", ".yaml", ".yml")


def documents(places: Sequence[Path]) -> Iterator[Path]:
    """The documents at some places, a folder's in the order of their names."""
    for place in places:
        if place.is_dir():
            yield from (path for path in sorted(place.iterdir()) if path.suffix in SUFFIXES)
        else:
            yield place


def line(found: Outcome) -> str:
    """One document on one line."""
    said = "; ".join([*filter(None, [found.reason]), *(f"{check.name}: {fault}" for check, fault in found.faults)])
    mark = "ok " if found.is_sound else "BAD"
    return (
        f"{mark} {found.verdict.value:9} {found.seconds:6.1f} s {found.megabytes:5} MB  {found.document.name}  {said}"
    )


def summary(found: Sequence[Outcome]) -> str:
    """How many came to what."""
    verdicts = Counter(each.verdict for each in found)
    counted = ", ".join(f"{verdicts[verdict]} {verdict.value}" for verdict in Verdict)
    faults = Counter(check for each in found for check, _ in each.faults)
    spoilt = "".join(f"; {faults[check]} where not {check.value}" for check in Check if faults[check])
    slowest, largest = max(each.seconds for each in found), max(each.megabytes for each in found)
    return f"{len(found)} documents: {counted}{spoilt}; longest {slowest:.1f} s, most memory {largest} MB"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path, nargs="+", metavar="FOLDER|FILE")
    parser.add_argument("--mypy", action="store_true", help="run mypy --strict too, which takes as long as all else")
    parser.add_argument("--jobs", type=int, default=2, help="documents at once (default: 2)")
    options = parser.parse_args()
    toolchain()  # installed once, before two threads ask for it
    checks = [Check.PYTHON, Check.TYPESCRIPT, *([Check.MYPY] if options.mypy else [])]
    found = []
    with ThreadPoolExecutor(options.jobs) as pool:
        for each in pool.map(lambda document: outcome(document, checks), documents(options.places)):
            found.append(each)
            print(line(each), flush=True)
    if not found:
        print("no documents there")
        return 1
    print(summary(found))
    return 0 if all(each.is_sound for each in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
