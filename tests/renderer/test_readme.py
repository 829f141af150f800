"""What the README of an SDK lists, and how it says what it is of."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics
from specloom.loader import load_text
from specloom.packages import package
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve


def pages(title: str, operations: int, said: dict[str, Any] | None = None) -> dict[str, tuple[str, dict[str, str]]]:
    """For each language its README, and all its pages by path, of an API with so many operations."""
    paths = {
        f"/things/{number}": {
            "get": {"operationId": f"get{number}", "tags": ["Things"], "responses": {"204": {"description": "ok"}}}
        }
        for number in range(operations)
    }
    document = load_text(json.dumps({"openapi": "3.1.0", "info": {"title": title, "version": "1"}, "paths": paths}))
    api, info = resolve(document, Diagnostics()), package(title, said or {})
    found = {}
    for discovered in discover(templates_root()):
        language = discovered.load()
        tree = render(api, language.target.plan(api, info, {}), language, info, Templates.of(language))
        texts = {str(path): content.decode() for path, content in tree.items() if path.suffix == ".md"}
        found[language.target.name] = texts[str(PurePosixPath("README.md"))], texts
    return found


@pytest.mark.parametrize("operations", [100, 101])
def test_operations_are_listed_as_long_as_a_reader_would_look_through_them(operations: int) -> None:
    for readme, others in pages("Zoo", operations).values():
        listed = readme.count("](docs/sdks/things/README.md#")
        if operations == 100:
            assert listed >= 100
        else:
            assert listed == 0
            assert "* [things](docs/sdks/things/README.md) - 101 operations\n" in readme
            assert "[All operations](docs/sdks/zoo/README.md), by resource:" in readme
            assert others["docs/sdks/zoo/README.md"].count("](../things/README.md#") == 101


def test_the_first_line_is_the_settings_own_or_names_the_api() -> None:
    for language, (readme, _) in pages("Zoo <b> | *API*", 1).items():
        title = {"python": "Python", "typescript": "TypeScript"}[language]
        assert f"\n{title} client for Zoo &lt;b> | *API*, with types for all of it.\n" in readme
    for readme, _ in pages("Zoo", 1, {"description": "Animals, by wire."}).values():
        assert "<!-- Start Summary [summary] -->\nAnimals, by wire.\n<!-- End" in readme
