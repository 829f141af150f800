"""Anchors of a page's headings, as the renderers of repositories make them: where two headings would share one, a number follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from specloom.ir import Prose
from specloom.target.code import Code
from specloom.target.text import markdown

_ATX: Final = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*\Z")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_FENCE: Final = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})(?P<rest>.*)\Z")
_NO_PARAGRAPH: Final = re.compile(r"\s*\Z| {4}| {0,3}(?:[>#|]|[-+*][ \t]|\d{1,9}[.)][ \t])")
_LINK: Final = re.compile(r"!?\[(?P<text>[^\]]*)\]\([^)]*\)")
_ENTITY: Final = re.compile(r"&(?:#?\w{1,32});")
_DROPPED: Final = re.compile(r"[^\w\- ]")


class Anchors:
    """Hands out the anchors of one page; each heading has to be told, in order."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def heading(self, text: str) -> Code:
        """The anchor of the next heading."""
        plain = slug(text)
        anchor = plain
        while anchor in self._seen:
            self._seen[plain] += 1
            anchor = f"{plain}-{self._seen[plain]}"
        self._seen[anchor] = 0
        return Code(anchor)

    def prose(self, prose: Prose) -> None:
        """Passes the headings of a description."""
        for text in headings(markdown(prose)):
            self.heading(text)


def slug(text: str) -> str:
    """A heading in lower case, spaces as hyphens, without punctuation and markup."""
    shown = _ENTITY.sub("", _LINK.sub(r"\g<text>", text))
    return _DROPPED.sub("", shown.strip().lower()).replace(" ", "-")


def headings(text: str) -> Iterator[str]:
    """The text of each heading of a Markdown text, in order."""
    marks = ""
    before: list[str] = []
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if marks:
            if fence and fence["marks"].startswith(marks) and not fence["rest"].strip():
                marks = ""
        elif fence and not ("`" in fence["marks"] and "`" in fence["rest"]):
            marks, before = fence["marks"], []
        elif found := _ATX.match(line):
            yield found["text"] or ""
            before = []
        elif before and _UNDERLINE.match(line):
            yield " ".join(before)
            before = []
        elif _NO_PARAGRAPH.match(line):
            before = []
        else:
            before.append(line.strip())
