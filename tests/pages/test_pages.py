"""Pages as a repository renders them: every link leads somewhere, and every table is one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it.token import Token
from pages_material import Sdk, markdown, sdks

HOSTILE = Path(__file__).parent / "hostile.yaml"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Sdk]:
    """The SDKs of a document whose texts are everything that a table and a list could break on."""
    return sdks("hostile", HOSTILE, tmp_path_factory.mktemp("hostile"))


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
    """Links of our own that lead nowhere; those to other sites are not followed, and those made harmless lead nowhere on purpose."""
    known = cache(lambda page: anchors(sdk.text(page)))
    dead = []
    for page in sdk.pages:
        for token in inline(markdown().parse(sdk.text(page))):
            target = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            if not target or re.match(r"#?[a-z]+:", target):
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
        rows = sum(line.startswith("| ") for line in outside_fences(sdk.text(page)))
        tokens = markdown().parse(sdk.text(page))
        rendered = sum(token.type == "tr_open" for token in tokens) + sum(
            token.type == "thead_open" for token in tokens
        )
        if rows != rendered:
            broken.append(f"{sdk.language} {page}: {rows} rows written, {rendered} rendered")
        broken += [
            f"{sdk.language} {page}: {line}"
            for line in outside_fences(sdk.text(page))
            if line.startswith("| ") and not line.endswith(" |")
        ]
    return broken


def outside_fences(text: str) -> Iterator[str]:
    """Lines that are not in a block of code."""
    fenced = {
        number
        for token in markdown().parse(text)
        if token.type in ("fence", "code_block") and token.map
        for number in range(*token.map)
    }
    return (line for number, line in enumerate(text.split("\n")) if number not in fenced)


def test_every_link_leads_to_a_file_and_an_anchor(made: list[Sdk], hostile: list[Sdk]) -> None:
    assert [link for sdk in (*made, *hostile) for link in dead_links(sdk)] == []


def test_every_table_is_rendered_as_one(made: list[Sdk], hostile: list[Sdk]) -> None:
    assert [row for sdk in (*made, *hostile) for row in broken_tables(sdk)] == []


def test_every_row_of_a_table_has_as_many_cells_as_its_neighbours(made: list[Sdk], hostile: list[Sdk]) -> None:
    uneven = []
    for sdk in (*made, *hostile):
        for page in sdk.pages:
            lines = list(outside_fences(sdk.text(page)))
            counts = [len(re.split(r"(?<!\\)\|", line)) if line.startswith("| ") else 0 for line in lines]
            pairs = pairwise(counts)
            uneven += [f"{sdk.language} {page}" for one, other in pairs if one and other and one != other]
    assert uneven == []


def test_no_page_lets_html_of_the_document_through(hostile: list[Sdk]) -> None:
    allowed = re.compile(r"<!-- (?:Start|End) [^<>]* \[[\w-]+\] -->\n?|<br/>")
    raw = []
    for sdk in hostile:
        for page in sdk.pages:
            tokens = markdown().parse(sdk.text(page))
            raw += [token.content for token in tokens if token.type == "html_block"]
            raw += [token.content for token in inline(tokens) if token.type == "html_inline"]
    assert [each for each in raw if allowed.sub("", each).strip()] == []
