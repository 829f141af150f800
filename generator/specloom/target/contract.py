"""What a language folder provides, and what it is given. ``target.py`` in the folder exports one :class:`Target` as ``TARGET``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Protocol, TypeAlias

from specloom.ir import (
    Api,
    Declaration,
    Enum,
    Field,
    Identity,
    Json,
    Model,
    Operation,
    Parameter,
    Resource,
    Type,
    Union,
    Value,
    Variant,
)
from specloom.target.code import Code
from specloom.target.surface import Symbol

Call: TypeAlias = tuple[Resource, Operation]
"""An operation, and the resource that offers it."""

Tree: TypeAlias = Mapping[PurePosixPath, bytes]
"""Files of one target by path below its folder: what the writer puts on disk."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as it was in earlier releases of a package, and why: Markdown that the package's owner wrote."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """The package to make: names and facts that the settings fix, or that are made from the document's title.

    Attributes:
        name: Distribution name in the language's registry, such as ``atoma-sdk``.
        client: Class name of the client, such as ``AtomaSDK``.
        version: Of the SDK.
        environment: Prefix of environment variables, such as ``ATOMASDK``.
        authors, homepage, license: For the manifest; empty where unknown.
        differences: From earlier releases, for the README.
        idempotency_header: Header of a key that makes calls safe to repeat, where the document names none; empty for no
            such key.
    """

    name: str
    client: str
    version: str
    environment: str
    description: str = ""
    authors: tuple[str, ...] = ()
    homepage: str = ""
    license: str = ""
    differences: tuple[Difference, ...] = ()
    idempotency_header: str = ""


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One generated file: where, from which template of the language folder, with which view."""

    path: PurePosixPath
    template: str
    view: object


@dataclass(frozen=True, slots=True)
class Manifest:
    """A package manifest written by a serializer, not a template: its bytes are ready.

    One in TOML or JSON, by its name, is its owner's too: values that they change, add or take out stay so.
    """

    path: PurePosixPath
    content: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one language will write, and how it speaks on the shared pages.

    Attributes:
        files: Rendered with the language's own templates.
        manifests: Made by serializers.
        runtime: Folder of the output that the language's ``runtime/`` is copied into, byte for byte.
        dialect: How pages and READMEs say things in this language.
        names: The name given to each declaration, to be kept by later generations.
        owned: Files that are written once and then the owner's, such as the place where hooks are registered.
        surface: Every public name of the SDK, the runtime's too; a language that lists none gets no such file.
    """

    files: tuple[FilePlan, ...]
    manifests: tuple[Manifest, ...]
    runtime: PurePosixPath
    dialect: Dialect
    names: Mapping[Identity, str]
    owned: frozenset[PurePosixPath] = frozenset()
    surface: tuple[Symbol, ...] = ()


class Dialect(Protocol):
    """One language on the shared pages. Paths are below ``docs/``; ``models`` is the way from the page at hand to ``docs/models``."""

    fence: str
    """Info string of a fenced block, such as ``typescript``."""

    title_of_language: str
    """As people write it, such as ``TypeScript``."""

    def install(self) -> Code:
        """The shell command that installs the package."""
        ...

    def topics(self, call: Call | None) -> Topics:
        """What a README of this language explains beyond calls and resources.

        Args:
            call: The shortest call of the API, for code that needs one; ``None`` where there is none.
        """
        ...

    def model_page(self, declaration: Declaration) -> PurePosixPath:
        """Where a declaration's page stands, such as ``models/components/usage.md``."""
        ...

    def title(self, declaration: Declaration) -> Code:
        """The declaration's name, as the heading of its page."""
        ...

    def usage(self, model: Model, value: Value) -> Code:
        """Complete code that makes an instance of a model, without a final line feed."""
        ...

    def field_name(self, model: Model, field: Field) -> Code:
        """A field's name as callers write it."""
        ...

    def parameter_name(self, operation: Operation, parameter: Parameter) -> Code:
        """A parameter of an operation as callers write it."""
        ...

    def type_cell(self, type_: Type, *, required: bool, models: str) -> Code:
        """A type for a table cell, with links."""
        ...

    def enum_values(self, enum: Enum) -> EnumListing:
        """The values of an enum."""
        ...

    def variant(self, union: Union, variant: Variant) -> VariantListing:
        """One alternative of a union."""
        ...

    def resource(self, resource: Resource) -> ResourceListing:
        """How a resource is reached and what its methods are called."""
        ...

    def operation(self, resource: Resource, operation: Operation, *, models: str) -> OperationListing:
        """How one operation is called."""
        ...


