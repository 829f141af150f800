"""Webhooks and callbacks: requests that an API makes of those who use it, whose bodies they have to understand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from specloom.ir import Name, Operation, Package, Pointer, Prose, Resource, Webhook
from specloom.loader import Document
from specloom.resolver.nodes import below
from specloom.resolver.operations import Operations
from specloom.resolver.path_items import Found
from specloom.resolver.sites import Site


class Webhooks:
    """Declares the types of webhooks and callbacks, once those of operations have their names."""

    def __init__(self, document: Document, operations: Operations) -> None:
        self._document = document
        self._operations = operations
        self._known: dict[Pointer, Webhook] = {}

    def webhooks(self) -> tuple[Webhook, ...]:
        """Those of the whole API."""
        return tuple(
            self._webhook(found, key)
            for key, item in _mapping(self._document.root.get("webhooks")).items()
            for found in self._operations.items.operations(item, below("/webhooks", key), key)
        )

    def with_callbacks(self, resource: Resource) -> Resource:
        """The resource, its operations with their callbacks."""
        return replace(resource, operations=tuple(map(self._called_back, resource.operations)))

    def _called_back(self, operation: Operation) -> Operation:
        value, pointer = self._operations.callbacks.get(operation.identity, ({}, ""))
        found = tuple(self._webhook(each, each.path) for each in self._callbacks(value, pointer))
        return replace(operation, callbacks=found) if found else operation

    def _callbacks(self, value: dict[str, Any], pointer: Pointer) -> Iterator[Found]:
        items = self._operations.items
        for key, callback in value.items():
            expressions, where = items.followed(callback, below(pointer, key))
            for expression, item in expressions.items():
                if not expression.startswith("x-"):
                    yield from items.operations(item, below(where, expression), key)

    def _webhook(self, found: Found, key: str) -> Webhook:
        """A request; one that several operations share is declared once."""
        if found.pointer not in self._known:
            self._known[found.pointer] = self._declared(found, self._operations.names.claim(found), key)
        return self._known[found.pointer]

    def _declared(self, found: Found, name: Name, key: str) -> Webhook:
        site = Site(name, Package.OPERATIONS)
        responses, errors = self._operations.responses_of(found, site)
        self._operations.warn_of_links((*responses, *errors))
        value, headers = found.value, []
        for (wire, place), (_, where) in self._operations.listed_parameters(found).items():
            if place == "header":
                headers.append(wire)
            else:
                self._operations.warn_of_parameter(place, where)
        return Webhook(
            key=key,
            method=found.method.upper(),
            prose=Prose(_text(value.get("description")) or _text(value.get("summary"))),
            pointer=found.pointer,
            headers=tuple(headers),
            body=self._operations.body_of(found, site),
            responses=(*responses, *errors),
        )


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
