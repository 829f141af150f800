"""Operations become standalone functions and methods of resources."""

from __future__ import annotations

from specloom.ir import Coding, Operation, Resource
from specloom.target import Code
from specloom.target.layout import Doc, flat
from specloom.target.operations import body_content, request_type
from specloom.target.text import comment_lines

from .forms import call, described, generic, signature, statement, union
from .imports import Imports
from .jsdoc import comment, jsdoc_lines
from .naming import Names
from .operation_constants import OperationConstants, is_optional
from .references import References
from .replies import error_type, result_type
from .types import Types
from .views import FunctionModule, MethodView, ResourceModule


def function_module(operation: Operation, names: Names) -> FunctionModule:
    """The file of a standalone function."""
    references, imports = References(names, "../"), Imports()
    result = result_type(operation, references, imports, is_argument=True)
    request, value = _request(operation, references, imports), _input(operation, references, imports)
    value = union([value, "undefined"], is_argument=True) if is_optional(operation) else value
    imports.take("../core.js", names.core)
    imports.take("../lib/operations.js", "call", "CallError", "Operation")
    imports.take("../lib/sdks.js", "RequestOptions")
    imports.take("../types/async.js", "APIPromise")
    imports.take("../types/fp.js", "Result")
    facts = OperationConstants(references, imports).spell(operation)
    failures = error_type(operation, references, imports)
    types = [value, result, *([union(failures, is_argument=True)] if failures else [])]
    is_nested = any((flat(type_) or "").endswith(">") for type_ in types)
    head = f"export function {names.function(operation)}"
    parameters: list[Doc] = [f"client: {names.core}", *request, "options?: RequestOptions"]
    returns = generic("APIPromise", [generic("Result", [result, union([*failures, "CallError"], is_argument=True)])])
    passed = "request" if request else "undefined"
    return FunctionModule(
        imports=imports.lines(),
        comment=about(operation),
        operation=statement(described("operation", generic("Operation", types), facts, is_nested=is_nested)),
        signature=statement(signature(head, parameters, returns)),
        call=statement("return ", call("call", "client", "operation", passed, "options"), ";", indentation=2),
    )


def resource_module(resource: Resource, names: Names) -> ResourceModule:
    """The file of a resource."""
    references, imports = References(names, "../"), Imports()
    imports.take("../core.js", names.core)
    imports.take("../lib/sdks.js", "RequestOptions")
    imports.take("../types/fp.js", "unwrapAsync")
    methods = tuple(_method(operation, names, references, imports) for operation in resource.operations)
    about_it = comment(jsdoc_lines(comment_lines(resource.prose)))
    return ResourceModule(imports.lines(), about_it, names.resource_class(resource), names.core, methods)


def about(operation: Operation, indent: int = 0) -> Code:
    """The comment of an operation: its summary, then its description."""
    summary, description = comment_lines(operation.summary), comment_lines(operation.description)
    lines = jsdoc_lines((*summary, *([""] if summary and description else []), *description))
    if operation.deprecated:
        lines += ([""] if lines else []) + ["@deprecated"]
    return comment(lines, indent)


def _method(operation: Operation, names: Names, references: References, imports: Imports) -> MethodView:
    function = names.function(operation)
    imports.take(f"../funcs/{function}.js", function)
    request = _request(operation, references, imports)
    returns = generic("Promise", [result_type(operation, references, imports, is_argument=True)])
    passed = ["request"] if request else []
    inner = call(function, "this", *passed, "options")
    return MethodView(
        comment=about(operation, 2),
        signature=statement(
            signature(f"async {names.method(operation)}", [*request, "options?: RequestOptions"], returns),
            indentation=2,
        ),
        result=statement("return ", call("unwrapAsync", inner), ";", indentation=4),
    )


def _request(operation: Operation, references: References, imports: Imports) -> list[Doc]:
    """The parameter that a caller's request is, where there is one."""
    type_ = _input(operation, references, imports)
    if type_ == "undefined":
        return []
    return [(f"request{'?' if is_optional(operation) else ''}: ", type_)]


def _input(operation: Operation, references: References, imports: Imports) -> Doc:
    """The type of what an operation takes."""
    type_, content = request_type(operation), body_content(operation)
    if type_ is None:
        return "undefined"
    if operation.request is None and content is not None and content.coding is Coding.BYTES:
        imports.take("../lib/binary.js", "Bytes")
        return "Bytes"
    return Types(references, imports).spell(type_)
