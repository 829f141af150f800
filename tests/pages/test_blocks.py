"""Every block of every page keeps three promises: it compiles, what it makes is valid, and what it calls answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages_material import Sdk
from proving import (
    compile_python,
    compile_typescript,
    mocks,
    place_python,
    place_typescript,
    refusals,
    run_python,
    run_typescript,
)

LEAST_BLOCKS = 140
"""What the documents of this repository alone have: public ones come to them where they are beside the checkout."""


@pytest.fixture
def python(made: list[Sdk]) -> list[Sdk]:
    return [sdk for sdk in made if sdk.language == "python"]


@pytest.fixture
def typescript(made: list[Sdk]) -> list[Sdk]:
    return [sdk for sdk in made if sdk.language == "typescript"]


def test_python_blocks_pass_mypy_strict(python: list[Sdk], tmp_path: Path) -> None:
    folder = tmp_path / "blocks"
    folder.mkdir()
    assert len(place_python(python, folder)) > LEAST_BLOCKS
    assert compile_python(python, folder) == []


def test_python_values_are_valid_and_calls_answer(python: list[Sdk], tmp_path: Path) -> None:
    with mocks(python) as served:
        assert run_python(place_python(python, tmp_path), tmp_path, served) == []
        assert refusals(served) == []
        assert all(mock.seen for mock in served.values())


def test_typescript_blocks_pass_tsc_strict(typescript: list[Sdk], tmp_path: Path) -> None:
    assert len(place_typescript(typescript, tmp_path)) > LEAST_BLOCKS
    assert compile_typescript(typescript, tmp_path) == []


def test_typescript_values_are_valid_and_calls_answer(typescript: list[Sdk], tmp_path: Path) -> None:
    with mocks(typescript) as served:
        assert run_typescript(place_typescript(typescript, tmp_path), tmp_path, served) == []
        assert refusals(served) == []
        assert all(mock.seen for mock in served.values())
