"""Resources become modules: a constant and two methods an operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from specloom.ir import (
    SILENT,
    Coding,
    Constant,
    Named,
    Nullable,
    Operation,
    Resource,
    Type,
    nullable,
    without_null,
)
from specloom.target import Code, Ident
from specloom.target.constraints import asked_of_results, explained
from specloom.target.operations import event_stream
from specloom.target.text import comment_lines

from .annotations import Annotations
from .arguments import Argument, arguments, flattened_body
from .defaults import default_text
from .imports import Imports
from .literals import json_value, scalar_text
from .naming import Names
from .operation_constants import ARGUMENT_PLACES, OperationConstants, Reply, replies
from .prose import docstring_of
from .stream_choices import StreamChoice
from .views import ArgumentView, MethodView, OverloadView, PagesView, ResourceModule

_OPTIONS: Final = tuple(
    ArgumentView(Ident(name), Code(annotation), Code(default), Code(about))
    for name, annotation, default, about in (
        (
            "retries",
            "OptionalNullable[utils.RetryConfig]",
            "UNSET",
            "A retry policy for this call; ``None`` for no retries.",
        ),
        ("server_url", "Optional[str]", "None", "Another server for this call."),
        ("timeout_ms", "Optional[int]", "None", "Deadline of this call, in milliseconds."),
        ("http_headers", "Optional[Mapping[str, str]]", "None", "Headers to add or replace."),
    )
)
"""What every call takes."""

_PAGES_NOTE: Final = "Gives the items of all pages; each page is asked for when its first item is."


def resource_module(resource: Resource, names: Names) -> ResourceModule:
    """The module of a resource."""
    imports = Imports()
    imports.take("__future__", "annotations")
    imports.take(".basesdk", "BaseSDK")
    imports.take("._http.arguments", "Arguments", "CallOptions")
    imports.take(".", "utils")
    imports.take("collections.abc", "Mapping")
    imports.take("typing", "Optional")
    imports.take(".types", "UNSET", "OptionalNullable")
    imports.offer("._hooks", "HookContext")
    imports.offer(".utils.security", "get_security_from_env")
    builder = _Methods(names, imports)
    methods = tuple(builder.method(operation) for operation in resource.operations)
    return ResourceModule(imports.lines(), names.resource_class(resource), resource.prose, methods)


class _Methods:
    """Builds the methods of one module."""

    def __init__(self, names: Names, imports: Imports) -> None:
        self._names = names
        self._imports = imports
        self._annotations = Annotations(names, imports)
        self._constants = OperationConstants(names, imports)

    def method(self, operation: Operation) -> MethodView:
        taken = arguments(operation, self._names)
        promised = replies(operation)
        only_streams = event_stream(operation) is not None
        method = self._names.method(operation)
        choice = StreamChoice.of(operation, taken)
        annotation, annotation_async = self._results(choice.possible(promised))
        return MethodView(
            name=method,
            constant=Ident(f"_{constant_of(method)}"),
            operation=self._constants.spell(operation),
            docstring=self._docstring(operation, taken),
            arguments=self._signature(taken),
            values=self._values(operation, taken),
            runner=Ident("_stream" if only_streams else "_call"),
            returns=self._returns([reply.type for reply in promised]),
            annotation=annotation,
            annotation_async=annotation_async,
            errors=self._errors(operation),
            is_silent=annotation == "None",
            overloads=self._overloads(taken, choice.switch, promised) if choice.switch else (),
            streams=None if only_streams else choice.condition,
            pages=self._pages(operation, taken),
        )

    def _signature(self, taken: Iterable[Argument]) -> tuple[ArgumentView, ...]:
        return (*(self._argument(argument) for argument in taken), *_OPTIONS)

    def _overloads(
        self, taken: tuple[Argument, ...], switch: Argument, promised: tuple[Reply, ...]
    ) -> tuple[OverloadView, ...]:
        """A signature for each value of the switch, the default's first, and one for callers that do not know it."""
        self._imports.take("typing", "overload")
        found = []
        for value in (switch.is_on_by_default, not switch.is_on_by_default):
            chosen = tuple(reply for reply in promised if reply.is_stream is value)
            type_ = Constant(value)
            is_default = value is switch.is_on_by_default
            narrowed = replace(
                switch,
                type=nullable(type_) if is_default and isinstance(switch.type, Nullable) else type_,
                required=switch.required or not is_default,
            )
            found.append(self._overload(taken, switch, narrowed, chosen))
        plain = replace(switch, type=without_null(switch.type), required=True)
        return (*found, self._overload(taken, switch, plain, promised))

    def _overload(
        self, taken: tuple[Argument, ...], switch: Argument, narrowed: Argument, promised: tuple[Reply, ...]
    ) -> OverloadView:
        arguments_ = self._signature(narrowed if argument is switch else argument for argument in taken)
        return OverloadView(arguments_, *self._results(promised))

    def _pages(self, operation: Operation, taken: tuple[Argument, ...]) -> PagesView | None:
        if operation.pagination is None:
            return None
        self._imports.take("collections.abc", "AsyncIterator", "Iterator")
        item = self._annotations.returned(operation.pagination.item)
        return PagesView(
            self._names.listing(operation),
            self._docstring(operation, taken, _PAGES_NOTE),
            Code(f"Iterator[{item}]"),
            Code(f"AsyncIterator[{item}]"),
        )

    def _results(self, promised: tuple[Reply, ...]) -> tuple[Code, Code]:
        """The annotations of what the method and its asynchronous twin return."""
        return self._result(promised, ""), self._result(promised, "Async")

    def _result(self, promised: tuple[Reply, ...], twin: str) -> Code:
        streamed = [self._annotations.returned(reply.type) for reply in promised if reply.is_stream]
        spelled = [self._value(reply, twin) for reply in promised if not reply.is_stream]
        if streamed:
            spelled.append(Code(f"utils.EventStream{twin}[{self._union(streamed)}]"))
        return self._union(spelled)

    def _value(self, reply: Reply, twin: str) -> Code:
        return Code(f"utils.Download{twin}") if reply.is_download else self._annotations.returned(reply.type)

    def _union(self, spelled: list[Code]) -> Code:
        distinct = list(dict.fromkeys(spelled))
        if len(distinct) == 1:
            return distinct[0]
        self._imports.take("typing", "Union")
        return Code(f"Union[{', '.join(distinct)}]")

    def _returns(self, types: list[Type | None]) -> Code:
        spelled = [self._annotations.decoded(type_) for type_ in types]
        return spelled[0] if len(set(spelled)) == 1 else Code(f"({', '.join(spelled)})")

    def _argument(self, argument: Argument) -> ArgumentView:
        annotation = self._annotations.accepted(argument.type, argument.required, is_upload=argument.is_upload)
        if argument.required:
            return ArgumentView(argument.name, annotation, None)
        return ArgumentView(argument.name, annotation, self._default(argument) or _absent(argument))

    def _default(self, argument: Argument) -> Code | None:
        return default_text(argument.default, argument.type, self._names)

    def _sent(self, argument: Argument) -> str:
        """What is passed on; where nothing was given, the default that no signature can hold."""
        default = argument.default
        if default is None or not default.stands_in or self._default(argument) is not None:
            return argument.name
        return f"{json_value(default.value)} if {argument.name} is {_absent(argument)} else {argument.name}"

    def _dictionary(self, taken: list[Argument]) -> str:
        return "{" + ", ".join(f"{scalar_text(each.wire)}: {self._sent(each)}" for each in taken) + "}"

    def _values(self, operation: Operation, taken: tuple[Argument, ...]) -> Code:
        """``Arguments(…)``: values by place and wire name."""
        parts = []
        for place, keyword in ARGUMENT_PLACES.items():
            inside = [argument for argument in taken if argument.place is place]
            if inside:
                parts.append(f"{keyword}={self._dictionary(inside)}")
        fields = [argument for argument in taken if argument.source == "field"]
        model = flattened_body(operation, self._names)
        if model is not None:
            parts += [f"body={self._dictionary(fields)}", f"accepts={self._annotations.decoded(Named(model.identity))}"]
        for argument in taken:
            if argument.source == "body":
                parts.append(f"body={argument.name}")
                if operation.body is not None and operation.body.contents[0].coding is not Coding.BYTES:
                    parts.append(f"accepts={self._annotations.decoded(argument.type)}")
        return Code(f"Arguments({', '.join(parts)})")

    def _errors(self, operation: Operation) -> Code | None:
        lone_default = [response for response in operation.responses if response.status == "default"]
        typed = {
            response.status: content.type
            for response in (*lone_default, *operation.errors)
            for content in reversed(response.contents)  # the first of JSON counts
            if content.coding is Coding.JSON and content.type is not None
        }
        if not typed:
            return None
        pairs = ", ".join(
            f"{scalar_text(status)}: {self._annotations.decoded(type_)}" for status, type_ in typed.items()
        )
        return Code(f"{{{pairs}}}")

    def _docstring(self, operation: Operation, taken: tuple[Argument, ...], note: str = "") -> Code:
        summary, description = comment_lines(operation.summary), comment_lines(operation.description)
        lines = [*(summary or description[:1] or (f"Calls ``{operation.method} {operation.path}``.",))]
        if summary and description:
            lines += ["", *description]
        elif not summary:
            lines += description[1:]
        lines += ["", note] if note else []
        if operation.deprecated:
            lines += ["", "Deprecated: this operation may be removed from the API."]
        lines += ["", "Args:"]
        for argument in taken:
            first, *rest = explained(argument.prose, argument.asked) or ("",)
            lines += [f"    {argument.name}: {first}".rstrip(), *(f"        {line}" if line else "" for line in rest)]
        lines += [f"    {option.name}: {option.about}" for option in _OPTIONS]
        results = explained(SILENT, asked_of_results(operation))
        lines += ["", "Returns:", *(f"    {line}" for line in results)] if results else []
        return docstring_of(lines, 8)


def constant_of(method: str) -> str:
    """The constant of a method's operation."""
    return method.upper()


def _absent(argument: Argument) -> Code:
    """What an argument is that was left out and has no default."""
    return Code("UNSET" if isinstance(argument.type, Nullable) else "None")
