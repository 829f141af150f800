"""Python on the shared pages."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from specloom.ir import (
    Coding,
    Content,
    Declaration,
    Enum,
    Field,
    Model,
    Named,
    Operation,
    Pagination,
    Parameter,
    Resource,
    Type,
    Union,
    Value,
    Variant,
)
from specloom.target import (
    Call,
    Code,
    EnumListing,
    ErrorRow,
    OperationListing,
    PagesListing,
    ParameterRow,
    ResourceListing,
    Topics,
    VariantListing,
)
from specloom.target.defaults import description_cell
from specloom.target.operations import (
    error_statuses,
    event_stream,
    plain_content,
    stream_alternative,
    streaming,
    with_body_field,
)
from specloom.target.text import plain_cell

from .arguments import Argument, arguments
from .literals import Literals
from .naming import Names
from .programs import Extras, listing, program
from .spelling import heading, page, qualified, type_cell, type_text
from .topics import topics

_RETRIES: Final = ("retries", "*Optional[utils.RetryConfig]*", "Override the default retry behavior of the client.")


class PythonDialect:
    """Speaks Python about one SDK."""

    fence = "python"
    title_of_language = "Python"

    def __init__(self, names: Names) -> None:
        self._names = names

    def install(self) -> Code:
        """With pip."""
        return Code(f"pip install {self._names.package.name}")

    def topics(self, call: Call | None) -> Topics:
        """See :mod:`.topics`."""
        return topics(self._names, call)

    def model_page(self, declaration: Declaration) -> PurePosixPath:
        """``models/usage.md``."""
        return PurePosixPath("models") / page(self._names.type_name(declaration.identity))

    def title(self, declaration: Declaration) -> Code:
        """The bare name."""
        return self._names.type_name(declaration.identity)

    def usage(self, model: Model, value: Value) -> Code:
        """``value: models.Usage = models.Usage(…)`` with the imports it needs."""
        return self._assigned(value, Named(model.identity), imports=True)

    def _assigned(self, value: Value, type_: Type, *, imports: bool) -> Code:
        literals = Literals(self._names, as_dictionaries=False)
        text = literals.spell(value, type_)
        line = f"value: {type_text(type_, qualified(self._names))} = {text}"
        if not imports:
            return Code(line)
        standard = [*literals.imports, ""] if literals.imports else []
        return Code("\n".join([*standard, f"from {self._names.import_name} import models", "", line]))

    def field_name(self, model: Model, field: Field) -> Code:
        """The field in snake case."""
        return self._names.field(model.identity, field.name.wire)

    def parameter_name(self, operation: Operation, parameter: Parameter) -> Code:
        """The keyword argument."""
        wanted = (parameter.name.wire, parameter.place)
        return next(each.name for each in arguments(operation, self._names) if (each.wire, each.place) == wanted)

    def type_cell(self, type_: Type, *, required: bool, models: str) -> Code:
        """With a wrapper that says whether the key may be absent and the value null."""
        return type_cell(type_, self._names, models, required)

    def enum_values(self, enum: Enum) -> EnumListing:
        """Rows of name and value."""
        rows = zip(self._names.members(enum), enum.members, strict=True)
        return EnumListing(rows=tuple((name, member.value) for name, member in rows))

    def variant(self, union: Union, variant: Variant) -> VariantListing:
        """``value: models.System = models.System(…)``."""
        value = variant.example
        code = self._assigned(value, variant.type, imports=False) if value is not None else None
        return VariantListing(heading(variant.type, self._names), code)

    def resource(self, resource: Resource) -> ResourceListing:
        """Class, attribute of the client, and page folder."""
        name = self._names.resource_class(resource)
        return ResourceListing(name, self._names.attribute(resource), Code(name.lower()))

    def operation(self, resource: Resource, operation: Operation, *, models: str) -> OperationListing:
        """The method, its arguments and errors."""
        taken = arguments(operation, self._names)
        return OperationListing(
            method=self._names.method(operation),
            usage=program(resource, operation, self._names),
            standalone=None,
            parameters=self._parameters(taken, models),
            returns=self._returns(operation, models),
            errors=self._errors(operation),
            asynchronous=program(resource, operation, self._names, is_async=True),
            streaming=self._streaming(resource, operation, taken, is_async=False),
            streaming_asynchronous=self._streaming(resource, operation, taken, is_async=True),
            pages=self._pages(resource, operation, operation.pagination, models) if operation.pagination else None,
        )

    def _streaming(
        self, resource: Resource, operation: Operation, taken: tuple[Argument, ...], *, is_async: bool
    ) -> Code | None:
        """The program that asks for the stream, where an argument chooses it."""
        switch = next((each for each in taken if each.chooses_stream), None)
        if switch is None or stream_alternative(operation) is None:
            return None
        if switch.source == "field":
            asking = with_body_field(operation, switch.wire, True)
            return program(resource, streaming(asking), self._names, is_async=is_async) if asking else None
        extras = Extras(passed=[f"{switch.name}=True,"])
        return program(resource, streaming(operation), self._names, extras, is_async=is_async)

    def _pages(self, resource: Resource, operation: Operation, pagination: Pagination, models: str) -> PagesListing:
        cell = type_cell(pagination.item, self._names, models)
        return PagesListing(
            method=self._names.listing(operation),
            usage=listing(resource, operation, self._names),
            returns=Code(f"**Iterator[{cell}]**"),
        )

    # Tables.

    def _parameters(self, taken: tuple[Argument, ...], models: str) -> tuple[ParameterRow, ...]:
        rows = [
            ParameterRow(
                argument.name,
                type_cell(argument.type, self._names, models, argument.required),
                argument.required,
                description_cell(argument.prose, argument.default),
            )
            for argument in taken
        ]
        name, type_, text = _RETRIES
        return (*rows, ParameterRow(Code(name), Code(type_), False, plain_cell(text)))

    def _returns(self, operation: Operation, models: str) -> Code:
        stream, plain = event_stream(operation), plain_content(operation)
        if stream is not None:
            return self._streamed(stream, models)
        if plain is None:
            return Code("**None**")
        whole = "utils.Download" if plain.coding is Coding.BYTES else self._cell(plain, models)
        other = stream_alternative(operation)
        return Code(f"**{whole}**" + (f", or {self._streamed(other, models)}" if other else ""))

    def _streamed(self, content: Content, models: str) -> Code:
        return Code(f"**EventStream[{self._cell(content, models)}]**")

    def _cell(self, content: Content, models: str) -> Code:
        return Code("Any") if content.type is None else type_cell(content.type, self._names, models)

    @staticmethod
    def _errors(operation: Operation) -> tuple[ErrorRow, ...]:
        statuses = dict.fromkeys((*error_statuses(operation), "4XX", "5XX"))
        return (ErrorRow(Code("models.APIError"), ", ".join(statuses), "\\*/\\*"),)
