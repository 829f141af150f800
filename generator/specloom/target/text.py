"""Filters that open a document's text, each named after the place it writes to (`design: safety`)."""

from __future__ import annotations

import re
from typing import Final

from specloom.ir import Prose
from specloom.target.code import Code

_LINE_ENDS: Final = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
"""Every line terminator that Python or JavaScript knows."""

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff]"
)
"""Characters that hide or reorder text, and halves of surrogate pairs."""

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)\Z")
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?|mailto):[^\s<>]*>)", re.IGNORECASE)
_UNSAFE_LINK: Final = re.compile(
    r"(\]\(\s*<?|^\s{0,3}\[[^\]]+\]:\s*<?)(?!https?:|mailto:)([A-Za-z][A-Za-z0-9+.\-]*)(?::|&colon;|&#0*58;|&#x0*3a;)",
    re.IGNORECASE,
)
_CODE_SPAN: Final = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")


def lines(text: str) -> list[str]:
    """Lines of a text, whatever terminates them, without characters that hide or reorder."""
    return [_CONTROLS.sub("", line) for line in _LINE_ENDS.split(text)]


def markdown(prose: Prose) -> Code:
    """CommonMark for the body of a page: unchanged, but raw HTML is neutralised, odd links are defused, open fences closed."""
    result: list[str] = []
    fence = ""
    for line in lines(prose.reveal()):
        opening = _FENCE.match(line)
        if fence:
            result.append(line)
            if opening and opening[1].startswith(fence) and not opening[2].strip():
                fence = ""
        elif opening and "`" not in opening[2]:
            fence = opening[1]
            result.append(line)
        else:
            result.append(_inline(line))
    return Code("\n".join([*result, fence] if fence else result))


def cell(prose: Prose) -> Code:
    """Markdown for a table cell: on one line, its pipes escaped."""
    return cell_text("\n".join(_inline(line) for line in lines(prose.reveal())))


def cell_text(text: str) -> Code:
    """Text of ours for a table cell."""
    return Code(text.replace("|", "\\|").replace("\n", "<br/>"))


def plain_cell(text: str) -> Code:
    """An author's plain text, not Markdown, for a table cell: HTML cannot start in it."""
    return cell_text("\n".join(_TAG.sub("&lt;", line) for line in lines(text)))


def one_line(prose: Prose) -> Code:
    """Inline Markdown on one line, for a heading or a list entry."""
    return Code(" ".join(" ".join(_inline(line) for line in lines(prose.reveal())).split()))


def _inline(line: str) -> str:
    """A line outside fences: code spans stay as they are, tags and unsafe links elsewhere cannot act."""
    result, position = [], 0
    for span in _CODE_SPAN.finditer(line):
        result += [_defuse(line[position : span.start()]), span[0]]
        position = span.end()
    return "".join([*result, _defuse(line[position:])])


def _defuse(text: str) -> str:
    return _UNSAFE_LINK.sub(r"\1#\2-", _TAG.sub("&lt;", text))


def comment_lines(prose: Prose) -> tuple[str, ...]:
    """Lines for a comment or docstring, trailing blanks removed; a language's filter guards its own terminator."""
    stripped = [line.rstrip() for line in lines(prose.reveal())]
    while stripped and not stripped[-1]:
        stripped.pop()
    while stripped and not stripped[0]:
        stripped.pop(0)
    return tuple(stripped)


def code_fence(code: str) -> str:
    """A fence longer than any run of backticks in the code."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    return "`" * max(3, longest + 1)
