"""The root of the IR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from specloom.ir.declarations import Declaration
from specloom.ir.operations import (
    Operation,
    Parameter,
    Requirement,
    Resource,
    RetryPolicy,
    SecurityScheme,
    Server,
    Webhook,
)
from specloom.ir.prose import Prose
from specloom.ir.types import Identity


@dataclass(frozen=True)
class Api:
    """An API, resolved: every reference leads to a declaration, every name has words, every example is chosen.

    Attributes:
        title: ``info.title``; names are made from it where the settings give none.
        version: ``info.version``.
        declarations: In the order in which a walk over the operations meets them, then those of webhooks and callbacks alone.
        security: What holds for an operation that does not say.
        globals: Parameters that a caller may set once for the client; operations have their own copies of them.
        security_model: Identity of the class with one field a scheme; ``None`` where nothing declares security.
        lasting: For identities that count positions in a list, the pointers that outlive a change of the list.
    """

    title: str
    version: str
    prose: Prose
    servers: tuple[Server, ...]
    schemes: tuple[SecurityScheme, ...]
    security: tuple[Requirement, ...]
    security_model: Identity | None
    retries: RetryPolicy | None
    resources: tuple[Resource, ...]
    declarations: tuple[Declaration, ...]
    lasting: Mapping[Identity, str] = field(default_factory=dict)
    globals: tuple[Parameter, ...] = ()
    webhooks: tuple[Webhook, ...] = ()

    @cached_property
    def by_identity(self) -> Mapping[Identity, Declaration]:
        """Every declaration by identity."""
        return {declaration.identity: declaration for declaration in self.declarations}

    def to_remember(self, names: Mapping[Identity, str]) -> Mapping[str, str]:
        """Names by lasting pointer, for a later generation."""
        return {self.lasting.get(identity, identity): name for identity, name in names.items()}

    def remembered(self, names: Mapping[str, str]) -> Mapping[Identity, str]:
        """Names of an earlier generation, by identity; a position that means what stands elsewhere now has none."""
        told = {pointer: identity for identity, pointer in self.lasting.items()}
        return {
            told.get(pointer, pointer): name
            for pointer, name in names.items()
            if pointer in told or pointer not in self.lasting
        }

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, resource by resource."""
        return tuple(operation for resource in self.resources for operation in resource.operations)
