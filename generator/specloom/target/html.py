"""The HTML that authors write in descriptions, as the Markdown that says the same.

Most documents that were written for one portal have some, and a page on which it stands as text is hard to read. What comes out is
as untrusted as what went in: the filters of ``specloom.target.text`` see it afterwards, with all other tags as they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Final
from urllib.parse import quote

from specloom.target.ticks import code_span

_TOKEN: Final = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s[^<>]*)?)>"
)
_END: Final = re.compile(r"</([A-Za-z][A-Za-z0-9]*)>")
_TARGET: Final = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_EMPHASIZING: Final = re.compile(r"</?(?:b|strong|i|em|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)

_SENT: Final = "%:/?#[]@!$&*+,;=~"
"""What may stand in a link's target as it is: reserved characters (RFC 3986 section 2.2) without quotes and brackets that are round."""

_BREAK: Final = "\n\n"
_RULE: Final = "hr"
_BLOCKS: Final = frozenset({"p", "div", "ul", "ol", _RULE})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EMPHASIS: Final = {"b": "**", "strong": "**", "i": "*", "em": "*", **dict.fromkeys(_HEADINGS, "**")}
_INLINE: Final = frozenset({*_EMPHASIS, "a", "code", "span"})
_KNOWN: Final = _BLOCKS | _INLINE | {"li"}

_LONGEST_WITH_CODE: Final = 5_000
"""Characters of a text in which code spans are looked for, since that takes more than linear time."""


def as_markdown(text: str) -> str:
    """The text, its paragraphs, lists, headings, emphasis, code and links in Markdown.

    A name that is never closed is a placeholder, such as the ``<p>`` of ``/pets/<p>``, and no tag; only rules have no end. Whoever
    writes fences writes Markdown.
    """
    closed = frozenset(name.lower() for name in _END.findall(text)) & _KNOWN if "</" in text else frozenset()
    if not closed or "```" in text or "~~~" in text or ("`" in text and len(text) > _LONGEST_WITH_CODE):
        return text
    closed |= {_RULE}
    written, position = _Written(text), 0
    for token in _TOKEN.finditer(text):
        written.add(text[position : token.start()])
        position = token.end()
        name = (token["name"] or "").lower()
        if name not in closed:
            written.add(token[0])
        elif token["end"]:
            written.close(name, token)
        else:
            written.open(name, token)
    written.add(text[position:])
    return re.sub(r"\n{3,}", _BREAK, "".join(written.pieces)).strip()


@dataclass
class _Written:
    """What has been written so far, of which the end may still become an element of its own.

    Attributes:
        opened: By name, where an element that is not yet closed begins: among the pieces, and its tag.
        number: Of the next entry of a numbered list; 0 in a list without numbers.
    """

    source: str
    pieces: list[str] = field(default_factory=list)
    opened: dict[str, tuple[int, re.Match[str]]] = field(default_factory=dict)
    number: int = 0
    _is_fresh: bool = True

    def add(self, text: str) -> None:
        """Text; behind a break or the sign of an entry it has no blanks at its start, which would mean something there."""
        text = text.lstrip() if self._is_fresh else text
        if text:
            self.pieces.append(text)
            self._is_fresh = False

    def open(self, name: str, tag: re.Match[str]) -> None:
        if name in _BLOCKS | _HEADINGS:
            self._begin(_BREAK)
        if name in ("ul", "ol"):
            self.number = int(name == "ol")
        if name == "li":
            self._begin(f"\n{self.number}. " if self.number else "\n- ")
            self.number += bool(self.number)
        if name in _INLINE:
            self.opened[name] = len(self.pieces), tag
            self.pieces.append(tag[0])

    def close(self, name: str, tag: re.Match[str]) -> None:
        if name in _INLINE and name not in self.opened:
            self.add(tag[0])
        elif name in _INLINE:
            start, opening = self.opened[name]
            inner, raw = "".join(self.pieces[start + 1 :]), self.source[opening.end() : tag.start()]
            self.pieces[start:] = [_code(raw) if name == "code" else _element(name, inner, opening["attributes"])]
            self.opened = {other: place for other, place in self.opened.items() if place[0] < start}
        if name in _BLOCKS | _HEADINGS:
            self._begin(_BREAK)

    def _begin(self, sign: str) -> None:
        """A paragraph or an entry, which needs no line of its own where one has just begun."""
        if self.pieces and not self._is_fresh:
            self.pieces[-1] = self.pieces[-1].rstrip()
        self.pieces.append(sign.lstrip() if self._is_fresh else sign)
        self._is_fresh = True


def _element(name: str, inner: str, attributes: str) -> str:
    """Blanks at the ends stand outside, where Markdown wants them; what would mean something else stays as text."""
    text = inner.strip()
    if not text or "\n\n" in text:
        return inner
    if name == "a":
        element = _link(text, attributes)
    else:
        mark = _EMPHASIS.get(name, "")
        element = text if "*" in text else f"{mark}{text}{mark}"
    start = inner.index(text)
    return f"{inner[:start]}{element}{inner[start + len(text) :]}"


def _link(text: str, attributes: str) -> str:
    found = _TARGET.search(attributes)
    target = unescape(found[1] or found[2] or "").strip() if found else ""
    if "[" in text or "]" in text or not _WEB.fullmatch(target):
        return text
    return f"[{text}]({quote(target, safe=_SENT)})"


def _code(raw: str) -> str:
    """Line by line, since no break is one in Markdown's code; there, entities and emphasis mean nothing."""
    lines = re.split(r"</?br */?>", raw, flags=re.IGNORECASE)
    return "<br/>".join(code_span(" ".join(unescape(_EMPHASIZING.sub("", line)).split())) for line in lines)
