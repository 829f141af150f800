"""``make pages``: the promises of the pages, held by both SDKs of any documents; a line for each fault.

    python tests/pages FILE …

Ends with 0 when every value is valid, every block compiles and runs, every link leads somewhere and every table is one.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from pages_material import Sdk, sdks
from proving import (
    compile_python,
    compile_typescript,
    mocks,
    place_python,
    place_typescript,
    refusals,
    run_python,
    run_typescript,
)
from walking import broken_tables, dead_links, uneven_tables

from specloom.diagnostics import SpecError


def faults(made: Sequence[Sdk], folder: Path) -> Iterator[str]:
    """What breaks a promise, on the pages of both SDKs of one document; the folder is for programs."""
    python = [sdk for sdk in made if sdk.language == "python"]
    typescript = [sdk for sdk in made if sdk.language == "typescript"]
    for sdk in made:
        yield from (f"page: {fault}" for walk in (dead_links, broken_tables, uneven_tables) for fault in walk(sdk))
    with mocks(made) as served:
        placed = place_python(python, folder)
        yield from (f"mypy: {fault}" for fault in compile_python(python, folder))
        yield from (f"run: {fault}" for fault in run_python(placed, folder, served))
        placed = place_typescript(typescript, folder)
        yield from (f"tsc: {fault}" for fault in compile_typescript(typescript, folder))
        yield from (f"run: {fault}" for fault in run_typescript(placed, folder, served))
        yield from (f"refused: {fault}" for fault in refusals(served))


def report(document: Path, folder: Path, programs: Path) -> int:
    """Prints what is at fault with a document's pages, and how many blocks they have; gives the number of faults."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(programs, ignore_errors=True)
    try:
        made = sdks("example-sdk", document, folder)
    except SpecError as refusal:
        print(f"{document.name}: refused: {str(refusal).splitlines()[0]}", flush=True)
        return 0
    programs.mkdir()
    found = [" ".join(fault.split()) for fault in faults(made, programs)]
    for fault in found:
        print(f"{document.name}: {fault}")
    print(f"{document.name}: {sum(len(sdk.blocks) for sdk in made)} blocks, {len(found)} faults", flush=True)
    return len(found)


def main() -> int:
    """Every document, one after another; what mypy knows of the libraries serves them all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, nargs="+", metavar="FILE")
    count = 0
    with tempfile.TemporaryDirectory(prefix="specloom-pages-") as root:
        for document in parser.parse_args().documents:
            count += report(document, Path(root, "sdks"), Path(root, "programs"))
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main())
