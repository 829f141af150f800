"""The root of the IR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from specloom.ir.declarations import Declaration
from specloom.ir.operations import Operation, Requirement, Resource, RetryPolicy, SecurityScheme, Server
from specloom.ir.prose import Prose
from specloom.ir.types import Identity


@dataclass(frozen=True)
class Api:
    """An API, resolved: every reference leads to a declaration, every name has words, every example is chosen.

    Attributes:
        title: ``info.title``; names are made from it where the settings give none.
        version: ``info.version``.
        declarations: In the order in which a walk over the operations meets them.
        security: What holds for an operation that does not say.
        security_model: Identity of the class with one field a scheme; ``None`` where nothing declares security.
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

    @cached_property
    def by_identity(self) -> Mapping[Identity, Declaration]:
        """Every declaration by identity."""
        return {declaration.identity: declaration for declaration in self.declarations}

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, resource by resource."""
        return tuple(operation for resource in self.resources for operation in resource.operations)
