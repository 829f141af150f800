"""Overlays on the command line and in the settings."""

from __future__ import annotations

from cli.zoo import SETTINGS, Zoo

OVERLAY = """\
overlay: 1.0.0
info: {title: Ages, version: "1"}
actions:
  - target: $.components.schemas.Pet.properties
    update: {age: {type: integer}}
"""


def test_the_settings_name_overlays_beside_them(zoo: Zoo) -> None:
    """A change of one regenerates, as a change of the document does."""
    zoo.write("overlays/ages.yaml", OVERLAY)
    zoo.write("specloom.yaml", SETTINGS + "overlays: [overlays/ages.yaml]\n")
    assert zoo.generate().exit_code == 0
    assert "`age`" in (zoo.output / "docs" / "models" / "pet.md").read_text()
    assert zoo.check().exit_code == 0
    zoo.write("overlays/ages.yaml", OVERLAY.replace("age:", "weight:"))
    assert zoo.check().exit_code == 1
    assert "(spec changed)" in zoo.generate().stdout
    assert "`weight`" in (zoo.output / "docs" / "models" / "pet.md").read_text()


def test_an_overlay_on_the_command_line_comes_after_those_of_the_settings(zoo: Zoo) -> None:
    zoo.write("ages.yaml", OVERLAY)
    later = OVERLAY.replace("$.components.schemas.Pet.properties", "$..age").replace("age:", "description:")
    zoo.write("later.yaml", later.replace("{type: integer}", "In years"))
    zoo.write("specloom.yaml", SETTINGS + "overlays: [ages.yaml]\n")
    assert zoo.generate("--overlay", "later.yaml").exit_code == 0
    assert "In years" in (zoo.output / "docs" / "models" / "pet.md").read_text()
    result = zoo.check()
    assert (result.exit_code, "specloom generate" in result.stderr) == (1, True)


def test_the_remedy_of_check_names_the_overlay(zoo: Zoo) -> None:
    zoo.write("ages.yaml", OVERLAY)
    assert "--overlay ages.yaml" in zoo.check("--overlay", "ages.yaml").stderr


def test_a_missing_overlay_is_one_line(zoo: Zoo) -> None:
    result = zoo.generate("--overlay", "gone.yaml")
    assert (result.exit_code, result.stderr) == (2, "gone.yaml:1:1: error: there is no such file (check the path)\n")


def test_validate_shows_the_line_of_an_overlay(zoo: Zoo) -> None:
    zoo.write("ages.yaml", OVERLAY.replace("$.components", "$.nothing"))
    result = zoo.run("validate", "zoo.yaml", "--overlay", "ages.yaml")
    assert "ages.yaml:4:13" in result.stdout or "ages.yaml:4:5" in result.stdout
    assert "target: $.nothing.schemas.Pet.properties" in result.stdout
