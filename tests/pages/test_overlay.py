"""The code samples of an SDK as an OpenAPI overlay: it is one, and each sample arrives at its operation and nowhere else."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
import yaml
from pages_material import Sdk

from specloom.loader import load

ACTION_KEYS = {"target", "description", "update", "remove"}


@pytest.fixture(scope="module")
def overlays(made: list[Sdk]) -> list[tuple[Sdk, dict[str, Any]]]:
    return [(sdk, yaml.safe_load((sdk.folder / "codeSamples.yaml").read_text(encoding="utf-8"))) for sdk in made]


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
    """Applied by our own engine, as its owner's overlays are; an operation that paths share has a sample for each."""
    for sdk, _ in overlays:
        plain = load(sdk.document.file)
        applied = load(sdk.document.file, overlays=[sdk.folder / "codeSamples.yaml"])
        assert applied.warnings == plain.warnings
        for pointer, paths in Counter(operation.pointer for operation in sdk.api.operations).items():
            _, operation = applied.resolve(pointer)
            samples = operation.pop("x-codeSamples")
            assert len({sample["label"] for sample in samples}) == len(samples) == paths
            assert len({sample["source"] for sample in samples}) == paths
            for sample in samples:
                assert sample.keys() == {"lang", "label", "source"}
                assert sample["lang"] == sdk.language
        assert applied.root == plain.root


def test_a_sample_is_the_program_on_the_operation_s_page(overlays: list[tuple[Sdk, dict[str, Any]]]) -> None:
    for sdk, overlay in overlays:
        programs = {block.code for block in sdk.blocks}
        for action in overlay["actions"]:
            assert all(sample["source"] in programs for sample in action["update"]["x-codeSamples"])
