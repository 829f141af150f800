"""``specloom validate``: every fault with its place, the line it stands on, and what to do."""

from __future__ import annotations

import json

import pytest

from cli.zoo import DOCUMENT, Zoo

WRONG_DEFAULT = DOCUMENT.replace("name: {type: string}", "name: {type: string, default: 1}")
DANGLING = DOCUMENT.replace("schemas/Pet", "schemas/Cat")


def test_a_document_without_faults_ends_with_zero(zoo: Zoo) -> None:
    result = zoo.run("validate", "zoo.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no faults\n", "")


def test_a_fault_shows_its_line_and_a_mark_below_the_word(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WRONG_DEFAULT)
    result = zoo.run("validate", "zoo.yaml")
    assert result.exit_code == 1
    assert result.stdout == (
        "error: the default does not match its schema: 1 is not of type 'string'\n"
        "   --> zoo.yaml:18:30\n"
        "18 |         name: {type: string, default: 1}\n"
        "   |                              ^^^^^^^\n"
        "\n"
        "warning: the default does not fit its schema and is not used\n"
        "   --> zoo.yaml:18:30\n"
        "18 |         name: {type: string, default: 1}\n"
        "   |                              ^^^^^^^\n"
        "\n"
        "1 error, 1 warning\n"
    )


def test_a_remedy_follows_the_line(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", DANGLING)
    result = zoo.run("validate", "zoo.yaml")
    assert (result.exit_code, "= define it or correct the pointer\n" in result.stdout) == (1, True)


def test_every_place_of_one_fault_is_named(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", DOCUMENT + "        name: {type: integer}\n")
    assert "= see also zoo.yaml:18:9\n" in zoo.run("validate", "zoo.yaml").stdout


@pytest.mark.parametrize("column", [1, 5_000, 9_990])
def test_a_long_line_is_cut_around_the_fault(zoo: Zoo, column: int) -> None:
    lead = "{" + " " * column
    zoo.write(
        "long.json", lead + '"openapi": "3.1.0", "info": {"title": 7, "version": "1"}, "paths": {}' + " " * 9_000 + "}"
    )
    lines = zoo.run("validate", "long.json").stdout.splitlines()
    line, mark = next((line, lines[index + 1]) for index, line in enumerate(lines) if line.startswith("1 |"))
    assert len(line) <= 80
    assert line[mark.index("^") : mark.rindex("^") + 1] == '"title"'


def test_standard_input_is_shown_too(zoo: Zoo) -> None:
    result = zoo.run("validate", "-", stdin=WRONG_DEFAULT)
    assert (result.exit_code, "--> <stdin>:18:30\n18 | " in result.stdout) == (1, True)


@pytest.mark.parametrize("document", ["missing.yaml", "templates", "specloom.yaml"])
def test_what_cannot_be_read_as_openapi_is_two(zoo: Zoo, document: str) -> None:
    result = zoo.run("validate", document)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_json_holds_everything(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WRONG_DEFAULT)
    result = json.loads(zoo.run("validate", "zoo.yaml", "--json").stdout)
    assert (result["errors"], result["warnings"]) == (1, 1)
    assert result["diagnostics"][0]["pointer"] == "/components/schemas/Pet/properties/name/default"


def test_github_gets_annotations(zoo: Zoo) -> None:
    zoo.write("zoo.yaml", WRONG_DEFAULT)
    lines = zoo.run("validate", "zoo.yaml", "--format", "github").stdout.splitlines()
    assert lines[0].startswith("::error file=zoo.yaml,line=18,col=30,title=invalid-document::")


def test_annotations_escape_what_would_end_them() -> None:
    from specloom.cli.faults import annotation
    from specloom.diagnostics import Diagnostic
    from specloom.location import Location

    fault = Diagnostic.error("some-code", "100%\nforged", Location("a,b:c.yaml", 1, 2))
    assert annotation(fault) == "::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=some-code::100%25%0Aforged"
