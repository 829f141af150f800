"""Where a schema stands, as far as its name is concerned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from specloom.ir import Identity, Name, Origin, Package, Pointer

_COMPONENT: Final = re.compile(r"/components/schemas/[^/]+\Z")


def is_component(pointer: Pointer) -> bool:
    """Whether a component's schema stands there, rather than something inside one."""
    return bool(_COMPONENT.match(pointer))


@dataclass(frozen=True, slots=True)
class Site:
    """A place that may need a name.

    Attributes:
        name: The name it gets unless a title names it.
        owner: Name of the component or body that it is inside; ``None`` for those themselves.
        prose: Description it takes over when it has none of its own.
    """

    name: Name
    package: Package
    owner: Name | None = None
    variant_of: Identity | None = None
    documented: bool = True
    is_component: bool = False
    prose: str = ""

    def inside(self, name: Name, variant_of: Identity | None = None) -> Site:
        """The site of something written inside this one."""
        return Site(name, self.package, self.owner or self.name, variant_of, self.documented)

    @property
    def origin(self) -> Origin:
        """What the naming rules decide by."""
        return Origin(self.package, self.owner, self.is_component, self.variant_of, self.documented)
