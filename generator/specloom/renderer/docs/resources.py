"""Pages of resources, and the overview of the client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from specloom.ir import Api, Identity, Operation, Prose, Resource
from specloom.renderer.docs.anchors import Anchors
from specloom.renderer.docs.links import Spot, link_table
from specloom.renderer.docs.models import DOCS, REQUIRED, FencedCode
from specloom.renderer.docs.tables import table
from specloom.renderer.docs.webhooks import webhook_table
from specloom.target import Dialect, ErrorRow, FilePlan, PackageInfo, PagesListing, ParameterRow, ResourceListing
from specloom.target.code import Code

_MODELS = "../../models"
_LAST_HEADINGS = ("Parameters", "Response", "Errors")


@dataclass(frozen=True, slots=True)
class PagesSection:
    """What gives the items of all pages, below its operation, or its line in a list."""

    method: Code
    anchor: Code
    usage: FencedCode
    returns: Code
    function: Code | None


@dataclass(frozen=True, slots=True)
class OperationSection:
    """One operation on its resource's page, or its line in a list."""

    method: Code
    anchor: Code
    summary: Prose
    prose: Prose
    deprecated: bool
    usage: FencedCode
    standalone: FencedCode | None
    parameters: Code
    returns: Code
    errors: Code
    asynchronous: FencedCode | None
    streaming: FencedCode | None
    streaming_asynchronous: FencedCode | None
    function: Code | None
    callbacks: Code
    pages: PagesSection | None
    links: Code | None = None  # made once the operations of every page have their anchors


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A resource and its operations."""

    title: Code
    attribute: Code
    prose: Prose
    operations: tuple[OperationSection, ...]


@dataclass(frozen=True, slots=True)
class ResourceEntry:
    """A resource in a list: how it is reached, its page from where the list stands, its operations."""

    attribute: Code
    link: Code
    operations: tuple[OperationSection, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The client: every resource with every operation."""

    title: Code
    prose: Prose
    resources: tuple[ResourceEntry, ...]
    webhooks: Code


@dataclass(frozen=True, slots=True)
class Described:
    """A resource in a dialect's words: made once, shown on its page, in the overview and in the README."""

    resource: Resource
    listing: ResourceListing
    operations: tuple[OperationSection, ...]


def described(api: Api, dialect: Dialect) -> tuple[Described, ...]:
    """Every resource, in order."""
    listings = [(resource, dialect.resource(resource)) for resource in api.resources]
    found = tuple(
        Described(resource, listing, sections(resource, listing.title, dialect)) for resource, listing in listings
    )
    spots = dict(_spots(found))
    return tuple(replace(each, operations=tuple(_linked(each, spots, dialect))) for each in found)


def _spots(found: tuple[Described, ...]) -> Iterator[tuple[Identity, Spot]]:
    for each in found:
        for operation, section in zip(each.resource.operations, each.operations, strict=True):
            call = Code(f"{each.listing.attribute}.{section.method}")
            yield (
                operation.identity,
                Spot(operation, call, Code(f"../{each.listing.folder}/README.md#{section.anchor}")),
            )


def _linked(found: Described, spots: Mapping[Identity, Spot], dialect: Dialect) -> Iterator[OperationSection]:
    for operation, section in zip(found.resource.operations, found.operations, strict=True):
        links = link_table(operation.links, spots, dialect)
        yield replace(section, links=links) if links else section


def resource_pages(
    api: Api, package: PackageInfo, dialect: Dialect, resources: tuple[Described, ...]
) -> Iterator[FilePlan]:
    """A page a resource, and one for the client."""
    for each in resources:
        view = ResourcePage(each.listing.title, each.listing.attribute, each.resource.prose, each.operations)
        yield FilePlan(DOCS / "sdks" / each.listing.folder / "README.md", "resource.md.jinja", view)
    webhooks = webhook_table(api.webhooks, dialect, _MODELS)
    overview = OverviewPage(Code(package.client), api.prose, entries(resources, "../"), webhooks)
    yield FilePlan(DOCS / overview_page(package, resources), "overview.md.jinja", overview)


