"""Operations become standalone functions and methods of resources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from specloom.ir import SILENT, Coding, Operation, Resource
from specloom.target import Code
from specloom.target.constraints import asked_of_results, explained
from specloom.target.layout import Doc, flat
from specloom.target.operations import body_content, is_request_optional, request_type
from specloom.target.text import comment_lines

from .forms import call, described, generic, signature, statement, union
from .imports import Imports
from .jsdoc import comment, jsdoc_lines
from .naming import Names
from .operation_constants import OperationConstants, all_replies
from .pagination import item_type, pagination_constant
from .references import References
from .replies import error_type, result_type, results
from .stream_choice import StreamChoice, stream_choice
from .types import Types
from .views import FunctionModule, ListingView, MethodView, ResourceModule

_LISTING: Final = "Gives the items of all pages; each page is asked for when its first item is."


def function_module(operation: Operation, names: Names) -> FunctionModule:
    """The file of a standalone function."""
    references, imports = References(names, "../"), Imports()
    value = _input(operation, references, imports)
    value = union([value, "undefined"], is_argument=True) if is_request_optional(operation, names.api) else value
    imports.take("../core.js", names.core)
    imports.take("../lib/operations.js", "call", "CallError", "Operation")
    imports.take("../types/async.js", "APIPromise")
    imports.take("../types/fp.js", "Result")
    facts = OperationConstants(references, imports).spell(operation)
    failures = error_type(operation, references, imports)
    *overloads, general = _forms(operation, names, references, imports)
    types = [value, general.result, *([union(failures, is_argument=True)] if failures else [])]
    is_nested = any((flat(type_) or "").endswith(">") for type_ in types)

    def spelled(form: _Form, end: str) -> Code:
        error = union([*failures, "CallError"], is_argument=True)
        returns = generic("APIPromise", [generic("Result", [form.result, error])])
        parameters: list[Doc] = [f"client: {names.core}", *form.request, form.options]
        return statement(signature(f"export function {names.function(operation)}", parameters, returns, end))

    passed = "request" if general.request else "undefined"
    listing = _listing(operation, passed, references, imports)
    return FunctionModule(
        imports=imports.lines(),
        comment=about(operation),
        operation=statement(described("operation", generic("Operation", types), facts, is_nested=is_nested)),
        overloads=tuple(spelled(form, ";") for form in overloads),
        signature=spelled(general, " {"),
        call=statement("return ", call("call", "client", "operation", passed, "options"), ";", indentation=2),
        listing=listing,
    )


def _listing(operation: Operation, passed: str, references: References, imports: Imports) -> ListingView | None:
    """The function beside it that gives the items of all pages, where the operation gives a page."""
    if operation.pagination is None:
        return None
    head = f"export function {references.names.listing_function(operation)}"
    values = ("client", "operation", "pagination", passed, "options")
    return ListingView(
        pagination=pagination_constant(operation, operation.pagination, references, imports),
        comment=about(operation, note=_LISTING),
        signature=statement(
            _listing_signature(head, operation, references, imports, f"client: {references.names.core}")
        ),
        call=statement("return ", call("items", *values), ";", indentation=2),
    )


def _listing_signature(head: str, operation: Operation, references: References, imports: Imports, *before: Doc) -> Doc:
    assert operation.pagination is not None
    imports.take("../lib/sdks.js", "RequestOptions")
    returns = generic("AsyncIterableIterator", [item_type(operation.pagination, references, imports)])
    parameters = [*before, *_request(operation, references, imports), "options?: RequestOptions"]
    return signature(head, parameters, returns)


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to call an operation.

    Attributes:
        request: The parameter that its request is, if any.
        options: The parameter that the call's options are.
        result: What the call gives.
    """

    request: list[Doc]
    options: Doc
    result: Doc


def _forms(operation: Operation, names: Names, references: References, imports: Imports) -> list[_Form]:
    """The overloads, the general one of them repeated as what implements them; or the only form."""
    result = results(all_replies(operation, names), references, imports, is_argument=True)
    request = _request(operation, references, imports)
    choice = stream_choice(operation, names)
    options = "StreamOptions" if choice is not None and choice.is_option else "RequestOptions"
    imports.take("../lib/sdks.js", options)
    general = _Form(request, f"options?: {options}", result)
    if choice is None:
        return [general]
    chosen = [_chosen(operation, choice, references, imports, streams=streams) for streams in (True, False)]
    return [*chosen, general, general]


