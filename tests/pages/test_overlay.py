"""The code samples of an SDK as an OpenAPI overlay: it is one, and each sample arrives at its operation and nowhere else."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
import yaml
from pages_material import Sdk

NAME = re.compile(r'\["((?:[^"\\]|\\.)*)"\]')
ACTION_KEYS = {"target", "description", "update", "remove"}


@pytest.fixture(scope="module")
def overlays(made: list[Sdk]) -> list[tuple[Sdk, dict[str, Any]]]:
    return [(sdk, yaml.safe_load((sdk.folder / "codeSamples.yaml").read_text(encoding="utf-8"))) for sdk in made]


def names(target: str) -> list[str]:
    """The names of a JSONPath that selects one place: a root and quoted names, by RFC 9535."""
    assert re.fullmatch(rf"\$(?:{NAME.pattern})+", target), target
    return [json.loads(f'"{name}"') for name in NAME.findall(target)]


def applied(document: dict[str, Any], overlay: dict[str, Any]) -> dict[str, Any]:
    """The document after each action has merged its update into what its target selects (Overlay 1.0, section 4.4.3)."""
    result = copy.deepcopy(document)
    for action in overlay["actions"]:
        place: Any = result
        for name in names(action["target"]):
            place = place[name]
        for key, value in action["update"].items():
            place[key] = [*place.get(key, []), *value] if isinstance(value, list) else value
    return result


def test_it_is_an_overlay(overlays: list[tuple[Sdk, dict[str, Any]]]) -> None:
    """The facts of the JSON Schema of Overlay 1.0: which keys there are, which are required, of which form."""
    for _, overlay in overlays:
        assert overlay.keys() == {"overlay", "info", "actions"}
        assert re.fullmatch(r"1\.0\.\d+", overlay["overlay"])
        assert overlay["info"].keys() == {"title", "version"}
        assert all(isinstance(value, str) and value for value in overlay["info"].values())
        assert len(overlay["actions"]) >= 1
        for action in overlay["actions"]:
            assert {"target"} < action.keys() <= ACTION_KEYS
            assert action["target"].startswith("$")
        assert len({json.dumps(action) for action in overlay["actions"]}) == len(overlay["actions"])


def test_each_sample_arrives_at_its_operation_and_changes_nothing_else(
    overlays: list[tuple[Sdk, dict[str, Any]]],
) -> None:
    for sdk, overlay in overlays:
        document = applied(sdk.document.root, overlay)
        for operation in sdk.api.operations:
            place: Any = document
            for token in operation.identity.split("/")[1:]:
                place = place[token.replace("~1", "/").replace("~0", "~")]
            (sample,) = place.pop("x-codeSamples")
            assert sample.keys() == {"lang", "label", "source"}
            assert sample["lang"] == sdk.language
        assert document == sdk.document.root


def test_a_sample_is_the_program_on_the_operation_s_page(overlays: list[tuple[Sdk, dict[str, Any]]]) -> None:
    for sdk, overlay in overlays:
        programs = {block.code for block in sdk.blocks}
        for action in overlay["actions"]:
            (sample,) = action["update"]["x-codeSamples"]
            assert sample["source"] in programs
