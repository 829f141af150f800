"""Pages as a repository renders them: every link leads somewhere, and every table is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages_material import Sdk, markdown, sdks
from walking import broken_tables, dead_links, inline, uneven_tables

HOSTILE = Path(__file__).parent / "hostile.yaml"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Sdk]:
    """The SDKs of a document whose texts are everything that a table and a list could break on."""
    return sdks("hostile", HOSTILE, tmp_path_factory.mktemp("hostile"))


def test_every_link_leads_to_a_file_and_an_anchor(made: list[Sdk], hostile: list[Sdk]) -> None:
    assert [link for sdk in (*made, *hostile) for link in dead_links(sdk)] == []


def test_every_table_is_rendered_as_one(made: list[Sdk], hostile: list[Sdk]) -> None:
    assert [row for sdk in (*made, *hostile) for row in broken_tables(sdk)] == []


def test_every_row_of_a_table_has_as_many_cells_as_its_neighbours(made: list[Sdk], hostile: list[Sdk]) -> None:
    assert [page for sdk in (*made, *hostile) for page in uneven_tables(sdk)] == []


def test_no_page_lets_html_of_the_document_through(hostile: list[Sdk]) -> None:
    allowed = re.compile(r"<!-- (?:Start|End) [^<>]* \[[\w-]+\] -->\n?|<br/?>")
    raw = []
    for sdk in hostile:
        for page in sdk.pages:
            tokens = markdown().parse(sdk.text(page))
            raw += [token.content for token in tokens if token.type == "html_block"]
            raw += [token.content for token in inline(tokens) if token.type == "html_inline"]
    assert [each for each in raw if allowed.sub("", each).strip()] == []
