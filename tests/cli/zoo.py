"""A project to run commands on: a small document, settings, and the toy language, so that a run takes no time."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner, Result

from specloom.cli.application import application

TOY = Path(__file__).resolve().parents[1] / "renderer" / "toy"

DOCUMENT = """\
openapi: 3.1.0
info: {title: Zoo keeper, version: "1"}
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: list_pets
      responses:
        "200":
          description: All
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
"""

SETTINGS = """\
document: zoo.yaml
targets:
  toy:
    name: zoo-toys
"""


@dataclass(frozen=True)
class Zoo:
    """A folder with ``zoo.yaml``, ``specloom.yaml`` and ``templates/toy``, and commands run in it."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.folder / "generated" / "toy"

    def run(self, *arguments: str, stdin: str | None = None) -> Result:
        """One command, its two streams apart; what it raises that is no exit is raised here."""
        return CliRunner().invoke(
            application, arguments, input=stdin, env=self.environment, prog_name="specloom", catch_exceptions=False
        )

    def generate(self, *arguments: str, stdin: str | None = None) -> Result:
        return self.run("generate", "--templates", "templates", *arguments, stdin=stdin)

    def check(self, *arguments: str) -> Result:
        return self.run("check", "--templates", "templates", *arguments)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> dict[str, bytes]:
        """Everything in the folder but the templates, by path."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and "templates" not in path.parts
        }


def zoo_in(folder: Path) -> Zoo:
    """A new zoo."""
    zoo = Zoo(folder)
    zoo.write("zoo.yaml", DOCUMENT)
    zoo.write("specloom.yaml", SETTINGS)
    shutil.copytree(TOY, folder / "templates" / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    return zoo
