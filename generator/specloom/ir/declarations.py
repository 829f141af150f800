"""What an API declares: the types that get a name, a source file and a page."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias

from specloom.ir.names import Name
from specloom.ir.prose import SILENT, Prose
from specloom.ir.types import FREE, Constraints, Identity, Json, Pointer, ScalarKind, Type
from specloom.ir.values import Value


class Package(enum.Enum):
    """Which of the two families a declaration belongs to (docs-pages: component schemas, or bodies and parameters)."""

    COMPONENTS = "components"
    OPERATIONS = "operations"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a declaration's proposed name comes from; what the collision rules decide by.

    Attributes:
        package: The family it is declared in.
        owner: Name of the component, body or parameter object that it is written inside; ``None`` where it is one itself.
        is_component: It stands under a key of ``components/schemas``, which no inline type takes away.
        variant_of: Identity of the union it is an inline variant of.
        documented: It is reachable as ``docs-pages`` walks (not only through error responses), so it has a page.
    """

    package: Package
    owner: Name | None
    is_component: bool
    variant_of: Identity | None = None
    documented: bool = True


@dataclass(frozen=True, slots=True)
class Default:
    """A default that fits its schema (``None`` is a real default, so it needs a box).

    Attributes:
        stands_in: The document requires the property, so an SDK sends the default where its caller leaves it out. An object
            in such a default has all that a request has.
    """

    value: Json
    stands_in: bool = False

    @property
    def is_sent(self) -> bool:
        """Whether it goes out for an absent property in every language; a list or an object that is optional is the server's to know."""
        return self.stands_in or not isinstance(self.value, list | dict)


@dataclass(frozen=True, slots=True)
class Example:
    """An author's example that fits its schema, for the Example column."""

    value: Json


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model, or a parameter in a parameter object.

    Attributes:
        required: The key may not be absent, and no default stands in for it.
        type: What the value is; :class:`~specloom.ir.types.Nullable` says that it may be null.
    """

    name: Name
    type: Type
    required: bool
    prose: Prose
    pointer: Pointer
    default: Default | None = None
    example: Example | None = None
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """An object with known properties.

    Attributes:
        additional: Type of the values under other keys, where the document gives one.
        example: The instance that snippets show, and pages where it is proven.
        proven: The example is valid; it is the nearest where nothing that its schema takes was found.
        constraints: How many keys an instance has.
    """

    identity: Identity
    name: Name
    origin: Origin
    prose: Prose
    fields: tuple[Field, ...]
    additional: Type | None = None
    deprecated: bool = False
    example: Value | None = None
    proven: bool = True
    constraints: Constraints = FREE


@dataclass(frozen=True, slots=True)
class Member:
    """One value of an enum."""

    name: Name
    value: None | bool | int | float | str
    prose: Prose = SILENT


@dataclass(frozen=True, slots=True)
class Enum:
    """A closed list in the document, decoded openly: a value it does not know arrives as it is."""

    identity: Identity
    name: Name
    origin: Origin
    prose: Prose
    kind: ScalarKind
    members: tuple[Member, ...]
    deprecated: bool = False
    example: Value | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One alternative of a union, never null. It has an example as soon as every value has one, unless none is valid."""

    type: Type
    prose: Prose
    example: Value | None = None


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property whose value chooses the variant.

    Attributes:
        wire: Wire name of that property.
        mapping: Pairs of a value and the chosen model's identity.
        default: The model for any other value, and for none; ``None`` where such an object is of no variant.
    """

    wire: str
    mapping: tuple[tuple[str, Identity], ...]
    default: Identity | None = None


@dataclass(frozen=True, slots=True)
class Union:
    """A value of one of several types (``oneOf``, ``anyOf``, a list of types).

    Attributes:
        is_exclusive: A value may be of one variant alone (``oneOf``).
    """

    identity: Identity
    name: Name
    origin: Origin
    prose: Prose
    variants: tuple[Variant, ...]
    discriminator: Discriminator | None = None
    deprecated: bool = False
    example: Value | None = None
    is_exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for an array or map that contains itself; every other alias is resolved away."""

    identity: Identity
    name: Name
    origin: Origin
    prose: Prose
    type: Type
    deprecated: bool = False
    example: Value | None = None


Declaration: TypeAlias = Model | Enum | Union | Alias
