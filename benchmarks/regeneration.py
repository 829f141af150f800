"""Replay older revisions of the Atoma document into one output folder, in order, and print what each regeneration changed.

A person reviews what a regeneration changes, so it should be no more than the document's own change implies, and a name
that was given should never move while the thing it names is there. Then time a run that finds everything current, beside
an interpreter that does nothing. Run it with ``make bench``.
"""

from __future__ import annotations

import argparse
import difflib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[1]
HISTORY = ROOT.parent / "shared" / "atoma" / "history"
SPEC = ROOT / "spec" / "atoma.openapi.yaml"
COMMAND = ROOT / ".venv" / "bin" / "specloom"

LOCK = "specloom.lock"
SURFACE = "api-surface.txt"

LONGEST_RUN_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that a change adds and removes."""

    added: int = 0
    removed: int = 0

    def __str__(self) -> str:
        return f"+{self.added}/-{self.removed}"

    def __add__(self, other: Lines) -> Lines:
        return Lines(self.added + other.added, self.removed + other.removed)


@dataclass(frozen=True, slots=True)
class Change:
    """What one regeneration did to one language's folder.

    Attributes:
        files: Lines changed in each file that is new, different or gone, by path; the lock is not one of them.
        moved: Names that changed though the place in the document that they name is still there, as ``pointer: old -> new``.
    """

    files: Mapping[str, Lines]
    moved: tuple[str, ...]

    @property
    def lines(self) -> Lines:
        """All of them together, without the surface."""
        return sum((lines for path, lines in self.files.items() if path != SURFACE), Lines())


@dataclass(frozen=True, slots=True)
class Step:
    """One revision and what came of it, by language."""

    revision: str
    document: Lines
    changes: Mapping[str, Change]


def replay(revisions: Sequence[Path], out: Path) -> Iterator[Step]:
    """Generate each revision over the one before it; the first has nothing before it and is no step.

    Raises:
        SystemExit: A generation failed; the message holds what it printed.
    """
    before: dict[str, dict[str, str]] = {}
    for number, revision in enumerate(revisions):
        _generate(revision, out)
        after = {folder.name: _texts(folder) for folder in sorted(out.iterdir())}
        if number:
            document = lines(_text(revisions[number - 1]), _text(revision))
            changes = {name: change(before.get(name, {}), texts) for name, texts in after.items()}
            yield Step(revision.stem, document, changes)
        before = after


def change(before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    """What lies between two versions of a folder, given as text by path."""
    paths = [path for path in sorted({*before, *after}) if before.get(path) != after.get(path)]
    files = {path: lines(before.get(path, ""), after.get(path, "")) for path in paths if path != LOCK}
    old, new = _names(before.get(LOCK, "")), _names(after.get(LOCK, ""))
    moved = (
        f"{pointer}: {old[pointer]} -> {new[pointer]}"
        for pointer in old
        if new.get(pointer, old[pointer]) != old[pointer]
    )
    return Change(files, tuple(moved))


def lines(before: str, after: str) -> Lines:
    """Lines that a text has more than another, and fewer."""
    added = removed = 0
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    for action, first, last, start, end in matcher.get_opcodes():
        if action != "equal":
            added += end - start
            removed += last - first
    return Lines(added, removed)


def table(steps: Sequence[Step]) -> str:
    """A line a step: the document's lines, then for each language files, lines and surface lines changed, and names moved."""
    languages = sorted({name for step in steps for name in step.changes})
    heads = "".join(f"{name + ': files':>19}{'lines':>14}{'surface':>10}{'moved':>7}" for name in languages)
    rows = [f"{'revision':12}{'document':>12}{heads}"]
    for step in steps:
        cells = "".join(_cells(step.changes[name]) for name in languages)
        rows.append(f"{step.revision:12}{step.document!s:>12}{cells}")
    return "\n".join(rows)


def listing(step: Step) -> str:
    """Every file that a step changed, below its language."""
    found = [
        f"  {name}/{path} {changed}" for name, each in step.changes.items() for path, changed in each.files.items()
    ]
    moved = [f"  {name} moved {what}" for name, each in step.changes.items() for what in each.moved]
    return "\n".join([f"{step.revision} {step.document}", *found, *moved])


def idle(rounds: int, out: Path) -> str:
    """A line each for ``generate`` and ``check`` on current SDKs: seconds over those of a bare interpreter in the same round."""
    _generate(SPEC, out)
    bare = [sys.executable, "-c", "pass"]
    rows = [f"{'on current SDKs':20}{'median s':>10}{'worst s':>10}   over a bare interpreter"]
    for name in ("generate", "check"):
        command = [str(COMMAND), name, "--spec", str(SPEC), "--out", str(out)]
        _seconds(command)  # fills the disk cache, and Python's cache of compiled modules
        over = [_seconds(command) - _seconds(bare) for _ in range(rounds)]
        rows.append(f"{name:20}{statistics.median(over):10.3f}{max(over):10.3f}")
    return "\n".join(rows)


def _seconds(command: Sequence[str]) -> float:
    """Wall clock of one process.

    Raises:
        SystemExit: It failed; the message holds what it printed.
    """
    begin = time.perf_counter()
    process = subprocess.run(command, check=False, capture_output=True, text=True, timeout=LONGEST_RUN_SECONDS)
    seconds = time.perf_counter() - begin
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exited with {process.returncode}:\n{process.stdout}{process.stderr}")
    return seconds


def _cells(changed: Change) -> str:
    count = sum(path != SURFACE for path in changed.files)
    surface = str(changed.files.get(SURFACE, Lines()))
    return f"{count:>19}{changed.lines!s:>14}{surface:>10}{len(changed.moved):>7}"


def _generate(document: Path, out: Path) -> None:
    _seconds([str(COMMAND), "generate", "--quiet", "--spec", str(document), "--out", str(out)])


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): _text(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _names(lock: str) -> dict[str, str]:
    """Name by JSON pointer."""
    parts = (line.split(" ") for line in lock.splitlines() if line.startswith("name "))
    return {unquote(pointer): unquote(name) for _, pointer, name in parts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--history", type=Path, default=HISTORY, help="folder of revisions, in the order of their names"
    )
    parser.add_argument("--files", action="store_true", help="name every file that changed")
    parser.add_argument("--rounds", type=int, default=7, help="timed runs on current SDKs (default: 7)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder:
        print(idle(options.rounds, Path(folder) / "current"), end="\n\n")
        if not options.history.is_dir():
            print(f"replay skipped: the older revisions are not beside this checkout ({options.history.name})")
            return
        steps = list(replay(sorted(options.history.iterdir()), Path(folder) / "out"))
    print(table(steps))
    if options.files:
        print("\n".join(listing(step) for step in steps))


if __name__ == "__main__":
    main()
