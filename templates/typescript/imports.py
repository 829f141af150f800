"""What a module takes from others."""

from __future__ import annotations

from specloom.target import Code
from specloom.target.layout import Doc

from .forms import imported, statement, string


class Imports:
    """Collects imports; gives them sorted, packages before files of our own."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}
        self._namespaces: dict[str, str] = {}

    def take(self, module: str, *names: str) -> None:
        """Names of a module; ``A as B`` renames."""
        self._names.setdefault(module, set()).update(names)

    def take_all(self, module: str, alias: str) -> None:
        """A whole module under one name."""
        self._namespaces[alias] = module

    def lines(self) -> tuple[Code, ...]:
        """One statement a module."""
        found: list[tuple[str, str, Doc]] = [
            (module, "", f"import * as {alias} from {string(module)};") for alias, module in self._namespaces.items()
        ]
        for module, names in self._names.items():
            found.append((module, "names", imported(sorted(names, key=_folded), module)))
        ordered = sorted(found, key=lambda each: (each[0].startswith("."), each[0], each[1]))
        return tuple(statement(doc) for _, _, doc in ordered)


def _folded(name: str) -> tuple[str, str]:
    return name.lower(), name
