"""What the Python templates see: names, types and text that are ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specloom.ir import Prose
from specloom.target import Code, Ident

from .literals import scalar_text


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model and of its companion. ``factory`` is a function that makes a default which no two models may share."""

    name: Ident
    annotation: Code
    default: Code | None
    factory: Code | None
    companion: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class ClassView:
    """A pydantic model with its TypedDict companion. ``extra`` types the values of undeclared keys."""

    is_class: ClassVar[bool] = True
    is_enum: ClassVar[bool] = False
    name: Ident
    companion: Ident
    docstring: Code
    companion_docstring: Code
    fields: tuple[FieldView, ...]
    extra: Code | None


@dataclass(frozen=True, slots=True)
class MemberView:
    """A value of an enum."""

    name: Ident
    value: Code
    prose: Prose


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum; ``base`` is the type of its values."""

    is_class: ClassVar[bool] = False
    is_enum: ClassVar[bool] = True
    name: Ident
    base: Code
    docstring: Code
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class AliasView:
    """A union or a recursive alias, and its companion. A lazy one names types that do not exist yet, so it is written as text."""

    is_class: ClassVar[bool] = False
    is_enum: ClassVar[bool] = False
    name: Ident
    companion: Ident
    docstring: Code
    type: Code
    companion_type: Code
    is_lazy: bool

    @property
    def text(self) -> Code:
        """The type of a lazy one as a literal."""
        return scalar_text(self.type)

    @property
    def companion_text(self) -> Code:
        """The companion's."""
        return scalar_text(self.companion_type)


@dataclass(frozen=True, slots=True)
class ModelModule:
    """A module below ``models``. ``late`` imports stand at its end: those modules import this one."""

    imports: tuple[Code, ...]
    declarations: tuple[ClassView | EnumView | AliasView, ...]
    late: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A public name and the module it lives in, relative to the package."""

    name: Ident
    module: Code


@dataclass(frozen=True, slots=True)
class LazyPackage:
    """An ``__init__`` that imports each name when it is first used; homes are grouped for type checkers.

    Attributes:
        lazy: The runtime's module that does so, relative to the package.
    """

    exports: tuple[Export, ...]
    statements: tuple[Code, ...]
    lazy: Code


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument: its annotation and, where it may be left out, its default; ``about`` is our own text, where that is said of it."""

    name: Ident
    annotation: Code
    default: Code | None
    about: Code | None = None


@dataclass(frozen=True, slots=True)
class OverloadView:
    """One of the signatures of a method that gives a stream or a value, as its caller chooses."""

    arguments: tuple[ArgumentView, ...]
    annotation: Code
    annotation_async: Code


@dataclass(frozen=True, slots=True)
class PagesView:
    """The twin of a method that gives the items of all pages."""

    name: Ident
    docstring: Code
    annotation: Code
    annotation_async: Code


@dataclass(frozen=True, slots=True)
class MethodView:
    """An operation as a method and its asynchronous twin.

    Attributes:
        constant: Name of the operation's constant, and the call that makes it.
        arguments: All of them, by keyword alone; those that every call takes come last.
        values: Keyword arguments of ``Arguments``.
        runner: ``call`` or ``stream``.
        overloads: Where the method gives a stream or a value; ``streams`` is then the condition for a stream.
    """

    name: Ident
    constant: Ident
    operation: Code
    docstring: Code
    arguments: tuple[ArgumentView, ...]
    values: Code
    runner: Ident
    returns: Code
    annotation: Code
    annotation_async: Code
    errors: Code | None
    is_silent: bool
    overloads: tuple[OverloadView, ...] = ()
    streams: Code | None = None
    pages: PagesView | None = None


@dataclass(frozen=True, slots=True)
class ResourceModule:
    """A resource: its class and the operations it calls."""

    imports: tuple[Code, ...]
    name: Ident
    prose: Prose
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ResourceAttribute:
    """A resource as the client holds it."""

    attribute: Ident
    name: Ident
    prose: Prose


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme: the constant, and the call that makes it."""

    constant: Ident
    call: Code


@dataclass(frozen=True, slots=True)
class ClientModule:
    """The client class.

    Attributes:
        positional, keyword: Arguments that may be passed by position, and those that go by keyword alone.
        settings: What it passes on to the configuration beyond what every client does.
    """

    name: Ident
    imports: tuple[Code, ...]
    positional: tuple[ArgumentView, ...]
    keyword: tuple[ArgumentView, ...]
    credentials: tuple[Ident, ...]
    settings: tuple[Code, ...]
    resources: tuple[ResourceAttribute, ...]


@dataclass(frozen=True, slots=True)
class SecurityModule:
    """Constants of the security schemes."""

    imports: tuple[Code, ...]
    schemes: tuple[SchemeView, ...]


@dataclass(frozen=True, slots=True)
class ConfigurationModule:
    """Servers, and what holds for every call.

    Attributes:
        servers: A list of URLs; ``defaults`` has their variables' defaults.
        choices, names: Values that the variables may have, and names of the servers, where the document has any.
        retries: The document's retry rules, where it has some.
    """

    servers: Code
    defaults: Code
    choices: Code | None
    names: Code | None
    retries: Code | None

    @property
    def constants(self) -> tuple[str, ...]:
        """Names of what the module defines itself."""
        optional = (("RETRIES", self.retries), ("SERVER_CHOICES", self.choices), ("SERVER_NAMES", self.names))
        return ("SERVERS", "SERVER_DEFAULTS", *(name for name, value in optional if value is not None))


@dataclass(frozen=True, slots=True)
class VersionModule:
    """Name and version of the package; the version stands nowhere else in source."""

    title: Code
    version: Code
