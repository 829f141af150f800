"""A third language is a folder: code, manifest, runtime and pages come from it with no edit elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest

from specloom.diagnostics import Diagnostics
from specloom.loader import load_text
from specloom.packages import package
from specloom.renderer.discovery import discover
from specloom.renderer.rendering import PathCollision, Templates, render
from specloom.resolver import resolve
from specloom.target import FilePlan, Language, Plan, Tree

TOY = Path(__file__).parent / "toy"

DOCUMENT = """
openapi: 3.1.0
info: {title: Zoo, version: "1"}
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: list_pets
      summary: List them
      responses:
        "200":
          description: All
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Pet:
      type: object
      description: An animal.
      required: [name]
      properties:
        name: {type: string}
        favouriteFood: {type: string, example: hay}
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Language:
    folder = tmp_path_factory.mktemp("templates") / "toy"
    shutil.copytree(TOY, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (found,) = discover(folder)
    return found.load()


def planned(language: Language) -> Plan:
    api = resolve(load_text(DOCUMENT), Diagnostics())
    return language.target.plan(api, package("Zoo", {}), {})


def tree(language: Language, plan: Plan) -> Tree:
    api = resolve(load_text(DOCUMENT), Diagnostics())
    return render(api, plan, language, package("Zoo", {}), Templates.of(language))


def test_its_code_comes_from_its_templates_and_its_layout(toy: Language) -> None:
    content = tree(toy, planned(toy))[PurePosixPath("source/pet.toy")]
    assert content == b"RECORD PET\n  name\n  favourite_food\n"


def test_its_manifest_is_what_it_serialized(toy: Language) -> None:
    assert tree(toy, planned(toy))[PurePosixPath("toy.txt")] == b"zoo 0.1.0\n"


def test_its_runtime_is_copied_byte_for_byte_and_without_its_tests(toy: Language) -> None:
    plan = planned(toy)
    below = {path for path in tree(toy, plan) if plan.runtime in path.parents} - {file.path for file in plan.files}
    assert below == {PurePosixPath("source/start.toy")}
    assert tree(toy, plan)[PurePosixPath("source/start.toy")] == (TOY / "runtime" / "start.toy").read_bytes()


def test_it_gets_the_pages_in_its_dialect_without_a_final_line_feed(toy: Language) -> None:
    page = tree(toy, planned(toy))[PurePosixPath("docs/models/pet.md")].decode()
    assert page.startswith('# Pet\n\nAn animal.\n\n## Example Usage\n\n```toy\nPet {"name": ')
    assert page.endswith("|")


def test_every_model_resource_and_package_has_its_page(toy: Language) -> None:
    pages = [str(path) for path in tree(toy, planned(toy)) if path.suffix == ".md"]
    below = ["docs/models/pet.md", "docs/sdks/pets/README.md", "docs/sdks/zoo/README.md"]
    assert pages == ["README.md", "USAGE.md", *below]


def test_files_stand_in_path_order(toy: Language) -> None:
    paths = [path.parts for path in tree(toy, planned(toy))]
    assert paths == sorted(paths)


@pytest.mark.parametrize("path", ["toy.txt", "TOY.txt", "source/start.toy", "docs/models/Pet.md"])
def test_two_files_with_one_path_are_a_fault_of_ours(toy: Language, path: str) -> None:
    plan = planned(toy)
    (record,) = plan.files
    twin = FilePlan(PurePosixPath(path), record.template, record.view)
    doubled = Plan((record, twin), plan.manifests, plan.runtime, plan.dialect, plan.names)
    with pytest.raises(PathCollision, match="one file"):
        tree(toy, doubled)
