"""A regeneration changes what the document's change implies, and names that were given stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from regeneration.regeneration_material import ATOMA, ZOO, changed, generate
from specloom.writer import read_lock

MOOD = "mood: {type: string, enum: [calm, wild]}"

PET = {
    "python": {"docs/models/pet.md", "src/zoo/models/pet.py"},
    "typescript": {"docs/models/components/pet.md", "src/models/components/pet.ts"},
}
"""A model's file and its page, by language."""

PROMISED = {language: {"api-surface.txt"} for language in PET}
"""The public surface, by language."""

SHOWING_PET = {
    "python": {"codeSamples.yaml", "docs/models/keeper.md", "docs/sdks/keepers/README.md"},
    "typescript": {"codeSamples.yaml", "docs/models/components/keeper.md", "docs/sdks/keepers/README.md"},
}
"""Pages and samples whose example holds a pet."""


WITH_NEWCOMER = ZOO.replace(
    "paths:\n",
    """\
paths:
  /animals:
    get:
      tags: [Pets]
      operationId: list_animals
      responses:
        "200":
          description: All
          content: {application/json: {schema: {$ref: "#/components/schemas/pet"}}}
""",
).replace("    Pet:\n", "    pet:\n      type: object\n      properties: {legs: {type: integer}}\n    Pet:\n")
"""Another schema comes before ``Pet`` whose name is the same in every language."""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the zoo has been generated."""
    generate(ZOO, tmp_path)
    return tmp_path


def regenerated(text: str, out: Path) -> dict[str, set[str]]:
    """Files that generating another document changes, by language."""
    return {language: changed(report) for language, report in generate(text, out).items()}


def test_a_property_changes_its_models_file_and_page(out: Path) -> None:
    assert regenerated(ZOO.replace(MOOD, f"{MOOD}\n        weight: {{type: number}}"), out) == both(PET, PROMISED)


def test_a_property_is_one_line_of_each_surface(out: Path) -> None:
    before = {language: surface(out, language) for language in PET}
    generate(ZOO.replace(MOOD, f"{MOOD}\n        weight: {{type: number}}"), out)
    added = {language: surface(out, language) - before[language] for language in PET}
    assert added == {
        "python": {"zoo.models.pet.Pet.weight: Optional[float] = None, or NotRequired[float]"},
        "typescript": {"models/components/pet#Pet.weight?: number | undefined"},
    }
    assert all(before[language] < surface(out, language) for language in PET)


def test_a_property_with_an_example_changes_the_pages_that_show_it_too(out: Path) -> None:
    text = ZOO.replace(MOOD, f"{MOOD}\n        weight: {{type: number, example: 3.5}}")
    assert regenerated(text, out) == both(PET, SHOWING_PET, PROMISED)


def test_a_description_changes_only_where_it_stands(out: Path) -> None:
    assert regenerated(ZOO.replace("An animal.", "A creature."), out) == PET


def test_a_schema_that_nothing_reaches_changes_nothing(out: Path) -> None:
    text = ZOO.replace("number: {type: integer}", "number: {type: string}")
    assert regenerated(text, out) == {"python": set(), "typescript": set()}


def test_the_order_of_paths_and_schemas_moves_no_model(out: Path) -> None:
    pet = ZOO[ZOO.index("    Pet:\n") : ZOO.index("    Keeper:\n")]
    text = ZOO.replace(pet, "") + pet
    assert not any("models/" in path for paths in regenerated(text, out).values() for path in paths)


def test_a_lock_changes_by_the_lines_of_what_changed(out: Path) -> None:
    before = (out / "python" / "specloom.lock").read_text().splitlines()
    generate(ZOO.replace("An animal.", "A creature."), out)
    after = (out / "python" / "specloom.lock").read_text().splitlines()
    lines = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.split(" ")[0::2] for _, new in lines] == [
        ["document"],
        ["file", "docs/models/pet.md"],
        ["file", "src/zoo/models/pet.py"],
    ]


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_a_newcomer_yields_and_the_incumbent_keeps_its_name_and_files(
    out: Path, tmp_path_factory: pytest.TempPathFactory, language: str
) -> None:
    before = names(out, language)
    assert not regenerated(WITH_NEWCOMER, out)[language] & PET[language]
    after = names(out, language)
    assert after.pop("/components/schemas/pet") == "Pet2"
    assert after.pop("/paths/~1animals/get") in {"list_animals", "listAnimals"}
    assert after == before

    fresh = tmp_path_factory.mktemp("fresh")
    generate(WITH_NEWCOMER, fresh)
    assert names(fresh, language)["/components/schemas/pet"] == "Pet", "without a lock the first one has it"


@pytest.mark.parametrize(("language", "method"), [("python", "list_pets"), ("typescript", "listPets")])
def test_an_operation_keeps_its_method_when_another_comes_before_it_that_wants_the_same(
    out: Path, language: str, method: str
) -> None:
    rival = WITH_NEWCOMER.replace("operationId: list_animals", "operationId: listPets")
    operation = "/paths/~1pets/get"
    assert names(out, language)[operation] == method
    generate(rival, out)
    assert names(out, language)[operation] == method
    assert names(out, language)["/paths/~1animals/get"] == f"{method}_"


def test_the_method_for_all_pages_keeps_its_name_when_an_operation_comes_to_want_it(tmp_path: Path) -> None:
    limits = "".join(f"{{name: {name}, in: query, schema: {{type: integer}}}}, " for name in ("offset", "limit"))
    listed = "{type: array, items: {type: string}}"
    paged = (
        "openapi: 3.1.0\ninfo: {title: Zoo, version: '1'}\npaths:\n"
        f"  /pets:\n    get:\n      operationId: list\n      tags: [pets]\n      parameters: [{limits}]\n"
        f"      responses: {{'200': {{description: ., content: {{application/json: {{schema: {listed}}}}}}}}}\n"
    )
    rival = "  /all:\n    get: {operationId: list_all, tags: [pets], responses: {'204': {description: .}}}\n"
    generate(paged, tmp_path)
    generate(paged.replace("paths:\n", f"paths:\n{rival}"), tmp_path)
    found = names(tmp_path, "python")
    assert (found["/paths/~1pets/get/x-all"], found["/paths/~1all/get"]) == ("list_all", "list_all_")


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_a_name_that_was_given_stays_when_a_better_one_becomes_free(out: Path, language: str) -> None:
    generate(WITH_NEWCOMER, out)
    generate(WITH_NEWCOMER.replace("schemas/Pet", "schemas/pet"), out)
    assert names(out, language)["/components/schemas/pet"] == "Pet2"
    assert "/components/schemas/Pet" not in names(out, language)


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_a_variant_put_before_others_takes_no_name_from_them(out: Path, language: str) -> None:
    circle, square = (
        f"{{type: object, required: [kind, {name}], properties: {{kind: {{const: {name}}}, {name}: {{type: number}}}}}}"
        for name in ("radius", "side")
    )
    titled = "{type: object, title: Line, properties: {length: {type: number}}}"
    shape = "mood: {oneOf: [%s]}"
    generate(ZOO.replace(MOOD, shape % f"{circle}, {titled}"), out)
    before = names(out, language)
    after = ZOO.replace(
        MOOD,
        shape % f"{square}, {{type: object, title: Spot, properties: {{x: {{type: number}}}}}}, {circle}, {titled}",
    )
    generate(after, out)
    kept = {pointer: name for pointer, name in names(out, language).items() if pointer in before}
    assert kept == before
    assert names(out, language)["/components/schemas/Pet/properties/mood/oneOf/title=Spot"] == "Spot"


def test_in_the_atoma_document_a_property_changes_its_models_file_and_page(tmp_path: Path) -> None:
    text = ATOMA.read_text(encoding="utf-8")
    generate(text, tmp_path)
    schema = text.index("    EmbeddingUsage:\n")
    place = text.index("properties:\n", schema) + len("properties:\n")
    wider = f"{text[:place]}        cached_tokens:\n          type: integer\n{text[place:]}"
    files = {
        "python": {"docs/models/embeddingusage.md", "src/atoma_proxy/models/embeddingusage.py"},
        "typescript": {"docs/models/components/embeddingusage.md", "src/models/components/embeddingusage.ts"},
    }
    assert regenerated(wider, tmp_path) == both(files, PROMISED)


def names(out: Path, language: str) -> dict[str, str]:
    """Names given, by JSON pointer."""
    lock = read_lock(out / language)
    assert lock is not None
    return dict(lock.facts.names)


def surface(out: Path, language: str) -> set[str]:
    """Lines of the public surface."""
    return set((out / language / "api-surface.txt").read_text(encoding="utf-8").splitlines())


def both(*changes: dict[str, set[str]]) -> dict[str, set[str]]:
    """Several changes as one."""
    return {language: set().union(*(change[language] for change in changes)) for language in changes[0]}
