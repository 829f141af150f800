"""Filters that open a document's text, each named after the place it writes to (`design: safety`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile
from typing import Final

from specloom.ir import Prose
from specloom.target.code import Code
from specloom.target.html import as_markdown
from specloom.target.ticks import code_span

_LINE_ENDS: Final = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
"""Every line terminator that Python or JavaScript knows."""

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff]"
)
"""Characters that hide or reorder text, and halves of surrogate pairs."""

_FENCE: Final = re.compile(
    r"(?P<inside>(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t]))*[ \t]*)(?P<marks>`{3,}|~{3,})(?P<rest>.*)\Z"
)
_CONTAINER: Final = re.compile(r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|\Z))")
"""Begins a list entry or a quotation, in which a fence may end before it is closed."""

_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?|mailto):[^\s<>]*>)", re.IGNORECASE)
_BREAK: Final = re.compile(r"&lt;br *(/?)>", re.IGNORECASE)
"""A line break, the one tag of an author's prose that may act: many descriptions have it, and it can do no harm."""
_LONE_BREAK: Final = re.compile(r"((?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))*[ \t]*)<br/?>[ \t]*", re.IGNORECASE)
"""One on a line of its own, where it would begin a block of HTML, up to the next blank line, in which nothing is code."""

_WEB: Final = r"<?(?:https?|mailto):"
_LEADING_NOWHERE: Final = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    rf"|!?(?<!\\)\[(?P<text>(?:`[^`]+`|[^\[\]`])*)\]\(\s*(?!{_WEB})<?[^\s()<>]*>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)",
    re.IGNORECASE,
)
"""A link whose target is neither on the web nor a mail address, as far as it stands on one line; and code, which is stepped over."""

_WRAPPED_LINK: Final = re.compile(rf"(\[[^\[\]`\r\n]*)\r?\n[ \t]*(?=[^\[\]`\r\n]+\]\((?!\s*{_WEB}))", re.IGNORECASE)
"""Such a link whose text an author's editor broke over two lines."""

_UNSAFE_LINK: Final = re.compile(rf"\](?=[(:])(?!.\s*{_WEB})", re.IGNORECASE)
"""What may begin a target, in a link or a definition, that is not on the web."""

_ACTIVE: Final = re.compile(r"[\[\]<&`]")
"""What tags, links and code spans begin or end with: a line without any is as tame as it can be."""

_CODE_SPAN: Final = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_PLAIN_LINK: Final = re.compile(r"""\]\([^\s()\\<>`"']*(?:\s+(?:"[^"`\\]*"|'[^'`\\]*'))?\s*\)""")
"""The target of a link, and its title, in which no backtick stands and whose end is beyond doubt."""

_MARKER: Final = re.compile(r"\A<!-- (?:Start|End) ")
"""Begins a line that bounds a region of a shared page; one step to the right, in code, it bounds nothing."""

_LONGEST_LINE: Final = 5_000
"""Characters of a line in which code spans are looked for, since that takes more than linear time."""


def lines(text: str) -> list[str]:
    """Lines of a text, whatever terminates them, without characters that hide or reorder."""
    if text.isprintable():
        return [text]  # as most descriptions are: it holds none of either
    return [_CONTROLS.sub("", line) for line in _LINE_ENDS.split(text)]


def _read(prose: Prose) -> list[str]:
    return lines(_WRAPPED_LINK.sub(r"\1 ", as_markdown(prose.reveal())))


def markdown(prose: Prose) -> Code:
    """CommonMark for the body of a page: unchanged, but HTML is Markdown or neutralised, links to nowhere are text, fences closed."""
    page, result = _Page(), []
    for line in _read(prose):
        result.append(_MARKER.sub(r" \g<0>", page.line(line)))
    return Code("\n".join([*result, page.fence] if page.fence else result))


class _Page:
    """Reads CommonMark line by line, as far as safety needs it.

    What is code is left alone only where every reading of the text agrees that it is code: inside a list or a quotation a
    fence may end early, so from the first such fence on tags are neutralised everywhere, in code too.

    Attributes:
        fence: The line that closes the open fence; empty outside fences.
    """

    def __init__(self) -> None:
        self.fence = ""
        self._marks = ""
        self._is_nested = False
        self._is_doubtful = False
        self._paragraph = _Paragraph()

    def line(self, line: str) -> str:
        """The next line, tame."""
        found = _FENCE.match(line)
        if self.fence and self._is_doubtful and self._has_left(line):
            self.fence = ""
        if self.fence:
            if (
                found
                and found["marks"].startswith(self._marks)
                and not found["rest"].strip()
                and self._is_shallow(found)
            ):
                self.fence = ""
            return _tame(line) if self._is_doubtful else line
        self._is_nested = self._is_nested or bool(_CONTAINER.match(line))
        if found and "`" not in found["rest"] and self._opens(found):
            return _tame(line) if self._is_doubtful else line
        return self._paragraph.line(line, self._is_doubtful)

    def _is_shallow(self, found: re.Match[str]) -> bool:
        """The fence is indented so little that it is no indented code, or doubt makes no difference."""
        return self._is_doubtful or (not found["inside"].strip() and len(found["inside"].expandtabs(4)) <= 3)

    def _has_left(self, line: str) -> bool:
        """The line stands outside the list entry or quotation that holds the fence."""
        if ">" in self.fence:
            return not line.lstrip().startswith(">")
        return bool(line.strip()) and len(line) - len(line.lstrip()) < len(self.fence) - len(self._marks)

    def _opens(self, found: re.Match[str]) -> bool:
        inside = found["inside"]
        if not self._is_nested and not self._is_shallow(found):
            return False
        self._is_doubtful = self._is_doubtful or (self._is_nested and bool(inside))
        self._marks = found["marks"]
        self.fence = re.sub(r"[^\s>]", " ", inside) + self._marks
        self._paragraph = _Paragraph()
        return True


