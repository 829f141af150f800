"""``specloom generate``: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.zoo import DOCUMENT, SETTINGS, Zoo

WARNED = DOCUMENT.replace("name: {type: string}", "name: {type: string, default: 1}")


def test_it_writes_what_the_settings_name(zoo: Zoo) -> None:
    result = zoo.generate()
    assert (result.exit_code, result.stderr) == (0, "")
    assert (zoo.output / "toy.txt").read_text() == "zoo-toys 0.1.0\n"
    assert (zoo.output / "docs" / "models" / "pet.md").is_file()


def test_the_summary_counts_files_and_says_why(zoo: Zoo) -> None:
    assert zoo.generate().stdout == "generated/toy  9 written, 0 unchanged, 0 removed (first generation)\n"
    zoo.write("zoo.yaml", DOCUMENT.replace("Pet:", "Animal:").replace("schemas/Pet", "schemas/Animal"))
    assert zoo.generate().stdout == "generated/toy  2 written, 7 unchanged, 2 removed (spec changed)\n"
    zoo.write("specloom.yaml", SETTINGS + "    version: 9.9.9\n")
    assert zoo.generate().stdout == "generated/toy  1 written, 8 unchanged, 0 removed (settings changed)\n"


def test_nothing_is_written_when_nothing_changed(zoo: Zoo) -> None:
    zoo.generate()
    before = {path: path.stat().st_mtime_ns for path in zoo.output.rglob("*")}
    assert zoo.generate().stdout == "generated/toy  9 files, all current\n"
    assert {path: path.stat().st_mtime_ns for path in zoo.output.rglob("*")} == before


def test_without_settings_the_names_come_from_the_title(zoo: Zoo) -> None:
    result = zoo.generate("--spec", "zoo.yaml", "--out", "made")
    assert result.exit_code == 0
    assert (zoo.folder / "made" / "toy" / "toy.txt").read_text() == "zoo-keeper 0.1.0\n"
    assert not (zoo.folder / "generated").exists()


def test_spec_and_out_override_the_settings(zoo: Zoo) -> None:
    zoo.write("other.yaml", DOCUMENT.replace("Pet", "Animal"))
    result = zoo.generate("--config", "specloom.yaml", "--spec", "other.yaml", "--out", "made")
    assert result.exit_code == 0
    assert (zoo.folder / "made" / "toy" / "toy.txt").read_text() == "zoo-toys 0.1.0\n"
    assert (zoo.folder / "made" / "toy" / "docs" / "models" / "animal.md").is_file()


@pytest.mark.parametrize("out", [".", "..", "/", "linked"])
def test_an_output_that_holds_the_document_or_is_a_link_is_refused(zoo: Zoo, out: str) -> None:
    (zoo.folder / "elsewhere").mkdir()
    (zoo.folder / "linked").symlink_to(zoo.folder / "elsewhere")
    before = _made(zoo.folder)
    result = zoo.generate("--spec", "zoo.yaml", "--out", out)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the output folder" in result.stderr
    assert _made(zoo.folder) == before


def _made(folder: Path) -> set[Path]:
    """All that is in a folder, but for what Python compiles when it reads templates."""
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


def test_paths_in_the_settings_are_relative_to_them(zoo: Zoo, monkeypatch: pytest.MonkeyPatch) -> None:
    (zoo.folder / "elsewhere").mkdir()
    monkeypatch.chdir(zoo.folder / "elsewhere")
    result = zoo.run("generate", "--config", "../specloom.yaml", "--templates", "../templates")
    assert (result.exit_code, (zoo.output / "toy.txt").is_file()) == (0, True)


def test_a_document_comes_from_standard_input(zoo: Zoo) -> None:
    result = zoo.generate("--config", "specloom.yaml", "--spec", "-", stdin=DOCUMENT)
    assert (result.exit_code, (zoo.output / "toy.txt").is_file()) == (0, True)


def test_same_input_same_bytes_whether_yaml_or_json(zoo: Zoo) -> None:
    from specloom.loader import load

    zoo.generate()
    written = {path: content for path, content in zoo.files().items() if path.startswith("generated")}
    zoo.write("zoo.json", json.dumps(load("zoo.yaml").source))
    result = zoo.generate("--config", "specloom.yaml", "--spec", "zoo.json")
    assert result.stdout == "generated/toy  9 files, all current\n"
    assert {path: content for path, content in zoo.files().items() if path.startswith("generated")} == written


def test_faults_that_can_be_carried_are_warnings_with_their_place(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WARNED)
    result = zoo.generate()
    assert result.exit_code == 0
    assert "zoo.yaml:18:30: warning: the default does not match its schema" in result.stderr
    assert "warning" not in result.stdout


def test_equal_warnings_share_a_line_and_ten_lines_are_enough(zoo: Zoo) -> None:
    names = "".join(f"        n{number}: {{type: string, default: {number}}}\n" for number in range(12))
    zoo.write("zoo.yaml", DOCUMENT + names)
    lines = zoo.generate().stderr.splitlines()
    assert len(lines) == 11
    assert lines[1] == (
        "zoo.yaml:19:28: warning: the default does not fit its schema and is not used "
        "[also at 20:28, 21:28, 22:28 and 8 more]"
    )
    assert lines[-1] == "3 more: specloom validate zoo.yaml shows all of them"


def test_quiet_prints_the_result_alone(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WARNED)
    result = zoo.generate("-q")
    assert (result.stderr, len(result.stdout.splitlines())) == ("", 1)


def test_verbose_times_the_stages(zoo: Zoo) -> None:
    stages = [line.split(":")[0] for line in zoo.generate("-v").stderr.splitlines()]
    assert stages == ["load", "resolve", "render", "write"]


def test_json_is_the_whole_of_standard_output(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WARNED)
    result = json.loads(zoo.generate("--json").stdout)
    assert result["document"] == {"file": "zoo.yaml", "version": "3.1.0"}
    (target,) = result["targets"]
    assert (target["target"], len(target["written"]), target["removed"]) == ("toy", 9, [])
    assert {"severity": "warning", "line": 18, "column": 30}.items() <= result["diagnostics"][0].items()


def test_json_carries_warnings_though_nothing_changed(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WARNED)
    zoo.generate()
    assert json.loads(zoo.generate("--json").stdout)["diagnostics"]


def test_github_gets_annotations(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WARNED)
    assert (
        "::warning file=zoo.yaml,line=18,col=30,title=invalid-document::the default"
        in zoo.generate("--format", "github").stderr
    )


def test_an_edit_by_hand_stops_the_run_and_changes_nothing(zoo: Zoo) -> None:
    zoo.generate()
    (zoo.output / "toy.txt").write_text("mine\n")
    zoo.write("zoo.yaml", DOCUMENT.replace("Pet", "Animal"))
    before = zoo.files()
    result = zoo.generate()
    assert (result.exit_code, result.stdout, zoo.files()) == (1, "", before)
    assert result.stderr.startswith("error: ") and "toy.txt" in result.stderr


def test_force_goes_on_and_keeps_the_edit(zoo: Zoo) -> None:
    zoo.generate()
    (zoo.output / "toy.txt").write_text("mine\n")
    result = zoo.generate("--force")
    assert result.exit_code == 0
    assert (zoo.output / "toy.txt.orig").read_text() == "mine\n"
    assert "your edit is kept as generated/toy/toy.txt.orig" in result.stdout


def test_no_output_may_hold_the_document(zoo: Zoo) -> None:
    zoo.write("generated/toy/zoo.yaml", DOCUMENT)
    result = zoo.generate("--config", "specloom.yaml", "--spec", "generated/toy/zoo.yaml")
    assert (result.exit_code, (zoo.output / "toy.txt").exists()) == (1, False)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("missing.yaml", None, "missing.yaml:1:1: error: there is no such file (check the path)"),
        ("bad.yaml", "a: [1\nb: }", "bad.yaml:2:2: error: this is not YAML"),
        ("bad.json", '{"a": }', "bad.json:1:7: error: this is not JSON"),
        ("list.yaml", "- 1\n", "list.yaml:1:1: error: this is not an OpenAPI document"),
        ("old.yaml", 'swagger: "1.2"\n', "old.yaml:1:1: error: the version '1.2' is not supported"),
        (
            "dangling.yaml",
            DOCUMENT.replace("schemas/Pet", "schemas/Cat"),
            "dangling.yaml:11:49: error: the $ref '#/components/schemas/Cat' leads to nothing",
        ),
    ],
)
def test_what_cannot_be_used_is_one_line_with_its_place(zoo: Zoo, name: str, content: str | None, line: str) -> None:
    if content is not None:
        zoo.write(name, content)
    before = zoo.files()
    result = zoo.generate("--spec", name)
    assert (result.exit_code, result.stdout, zoo.files()) == (2, "", before)
    assert result.stderr.startswith(line) and result.stderr.count("\n") == 1


def test_a_refusal_is_json_where_json_was_asked_for(zoo: Zoo) -> None:
    result = zoo.generate("--spec", "missing.yaml", "--json")
    assert json.loads(result.stdout)["diagnostics"][0]["code"] == "missing-file"


def test_a_name_in_the_document_cannot_forge_a_second_line(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", DOCUMENT.replace("#/components/schemas/Pet", "#/x\\nzoo.yaml:1:1: error: forged"))
    result = zoo.generate()
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_the_network_is_used_only_when_allowed(zoo: Zoo) -> None:
    result = zoo.generate("--spec", "https://localhost:1/zoo.yaml")
    assert result.exit_code == 2
    assert result.stderr == (
        "https://localhost:1/zoo.yaml:1:1: error: the network is not allowed (add --allow-network)\n"
    )


def test_only_https_is_fetched(zoo: Zoo) -> None:
    result = zoo.generate("--spec", "http://localhost:1/zoo.yaml", "--allow-network")
    assert (result.exit_code, "only https" in result.stderr) == (2, True)


def test_an_address_that_does_not_answer_is_one_line(zoo: Zoo) -> None:
    result = zoo.generate("--spec", "https://localhost:1/zoo.yaml", "--allow-network")
    assert (result.exit_code, result.stderr.count("\n"), "cannot fetch it" in result.stderr) == (2, 1, True)


def test_a_folder_that_holds_no_language_is_refused(zoo: Zoo) -> None:
    (zoo.folder / "empty").mkdir()
    result = zoo.run("generate", "--templates", "empty")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: empty: no folder in it has a target.py, so there is no language\n",
    )


def test_a_fault_of_the_language_is_raised_as_it_is(zoo: Zoo) -> None:
    template = Path("templates/toy/record.toy.jinja")
    template.write_text("{#- view: RecordFile -#}\n{{ view.absent }}\n")
    with pytest.raises(Exception, match="absent"):
        zoo.generate()
    assert not zoo.output.exists()
