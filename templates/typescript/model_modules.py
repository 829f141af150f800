"""Which declarations share a file, and what a package of models exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from specloom.ir import Declaration, Identity, Named, Package, Union, without_null
from specloom.target import Code

from .declarations import Declarations
from .imports import Imports
from .naming import Names
from .references import References
from .views import IndexModule, ModelModule


def model_modules(names: Names, package: Package) -> Iterator[tuple[str, ModelModule]]:
    """The files of a package and their views, in path order."""
    events = _events(names)
    for module, declarations in sorted(_files(names, package).items()):
        imports = Imports()
        builder = Declarations(References(names, "../../", package, module), imports, events)
        views = tuple(builder.view(declaration) for declaration in declarations)
        yield module, ModelModule(imports.lines(), views)


def index_module(names: Names, package: Package) -> IndexModule:
    """What a package exports: all its files."""
    return IndexModule(tuple(Code(module) for module in sorted(_files(names, package))))


def _files(names: Names, package: Package) -> dict[str, list[Declaration]]:
    files: defaultdict[str, list[Declaration]] = defaultdict(list)
    for declaration in names.api.declarations:
        if declaration.origin.package is package:
            files[names.module(declaration.identity)].append(declaration)
    return files


def _events(names: Names) -> frozenset[Identity]:
    """Models that describe the events of a stream, and those of unions that do."""
    waiting = [
        content.type
        for operation in names.api.operations
        for response in (*operation.responses, *operation.errors)
        for content in response.contents
        if content.describes_event
    ]
    found: dict[Identity, None] = {}
    for type_ in waiting:
        inner = without_null(type_) if type_ is not None else None
        if isinstance(inner, Named) and inner.identity not in found:
            found[inner.identity] = None
            declaration = names.api.by_identity[inner.identity]
            waiting += [each.type for each in declaration.variants] if isinstance(declaration, Union) else ()
    return frozenset(found)
