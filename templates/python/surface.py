"""The public surface of the Python SDK, told from the views: what ``inspect`` finds in the package once it is installed.

Modules are named relative to the package wherever they are not the beginning of a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from specloom.target import FilePlan, Symbol
from specloom.target.surface import runtime_symbols

from .views import (
    AliasView,
    ArgumentView,
    ClassView,
    ClientModule,
    ConfigurationModule,
    EnumView,
    FieldView,
    LazyPackage,
    MethodView,
    ModelModule,
    ResourceModule,
    VersionModule,
)

_TOLD: Final = ModelModule | ResourceModule | ClientModule | ConfigurationModule
"""Modules whose names say themselves which packages offer them."""


def surface(files: Iterable[FilePlan], root: PurePosixPath) -> tuple[Symbol, ...]:
    """Every public name of the package in a folder."""
    runtime = runtime_symbols(Path(__file__).parent)
    modules = {_module(file.path.relative_to(root)): file.view for file in files}
    exports = _Exports.of(modules, runtime)
    own = (symbol for module, view in modules.items() for symbol in _symbols(module, view, exports))
    return tuple(Symbol(f"{root.name}{symbol.path}", symbol.promise) for symbol in (*own, *runtime))


def _module(path: PurePosixPath) -> str:
    """``.models.usage``; a package is named without its ``__init__``, and the root is nothing."""
    parts = [part for part in path.with_suffix("").parts if part != "__init__"]
    return "".join(f".{part}" for part in parts)


@dataclass(frozen=True, slots=True)
class _Exports:
    """What packages offer by name of other modules: those made for this API, and those of the runtime.

    Attributes:
        foreign: For each package, the names that it offers of the runtime, and the path that each is defined at.
        packages: The packages that offer a name of a generated module, by its path.
    """

    foreign: Mapping[str, Mapping[str, str]]
    packages: Mapping[str, Sequence[str]]

    @staticmethod
    def of(modules: Mapping[str, object], runtime: Iterable[Symbol]) -> _Exports:
        """Those of modules, given as views by name."""
        offered = {
            package: {str(export.name): _absolute(package, export.module) for export in view.exports}
            for package, view in modules.items()
            if isinstance(view, LazyPackage)
        }
        relayed = {each.path: each.promise[2:] for each in runtime if each.promise.startswith(": .")}
        foreign: defaultdict[str, dict[str, str]] = defaultdict(dict)
        packages: defaultdict[str, list[str]] = defaultdict(list)
        for package, homes in offered.items():
            for name, home in homes.items():
                module = offered[home][name] if home in offered else home
                if isinstance(modules.get(module), _TOLD):
                    packages[f"{module}.{name}"].append(package or ".")
                else:
                    foreign[package][name] = relayed.get(f"{module}.{name}", f"{module}.{name}")
        return _Exports(foreign, packages)

    def places(self, path: str) -> str:
        """Where else a generated module's name is offered: ``; in ., .models``."""
        packages = self.packages.get(path, ())
        return f"; in {', '.join(packages)}" if packages else ""


def _absolute(package: str, module: str) -> str:
    """The module that a package means: one beside it begins with two dots, one below it with one."""
    return module[1:] if module.startswith("..") else f"{package}{module}"


def _symbols(module: str, view: object, exports: _Exports) -> Iterator[Symbol]:
    match view:
        case ModelModule(declarations=declarations):
            for declaration in declarations:
                yield from _declaration(module, declaration, exports)
        case ResourceModule(name=name, methods=methods):
            yield Symbol(f"{module}.{name}", f": class of .basesdk.BaseSDK{exports.places(f'{module}.{name}')}")
            for method in methods:
                yield from _method(f"{module}.{name}", method)
        case ClientModule(name=name):
            promise = f"{_client_arguments(view)}: class of ._http.client.Client{exports.places(f'{module}.{name}')}"
            yield Symbol(f"{module}.{name}", promise)
            for resource in view.resources:
                yield Symbol(f"{module}.{name}.{resource.attribute}", f": {resource.name}")
        case ConfigurationModule():
            for constant in view.constants:
                yield Symbol(f"{module}.{constant}", f": constant{exports.places(f'{module}.{constant}')}")
            path = f"{module}.SDKConfiguration"
            yield Symbol(path, f": class of ._http.configuration.SDKConfiguration{exports.places(path)}")
            servers = (constant.lower() for constant in view.constants if constant.startswith("SERVER"))
            yield from (Symbol(f"{path}.{name}", ": list") for name in servers)
        case VersionModule():
            yield Symbol(f"{module}.VERSION", ": constant")
        case LazyPackage():
            for offered, home in exports.foreign.get(module, {}).items():
                yield Symbol(f"{module}.{offered}", f": {home}")


def _declaration(module: str, view: ClassView | EnumView | AliasView, exports: _Exports) -> Iterator[Symbol]:
    path, places = f"{module}.{view.name}", exports.places(f"{module}.{view.name}")
    match view:
        case ClassView(companion=companion, extra=extra, fields=fields):
            others = f"; others Dict[str, {extra}]" if extra else ""
            yield Symbol(path, f": class, or dict {companion}{others}{places}")
            yield from (Symbol(f"{path}.{field.name}", _field(field)) for field in fields)
        case EnumView(base=base, members=members):
            yield Symbol(path, f": enum of {base}{places}")
            yield from (Symbol(f"{path}.{member.name}", f" = {member.value}") for member in members)
        case AliasView(type=type_, companion=companion, companion_type=dicts):
            yield Symbol(path, f": {type_}, or {companion} {dicts}{places}")


def _field(field: FieldView) -> str:
    """What it is in the class, and in the dict where that differs."""
    companion = f", or {field.companion}" if field.companion != field.annotation else ""
    return f": {field.annotation}{_default(field.default)}{companion}"


def _method(path: str, method: MethodView) -> Iterator[Symbol]:
    arguments = ", ".join(map(_argument, method.arguments))
    yield Symbol(f"{path}.{method.name}", f"(*, {arguments}) -> {method.annotation}")
    yield Symbol(f"{path}.{method.name}_async", f"(…) -> {method.annotation_async}")
    if method.pages is not None:
        yield Symbol(f"{path}.{method.pages.name}", f"(*, {arguments}) -> {method.pages.annotation}")
        yield Symbol(f"{path}.{method.pages.name}_async", f"(…) -> {method.pages.annotation_async}")


def _client_arguments(view: ClientModule) -> str:
    return f"({', '.join([*map(_argument, view.positional), '*', *map(_argument, view.keyword)])})"


def _argument(argument: ArgumentView) -> str:
    return f"{argument.name}: {argument.annotation}{_default(argument.default)}"


def _default(default: str | None) -> str:
    return f" = {default}" if default else ""
