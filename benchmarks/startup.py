"""Seconds to import the generated Atoma SDK and construct its client, beside the published ``atoma-sdk`` package.

Run it with ``make bench``: the published package is installed into an environment of its own, because it pins other
versions of what ours needs. Each run is a fresh process that times itself from before the import to after the
construction; rounds alternate, and the ratio is the median over rounds of ours over the published one's.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SDK = ROOT / "generated" / "python" / "src"
OURS = ROOT / "build" / "bench-venv" / "bin" / "python"
PUBLISHED = ROOT / "build" / "published-venv" / "bin" / "python"

TARGET = 1 / 3
PROGRAM = """
import time
begin = time.perf_counter()
from atoma_sdk import AtomaSDK
AtomaSDK(bearer_auth="key")
print(time.perf_counter() - begin)
"""


@dataclass(frozen=True, slots=True)
class Contender:
    """A package to start: an interpreter that finds it, with ``search_path`` before its own."""

    name: str
    python: Path
    search_path: str


CONTENDERS = (Contender("specloom", OURS, str(SDK)), Contender("atoma-sdk 0.1.3", PUBLISHED, ""))


def seconds(contender: Contender) -> float:
    """One start in a fresh process."""
    environment = os.environ | {"PYTHONPATH": contender.search_path}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling is done once, by the first run
    command = [str(contender.python), "-c", PROGRAM]
    process = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return float(process.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15, help="timed starts of each contender (default: 15)")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    results = [{contender.name: seconds(contender) for contender in CONTENDERS} for _ in range(options.rounds + 1)][1:]
    ours, published = (contender.name for contender in CONTENDERS)
    print(f"{'import and construction':28}{'median s':>10}")
    for name in (ours, published):
        print(f"{name:28}{statistics.median(result[name] for result in results):10.4f}")
    ratio = statistics.median(result[ours] / result[published] for result in results)
    print(f"specloom takes {ratio:.2f} of the published package's time; it should take at most {TARGET:.2f}")


if __name__ == "__main__":
    main()
