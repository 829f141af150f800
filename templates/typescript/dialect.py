"""TypeScript on the shared pages."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from specloom.ir import (
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
from specloom.target.literals import json_text
from specloom.target.operations import (
    error_statuses,
    is_request_optional,
    request_type,
    streaming,
    with_body_field,
)
from specloom.target.text import plain_cell

from .failures import typed_errors
from .literals import Literals
from .naming import Names
from .operation_constants import all_replies
from .programs import Extras, listing, program, standalone
from .replies import Reply
from .spelling import heading, page, qualified, type_cell, type_text
from .stream_choice import stream_choice
from .topics import topics

_REQUEST_INIT: Final = "https://developer.mozilla.org/en-US/docs/Web/API/Request/Request#options"


class TypeScriptDialect:
    """Speaks TypeScript about one SDK."""

    fence = "typescript"
    title_of_language = "TypeScript"

    def __init__(self, names: Names) -> None:
        self._names = names

    def install(self) -> Code:
        """With npm; zod comes along as a dependency."""
        return Code(f"npm add {self._names.package.name}")

    def topics(self, call: Call | None) -> Topics:
        """See :mod:`.topics`."""
        return topics(self._names, call)

    def model_page(self, declaration: Declaration) -> PurePosixPath:
        """``models/components/usage.md``."""
        return PurePosixPath("models") / page(declaration.origin.package, self._names.type_name(declaration.identity))

    def title(self, declaration: Declaration) -> Code:
        """The bare name."""
        return self._names.type_name(declaration.identity)

    def usage(self, model: Model, value: Value) -> Code:
        """``let value: Usage = {…};`` with the imports it needs."""
        literals = Literals(self._names)
        name = self._names.type_name(model.identity)
        text = literals.spell(value, Named(model.identity))
        imports = [f'import {{ {name} }} from "{self._names.package.name}/models/{model.origin.package.value}";']
        if literals.needs_rfc_date:
            imports.append(f'import {{ RFCDate }} from "{self._names.package.name}/types";')
        return Code("\n".join([*imports, "", f"let value: {name} = {text};"]))

    def field_name(self, model: Model, field: Field) -> Code:
        """The field in camel case."""
        return self._names.field(model.identity, field.name.wire)

    def parameter_name(self, operation: Operation, parameter: Parameter) -> Code:
        """The field of the request object."""
        assert operation.request is not None
        return self._names.field(operation.request, parameter.key)

    def type_cell(self, type_: Type, *, required: bool, models: str) -> Code:
        """Whether a key may be absent stands in the column beside it, so the type does not say."""
        return type_cell(type_, self._names, models)

    def enum_values(self, enum: Enum) -> EnumListing:
        """A union of literals."""
        return EnumListing(code=Code(" | ".join(json_text(member.value) for member in enum.members)))

    def variant(self, union: Union, variant: Variant) -> VariantListing:
        """``const value: components.System = {…};``."""
        title = heading(variant.type, self._names)
        if variant.example is None:
            return VariantListing(title, None)
        text = Literals(self._names).spell(variant.example, variant.type)
        return VariantListing(title, Code(f"const value: {type_text(variant.type, qualified(self._names))} = {text};"))

    def resource(self, resource: Resource) -> ResourceListing:
        """Class, property of the client, and page folder."""
        name = self._names.resource_class(resource)
        return ResourceListing(name, self._names.attribute(resource), Code(name.lower()))

    def operation(self, resource: Resource, operation: Operation, *, models: str) -> OperationListing:
        """Method and standalone function, parameters and errors."""
        return OperationListing(
            method=self._names.method(operation),
            usage=program(resource, operation, self._names),
            standalone=standalone(operation, self._names),
            parameters=self._parameters(operation, models),
            returns=self._returns(operation, models),
            errors=self._errors(operation),
            streaming=self._streaming(resource, operation),
            function=self._names.function(operation),
            pages=self._pages(resource, operation, operation.pagination, models) if operation.pagination else None,
        )

    def _streaming(self, resource: Resource, operation: Operation) -> Code | None:
        """The program that asks for the stream, where its caller chooses that by an option or in the body."""
        choice = stream_choice(operation, self._names)
        if choice is None:
            return None
        if choice.is_option:
            return program(resource, streaming(operation), self._names, Extras(passed=["stream: true,"]))
        asking = with_body_field(operation, choice.wire[-1], True) if choice.is_in_body else None
        return program(resource, streaming(asking), self._names) if asking else None

    def _pages(self, resource: Resource, operation: Operation, pagination: Pagination, models: str) -> PagesListing:
        cell = type_cell(pagination.item, self._names, models)
        return PagesListing(
            method=self._names.listing(operation),
            usage=listing(resource, operation, self._names),
            returns=Code(f"**AsyncIterableIterator\\<{cell}>**"),
            function=self._names.listing_function(operation),
        )

    # Tables.

    def _parameters(self, operation: Operation, models: str) -> tuple[ParameterRow, ...]:
        """The request, then what every method takes."""
        rows = []
        type_ = request_type(operation)
        if type_ is not None:
            required = not is_request_optional(operation, self._names.api)
            cell = type_cell(type_, self._names, models)
            rows.append(
                ParameterRow(Code("request"), cell, required, Code("The request object to use for the request."))
            )
        choice = stream_choice(operation, self._names)
        switches = choice is not None and choice.is_option
        options = [
            (
                "options",
                f"*{'StreamOptions' if switches else 'RequestOptions'}*",
                "Used to set various options for making HTTP requests.",
            ),
            (
                "options.fetchOptions",
                f"[RequestInit]({_REQUEST_INIT})",
                "Options that are passed to the underlying HTTP request, such as extra headers.",
            ),
            ("options.retries", "*RetryConfig*", "Enables or changes the retries of this request."),
        ]
        if switches:
            options.append(("options.stream", "*boolean*", "Whether to receive the result as a stream, item by item."))
        rows += [ParameterRow(Code(name), Code(type_text_), False, Code(text)) for name, type_text_, text in options]
        return tuple(rows)

    def _returns(self, operation: Operation, models: str) -> Code:
        """Every success; the only one that gives nothing is ``void``."""
        cells = list(dict.fromkeys(self._reply_cell(reply, models) for reply in all_replies(operation, self._names)))
        listed = "*void*" if cells == ["*undefined*"] else " \\| ".join(cells)
        return Code(f"**Promise\\<{listed}>**")

    def _reply_cell(self, reply: Reply, models: str) -> str:
        if reply.type is None:
            return "*undefined*"
        cell = type_cell(reply.type, self._names, models)
        streams = {"stream": "*ReadableStream\\<Uint8Array>*", "sse": f"EventStream\\<{cell}>"}
        return streams.get(reply.kind, f"JSONLinesStream\\<{cell}>" if reply.kind == "jsonl" else cell)

    def _errors(self, operation: Operation) -> tuple[ErrorRow, ...]:
        """Classes that bring a described body, then what every other failure is."""
        rows = [
            ErrorRow(
                Code(f"errors.{self._names.error(identity)}"),
                "4XX, 5XX" if status == "default" else status,
                plain_cell(content.media_type),
            )
            for status, content, identity in typed_errors(operation, self._names.api)
        ]
        typed = {status for row in rows for status in row.statuses.split(", ")}
        rest = [status for status in (*error_statuses(operation), "4XX", "5XX") if status not in typed]
        others = ", ".join(dict.fromkeys(status for status in rest if status != "default"))
        return (*rows, *([ErrorRow(Code("errors.APIError"), others, "\\*/\\*")] if others else []))