def _chosen(
    operation: Operation, choice: StreamChoice, references: References, imports: Imports, *, streams: bool
) -> _Form:
    """The form that asks for a stream, or for a value."""
    result = result_type(operation, references, imports, is_argument=True, streams=streams)
    is_usual = streams is choice.without_request
    can_be_absent = is_request_optional(operation, references.names.api)
    if not choice.is_option:
        type_ = choice.narrowed(_input(operation, references, imports), streams=streams)
        mark = "?" if can_be_absent and is_usual else ""
        return _Form([(f"request{mark}: ", type_)], "options?: RequestOptions", result)
    request = _request(operation, references, imports)
    if can_be_absent and not is_usual:
        # What stands before an argument that has to be given has to be given, too.
        request = [("request: ", union([_input(operation, references, imports), "undefined"], is_argument=True))]
    options = (f"options{'?' if is_usual else ''}: ", choice.narrowed("StreamOptions", streams=streams))
    return _Form(request, options, result)


def resource_module(resource: Resource, names: Names) -> ResourceModule:
    """The file of a resource."""
    references, imports = References(names, "../"), Imports()
    imports.take("../core.js", names.core)
    imports.take("../types/fp.js", "unwrapAsync")
    methods = tuple(
        method for operation in resource.operations for method in _methods(operation, names, references, imports)
    )
    about_it = comment(jsdoc_lines(comment_lines(resource.prose)))
    return ResourceModule(imports.lines(), about_it, names.resource_class(resource), names.core, methods)


def about(operation: Operation, indent: int = 0, note: str = "") -> Code:
    """The comment of an operation: its summary, then its description, then a note of ours."""
    summary, description = comment_lines(operation.summary), comment_lines(operation.description)
    lines = jsdoc_lines((*summary, *([""] if summary and description else []), *description))
    lines += [*([""] if lines else []), note] if note else []
    results = jsdoc_lines(explained(SILENT, asked_of_results(operation)))
    if results:
        lines += [*([""] if lines else []), f"@returns {results[0]}", *results[1:]]
    if operation.deprecated:
        lines += ([""] if lines else []) + ["@deprecated"]
    return comment(lines, indent)


def _methods(operation: Operation, names: Names, references: References, imports: Imports) -> Iterator[MethodView]:
    """The method of an operation, and the one that gives the items of all pages where it gives a page."""
    yield _method(operation, names, references, imports)
    if operation.pagination is not None:
        function = names.listing_function(operation)
        imports.take(f"../funcs/{names.function(operation)}.js", function)
        passed = ["request"] if _request(operation, references, imports) else []
        yield MethodView(
            comment=about(operation, 2, _LISTING),
            overloads=(),
            signature=statement(
                _listing_signature(names.listing(operation), operation, references, imports), indentation=2
            ),
            result=statement("return ", call(function, "this", *passed, "options"), ";", indentation=4),
        )


def _method(operation: Operation, names: Names, references: References, imports: Imports) -> MethodView:
    function = names.function(operation)
    imports.take(f"../funcs/{function}.js", function)
    *overloads, general = _forms(operation, names, references, imports)

    def spelled(form: _Form, head: str, end: str) -> Code:
        returns = generic("Promise", [form.result])
        return statement(signature(head, [*form.request, form.options], returns, end), indentation=2)

    name = names.method(operation)
    passed = ["request"] if general.request else []
    inner = call(function, "this", *passed, "options")
    return MethodView(
        comment=about(operation, 2),
        overloads=tuple(spelled(form, name, ";") for form in overloads),
        signature=spelled(general, f"async {name}", " {"),
        result=statement("return ", call("unwrapAsync", inner), ";", indentation=4),
    )


def _request(operation: Operation, references: References, imports: Imports) -> list[Doc]:
    """The parameter that a caller's request is, where there is one."""
    type_ = _input(operation, references, imports)
    if type_ == "undefined":
        return []
    return [(f"request{'?' if is_request_optional(operation, references.names.api) else ''}: ", type_)]


def _input(operation: Operation, references: References, imports: Imports) -> Doc:
    """The type of what an operation takes."""
    type_, content = request_type(operation), body_content(operation)
    if type_ is None:
        return "undefined"
    if operation.request is None and content is not None and content.coding is Coding.BYTES:
        imports.take("../lib/binary.js", "Bytes")
        return "Bytes"
    return Types(references, imports).spell(type_)
