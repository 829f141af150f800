"""Packages that import nothing before it is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def names_of(package: str, homes: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The ``__getattr__`` and the ``__dir__`` of a package.

    The first imports a name, or a module of the package, when somebody first asks for it; the second tells of all names.

    Args:
        package: Its ``__name__``.
        homes: The module of each name, relative to the package.
    """

    def __getattr__(name: str) -> Any:
        value = getattr(import_module(homes[name], package), name) if name in homes else _module(package, name)
        setattr(sys.modules[package], name, value)
        return value

    def __dir__() -> list[str]:
        return sorted({*vars(sys.modules[package]), *homes})

    return __getattr__, __dir__


def _module(package: str, name: str) -> Any:
    path = f"{package}.{name}"
    try:
        if not name.startswith("__"):
            return import_module(path)
    except ModuleNotFoundError as error:
        if error.name != path:
            raise  # the module is there, and what it needs is not
    raise AttributeError(f"module {package!r} has no attribute {name!r}")
