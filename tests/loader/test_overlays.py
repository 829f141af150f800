"""Overlays: what each action does to a document, and where its values then stand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.diagnostics import SpecError
from specloom.loader import Document, load

PETS = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "tags": [{"name": "a"}, {"name": "b"}, {"name": "c"}],
    "paths": {
        "/pets": {
            "get": {"operationId": "list", "responses": {"200": {"description": "All"}}},
            "post": {"operationId": "add", "x-internal": True, "responses": {"201": {"description": "Added"}}},
        }
    },
}


def overlaid(folder: Path, *overlays: list[dict[str, Any]], document: dict[str, Any] = PETS) -> Document:
    """The document after the actions of some overlays, in the order given."""
    (folder / "pets.json").write_text(json.dumps(document, indent=1))
    files = []
    for number, actions in enumerate(overlays):
        files.append(folder / f"overlay{number}.yaml")
        text = {"overlay": "1.0.0", "info": {"title": "O", "version": "1"}, "actions": actions}
        files[-1].write_text(yaml.safe_dump(text, sort_keys=False))
    return load(folder / "pets.json", overlays=files)


def changed(**members: Any) -> dict[str, Any]:
    """The document with some members replaced."""
    return {**copy.deepcopy(PETS), **members}


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ({"target": "$.info", "update": {"title": "Zoo"}}, changed(info={"title": "Zoo", "version": "1"})),
        ({"target": "$", "update": {"info": {"x-a": 1}}}, changed(info={**PETS["info"], "x-a": 1})),
        ({"target": "$.tags", "update": {"name": "d"}}, changed(tags=[*PETS["tags"], {"name": "d"}])),
        ({"target": "$", "update": {"tags": [{"name": "d"}]}}, changed(tags=[*PETS["tags"], {"name": "d"}])),
        ({"target": "$.tags[1]", "remove": True}, changed(tags=[{"name": "a"}, {"name": "c"}])),
        ({"target": "$.tags[?@.name != 'b']", "remove": True}, changed(tags=[{"name": "b"}])),
        ({"target": "$.tags[*].name", "update": "x"}, changed(tags=[{"name": "x"}] * 3)),
        ({"target": "$.tags[0]", "remove": True, "update": {"name": "z"}}, changed(tags=PETS["tags"][1:])),
        (
            {"target": "$.paths.*[?@['x-internal']]", "remove": True},
            changed(paths={"/pets": {"get": PETS["paths"]["/pets"]["get"]}}),
        ),
        (
            {"target": "$.paths['/pets'].get.responses", "copy": "$.paths['/pets'].post.responses"},
            changed(
                paths={
                    "/pets": {
                        **PETS["paths"]["/pets"],
                        "get": {
                            "operationId": "list",
                            "responses": {"200": {"description": "All"}, "201": {"description": "Added"}},
                        },
                    }
                }
            ),
        ),
    ],
)
def test_an_action_changes_what_its_target_selects(
    tmp_path: Path, action: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert overlaid(tmp_path, [action]).root == expected


def test_overlays_apply_in_order_and_a_later_one_sees_what_an_earlier_one_did(tmp_path: Path) -> None:
    first = [{"target": "$.info", "update": {"x-a": "one"}}]
    second = [{"target": "$.info['x-a']", "update": "two"}]
    assert overlaid(tmp_path, first, second).root["info"]["x-a"] == "two"
    assert overlaid(tmp_path, first).root["info"]["x-a"] == "one"


def test_a_value_stands_where_it_was_written(tmp_path: Path) -> None:
    """In the overlay that brought it, and after a removal still at its own line of the document."""
    brought = {"target": "$.info", "update": {"description": "New"}}
    removed = {"target": "$.tags[0]", "remove": True}
    appended = {"target": "$.tags", "update": {"name": "d"}}
    document = overlaid(tmp_path, [brought, removed, appended])
    lines = (tmp_path / "pets.json").read_text().splitlines()
    second = document.locate("/tags/0/name")
    assert (Path(second.file).name, lines[second.line - 1].strip()) == ("pets.json", '"name": "b"')
    for pointer in ("/info/description", "/tags/2/name"):
        assert Path(document.locate(pointer).file).name == "overlay0.yaml"
    assert "New" in (tmp_path / "overlay0.yaml").read_text().splitlines()[document.locate("/info/description").line - 1]


def test_a_change_at_one_place_is_none_where_an_alias_repeats_it(tmp_path: Path) -> None:
    (tmp_path / "pets.yaml").write_text(
        "openapi: 3.1.0\ninfo: &info {title: Pets, version: '1'}\nx-copy: *info\npaths: {}\n"
    )
    (tmp_path / "o.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $.info, update: {title: Zoo}}]\n"
    )
    root = load(tmp_path / "pets.yaml", overlays=[tmp_path / "o.yaml"]).root
    assert (root["info"]["title"], root["x-copy"]["title"]) == ("Zoo", "Pets")


def test_a_reference_that_an_overlay_brings_is_followed(tmp_path: Path) -> None:
    schema = {"target": "$", "update": {"components": {"schemas": {"Pet": {"type": "object"}}}}}
    use = {
        "target": "$.paths['/pets'].get.responses['200']",
        "update": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
    }
    document = overlaid(tmp_path, [schema, use])
    assert document.root["components"]["schemas"]["Pet"] == {"type": "object"}


def test_a_target_that_selects_nothing_is_a_warning_at_its_place(tmp_path: Path) -> None:
    (warning,) = overlaid(tmp_path, [{"target": "$.nothing", "update": {}}]).warnings
    assert warning.code == "idle-action"
    assert Path(warning.location.file).name == "overlay0.yaml"


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ({"target": "$.tags[", "remove": True}, "no JSONPath"),
        ({"update": {}}, "no target"),
        ({"target": "$.info"}, "does nothing"),
        ({"target": "$", "remove": True}, "whole document"),
        ({"target": "$.info", "update": 3}, "only be updated with an object"),
        ({"target": "$.info", "copy": "$.tags[*]"}, "selects 3 values"),
        ("text", "no target"),
    ],
)
def test_an_action_that_cannot_be_carried_out_is_refused(tmp_path: Path, action: Any, message: str) -> None:
    with pytest.raises(SpecError, match=message) as refused:
        overlaid(tmp_path, [action])
    assert Path(refused.value.diagnostics[0].location.file).name == "overlay0.yaml"


@pytest.mark.parametrize("text", ["openapi: 3.1.0", "overlay: 2.0.0\nactions: []", "overlay: 1.0.0", "[]"])
def test_what_is_no_overlay_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "pets.json").write_text(json.dumps(PETS))
    (tmp_path / "o.yaml").write_text(text)
    with pytest.raises(SpecError, match="overlay"):
        load(tmp_path / "pets.json", overlays=[tmp_path / "o.yaml"])
