"""Scenarios in the words of one SDK: which method is called, and what its arguments are called there.

Names come from the dialect that writes the SDK's pages, so a scenario knows operationIds and wire names alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from specloom.ir import (
    Alias,
    Api,
    Coding,
    Declaration,
    ListOf,
    MapOf,
    Model,
    Named,
    Nullable,
    Operation,
    Resource,
    Scalar,
    ScalarKind,
    Type,
    Union,
    to_json,
)
from specloom.mock import Scenario
from specloom.target import Dialect, Plan
from specloom.target.operations import body_content, event_stream, request_type, success_type

Shape = Mapping[str, Any] | None
"""How a value of JSON becomes one of the SDK: ``None`` as it is, else one key that says what it is."""


@dataclass(frozen=True)
class Speaker:
    """Tells the player of one language what to do."""

    api: Api
    plan: Plan

    @property
    def dialect(self) -> Dialect:
        """The language on pages."""
        return self.plan.dialect

    def call(self, scenario: Scenario) -> dict[str, Any]:
        """One call, as JSON for a player.

        ``way`` leads from the client to the method; ``parameters`` are by name in the language; ``body`` is whole, with
        the names that its fields have where they are passed one by one.
        """
        resource, operation = self._found(scenario.operation)
        stream = event_stream(operation)
        return {
            "way": [
                str(self.dialect.resource(resource).attribute),
                str(self.dialect.operation(resource, operation, models="").method),
            ],
            "parameters": self._parameters(scenario, operation),
            "body": self._body(scenario, operation),
            "gathers": operation.request is not None,
            "takesRequest": request_type(operation) is not None,
            "streams": stream is not None,
            "result": self._shape(success_type(operation)),
            "options": scenario.options.model_dump(),
        }

    def types(self) -> dict[str, Any]:
        """What a declared type is made of, by package and name: its fields by their names in the language, or variants."""
        return {
            f"{each.origin.package.value}.{self.plan.names[each.identity]}": self._made_of(each)
            for each in self.api.declarations
        }

    def _made_of(self, declaration: Declaration) -> dict[str, Any]:
        match declaration:
            case Model(fields=fields):
                return {
                    "fields": {
                        str(self.dialect.field_name(declaration, field)): [field.name.wire, self._shape(field.type)]
                        for field in fields
                    }
                }
            case Union(variants=variants):
                return {"variants": [self._shape(variant.type) for variant in variants]}
            case _:
                return {}

    def _found(self, name: str) -> tuple[Resource, Operation]:
        return next(
            (resource, operation)
            for resource in self.api.resources
            for operation in resource.operations
            if operation.operation_name.wire == name
        )

    def _parameters(self, scenario: Scenario, operation: Operation) -> list[dict[str, Any]]:
        given = dict(scenario.arguments)
        if not given:
            given = {each.key: to_json(each.value) for each in operation.parameters if each.required and each.value}
        found = []
        for parameter in operation.parameters:
            if parameter.key in given:
                name = self._field(operation.request, parameter.key)
                value = given.pop(parameter.key)
                found.append({"name": name, "value": value, "shape": self._shape(parameter.type)})
        assert not given, f"{scenario.name}: no parameter is called {', '.join(given)}"
        return found

    def _body(self, scenario: Scenario, operation: Operation) -> dict[str, Any] | None:
        content = body_content(operation)
        if content is None or content.type is None:
            return None
        value = scenario.body
        if "body" not in scenario.model_fields_set:
            value = to_json(content.example) if content.example else None
        elif value is None:
            return None
        declared = self._declared(content.type)
        fields = {
            field.name.wire: {"name": str(self.dialect.field_name(declared, field)), "shape": self._shape(field.type)}
            for field in (declared.fields if isinstance(declared, Model) else ())
        }
        is_form = content.coding in (Coding.FORM, Coding.MULTIPART)
        return {
            "value": value,
            "shape": {"form": fields} if is_form else self._shape(content.type),
            "fields": fields,
            "field": self._field(operation.request, operation.body_field) if operation.request else None,
        }

    def _field(self, identity: str | None, wire: str | None) -> str:
        model = self.api.by_identity[identity or ""]
        assert isinstance(model, Model)
        field = next(each for each in model.fields if each.name.wire == wire)
        return str(self.dialect.field_name(model, field))

    def _declared(self, type_: Type) -> Any:
        return self.api.by_identity[type_.identity] if isinstance(type_, Named) else None

    def _shape(self, type_: Type | None) -> Shape:
        match type_:
            case Named(identity):
                declared = self.api.by_identity[identity]
                if isinstance(declared, Alias):
                    return self._shape(declared.type)
                package = declared.origin.package.value
                return {"named": str(self.plan.names[identity]), "package": package}
            case Nullable(inner):
                return self._shape(inner)
            case ListOf(item):
                return {"list": self._shape(item)}
            case MapOf(value):
                return {"map": self._shape(value)}
            case Scalar(ScalarKind.DATE_TIME | ScalarKind.DATE | ScalarKind.BINARY as kind):
                return {"scalar": kind.value}
            case _:
                return None
