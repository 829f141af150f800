"""Pages as a repository renders them, walked: links that lead nowhere, and tables that are not what they look like."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from markdown_it.token import Token
from pages_material import Sdk, markdown


def inline(tokens: list[Token]) -> Iterator[Token]:
    """Every token below every line of text."""
    for token in tokens:
        yield from token.children or ()


def anchors(text: str) -> set[str]:
    """What can be linked to on a page, by the rules of GitHub's renderer, from the rendered headings."""
    found: set[str] = set()
    tokens = markdown().parse(text)
    for opening, content in pairwise(tokens):
        if opening.type == "heading_open":
            shown = "".join(each.content for each in content.children or () if each.type in ("text", "code_inline"))
            plain = re.sub(r"[^\w\- ]", "", shown.strip().lower()).replace(" ", "-")
            numbered = (f"{plain}-{number}" for number in range(1, 1000))
            found.add(plain if plain not in found else next(each for each in numbered if each not in found))
    return found


def dead_links(sdk: Sdk) -> list[str]:
    """Links that lead nowhere; those to other sites are not followed."""
    known = cache(lambda page: anchors(sdk.text(page)))
    dead = []
    for page in sdk.pages:
        for token in inline(markdown().parse(sdk.text(page))):
            target = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            if not target or re.match(r"(?:https?|mailto):", target):
                continue
            path, _, fragment = target.partition("#")
            file = posixpath.normpath(page.parent / path) if path else str(page)
            if not (sdk.folder / file).is_file() or (fragment and fragment not in known(type(page)(file))):
                dead.append(f"{sdk.name} {sdk.language} {page}: {target}")
    return dead


def broken_tables(sdk: Sdk) -> list[str]:
    """Rows that look like a table's and are not in one, and rows with more or fewer cells than the header."""
    broken = []
    for page in sdk.pages:
        rows = {number: line for number, line in outside_fences(sdk.text(page)) if line.startswith("| ")}
        tables = [token.map for token in markdown().parse(sdk.text(page)) if token.type == "table_open" and token.map]
        rendered = {number for table in tables for number in range(*table)}
        broken += [
            f"{sdk.name} {sdk.language} {page}: not in a table: {line}"
            for number, line in rows.items()
            if number not in rendered and line.strip() not in sdk.their_lines
        ]
        broken += [
            f"{sdk.name} {sdk.language} {page}: {line}"
            for line in rows.values()
            if not line.endswith(" |") and line.strip() not in sdk.their_lines
        ]
    return broken


def uneven_tables(sdk: Sdk) -> list[str]:
    """Pages on which a row has more or fewer cells than the one above it."""
    uneven = []
    for page in sdk.pages:
        lines = [line if line.strip() not in sdk.their_lines else "" for _, line in outside_fences(sdk.text(page))]
        counts = [len(re.split(r"(?<!\\)\|", line)) if line.startswith("| ") else 0 for line in lines]
        if any(one and other and one != other for one, other in pairwise(counts)):
            uneven.append(f"{sdk.name} {sdk.language} {page}: rows of a table have different numbers of cells")
    return uneven


def outside_fences(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are not in a block of code, with their numbers."""
    fenced = {
        number
        for token in markdown().parse(text)
        if token.type in ("fence", "code_block") and token.map
        for number in range(*token.map)
    }
    return ((number, line) for number, line in enumerate(text.split("\n")) if number not in fenced)
