"""Markdown tables as the docs' format wants them: every column as wide as the longest cell of the whole table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from specloom.target.code import Code

LARGEST: Final = 1_000_000
"""Characters up to which a table is padded: one long cell beside thousands of rows would make pages of gigabytes."""


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Code:
    """A table whose cells are ready, without a final line feed.

    Args:
        header: Titles of the columns.
        rows: Cells by row; their pipes and line feeds are escaped already.
    """
    width = max(len(cell) for row in (header, *rows) for cell in row)
    if width * len(header) * len(rows) > LARGEST:
        width = max(map(len, header))
    lines = [[cell.ljust(width) for cell in header], ["-" * width for _ in header]]
    lines += [[cell.ljust(width) for cell in row] for row in rows]
    return Code("\n".join(f"| {' | '.join(line)} |" for line in lines))
