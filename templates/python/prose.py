"""Document text in Python source: docstrings, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.ir import Prose
from specloom.target import Code
from specloom.target.text import comment_lines


def docstring(prose: Prose, indent: int = 0, otherwise: str = "") -> Code:
    """A docstring whose first line stands at ``indent`` columns; ``otherwise`` is our own text where the document is silent."""
    return docstring_of(comment_lines(prose) or ((otherwise,) if otherwise else ()), indent)


def docstring_of(lines: Iterable[str], indent: int) -> Code:
    """A docstring of lines of text, escaped so that it ends where we end it; nothing where there are no lines."""
    text = [_escaped(line) for line in lines]
    if not text:
        return Code("")
    last = text[-1] + (" " if text[-1].endswith('"') else "")
    pad = " " * indent
    if len(text) == 1:
        return Code(f'"""{_led(last)}"""')
    rest = [f"{pad}{line}" if line else "" for line in [*text[1:-1], last]]
    return Code("\n".join([f'"""{_led(text[0])}', *rest, f'{pad}"""']))


def _led(line: str) -> str:
    return f" {line}" if line.startswith('"') else line


def _escaped(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if escaped.isprintable():
        return escaped
    return "".join(
        character if character.isprintable() or character == "\t" else f"\\u{ord(character):04x}"
        for character in escaped
    )