class _Paragraph:
    """Lines that inline Markdown may span: a code span that opens on one can end on the next.

    Attributes:
        is_open: A span may be open at the end of the last line.
    """

    def __init__(self) -> None:
        self.is_open = False

    def line(self, line: str, is_doubtful: bool = False) -> str:
        """The next line: code spans stay as they are, tags and unsafe links elsewhere cannot act."""
        if not line.strip():
            self.is_open = False
            return line
        self.is_open = self.is_open or not (_spans_are_plain(line) and _links_are_plain(line))
        return _tame(line) if self.is_open or is_doubtful else _without_lone_break(_outside_spans(line))


def cell(prose: Prose) -> Code:
    """Markdown for a table cell: on one line, its pipes escaped, each line of a fenced block a code span of its own."""
    return cell_text("\n".join(_in_a_cell(prose)))


def cell_text(text: str) -> Code:
    """Text of ours for a table cell."""
    return Code(text.replace("|", "\\|").replace("\n", "<br/>"))


def plain_cell(text: str) -> Code:
    """An author's plain text, not Markdown, for a table cell: neither HTML nor a link can start in it."""
    return cell_text("\n".join(_TAG.sub("&lt;", line).replace("](", r"]\(") for line in lines(text)))


def one_line(prose: Prose) -> Code:
    """The first paragraph of inline Markdown on one line, for a list entry."""
    paragraph = takewhile(str.strip, dropwhile(lambda line: not line.strip(), _inline(prose)))
    return Code(" ".join(" ".join(paragraph).split()))


def _in_a_cell(prose: Prose) -> Iterator[str]:
    """Lines of a cell, in which no fence can stand. An earlier span that may still be open would end in that of a line of code."""
    paragraph, fence = _Paragraph(), ""
    for line in _read(prose):
        found = _FENCE.match(line)
        if fence and found and found["marks"].startswith(fence) and not found["rest"].strip():
            fence = ""
        elif fence:
            yield code_span(line)
        elif found and "`" not in found["rest"] and not paragraph.is_open:
            fence = found["marks"]
        else:
            yield paragraph.line(line) if line.strip() else line


def _inline(prose: Prose) -> list[str]:
    """Lines that will stand on one, so a blank one ends nothing."""
    paragraph = _Paragraph()
    return [paragraph.line(line) if line.strip() else line for line in _read(prose)]


def _spans_are_plain(line: str) -> bool:
    """Every code span that begins on the line ends there, in any reading, and it is short enough to be read quickly."""
    return "`" not in line or (len(line) <= _LONGEST_LINE and "\\`" not in line and "`" not in _CODE_SPAN.sub("", line))


def _links_are_plain(line: str) -> bool:
    """No link's target holds a backtick, or ends on another line: such a backtick begins no code, and all that follow mean another."""
    return line.count("](") == len(_PLAIN_LINK.findall(line))


def _outside_spans(line: str) -> str:
    if not _ACTIVE.search(line):
        return line
    line = _LEADING_NOWHERE.sub(lambda found: found["text"] if found["code"] is None else found[0], line)
    result, position = [], 0
    for span in _CODE_SPAN.finditer(line):
        result += [_defuse(line[position : span.start()]), span[0]]
        position = span.end()
    return "".join([*result, _defuse(line[position:])])


def _tame(line: str) -> str:
    """A line of which any part may turn out not to be code."""
    return _without_lone_break(_defuse(line))


def _without_lone_break(line: str) -> str:
    found = _LONE_BREAK.fullmatch(line)
    return found[1] if found else line


def _defuse(text: str) -> str:
    """No tag begins in the text, and no link has a target that leads nowhere from a page of ours, or acts."""
    return _UNSAFE_LINK.sub(r"]\\", _BREAK.sub(r"<br\1>", _TAG.sub("&lt;", text)))


def comment_lines(prose: Prose) -> tuple[str, ...]:
    """Lines for a comment or docstring, trailing blanks removed; a language's filter guards its own terminator."""
    stripped = [line.rstrip() for line in _read(prose)]
    while stripped and not stripped[-1]:
        stripped.pop()
    while stripped and not stripped[0]:
        stripped.pop(0)
    return tuple(stripped)
