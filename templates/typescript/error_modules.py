"""Described failures become classes of errors."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir import Identity
from specloom.target import Code
from specloom.target.layout import LINE, SOFT, IfBroken, group, indent, joined

from .forms import statement
from .imports import Imports
from .jsdoc import jsdoc
from .naming import Names
from .references import References
from .views import ErrorModule, IndexModule

_RUNTIME = ("apierror", "httpclienterrors", "paginationerror", "sdkerror", "sdkvalidationerror")


def error_modules(names: Names) -> Iterator[tuple[str, ErrorModule]]:
    """The files of the classes, and their views."""
    for identity, name in names.errors:
        yield name.lower(), _module(identity, names)


def errors_index(names: Names) -> IndexModule:
    """What the package of errors exports: the runtime's, and those of this API."""
    own = [name.lower() for _, name in names.errors]
    return IndexModule(tuple(Code(module) for module in sorted([*_RUNTIME, *own])))


def _module(identity: Identity, names: Names) -> ErrorModule:
    imports = Imports()
    imports.take("./apierror.js", "APIError")
    data = References(names, "../../").value(identity, "", imports)
    declaration = names.api.by_identity[identity]
    parameters = joined((",", LINE), [f"data: {data}", "response: Response", "body: string"])
    return ErrorModule(
        imports=imports.lines(),
        comment=jsdoc(declaration.prose, deprecated=declaration.deprecated),
        name=names.error(identity),
        data=Code(data),
        constructor=statement(
            group("constructor(", indent(SOFT, parameters), IfBroken(","), SOFT, ") {"), indentation=2
        ),
    )
