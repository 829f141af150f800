"""``specloom.yaml``: what it may say, and what a mistake in it looks like."""

from __future__ import annotations

import pytest

from cli.zoo import SETTINGS, Zoo
from specloom import settings


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            SETTINGS + "outptu: x\n",
            "specloom.yaml:5:1: error: outptu is not a setting (settings here: document, overlays, output, targets)",
        ),
        (SETTINGS + "    verison: 1.0.0\n", "specloom.yaml:5:5: error: targets.toy.verison is not a setting"),
        (
            SETTINGS + "    version: 1.0\n",
            "specloom.yaml:5:5: error: targets.toy.version has to be text (put it in quotes)",
        ),
        (SETTINGS + "    version: one\n", "specloom.yaml:5:5: error: targets.toy.version cannot be 'one'"),
        (SETTINGS + "    client: zoo keeper\n", "specloom.yaml:5:5: error: targets.toy.client cannot be 'zoo keeper'"),
        (SETTINGS + "    homepage: javascript:x\n", "specloom.yaml:5:5: error: targets.toy.homepage cannot be"),
        ("targets: {toy: {}}\n", "specloom.yaml:1:1: error: document is missing"),
        ("document: zoo.yaml\ntargets: {}\n", "specloom.yaml:2:1: error: targets: "),
        ("document: zoo.yaml\ntargets: {gopher: {}}\n", "specloom.yaml:2:11: error: gopher is not a language here"),
        ("- 1\n", "specloom.yaml:1:1: error: the file: "),
        ("a: b: c\n", "specloom.yaml:1:5: error: this is not YAML"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(zoo: Zoo, text: str, line: str) -> None:
    zoo.write("specloom.yaml", text)
    result = zoo.generate()
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(line)


def test_two_mistakes_are_two_lines(zoo: Zoo) -> None:
    zoo.write("specloom.yaml", SETTINGS + "    version: 1\nextra: 1\n")
    assert zoo.generate().stderr.count("\n") == 2


def test_missing_settings_name_the_way_without(zoo: Zoo) -> None:
    (zoo.folder / "specloom.yaml").unlink()
    result = zoo.generate()
    assert result.exit_code == 2
    assert result.stderr.endswith("(write one, or name a document: specloom generate --spec DOC --out DIR)\n")


def test_the_schema_for_editors_describes_every_setting() -> None:
    schema = settings.json_schema()
    target = schema["$defs"]["TargetSettings"]["properties"]
    assert all("description" in described for described in (*schema["properties"].values(), *target.values()))
    assert schema["required"] == ["document", "targets"]


def test_every_setting_of_a_target_is_an_attribute_of_the_package() -> None:
    from specloom.target import PackageInfo

    assert settings.TargetSettings.model_fields.keys() == PackageInfo.__dataclass_fields__.keys()


def test_differences_from_earlier_releases_stand_in_the_readme(zoo: Zoo) -> None:
    listed = "    differences:\n      - {name: pets.Colour, reason: Any text is a colour now.}\n"
    zoo.write("specloom.yaml", SETTINGS + listed)
    assert zoo.generate().exit_code == 0
    readme = (zoo.output / "README.md").read_text(encoding="utf-8")
    assert "## Differences from earlier releases\n\n* `pets.Colour`: Any text is a colour now.\n<!-- End " in readme


def test_a_difference_says_why(zoo: Zoo) -> None:
    zoo.write("specloom.yaml", SETTINGS + "    differences:\n      - {name: pets.Colour, why: Because}\n")
    assert zoo.generate().stderr.splitlines() == [
        "specloom.yaml:6:9: error: targets.toy.differences.0.reason is missing",
        "specloom.yaml:6:29: error: targets.toy.differences.0.why is not a setting (settings here: name, reason)",
    ]
