"""``specloom check``: says which file differs and why, and changes nothing."""

from __future__ import annotations

import json

import pytest

from cli.zoo import DOCUMENT, SETTINGS, Zoo


def test_it_ends_with_zero_when_all_is_current(zoo: Zoo) -> None:
    zoo.generate()
    result = zoo.check()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "everything is current\n", "")


def test_an_output_that_was_never_made_is_missing(zoo: Zoo) -> None:
    result = zoo.check()
    assert result.exit_code == 1
    assert "generated/toy/toy.txt                        missing\n" in result.stdout
    assert not (zoo.folder / "generated").exists()


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("zoo.yaml", DOCUMENT.replace("{type: string}", "{type: string, description: Called}"), "spec changed"),
        ("specloom.yaml", SETTINGS + "    version: 9.9.9\n", "settings changed"),
        ("templates/toy/record.toy.jinja", "{#- view: RecordFile -#}\nrecord\n", "generator changed"),
        ("generated/toy/toy.txt", "mine\nand mine\n", "hand-edited (+2/-1)"),
    ],
)
def test_it_says_why_a_file_differs(zoo: Zoo, name: str, text: str, reason: str) -> None:
    zoo.generate()
    zoo.write(name, text)
    before = zoo.files()
    result = zoo.check()
    reasons = {line.split("  ")[-1].strip() for line in result.stdout.splitlines()}
    assert (result.exit_code, reasons, zoo.files()) == (1, {reason}, before)


def test_a_deleted_file_is_missing_and_a_dropped_one_an_orphan(zoo: Zoo) -> None:
    zoo.generate()
    (zoo.output / "toy.txt").unlink()
    zoo.write("zoo.yaml", DOCUMENT.replace("Pet", "Animal"))
    found = {each["file"]: each["reason"] for each in json.loads(zoo.check("--json").stdout)["files"]}
    assert found["generated/toy/toy.txt"] == "missing"
    assert found["generated/toy/source/pet.toy"] == "orphan, spec changed"


def test_it_names_the_command_that_mends(zoo: Zoo) -> None:
    result = zoo.check("--config", "specloom.yaml", "--out", "made here")
    command = "specloom generate --config specloom.yaml --out 'made here' --templates templates"
    assert result.stderr.rstrip().endswith(f"to mend: {command}")


def test_an_edit_by_hand_needs_force(zoo: Zoo) -> None:
    zoo.generate()
    zoo.write("generated/toy/toy.txt", "mine\n")
    assert zoo.check().stderr.rstrip().endswith(" --force")


def test_json_holds_everything(zoo: Zoo) -> None:
    zoo.generate()
    assert json.loads(zoo.check("--json").stdout) == {"current": True, "files": [], "remedy": None}


def test_github_gets_an_annotation_a_file(zoo: Zoo) -> None:
    zoo.generate()
    zoo.write("generated/toy/toy.txt", "mine\n")
    assert zoo.check("--format", "github").stdout == "::error file=generated/toy/toy.txt::hand-edited (+1/-1)\n"


def test_a_document_that_cannot_be_used_is_two(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", "[]")
    assert zoo.check().exit_code == 2
