"""Document text in TypeScript source: JSDoc comments, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from specloom.ir import Prose
from specloom.target import Code
from specloom.target.constraints import explained

_TAG: Final = re.compile(r"^([\s*]*)@")


def jsdoc(
    prose: Prose, *, asked: Iterable[str] = (), indent: int = 0, deprecated: bool = False, otherwise: str = ""
) -> Code:
    """A comment with a line feed behind it, or nothing where there is nothing to say.

    Args:
        asked: Sentences about what a value has to be.
        indent: Columns before the comment and each of its lines.
        deprecated: Whether the thing is; editors strike it through.
        otherwise: Text of ours where the document is silent.
    """
    lines = jsdoc_lines(explained(prose, asked))
    lines = lines or ([otherwise] if otherwise else [])
    if deprecated:
        lines += ([""] if lines else []) + ["@deprecated"]
    return comment(lines, indent)


def jsdoc_lines(lines: Iterable[str]) -> list[str]:
    """Lines of document text that end no comment and begin no tag."""
    return [_guarded(line) for line in lines]


def comment(lines: Iterable[str], indent: int = 0) -> Code:
    """A JSDoc comment of lines that hold no end of a comment."""
    listed = list(lines)
    pad = " " * indent
    if not listed:
        return Code("")
    if len(listed) == 1:
        return Code(f"{pad}/** {listed[0]} */\n")
    inside = [f"{pad} * {line}".rstrip() for line in listed]
    return Code("\n".join([f"{pad}/**", *inside, f"{pad} */", ""]))


def _guarded(line: str) -> str:
    """A line that ends no comment, and begins no tag: the compiler obeys some of them."""
    return _TAG.sub(r"\1\\@", line.replace("*/", "*\\/"))