@dataclass(frozen=True, slots=True)
class Passage:
    """Markdown of ours, and code that shows it."""

    text: Code
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A README region: title, the id between its marks, and what stands below the title."""

    title: Code
    id: Code
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """The regions of a README, in groups between which the shared ones stand.

    Attributes:
        access: How a caller proves who they are; right after the first example.
        functions: What standalone functions are for, where the language has them; a list of them follows.
        handling: What may go wrong and what can be set, in reading order.
    """

    access: tuple[Topic, ...] = ()
    functions: Topic | None = None
    handling: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class EnumListing:
    """Values of an enum: a fenced block of code, or rows of name and value."""

    code: Code | None = None
    rows: tuple[tuple[Code, Json], ...] = ()


@dataclass(frozen=True, slots=True)
class VariantListing:
    """A variant's type as a heading, and code that makes a value of it where it has an example."""

    type: Code
    code: Code | None


@dataclass(frozen=True, slots=True)
class ResourceListing:
    """``title`` such as ``ConfidentialChat``, ``attribute`` such as ``confidential_chat``, ``folder`` such as ``confidentialchat``."""

    title: Code
    attribute: Code
    folder: Code


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A row of a parameter table."""

    name: Code
    type: Code
    required: bool
    description: Code
    example: Code | None = None


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A row of an error table: the class raised, the statuses, the content type."""

    type: Code
    statuses: str
    content_type: str


@dataclass(frozen=True, slots=True)
class PagesListing:
    """What gives the items of all pages, below the operation that gives one page.

    Attributes:
        method: As callers write it; its lower case is the anchor.
        usage: Complete program that reads the items.
        returns: Type of what is read, with links.
        function: Name of the standalone function, where the language has them.
    """

    method: Code
    usage: Code
    returns: Code
    function: Code | None = None


@dataclass(frozen=True, slots=True)
class OperationListing:
    """An operation on its tag's page.

    Attributes:
        method: As callers write it; its lower case is the anchor.
        usage: Complete program that calls it.
        standalone: The same with a standalone function, where the language has them.
        returns: Type of the response, with links.
        asynchronous: The program for an event loop, where the language has one beside the other.
        streaming: The program that asks for the stream of an operation that gives a value otherwise.
        streaming_asynchronous: The same for an event loop.
        function: Name of the standalone function.
        pages: Of an operation whose list comes page by page.
    """

    method: Code
    usage: Code
    standalone: Code | None
    parameters: tuple[ParameterRow, ...]
    returns: Code
    errors: tuple[ErrorRow, ...]
    asynchronous: Code | None = None
    streaming: Code | None = None
    streaming_asynchronous: Code | None = None
    function: Code | None = None
    pages: PagesListing | None = None


class Target(Protocol):
    """A language."""

    name: str
    """Folder under the output, such as ``python``."""

    title: str
    """As people write it, such as ``TypeScript``."""

    def plan(self, api: Api, package: PackageInfo, given: Mapping[Identity, str]) -> Plan:
        """Everything to write for an API; ``given`` are the names of an earlier generation."""
        ...

    def format(self, tree: Mapping[PurePosixPath, str]) -> Mapping[PurePosixPath, str]:
        """The rendered files in the language's customary layout."""
        ...

    def filters(self) -> Mapping[str, Callable[..., Code]]:
        """Filters of its templates, each named after the place it writes to."""
        ...


@dataclass(frozen=True, slots=True)
class Language:
    """A discovered language folder: its target, and where its templates and runtime lie."""

    target: Target
    folder: Path
    options: Mapping[str, Any] = field(default_factory=dict)
