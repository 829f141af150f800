"""Small documents for the resolver's tests, and what became of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from specloom.diagnostics import Diagnostic, Diagnostics
from specloom.ir import Alias, Api, Declaration, Enum, Field, Json, Model, Named, Operation, Type, Union, to_json
from specloom.loader import load_text
from specloom.resolver import resolve

Schema = Any
SCHEMAS = "/components/schemas/"


def ref(key: str) -> Schema:
    """A reference to a component's schema."""
    return {"$ref": f"#{SCHEMAS}{key}"}


def obj(required: str = "", **properties: Schema) -> Schema:
    """An object schema; ``required`` is a list of names separated by blanks."""
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    return {**schema, "required": required.split()} if required else schema


TEXT: Schema = {"type": "string"}


@dataclass(frozen=True)
class Resolved:
    """An API and the warnings on the way to it."""

    api: Api
    warnings: tuple[Diagnostic, ...]

    def declaration(self, identity: str) -> Declaration:
        """By identity, or by key of a component."""
        return self.api.by_identity[identity if identity.startswith("/") else SCHEMAS + identity]

    def model(self, identity: str) -> Model:
        found = self.declaration(identity)
        assert isinstance(found, Model)
        return found

    def enum(self, identity: str) -> Enum:
        found = self.declaration(identity)
        assert isinstance(found, Enum)
        return found

    def union(self, identity: str) -> Union:
        found = self.declaration(identity)
        assert isinstance(found, Union)
        return found

    def alias(self, identity: str) -> Alias:
        found = self.declaration(identity)
        assert isinstance(found, Alias)
        return found

    def field(self, identity: str, wire: str) -> Field:
        return next(field for field in self.model(identity).fields if field.name.wire == wire)

    def type_of(self, key: str) -> Type:
        """The type of a reference to a component."""
        return self.field("/paths/~1probe/get/responses/200/content/application~1json/schema", key).type

    def example(self, identity: str) -> Json:
        value = self.declaration(identity).example
        assert value is not None
        return to_json(value)

    @property
    def codes(self) -> list[str]:
        return [warning.code for warning in self.warnings]

    @property
    def operation(self) -> Operation:
        """The first operation."""
        return self.api.operations[0]


def resolved(document: dict[str, Any]) -> Resolved:
    """What a whole document resolves to, its ``openapi`` and ``info`` supplied."""
    full = {"openapi": "3.1.0", "info": {"title": "Test", "version": "1"}, "paths": {}, **document}
    found = Diagnostics()
    api = resolve(load_text(json.dumps(full), file="test.json"), found)
    return Resolved(api, tuple(found))


def with_schemas(openapi: str = "3.1.0", /, **schemas: Schema) -> Resolved:
    """Components of which each is a property of the one response's body."""
    body = obj(**{key: ref(key) for key in schemas})
    return resolved(
        {
            "openapi": openapi,
            "paths": {"/probe": {"get": operation(body, operationId="probe")}},
            "components": {"schemas": schemas},
        }
    )


def operation(body: Schema | None = None, **more: Any) -> dict[str, Any]:
    """An operation whose success has a JSON body."""
    success: dict[str, Any] = {"description": "Fine."}
    if body is not None:
        success["content"] = {"application/json": {"schema": body}}
    return {"responses": {"200": success}, **more}


def with_operation(path: str = "/probe", method: str = "get", **operation_: Any) -> Resolved:
    """One operation; responses supplied where none are given."""
    return resolved({"paths": {path: {method: {"responses": {"204": {"description": "Done."}}, **operation_}}}})


def assert_equal_identities(type_: Type, key: str) -> None:
    """The type is a reference to that component."""
    assert type_ == Named(SCHEMAS + key)
