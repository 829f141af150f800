"""Time the generation of the Atoma SDKs as whole processes, beside two peers on the same document.

Each round starts every contender once, in an order that rotates from round to round, each in a fresh process with an
empty output folder. A ratio is the median over rounds of one contender's seconds over Specloom's in the same round, so
a slow moment of the machine falls on both sides of it. Run it with ``make bench``.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "spec" / "atoma.openapi.yaml"
OURS = ROOT / ".venv" / "bin"
PEERS = ROOT / "build" / "bench-venv" / "bin"

LONGEST_RUN_SECONDS = 300

# How openapi-python-client words what it leaves out.
SKIPPED = re.compile(
    r"^(?:WARNING parsing (.+?)\. Endpoint will not be generated\.|Unable to (?:parse|process) (.+?):?)$"
)


@dataclass(frozen=True, slots=True)
class Contender:
    """A command line to time.

    Attributes:
        name: As the table shows it.
        writes: What one run produces, for a fair reading of the seconds.
        command: Program and arguments; ``{out}`` stands for a path that does not exist yet.
        search_path: Folder in which the command finds tools of its own, or None for no such folder.
    """

    name: str
    writes: str
    command: tuple[str, ...]
    search_path: Path | None


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds of wall clock, files written, and all that it printed."""

    seconds: float
    files: int
    output: str


def contenders(spec: Path) -> tuple[Contender, ...]:
    """Specloom first, then the peers with their default options."""
    client = (str(PEERS / "openapi-python-client"), "generate", "--path", str(spec), "--output-path", "{out}")
    models = (str(PEERS / "datamodel-codegen"), "--input", str(spec), "--output", "{out}/models.py")
    pydantic = ("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel")
    return (
        Contender(
            "specloom",
            "Python SDK, TypeScript SDK, pages",
            (str(OURS / "specloom"), "generate", "--spec", str(spec), "--out", "{out}"),
            OURS,
        ),
        Contender("openapi-python-client", "Python client", client, PEERS),
        Contender("openapi-python-client, no ruff found", "Python client, unformatted", client, None),
        Contender("datamodel-code-generator", "Python models only", models + pydantic, PEERS),
    )


def run(contender: Contender) -> Run:
    """Run one contender in a fresh process and folder.

    Raises:
        SystemExit: It failed; the message holds what it printed.
    """
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder:
        out = Path(folder) / "out"
        command = [argument.replace("{out}", str(out)) for argument in contender.command]
        # A variable that names no folder at all keeps the machine's own tools out of the comparison.
        environment = os.environ | {"PATH": str(contender.search_path or Path(folder) / "no-tools")}
        begin = time.perf_counter()
        process = subprocess.run(
            command,
            check=False,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LONGEST_RUN_SECONDS,
        )
        seconds = time.perf_counter() - begin
        if process.returncode != 0:
            raise SystemExit(f"{contender.name} exited with {process.returncode}:\n{process.stdout}")
        return Run(seconds, sum(path.is_file() for path in out.rglob("*")), process.stdout)


def rounds(field: Sequence[Contender], count: int) -> list[dict[str, Run]]:
    """``count`` rounds of one run each, by contender's name, after a round that only warms the disk cache."""
    results = []
    for number in range(count + 1):
        shift = number % len(field)
        results.append({contender.name: run(contender) for contender in (*field[shift:], *field[:shift])})
    return results[1:]


def table(field: Sequence[Contender], results: Sequence[dict[str, Run]]) -> str:
    """One line a contender: median seconds, times Specloom's seconds, files, and what they are."""
    ours = field[0].name
    lines = [f"{'':38}{'median s':>9}{'ratio':>8}{'files':>7}  writes"]
    for contender in field:
        seconds = statistics.median(result[contender.name].seconds for result in results)
        ratio = statistics.median(result[contender.name].seconds / result[ours].seconds for result in results)
        files = results[-1][contender.name].files
        lines.append(f"{contender.name:38}{seconds:9.3f}{ratio:7.2f}x{files:7}  {contender.writes}")
    return "\n".join(lines)


def skipped(output: str) -> list[str]:
    """The operations and schemas that a peer says it left out, in the order it says so."""
    matches = (SKIPPED.match(line) for line in output.splitlines())
    return list(dict.fromkeys(match[1] or match[2] for match in matches if match and (match[1] or "/" in match[2])))


def missing(programs: Iterable[str]) -> list[str]:
    return sorted({program for program in programs if not Path(program).is_file()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=7, help="timed runs of each contender (default: 7)")
    parser.add_argument("--spec", type=Path, default=SPEC, help="document to generate from (default: Atoma's)")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    field = contenders(options.spec.resolve())
    if absent := missing(contender.command[0] for contender in field):
        raise SystemExit(f"not installed: {', '.join(absent)}; `make bench` installs all that this needs")
    results = rounds(field, options.rounds)
    print(table(field, results))
    peer = field[1].name
    print(f"\n{peer} reports that it left out:")
    print("\n".join(f"  {item}" for item in skipped(results[-1][peer].output)) or "  nothing")


if __name__ == "__main__":
    main()
