"""How pages speak Toy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from specloom.ir import (
    Declaration,
    Enum,
    Field,
    Identity,
    Model,
    Operation,
    Parameter,
    Resource,
    Type,
    Union,
    Value,
    Variant,
    to_json,
)
from specloom.target import (
    Call,
    Code,
    EnumListing,
    OperationListing,
    ResourceListing,
    Topics,
    VariantListing,
    casing,
)
from specloom.target.literals import json_text


class ToyDialect:
    fence = "toy"
    title_of_language = "Toy"

    def __init__(self, names: Mapping[Identity, str]) -> None:
        self._names = names

    def install(self) -> Code:
        return Code("toy add")

    def topics(self, call: Call | None) -> Topics:
        return Topics()

    def model_page(self, declaration: Declaration) -> PurePosixPath:
        return PurePosixPath("models", f"{self._names[declaration.identity].lower()}.md")

    def title(self, declaration: Declaration) -> Code:
        return Code(self._names[declaration.identity])

    def usage(self, model: Model, value: Value) -> Code:
        return Code(f"{self.title(model)} {json_text(to_json(value))}")

    def field_name(self, model: Model, field: Field) -> Code:
        return Code(casing.snake(field.name))

    def parameter_name(self, operation: Operation, parameter: Parameter) -> Code:
        return Code(casing.snake(parameter.name))

    def type_cell(self, type_: Type, *, required: bool, models: str) -> Code:
        return Code(f"*{type(type_).__name__.lower()}*")

    def enum_values(self, enum: Enum) -> EnumListing:
        return EnumListing(rows=tuple((Code(casing.constant(member.name)), Code("")) for member in enum.members))

    def variant(self, union: Union, variant: Variant) -> VariantListing:
        return VariantListing(self.type_cell(variant.type, required=True, models=""), Code("toy"))

    def resource(self, resource: Resource) -> ResourceListing:
        name = Code(casing.pascal(resource.name))
        return ResourceListing(name, name, Code(casing.flat(resource.name)))

    def operation(self, resource: Resource, operation: Operation, *, models: str) -> OperationListing:
        method = Code(casing.camel(operation.name))
        return OperationListing(method, Code(f"call {method}"), None, (), Code("*any*"), ())
