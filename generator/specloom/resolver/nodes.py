"""Schemas as they are read: a node is a conjunction of schemas, a shape is what they say together.

Reading a schema is the business of :mod:`.keywords`, joining shapes that of :mod:`.conjunction`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from specloom.ir import Constraints, Json, Pointer

Schema: TypeAlias = "dict[str, Any] | bool"


@dataclass(frozen=True, slots=True)
class Part:
    """One schema as it stands in the document."""

    schema: Schema
    pointer: Pointer

    def at(self, *tokens: str) -> Pointer:
        """The pointer of something inside this schema."""
        return below(self.pointer, *tokens)


@dataclass(frozen=True, slots=True)
class Node:
    """Schemas that hold together at one place, in the order they were met; at least one."""

    parts: tuple[Part, ...]

    @property
    def pointer(self) -> Pointer:
        """Where the last of them stands: the one that redefines the others."""
        return self.parts[-1].pointer

    @staticmethod
    def of(schema: Any, pointer: Pointer) -> Node:
        """A single schema; whatever is no schema at all says nothing."""
        return Node((Part(schema if isinstance(schema, dict | bool) else {}, pointer),))


def below(pointer: Pointer, *tokens: str) -> Pointer:
    """The pointer of a child, its keys escaped (RFC 6901)."""
    return pointer + "".join("/" + token.replace("~", "~0").replace("/", "~1") for token in tokens)


def schema_of(mapped: Any) -> Pointer:
    """The pointer of the schema that a discriminator's mapping means: by reference, or by the name of a component."""
    reference = str(mapped)
    return reference[1:] if reference.startswith("#/") else below("/components/schemas", reference)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """``oneOf`` or ``anyOf``: its variants without null, whether null was among them, and whether one alone may hold."""

    variants: tuple[Node, ...]
    admits_null: bool
    discriminator: dict[str, Any] | None = None
    is_exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """Annotations, from the definition that stands last.

    Attributes:
        text_beside: The description is of this very place, not of a schema it refers to.
        default, examples: In a box of one, since null is a value.
    """

    title: str = ""
    description: str = ""
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    default: tuple[Json, ...] = ()
    examples: tuple[Json, ...] = ()

    def over(self, base: Notes) -> Notes:
        """These notes where they speak, else those of ``base``. Default and examples stand or fall together."""
        values = self if self.default or self.examples else base
        return Notes(
            title=self.title or base.title,
            description=self.description or base.description,
            deprecated=self.deprecated or base.deprecated,
            read_only=self.read_only or base.read_only,
            write_only=self.write_only or base.write_only,
            default=values.default,
            examples=values.examples,
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """What the schemas of a node say together.

    Attributes:
        types: Names of JSON types, null apart; ``None`` where none is named.
        properties: Nodes by wire name, in order of first mention.
        additional: ``additionalProperties`` (or the one ``patternProperties``); ``None`` where nothing is said.
        keys: ``propertyNames`` (or the pattern of the one ``patternProperties``); ``None`` where nothing is said.
        enum: Allowed values, null apart; ``None`` where nothing is said.
        source: Pointer of the schema that names the enum's values, for their names and descriptions.
    """

    types: frozenset[str] | None = None
    nullable: bool | None = None
    properties: dict[str, Node] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    additional: Node | bool | None = None
    keys: Node | None = None
    items: Node | None = None
    prefix_items: tuple[Node, ...] | None = None
    enum: tuple[Json, ...] | None = None
    const: tuple[Json, ...] = ()
    alternatives: tuple[Alternatives, ...] = ()
    constraints: Constraints = field(default_factory=Constraints)
    notes: Notes = field(default_factory=Notes)
    enum_schema: dict[str, Any] | None = None

    @property
    def is_structural(self) -> bool:
        """It says something about the type, beyond annotations and bounds."""
        return bool(
            self.types
            or self.properties
            or self.required
            or self.additional is not None
            or self.items
            or self.prefix_items
            or self.enum is not None
            or self.const
            or self.alternatives
        )


SILENT: Final = Shape()
"""What a schema says that only refers to others: by far the most schemas of a large document."""
