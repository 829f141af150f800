"""``make fuzz``: spoilt documents, until the time is over; what fails is made small and kept.

    python -m fuzz [--seconds N] [--seed N]

Ends with 0 when every document was refused in a line or became code.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Mapping

from fuzz.judgement import fault, faulty, typescript_faults
from fuzz.mutations import mutated
from fuzz.seeds import KEPT, seeds
from fuzz.shrinking import shrunk

BATCH = 200
"""Documents whose TypeScript is parsed by one process."""


class Fuzzing:
    """One run: what failed so far, each fault kept once."""

    def __init__(self, seed: int, until: float) -> None:
        self._chance = random.Random(seed)
        self._until = until
        self._seeds = seeds()
        self.tried = self.refused = 0
        self.found: dict[str, str] = {}

    def run(self) -> None:
        """Batches until the time is over."""
        while time.monotonic() < self._until:
            self._batch()

    def _batch(self) -> None:
        sound: list[tuple[str, Mapping[str, str]]] = []
        while len(sound) < BATCH and time.monotonic() < self._until:
            text = mutated(self._chance.choice(self._seeds), self._chance)
            said, sources = faulty(text)
            self.tried += 1
            self.refused += not said and not sources
            if said:
                self._keep(text, said)
            else:
                sound.append((text, sources))
        for (text, _), said in zip(sound, typescript_faults([each for _, each in sound]), strict=True):
            if said:
                self._keep(text, said)

    def _keep(self, text: str, said: str) -> None:
        if said in self.found:
            return
        self.found[said] = ""
        is_typescript = said.startswith("TypeScript ")
        small = shrunk(text, lambda each: (_typescript(each) if is_typescript else fault(each)) == said)
        path = KEPT / f"{hashlib.sha256(said.encode()).hexdigest()[:10]}.yaml"
        path.write_text(small, encoding="utf-8")
        self.found[said] = path.name
        print(f"{said}\n  kept/{path.name}", flush=True)


def _typescript(text: str) -> str:
    said, sources = faulty(text)
    return said or typescript_faults([sources])[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    fuzzing = Fuzzing(options.seed, time.monotonic() + options.seconds)
    fuzzing.run()
    print(f"{fuzzing.tried} documents, {fuzzing.refused} refused, {len(fuzzing.found)} faults")
    return 1 if fuzzing.found else 0


if __name__ == "__main__":
    raise SystemExit(main())
