"""Code in Markdown, between as many backticks as it takes."""

from __future__ import annotations

import re


def code_fence(code: str) -> str:
    """A fence longer than any run of backticks in the code."""
    return "`" * max(3, _longest_run(code) + 1)


def code_span(code: str) -> str:
    """Code within a line; nothing where it is blank, since no span is empty. A backtick at an end is held off by a blank."""
    ticks = "`" * (_longest_run(code) + 1)
    padded = f" {code} " if code.startswith("`") or code.endswith("`") else code
    return f"{ticks}{padded}{ticks}" if code.strip() else ""


def _longest_run(code: str) -> int:
    return max((len(run) for run in re.findall("`+", code)), default=0)
