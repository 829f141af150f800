"""What a document may cost. A stranger's document must not be able to exhaust the machine that reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the input; each is far above the largest documents in public use.

    Attributes:
        size: Bytes of text, all files of the document together.
        depth: Levels of objects and arrays inside one another.
        nodes: Values in one file, each alias counted as what it stands for.
        aliased_nodes: Of those, values that exist only because an alias or a merge key repeats them.
        files: Files that ``$ref``s may bring in.
        faults: Errors reported before the rest is left out.
    """

    size: int = 50_000_000
    depth: int = 200
    nodes: int = 5_000_000
    aliased_nodes: int = 1_000_000
    files: int = 1_000
    faults: int = 20
