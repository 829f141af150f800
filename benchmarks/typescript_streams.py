"""Time the TypeScript SDK's event streams beside two npm packages that read the same loopback stream.

One server sends every contender the same chat chunks. Each round starts every contender once, in an order that rotates
from round to round, in a process of its own, which reads the stream twice and times the second reading. A ratio is the
median over rounds of our events a second over a contender's in the same round. Run it with ``make bench``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "benchmarks" / "typescript"
BUILD = ROOT / "build" / "bench-typescript"
SPECLOOM = ROOT / ".venv" / "bin" / "specloom"

LONGEST_RUN_SECONDS = 300

CONTENDERS = {"ours": "the generated SDK", "openai": "openai, npm", "published": "atoma-sdk, npm"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One timed reading: seconds from the call to the end, events delivered, those that came in order and whole."""

    seconds: float
    events: int
    in_order: int
    failure: str | None

    @property
    def rate(self) -> float:
        """Events a second."""
        return self.events / self.seconds


def run(command: Sequence[str | Path], cwd: Path) -> str:
    """What a program prints.

    Raises:
        SystemExit: It failed; the message holds what it printed.
    """
    process = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN_SECONDS,
    )
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} exited with {process.returncode}:\n{process.stdout}{process.stderr}")
    return process.stdout


def prepare(node: Path) -> Path:
    """A folder with the peers as the lock has them, and the SDK compiled as it is published, as ``ours``."""
    npm = node.parent / "npm"
    digest = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    folder = BUILD / digest
    if not (folder / "installed").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, folder)
        # A peer's native part is not built: its streams do without.
        run([npm, "ci", "--ignore-scripts", "--legacy-peer-deps"], folder)
        (folder / "installed").touch()
    for name in ("server.mjs", "contender.mjs"):
        shutil.copy(HERE / name, folder)
    sdk = folder / "node_modules" / "ours"
    shutil.rmtree(sdk, ignore_errors=True)
    out = BUILD / "generated"
    run([SPECLOOM, "generate", "--config", ROOT / "specloom.yaml", "--out", out], ROOT)
    shutil.copytree(out / "typescript", sdk)
    run([node, folder / "node_modules" / "typescript" / "bin" / "tsc", "-p", "tsconfig.json"], sdk)
    return folder


@contextmanager
def server(node: Path, folder: Path, events: int) -> Iterator[str]:
    """The address of a server for the time of the measurement."""
    with subprocess.Popen([node, "server.mjs", str(events)], cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def read(node: Path, folder: Path, contender: str, url: str) -> Reading:
    """One contender's reading, in a fresh process."""
    said = json.loads(run([node, "contender.mjs", contender, url], folder))
    return Reading(said["seconds"], said["events"], said["inOrder"], said["failure"])


def rounds(node: Path, folder: Path, url: str, count: int) -> list[dict[str, Reading]]:
    """``count`` rounds of one reading each, by contender."""
    names = list(CONTENDERS)
    results = []
    for number in range(count):
        shift = number % len(names)
        results.append({name: read(node, folder, name, url) for name in (*names[shift:], *names[:shift])})
    return results


def table(results: Sequence[dict[str, Reading]], sent: int) -> str:
    """One line a contender: median events a second, our rate over it, and the events it lost in its worst round."""
    lines = [f"{'':22}{'events/s':>10}{'ratio':>8}{'lost':>8}"]
    for name, title in CONTENDERS.items():
        readings = [result[name] for result in results]
        rate = statistics.median(reading.rate for reading in readings)
        ratio = statistics.median(result["ours"].rate / result[name].rate for result in results)
        lost = max(sent - reading.in_order for reading in readings)
        lines.append(f"{title:22}{rate:10,.0f}{ratio:7.2f}x{lost:8}")
        lines.extend(
            f"  ended with {failure}" for failure in sorted({reading.failure or "" for reading in readings}) if failure
        )
    return "\n".join(lines)


def find_node() -> Path:
    """The Node on the path.

    Raises:
        SystemExit: There is none.
    """
    found = shutil.which("node")
    if found is None:
        raise SystemExit("no node on the path, which the TypeScript benchmark needs")
    return Path(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5, help="timed readings of each contender (default: 5)")
    parser.add_argument("--events", type=int, default=50_000, help="events of the stream (default: 50000)")
    options = parser.parse_args()
    if options.rounds < 1 or options.events < 1:
        parser.error("--rounds and --events must be at least 1")
    node = find_node()
    folder = prepare(node)
    with server(node, folder, options.events) as url:
        results = rounds(node, folder, url, options.rounds)
    print(f"TypeScript, a stream of {options.events:,} chat chunks, median of {options.rounds}:")
    print(table(results, options.events))
    lost = any(result["ours"].in_order != options.events for result in results)
    sys.exit("the generated SDK lost events" if lost else 0)


if __name__ == "__main__":
    main()
