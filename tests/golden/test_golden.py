"""Every golden page becomes what it says. A page is the first thing to write when output is to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_page import Page, generated

HERE = Path(__file__).parent
PAGES = sorted(file for file in HERE.glob("*.md") if file.name != "README.md")


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_page(file: Path, request: pytest.FixtureRequest) -> None:
    """The document becomes the blocks of the page, letter for letter."""
    page = Page(file, file.read_text(encoding="utf-8"))
    actual = generated(page.document)
    if request.config.getoption("--update-golden"):
        file.write_text(page.updated(actual), encoding="utf-8", newline="\n")
        page = Page(file, file.read_text(encoding="utf-8"))
    missing = [path for path in page.expectations if path not in actual]
    assert not missing, f"no such output: {missing}; there is {sorted(actual)}"
    assert page.expectations, "a page without an expectation proves nothing"
    for path, expected in page.expectations.items():
        assert actual[path] == expected, f"{path} differs; if that is right: make golden"


def test_every_page_opens_with_a_title_and_a_sentence() -> None:
    """The title names the behaviour, the sentence says why it matters."""
    for file in PAGES:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# "), file.name
        assert lines[2].endswith((".", ":")), file.name
