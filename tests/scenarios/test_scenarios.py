"""Every scenario, played by Python, Python with ``await`` and TypeScript: three equal traces, and as the file expects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from scenario_runs import Performance, differences, performing, trace

from specloom.mock import read_scenarios

HERE = Path(__file__).parent
FILES = {name: read_scenarios(HERE / f"{name}.yaml") for name in ("atoma", "broad", "silent")}
CASES = [(name, scenario.name) for name, file in FILES.items() for scenario in file.scenarios]


class Performances:
    """SDKs and players of each file, made when its first scenario is played."""

    def __init__(self, stack: ExitStack, factory: pytest.TempPathFactory) -> None:
        self._stack = stack
        self._factory = factory
        self._made: dict[str, Performance] = {}

    def of(self, name: str) -> Performance:
        """The performance of a file's scenarios."""
        if name not in self._made:
            performance = performing(HERE / f"{name}.yaml", self._factory.mktemp(name))
            self._made[name] = self._stack.enter_context(performance)
        return self._made[name]


@pytest.fixture(scope="module")
def performances(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Performances]:
    """Kept for the time of the module."""
    with ExitStack() as stack:
        yield Performances(stack, tmp_path_factory)


@pytest.mark.parametrize(("file", "name"), CASES)
def test_a_scenario(performances: Performances, file: str, name: str) -> None:
    """What the server saw and what the caller saw, thrice."""
    performance = performances.of(file)
    scenario = next(scenario for scenario in performance.file.scenarios if scenario.name == name)
    traces = {player: trace(performance, scenario, player) for player in performance.players}
    found = {player: list(differences(scenario, seen)) for player, seen in traces.items()}
    assert not any(found.values()), found
    for player, seen in traces.items():
        for request in seen["requests"]:
            del request["key"]  # random, and compared among the attempts of one call
        assert seen == traces["python"], player


@pytest.mark.parametrize("file", FILES)
def test_names_tell_scenarios_apart(file: str) -> None:
    """``--only`` plays the one that is meant."""
    names = [scenario.name for scenario in FILES[file].scenarios]
    assert len(set(names)) == len(names)
