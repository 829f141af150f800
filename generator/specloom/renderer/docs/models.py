"""Pages of declared types: a class with its fields, an enum with its values, a union with its variants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from specloom.ir import Alias, Api, Enum, Field, Json, Model, Prose, Union
from specloom.renderer.docs.tables import table
from specloom.target import Dialect, FilePlan
from specloom.target.code import Code
from specloom.target.defaults import description_cell
from specloom.target.text import cell_text, plain_cell
from specloom.target.ticks import code_fence

REQUIRED = {True: ":heavy_check_mark:", False: ":heavy_minus_sign:"}
DOCS = PurePosixPath("docs")


@dataclass(frozen=True, slots=True)
class FencedCode:
    """A fenced block: its fence, the fence's info string and the code inside."""

    fence: Code
    language: Code
    code: Code

    @staticmethod
    def of(language: str, code: Code) -> FencedCode:
        """A block whose fence is longer than any in the code."""
        return FencedCode(Code(code_fence(code)), Code(language), code)


@dataclass(frozen=True, slots=True)
class ClassPage:
    """A class: how to make one where a valid one is known, and its fields. ``fields`` is empty text where it has none."""

    title: Code
    prose: Prose
    usage: FencedCode | None
    fields: Code


@dataclass(frozen=True, slots=True)
class EnumPage:
    """An enum: its values as code, or as a table."""

    title: Code
    prose: Prose
    values: FencedCode | None
    rows: Code


@dataclass(frozen=True, slots=True)
class VariantSection:
    """One supported type of a union."""

    type: Code
    value: FencedCode | None


@dataclass(frozen=True, slots=True)
class UnionPage:
    """A union: a section for each variant."""

    title: Code
    prose: Prose
    variants: tuple[VariantSection, ...]


def model_pages(api: Api, dialect: Dialect) -> Iterator[FilePlan]:
    """A page for every documented class, enum and union."""
    for declaration in api.declarations:
        if declaration.origin.documented and not isinstance(declaration, Alias):
            yield _page(declaration, dialect)


def _page(declaration: Model | Enum | Union, dialect: Dialect) -> FilePlan:
    page = dialect.model_page(declaration)
    match declaration:
        case Model():
            return FilePlan(DOCS / page, "class.md.jinja", _class_page(declaration, dialect, way_to_models(page)))
        case Enum():
            return FilePlan(DOCS / page, "enum.md.jinja", _enum_page(declaration, dialect))
        case Union():
            return FilePlan(DOCS / page, "union.md.jinja", _union_page(declaration, dialect))


def way_to_models(page: PurePosixPath) -> str:
    """How links on a page lead to ``docs/models``, written from ``docs`` so that every page of a folder says the same."""
    return "../" * (len(page.parts) - 1) + "models"


def _class_page(model: Model, dialect: Dialect, models: str) -> ClassPage:
    assert model.example is not None, "a class always has a value or the document is infinite"
    return ClassPage(
        title=dialect.title(model),
        prose=model.prose,
        usage=FencedCode.of(dialect.fence, dialect.usage(model, model.example)) if model.proven else None,
        fields=_field_table(model, dialect, models) if model.fields else Code(""),
    )


def _field_table(model: Model, dialect: Dialect, models: str) -> Code:
    header = ["Field", "Type", "Required", "Description"]
    has_examples = any(field.example is not None for field in model.fields)
    rows = [_field_row(model, field, dialect, models, has_examples) for field in model.fields]
    return table([*header, "Example"] if has_examples else header, rows)


def _field_row(model: Model, field: Field, dialect: Dialect, models: str, has_examples: bool) -> list[str]:
    name = f"`{dialect.field_name(model, field)}`"
    row = [
        f"~~{name}~~" if field.deprecated else name,
        dialect.type_cell(field.type, required=field.required, models=models),
        REQUIRED[field.required],
        description_cell(field.prose, field.default),
    ]
    return [*row, example_cell(field.example.value) if field.example else ""] if has_examples else row


def example_cell(value: Json) -> Code:
    """An example in a cell: a string raw, a number in shortest form, anything composed as JSON with one entry a line."""
    if isinstance(value, str):
        return plain_cell(value)
    return plain_cell("\n".join(_entries(value)))


def _entries(value: Json) -> Iterator[str]:
    from specloom.target.literals import json_text

    if isinstance(value, dict) and value:
        yield "{"
        yield from _listed(
            [
                [f"{json_text(key)}: {first}", *rest]
                for key, each in value.items()
                for first, *rest in [list(_entries(each))]
            ]
        )
        yield "}"
    elif isinstance(value, list) and value:
        yield "["
        yield from _listed([list(_entries(each)) for each in value])
        yield "]"
    else:
        yield json_text(value)


def _listed(entries: list[list[str]]) -> Iterator[str]:
    for index, lines in enumerate(entries):
        yield from lines[:-1]
        yield lines[-1] + ("," if index < len(entries) - 1 else "")


def _enum_page(enum: Enum, dialect: Dialect) -> EnumPage:
    listing = dialect.enum_values(enum)
    rows = [[f"`{cell_text(name)}`", example_cell(value)] for name, value in listing.rows]
    return EnumPage(
        title=dialect.title(enum),
        prose=enum.prose,
        values=FencedCode.of(dialect.fence, listing.code) if listing.code is not None else None,
        rows=table(["Name", "Value"], rows) if rows else Code(""),
    )


def _union_page(union: Union, dialect: Dialect) -> UnionPage:
    listings = [dialect.variant(union, variant) for variant in union.variants]
    return UnionPage(
        title=dialect.title(union),
        prose=union.prose,
        variants=tuple(
            VariantSection(listing.type, FencedCode.of(dialect.fence, listing.code) if listing.code else None)
            for listing in listings
        ),
    )
