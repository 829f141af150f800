"""Python as a target: a package of pydantic models, synchronous and asynchronous methods."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from specloom.ir import Api, Identity
from specloom.target import Code, FilePlan, PackageInfo, Plan

from .client_modules import client_module, configuration_module, security_module
from .dialect import PythonDialect
from .exports import model_exports, package_exports
from .formatting import formatted
from .literals import scalar_text
from .manifest import manifest
from .model_modules import ModelModules
from .naming import Names
from .prose import docstring
from .resource_modules import resource_module
from .surface import surface
from .views import VersionModule


class PythonTarget:
    """Plans the Python SDK."""

    name = "python"
    title = "Python"

    def plan(self, api: Api, package: PackageInfo, given: Mapping[Identity, str]) -> Plan:
        """Everything to write for an API; names given before stay."""
        names = Names.of(api, package, given)
        root = PurePosixPath("src") / names.import_name
        files = tuple(_files(names, root))
        return Plan(
            files=files,
            manifests=(manifest(names),),
            runtime=root,
            dialect=PythonDialect(names),
            names=names.to_keep,
            owned=frozenset({root / "_hooks" / "registration.py"}),
            surface=surface(files, root),
        )

    def format(self, tree: Mapping[PurePosixPath, str]) -> Mapping[PurePosixPath, str]:
        """Ruff's layout."""
        return formatted(tree)

    def filters(self) -> Mapping[str, Callable[..., Code]]:
        """Docstrings."""
        return {"docstring": docstring}


def _files(names: Names, root: PurePosixPath) -> Iterator[FilePlan]:
    package = names.package
    yield FilePlan(root / "__init__.py", "lazy_package.py.jinja", package_exports(names))
    yield FilePlan(
        root / "_version.py", "version.py.jinja", VersionModule(scalar_text(package.name), scalar_text(package.version))
    )
    yield FilePlan(root / "_security.py", "security.py.jinja", security_module(names))
    yield FilePlan(root / "sdkconfiguration.py", "sdkconfiguration.py.jinja", configuration_module(names))
    yield FilePlan(root / "sdk.py", "sdk.py.jinja", client_module(names))
    yield FilePlan(root / "models" / "__init__.py", "lazy_package.py.jinja", model_exports(names))
    for resource in names.api.resources:
        yield FilePlan(root / f"{names.attribute(resource)}.py", "resource.py.jinja", resource_module(resource, names))
    for module, view in ModelModules(names).views():
        yield FilePlan(root / "models" / f"{module}.py", "model.py.jinja", view)


TARGET = PythonTarget()
