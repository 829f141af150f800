"""Pages of Atoma's TypeScript SDK agree with what was published: titles, fields in order, required marks, types, variants, values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pytest
from pages_material import SHARED, Sdk, sdks

SURFACE = SHARED / "surface" / "typescript.json"
DOCUMENT = SHARED / "atoma" / "openapi.yml"
EDITED_BY_HAND: Final = frozenset({"CompletionTokensDetails", "PromptTokensDetails", "Usage"})
"""Published types whose fields are optional although the document requires them."""


@pytest.fixture(scope="module")
def published() -> dict[PurePosixPath, tuple[str, dict[str, Any]]]:
    """Every published type, by the page it has."""
    if not SURFACE.exists():
        pytest.skip("the shared surface is not beside this checkout")
    modules = json.loads(SURFACE.read_text(encoding="utf-8"))["packages"]["git-0.2.1"]["modules"]
    return {
        PurePosixPath("docs", *PurePosixPath(path).parts[:2], f"{name.lower()}.md"): (name, each)
        for path, exports in modules.items()
        for name, each in exports.items()
        if re.match(r"models/(?:components|operations)/", path) and "$" not in name
        if each["kind"] in ("type", "type+const") and "from" not in each and not each.get("internal")
    }


@pytest.fixture(scope="module")
def ours(published: object, tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    """The SDK that the document gives."""
    made = sdks("atoma-sdk", DOCUMENT, tmp_path_factory.mktemp("sisters"))
    return next(sdk for sdk in made if sdk.language == "typescript")


def rows(page: str) -> list[list[str]]:
    """The cells of the table of fields."""
    lines = page.partition("\n## Fields\n\n")[2].split("\n")[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if line]


def plain(cell: str) -> str:
    """A type's cell as source."""
    shown = re.sub(r"\[([\w.]+)\]\([^)]*\)", r"\1", cell).replace("*", "")
    return re.sub(r"\b(?:components|operations)\.", "", shown)


def comparable(type_: str) -> str:
    """A published type without null and undefined, arrays and maps as pages write them."""
    text = re.sub(r" \| (?:null|undefined)\b", "", type_)
    while (shorter := re.sub(r"Array<([^<>]*)>", r"\1[]", text)) != text:
        text = shorter
    text = re.sub(r"\{ \[k: string\]: ([^;{}]*);? \}", r"Record<string, \1>", text)
    return re.sub(r"\b(?:components|operations)\.", "", text).replace("unknown", "any")


def is_spelled_out(type_: str) -> bool:
    """The published surface shows a literal or a union where the page shows its name."""
    return '"' in type_ or " | " in type_


def test_every_published_type_has_its_page_and_no_other_type_has_one(
    published: dict[PurePosixPath, tuple[str, dict[str, Any]]], ours: Sdk
) -> None:
    pages = {page: ours.text(page).split("\n")[0] for page in ours.pages if page.parts[:2] == ("docs", "models")}
    assert pages == {page: f"# {name}" for page, (name, _) in published.items()}


def test_fields_have_the_published_names_order_marks_and_types(
    published: dict[PurePosixPath, tuple[str, dict[str, Any]]], ours: Sdk
) -> None:
    different = []
    for page, (name, each) in published.items():
        members = each.get("members") or {}
        found = {row[0].strip("~`"): row for row in rows(ours.text(page))}
        if list(found) != list(members):
            different.append(f"{name}: {list(members)} became {list(found)}")
            continue
        for field, expected in members.items():
            _, type_, mark, *_ = found[field]
            if (mark == ":heavy_minus_sign:") != expected["optional"] and name not in EDITED_BY_HAND:
                different.append(f"{name}.{field}: {expected} became {mark}")
            wanted = comparable(expected["type"])
            if plain(type_) != wanted and not is_spelled_out(wanted):
                different.append(f"{name}.{field}: {wanted} became {plain(type_)}")
    assert different == []


def variants(page: str) -> Iterator[str]:
    """The headings of a union's page."""
    return (plain(found) for found in re.findall(r"^### `(.*)`$", page, re.MULTILINE))


def test_variants_and_values_are_the_published_ones(
    published: dict[PurePosixPath, tuple[str, dict[str, Any]]], ours: Sdk
) -> None:
    compared = 0
    for page, (name, each) in published.items():
        text = ours.text(page)
        if "\n## Supported Types\n" in text:
            compared += 1
            assert set(variants(text)) == set(comparable(each["type"]).split(" | ")), name
        if "\n## Values\n" in text and re.fullmatch(r'"\w+"(?: \| "\w+")*', each.get("type", "")):
            compared += 1
            (values,) = re.findall(r"```typescript\n(.*?)\n```", text, re.DOTALL)
            assert set(values.split(" | ")) == set(each["type"].split(" | ")), name
    assert compared > 0


def test_the_page_that_fixes_the_format_is_the_same(ours: Sdk) -> None:
    name = "confidentialcompletionscreatestreamresponsebody.md"
    fixed = Path(SHARED / "atoma" / name).read_bytes()
    assert (ours.folder / "docs" / "models" / "operations" / name).read_bytes() == fixed