def overview_page(package: PackageInfo, resources: tuple[Described, ...]) -> str:
    """The client's page, below the docs; where a resource has its name, the resource comes first."""
    taken = {str(each.listing.folder) for each in resources}
    folder = package.client.lower()
    return f"sdks/{folder if folder not in taken else f'{folder}-client'}/README.md"


def entries(resources: tuple[Described, ...], way: str) -> tuple[ResourceEntry, ...]:
    """Every resource for a list on a page from which ``way`` leads to ``docs/sdks/``."""
    return tuple(
        ResourceEntry(each.listing.attribute, Code(f"{way}{each.listing.folder}/README.md"), each.operations)
        for each in resources
    )


def sections(resource: Resource, title: str, dialect: Dialect) -> tuple[OperationSection, ...]:
    """The operations of a resource; every heading of its page is told in order, for the sake of the anchors."""
    anchors = Anchors()
    for heading in (title, "Overview"):
        anchors.heading(heading)
    anchors.prose(resource.prose)
    anchors.heading("Available Operations")
    return tuple(_section(resource, operation, dialect, anchors) for operation in resource.operations)


def _section(resource: Resource, operation: Operation, dialect: Dialect, anchors: Anchors) -> OperationSection:
    listing = dialect.operation(resource, operation, models=_MODELS)
    anchor = anchors.heading(listing.method)
    prose = operation.description or operation.summary or Prose(f"Calls `{operation.method} {operation.path}`.")
    anchors.prose(prose)
    standalone = ["Standalone function"] if listing.standalone else []
    callbacks = ["Callbacks"] if operation.callbacks else []
    links = ["Links"] if operation.links else []
    for heading in ("Example Usage", *standalone, *_LAST_HEADINGS, *callbacks, *links):
        anchors.heading(heading)
    return OperationSection(
        method=listing.method,
        anchor=anchor,
        summary=operation.summary,
        prose=prose,
        deprecated=operation.deprecated,
        usage=FencedCode.of(dialect.fence, listing.usage),
        standalone=_fenced(listing.standalone, dialect),
        parameters=_parameter_table(listing.parameters),
        returns=listing.returns,
        errors=_error_table(listing.errors),
        asynchronous=_fenced(listing.asynchronous, dialect),
        streaming=_fenced(listing.streaming, dialect),
        streaming_asynchronous=_fenced(listing.streaming_asynchronous, dialect),
        function=listing.function,
        callbacks=webhook_table(operation.callbacks, dialect, _MODELS),
        pages=_pages(listing.pages, dialect, anchors) if listing.pages else None,
    )


def _pages(listing: PagesListing, dialect: Dialect, anchors: Anchors) -> PagesSection:
    usage = FencedCode.of(dialect.fence, listing.usage)
    return PagesSection(listing.method, anchors.heading(listing.method), usage, listing.returns, listing.function)


def _fenced(code: Code | None, dialect: Dialect) -> FencedCode | None:
    return FencedCode.of(dialect.fence, code) if code is not None else None


def _parameter_table(rows: tuple[ParameterRow, ...]) -> Code:
    header = ["Parameter", "Type", "Required", "Description"]
    has_examples = any(row.example is not None for row in rows)
    cells = [[f"`{row.name}`", row.type, REQUIRED[row.required], row.description] for row in rows]
    if has_examples:
        header.append("Example")
        cells = [[*line, row.example or ""] for line, row in zip(cells, rows, strict=True)]
    return table(header, cells)


def _error_table(rows: tuple[ErrorRow, ...]) -> Code:
    return table(
        ["Error Type", "Status Code", "Content Type"], [[row.type, row.statuses, row.content_type] for row in rows]
    )
