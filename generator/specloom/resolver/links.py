"""Links: what a response says about the calls that may follow it (OpenAPI 3.2.0, section 4.20)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from specloom.diagnostics import SpecError
from specloom.ir import Link, Operation, Parameter, Pointer, Prose, Resource, Response
from specloom.loader import Document
from specloom.resolver.nodes import below
from specloom.resolver.operations import Operations
from specloom.resolver.shapes import Shapes


class Links:
    """Finds the operations that links lead to, once all of them are known."""

    def __init__(
        self, document: Document, shapes: Shapes, operations: Operations, resources: Sequence[Resource]
    ) -> None:
        self._document = document
        self._shapes = shapes
        self._operations = operations
        self._by_id: dict[str, Operation] = {}
        self._by_place: dict[Pointer, Operation] = {}
        for operation in (operation for resource in resources for operation in resource.operations):
            self._by_id.setdefault(operation.operation_name.wire, operation)
            self._by_place.setdefault(operation.pointer, operation)

    def with_links(self, resource: Resource) -> Resource:
        """The resource, its operations with the calls that may follow them."""
        return replace(resource, operations=tuple(map(self._linked, resource.operations)))

    def _linked(self, operation: Operation) -> Operation:
        responses = (*operation.responses, *operation.errors)
        found = tuple(link for response in responses for link in self._links(response))
        return replace(operation, links=found) if found else operation

    def _links(self, response: Response) -> Iterator[Link]:
        for key, entry in self._operations.links.get(response.pointer, {}).items():
            if not key.startswith("x-"):
                value, pointer = self._operations.items.followed(entry, below(response.pointer, "links", key))
                yield from self._link(key, response.status, value, pointer)

    def _link(self, key: str, status: str, value: dict[str, Any], pointer: Pointer) -> Iterator[Link]:
        target = self._target(value)
        if target is None:
            self._warn("the link leads to no operation of the API and is left out", pointer)
            return
        if "server" in value:
            self._warn("the server of a link is not carried; that of its operation holds", below(pointer, "server"))
        yield Link(
            key=key,
            status=status,
            target=target.identity,
            parameters=tuple(self._parameters(value.get("parameters"), target, below(pointer, "parameters"))),
            body=_source(value["requestBody"]) if "requestBody" in value else None,
            prose=Prose(str(value.get("description") or "")),
            pointer=pointer,
        )

    def _target(self, value: dict[str, Any]) -> Operation | None:
        """By ``operationRef``, which the loader has made a pointer where it leads to something, or by ``operationId``."""
        reference, identifier = value.get("operationRef"), value.get("operationId")
        if isinstance(reference, str) and reference.startswith("#"):
            try:
                return self._by_place.get(self._document.resolve(reference)[0])
            except SpecError:
                return None
        return self._by_id.get(identifier) if isinstance(identifier, str) else None

    def _parameters(self, value: Any, target: Operation, pointer: Pointer) -> Iterator[tuple[str, Prose]]:
        known = _names(target.parameters)
        for name, source in (value if isinstance(value, dict) else {}).items():
            if name in known:
                yield known[name].key, _source(source)
            else:
                self._warn("the operation of the link has no such parameter", below(pointer, name))

    def _warn(self, message: str, pointer: Pointer) -> None:
        self._shapes.warn("link-not-carried", message, pointer)


def _names(parameters: Sequence[Parameter]) -> dict[str, Parameter]:
    """The parameters as a link may call them: by name alone, the first of it, or with their place in front."""
    alone = {each.name.wire: each for each in reversed(parameters)}
    return {f"{each.place.value}.{each.name.wire}": each for each in parameters} | alone


def _source(value: Any) -> Prose:
    return Prose(value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False))
