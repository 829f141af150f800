"""TypeScript as a target: a package of types and zod schemas, standalone functions, and a client over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from specloom.ir import Api, Identity, Package
from specloom.target import Code, FilePlan, PackageInfo, Plan

from .client_modules import client_module, config_module, core_module, env_module, retry_module, security_module
from .dialect import TypeScriptDialect
from .error_modules import error_modules, errors_index
from .manifest import manifests
from .model_modules import index_module, model_modules
from .naming import Names
from .operation_modules import function_module, resource_module
from .surface import surface
from .views import EntryModule, IndexModule

_SOURCE: Final = PurePosixPath("src")


class TypeScriptTarget:
    """Plans the TypeScript SDK."""

    name = "typescript"
    title = "TypeScript"

    def plan(self, api: Api, package: PackageInfo, given: Mapping[Identity, str]) -> Plan:
        """Everything to write for an API; names given before stay."""
        names = Names.of(api, package, given)
        files = tuple(_files(names))
        return Plan(
            files=files,
            manifests=tuple(manifests(package)),
            runtime=_SOURCE,
            dialect=TypeScriptDialect(names),
            names=names.to_keep,
            surface=surface(files, _SOURCE),
        )

    def format(self, tree: Mapping[PurePosixPath, str]) -> Mapping[PurePosixPath, str]:
        """Nothing to do: the forms are laid out as they are made."""
        return tree

    def filters(self) -> Mapping[str, Callable[..., Code]]:
        """None: comments are views, too."""
        return {}


def _files(names: Names) -> Iterator[FilePlan]:
    yield from _entries(names)
    yield from _library(names)
    for package in Package:
        folder = _SOURCE / "models" / package.value
        yield FilePlan(folder / "index.ts", "index.ts.jinja", index_module(names, package))
        for module, model in model_modules(names, package):
            yield FilePlan(folder / f"{module}.ts", "model.ts.jinja", model)
    yield FilePlan(_SOURCE / "models" / "errors" / "index.ts", "index.ts.jinja", errors_index(names))
    for module, error in error_modules(names):
        yield FilePlan(_SOURCE / "models" / "errors" / f"{module}.ts", "error.ts.jinja", error)
    for operation in names.api.operations:
        path = _SOURCE / "funcs" / f"{names.function(operation)}.ts"
        yield FilePlan(path, "function.ts.jinja", function_module(operation, names))
    for resource in names.api.resources:
        path = _SOURCE / "sdk" / f"{names.resource_file(resource)}.ts"
        yield FilePlan(path, "resource.ts.jinja", resource_module(resource, names))


def _entries(names: Names) -> Iterator[FilePlan]:
    """What callers import first."""
    exported = EntryModule((Code("lib/config"), Code("sdk/sdk")))
    yield FilePlan(_SOURCE / "index.ts", "package_index.ts.jinja", exported)
    yield FilePlan(_SOURCE / "core.ts", "core.ts.jinja", core_module(names))
    yield FilePlan(_SOURCE / "sdk" / "index.ts", "index.ts.jinja", IndexModule((Code("sdk"),)))
    yield FilePlan(_SOURCE / "sdk" / "sdk.ts", "sdk.ts.jinja", client_module(names))


def _library(names: Names) -> Iterator[FilePlan]:
    """What the runtime asks about the API."""
    yield FilePlan(_SOURCE / "lib" / "config.ts", "config.ts.jinja", config_module(names))
    yield FilePlan(_SOURCE / "lib" / "env.ts", "env.ts.jinja", env_module(names))
    yield FilePlan(_SOURCE / "lib" / "security.ts", "security.ts.jinja", security_module(names))
    if names.api.retries is not None:
        yield FilePlan(_SOURCE / "lib" / "retrypolicy.ts", "retrypolicy.ts.jinja", retry_module(names.api.retries))


TARGET = TypeScriptTarget()
