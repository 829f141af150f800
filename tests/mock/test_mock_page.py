"""The page of the mock tells every word there is, and what it shows is accepted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from specloom.mock import ScenarioFile, StreamEvent, Turn, read_scenarios
from specloom.mock.answers import Preference, preferred
from specloom.mock.scenarios import ExpectedRequest, Options, Outcome, Scenario

PAGE = (Path(__file__).parents[2] / "generator" / "specloom" / "mock" / "README.md").read_text(encoding="utf-8")
MODELS = (Turn, Preference, StreamEvent, ScenarioFile, Scenario, Options, ExpectedRequest, Outcome)
ROWS = [[cell.strip() for cell in row.split("|")[1:-1]] for row in PAGE.splitlines() if row.startswith("| `")]


def code(cell: str) -> list[str]:
    """The spans of code in a cell."""
    return re.findall(r"`([^`]+)`", cell)


def test_every_key_of_the_models_is_on_the_page() -> None:
    keys = {name for model in MODELS for name in model.model_fields}
    assert [name for name in sorted(keys) if not re.search(rf"\b{name}\b", PAGE)] == []


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 4], ids=lambda row: row[0])
def test_a_word_means_what_the_page_says(row: list[str]) -> None:
    """The examples of a row are accepted where they stand, and set the word that the row is about."""
    (word,) = code(row[0])
    for example in code(row[1]):
        assert word in Turn.model_validate(yaml.safe_load(example)).model_fields_set
    for example in code(row[2]):
        preference = preferred(example)
        assert preference is not None
        assert word in preference.model_fields_set
    assert code(row[1]) or code(row[2])


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 2], ids=lambda row: row[0])
def test_an_error_is_one_that_a_scenario_may_expect(row: list[str]) -> None:
    assert Outcome(error=code(row[0])[0]).error


def test_the_scenario_on_the_page_is_one(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    file = tmp_path / "scenario.yaml"
    file.write_text(shown, encoding="utf-8")
    (scenario,) = read_scenarios(file).scenarios
    assert len(scenario.turns) == 2
    assert {turn.operation for turn in scenario.turns} == {"create_chat"}


@pytest.mark.parametrize("header", re.findall(r"-H 'Prefer: ([^']+)'", PAGE))
def test_a_header_on_the_page_is_understood(header: str) -> None:
    assert preferred(header)
