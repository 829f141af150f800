"""What templates are given: code, identifiers and prose, nothing that has to be computed."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.target import Code, Ident, Symbol


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """A declaration as statements.

    Attributes:
        comment: JSDoc with its line feed, or nothing.
        values: The object that holds the values of an enum.
        type: The type that callers see.
        wire_type: The type of its wire form, where that has a name.
        names: The wire names whose fields have another name, where there are any.
        inbound, outbound: The schemas that read and write it.
        functions: Its conversions to and from JSON text.
        symbols: What callers see of all that, below the module.
    """

    comment: Code
    values: Code | None
    type: Code
    names: Code | None
    inbound: Code
    wire_type: Code | None
    outbound: Code
    functions: tuple[Code, ...]
    symbols: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class ModelModule:
    """A file of declarations."""

    imports: tuple[Code, ...]
    declarations: tuple[DeclarationView, ...]


@dataclass(frozen=True, slots=True)
class IndexModule:
    """A file that exports others, named without their suffix."""

    modules: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class EntryModule:
    """The file that callers import first: it exports others, named without their suffix, and helpers for files."""

    modules: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """A function that gives the items of all pages: the constant that says how pages follow, and its signature up to the brace."""

    pagination: Code
    comment: Code
    signature: Code
    call: Code


@dataclass(frozen=True, slots=True)
class FunctionModule:
    """A standalone function: the constant that describes its operation, and its signature up to the brace."""

    imports: tuple[Code, ...]
    comment: Code
    operation: Code
    overloads: tuple[Code, ...]
    signature: Code
    call: Code
    listing: ListingView | None = None


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method of a resource: its signature up to the brace, and what it gives."""

    comment: Code
    overloads: tuple[Code, ...]
    signature: Code
    result: Code


@dataclass(frozen=True, slots=True)
class ResourceModule:
    """A resource."""

    imports: tuple[Code, ...]
    comment: Code
    name: Ident
    core: Ident
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ResourceAttribute:
    """A resource as a property of the client."""

    comment: Code
    name: Ident
    type: Ident
    body: Code


@dataclass(frozen=True, slots=True)
class ClientModule:
    """The client with its resources."""

    imports: tuple[Code, ...]
    comment: Code
    name: Ident
    core: Ident
    resources: tuple[ResourceAttribute, ...]


@dataclass(frozen=True, slots=True)
class CoreModule:
    """The client without its resources."""

    core: Ident
    debugging: Code


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option of the client."""

    comment: Code
    declaration: Code


@dataclass(frozen=True, slots=True)
class ConfigModule:
    """What clients are configured with, and what the package says of itself.

    Attributes:
        servers: The addresses.
        described: What the document says of them besides; ``None`` where that is nothing.
        chosen: The call that tells where calls go.
    """

    imports: tuple[Code, ...]
    servers: Code
    described: Code | None
    chosen: Code
    options: tuple[OptionView, ...]
    facts: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class VariableView:
    """An environment variable and what it sets."""

    name: Ident
    sets: Code
    schema: Code
    read: Code


@dataclass(frozen=True, slots=True)
class EnvModule:
    """The environment variables of the package."""

    variables: tuple[VariableView, ...]
    debug: Ident
    debug_schema: Code
    read_debug: Code


@dataclass(frozen=True, slots=True)
class SecurityModule:
    """How credentials become headers, parameters and cookies.

    Attributes:
        parameter: The credentials as they are resolved.
        parameters: What they are resolved from: the options of the client, and the call.
        fetches: Whether a function may fetch them.
    """

    imports: tuple[Code, ...]
    requirements: Code
    parameter: Code
    inputs: tuple[Code, ...]
    fetches: bool
    parameters: tuple[Code, ...]
    extraction: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class RetryModule:
    """The document's own policy of retries."""

    policy: Code


@dataclass(frozen=True, slots=True)
class ErrorModule:
    """A class of errors that bring a described body; ``data`` is the body's type."""

    imports: tuple[Code, ...]
    comment: Code
    name: Ident
    data: Code
    constructor: Code
