"""How one module speaks of declarations that stand in others."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import Identity, Package

from .imports import Imports
from .naming import Names


@dataclass(frozen=True, slots=True)
class References:
    """References from one module.

    Attributes:
        way: From the module to ``src``: ``../`` or ``../../``.
        package, module: The models' file that the module is, if it is one.
    """

    names: Names
    way: str
    package: Package | None = None
    module: str | None = None

    def source(self, path: str) -> str:
        """The way to another module: ``../../lib/models.js``."""
        relative = f"{self.way}{path}.js"
        return relative if relative.startswith(".") else f"./{relative}"

    def value(self, identity: Identity, suffix: str, imports: Imports) -> str:
        """A declaration's name with a suffix, qualified by its package outside of it."""
        declaration = self.names.api.by_identity[identity]
        package = declaration.origin.package
        name = f"{self.names.type_name(identity)}{suffix}"
        if package is not self.package:
            inside = f"../{package.value}/index.js" if self.package else self.source(f"models/{package.value}/index")
            imports.take_all(inside, package.value)
            return f"{package.value}.{name}"
        module = self.names.module(identity)
        if module != self.module:
            imports.take(f"./{module}.js", name)
        return name
