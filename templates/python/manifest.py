"""The package's ``pyproject.toml``, written by a serializer."""

from __future__ import annotations

from pathlib import PurePosixPath

import tomlkit

from specloom.target import Manifest, PackageInfo

from .naming import Names

DEPENDENCIES = ("httpx>=0.28.1,<1", "pydantic>=2.11,<3", "typing-extensions>=4.12")

CLASSIFIERS = (
    "Programming Language :: Python :: 3",
    *(f"Programming Language :: Python :: 3.{minor}" for minor in range(10, 14)),
    "Typing :: Typed",
)
_NOT_LINTED = ("PLC0414", "UP006", "UP007", "UP035", "UP045")
"""Ruff's rules against names offered as themselves, and against ``typing.List`` and its like: a field called ``list`` would
hide the builtin from the annotations beside it."""


def manifest(names: Names) -> Manifest:
    """What pip needs to build a wheel."""
    package = names.package
    document = tomlkit.document()
    document["build-system"] = {"requires": ["hatchling>=1.27"], "build-backend": "hatchling.build"}
    document["project"] = {
        "name": package.name,
        "version": package.version,
        "description": package.description or f"Python client of the API that {package.name} is generated from",
        "readme": "README.md",
        "requires-python": ">=3.10",
        **_facts(package),
        "classifiers": list(CLASSIFIERS),
        "dependencies": list(DEPENDENCIES),
    }
    document["tool"] = {
        "hatch": {"build": {"targets": {"wheel": {"packages": [f"src/{names.import_name}"]}}}},
        "ruff": {"line-length": 120, "lint": {"extend-select": ["E402"], "ignore": list(_NOT_LINTED)}},
        "mypy": {"strict": True},
    }
    return Manifest(PurePosixPath("pyproject.toml"), tomlkit.dumps(document).encode())


def _facts(package: PackageInfo) -> dict[str, object]:
    """What the settings know."""
    facts: dict[str, object] = {}
    if package.license:
        facts["license"] = package.license
    if package.authors:
        facts["authors"] = [{"name": author} for author in package.authors]
    if package.homepage:
        facts["urls"] = {"Homepage": package.homepage}
    return facts
