"""Stage 2, resolve: a document in, the API out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specloom.diagnostics import Diagnostics
from specloom.ir import Api, Identity, Place, Prose, Resource
from specloom.loader import Document
from specloom.resolver import extensions
from specloom.resolver.discriminating import discriminated
from specloom.resolver.examples import Proof
from specloom.resolver.finishing import Finisher
from specloom.resolver.lasting import lasting
from specloom.resolver.links import Links
from specloom.resolver.nodes import below
from specloom.resolver.operations import Operations
from specloom.resolver.pagination import Paginator
from specloom.resolver.schemas import Schemas
from specloom.resolver.security import requirements, schemes, security_model
from specloom.resolver.servers import servers
from specloom.resolver.shapes import Shapes
from specloom.resolver.subtypes import Subtypes
from specloom.resolver.unwinding import unwound
from specloom.resolver.webhooks import Webhooks


def resolve(document: Document, diagnostics: Diagnostics) -> Api:
    """The API that a document describes.

    Args:
        diagnostics: Receives a warning, with its place, for everything that the document says and we cannot carry.
    """
    root = document.root
    shapes = Shapes(document, diagnostics)
    schemas = Schemas(shapes, Subtypes(document, shapes))
    operations = Operations(document, schemas)
    resources = operations.resources()
    shared = operations.globals()
    schemas.settle()
    webhooks = Webhooks(document, operations)
    resources = tuple(map(webhooks.with_callbacks, resources))
    resources = tuple(map(Links(document, shapes, operations, resources).with_links, resources))
    announced = webhooks.webhooks()
    schemas.settle()
    declarations = discriminated(unwound(schemas.declarations | operations.models))
    declared = schemes(document)
    required = requirements(root.get("security"))
    if declared:
        model = security_model(declared, required)
        declarations[model.identity] = model
    segments = frozenset(_segments(resources))
    finisher = Finisher(
        declarations, schemas.remarks, schemas.notes, operations.body_examples, segments, Proof(document), shapes.warn
    )
    paginator = Paginator(finisher.settled, operations.paging, shapes.warn)
    _name_misuse(root, shapes)
    info = root.get("info") if isinstance(root.get("info"), dict) else {}
    assert isinstance(info, dict)
    return Api(
        title=str(info.get("title") or "API"),
        version=str(info.get("version") or ""),
        prose=Prose(_text(info.get("description"))),
        servers=servers(root.get("servers")),
        schemes=declared,
        security=required,
        security_model=model.identity if declared else None,
        retries=extensions.retries(root, *_server_entries(root)),
        resources=tuple(paginator.resource(finisher.resource(resource)) for resource in resources),
        declarations=finisher.declarations(),
        lasting=lasting(document, declarations),
        globals=shared,
        webhooks=tuple(map(finisher.webhook, announced)),
    )


def _name_misuse(root: dict[str, Any], shapes: Shapes) -> None:
    """Names extensions with a value of another form where nothing else is read of the document: at its top."""
    shapes.name_misuse(root, "", is_root=True)
    listed = root.get("servers")
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            shapes.name_misuse(entry, below("/servers", str(index)))
    components = root.get("components")
    declared = components.get("securitySchemes") if isinstance(components, dict) else None
    for key, scheme in (declared if isinstance(declared, dict) else {}).items():
        if isinstance(scheme, dict):
            shapes.name_misuse(scheme, below("/components/securitySchemes", key))


def _segments(resources: tuple[Resource, ...]) -> Iterator[tuple[Identity, str]]:
    """Fields of request objects that are segments of a path."""
    for operation in (operation for resource in resources for operation in resource.operations):
        for parameter in operation.parameters:
            if operation.request and parameter.place is Place.PATH:
                yield operation.request, parameter.key


def _server_entries(root: dict[str, Any]) -> list[dict[str, Any]]:
    """Servers, because some documents hang the retry policy there."""
    listed = root.get("servers")
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
