"""Import statements: collected while source is spelled, written in the customary order."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from specloom.target import Code

_NUMBER: Final = re.compile(r"(\d+)")
_STANDARD = ("__future__", "collections.abc", "datetime", "decimal", "enum", "functools", "typing", "builtins")


class Imports:
    """Names that one module takes from others."""

    def __init__(self) -> None:
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._offered: set[tuple[str, str]] = set()
        self._modules: set[str] = set()

    def take(self, module: str, *names: str) -> None:
        """``from module import names``."""
        self._names[module].update(names)

    def offer(self, module: str, name: str) -> None:
        """A name that this module does not need itself, for programs that take it from here."""
        self._offered.add((module, name))

    def leave_out(self, module: str, *names: str) -> None:
        """Drops names that the template itself imports."""
        self._names[module].difference_update(names)
        if not self._names[module]:
            del self._names[module]

    def take_module(self, statement: str) -> None:
        """A whole module: ``datetime as dt``."""
        self._modules.add(statement)

    @property
    def is_empty(self) -> bool:
        """Nothing is imported."""
        return not self._names and not self._offered and not self._modules

    def lines(self) -> tuple[Code, ...]:
        """Statements in groups: the future, the standard library, other packages, this one; an empty line between groups."""
        groups: list[list[str]] = [[], [], [], []]
        for statement in sorted(self._modules):
            groups[_group(statement.split(" ")[0])].append(f"import {statement}")
        for module in sorted({*self._names, *(module for module, _ in self._offered)}, key=module_key):
            names = ", ".join(sorted(self._names.get(module, ()), key=isort_key))
            offered = sorted((name for home, name in self._offered if home == module), key=isort_key)
            groups[_group(module)] += [f"from {module} import {names}"] if names else []
            groups[_group(module)] += [f"from {module} import {name} as {name}" for name in offered]
        result: list[Code] = []
        for group in filter(None, groups):
            result += [*([Code("")] if result else []), *(Code(line) for line in group)]
        return tuple(result)


def _group(module: str) -> int:
    if module == "__future__":
        return 0
    return 3 if module.startswith(".") else 1 if module in _STANDARD else 2


def module_key(module: str) -> tuple[object, ...]:
    """Relative imports from far to near, then by name, with numbers by their size."""
    dots = len(module) - len(module.lstrip("."))
    return -dots, *natural(module.lower())


def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A sort key that takes digits for a number."""
    return tuple(("", int(part)) if part.isdigit() else (part, 0) for part in _NUMBER.split(text) if part)


def isort_key(name: str) -> tuple[object, ...]:
    """Constants, then classes, then the rest, without regard to case: the order that Ruff keeps within a statement."""
    bare = name.split(" ")[0]
    kind = 0 if bare.isupper() and len(bare) > 1 else 1 if bare[:1].isupper() else 2
    return kind, natural(bare.lower())
