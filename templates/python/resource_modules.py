"""Resources become modules: a constant and two methods an operation."""

from __future__ import annotations

from typing import Final

from specloom.ir import Coding, Named, Nullable, Operation, Place, Resource, Type
from specloom.target import Code, Ident
from specloom.target.operations import event_stream
from specloom.target.text import comment_lines

from .annotations import Annotations
from .arguments import Argument, arguments, flattened_body
from .imports import Imports
from .literals import scalar_text
from .model_modules import default_text
from .naming import Names
from .operation_constants import OperationConstants, replies
from .prose import docstring_of
from .views import ArgumentView, MethodView, ResourceModule

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

_PLACES = ((Place.PATH, "path"), (Place.QUERY, "query"), (Place.HEADER, "headers"), (Place.COOKIE, "cookies"))


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
        streams = event_stream(operation) is not None
        promised = replies(operation)
        types = [reply.type for reply in promised]
        annotation = self._annotation(types)
        method = self._names.method(operation)
        return MethodView(
            name=method,
            constant=Ident(f"_{constant_of(method)}"),
            operation=self._constants.spell(operation),
            docstring=self._docstring(operation, taken),
            arguments=(*(self._argument(argument) for argument in taken), *_OPTIONS),
            values=self._values(operation, taken),
            runner=Ident("_stream" if streams else "_call"),
            returns=self._returns(types),
            annotation=Code(f"utils.EventStream[{annotation}]") if streams else annotation,
            annotation_async=Code(f"utils.EventStreamAsync[{annotation}]") if streams else annotation,
            errors=self._errors(operation),
            is_silent=not streams and annotation == "None",
        )

    def _annotation(self, types: list[Type | None]) -> Code:
        spelled = list(dict.fromkeys(self._annotations.returned(type_) for type_ in types))
        if len(spelled) == 1:
            return spelled[0]
        self._imports.take("typing", "Union")
        return Code(f"Union[{', '.join(spelled)}]")

    def _returns(self, types: list[Type | None]) -> Code:
        spelled = [self._annotations.decoded(type_) for type_ in types]
        return spelled[0] if len(spelled) == 1 else Code(f"({', '.join(spelled)})")

    def _argument(self, argument: Argument) -> ArgumentView:
        annotation = self._annotations.accepted(argument.type, argument.required)
        if argument.required:
            return ArgumentView(argument.name, annotation, None)
        default = self._default(argument)
        if default is None:
            default = Code("UNSET" if isinstance(argument.type, Nullable) else "None")
        return ArgumentView(argument.name, annotation, default)

    def _default(self, argument: Argument) -> Code | None:
        return default_text(argument.default, argument.type, self._names)

    def _values(self, operation: Operation, taken: tuple[Argument, ...]) -> Code:
        """``Arguments(…)``: values by place and wire name."""
        parts = []
        for place, keyword in _PLACES:
            inside = [argument for argument in taken if argument.place is place]
            if inside:
                parts.append(f"{keyword}={_dictionary(inside)}")
        fields = [argument for argument in taken if argument.source == "field"]
        model = flattened_body(operation, self._names)
        if model is not None:
            parts += [f"body={_dictionary(fields)}", f"accepts={self._annotations.decoded(Named(model.identity))}"]
        for argument in taken:
            if argument.source == "body":
                parts.append(f"body={argument.name}")
                if operation.body is not None and operation.body.contents[0].coding is not Coding.BYTES:
                    parts.append(f"accepts={self._annotations.decoded(argument.type)}")
        return Code(f"Arguments({', '.join(parts)})")

    def _errors(self, operation: Operation) -> Code | None:
        typed = [
            (response.status, content.type)
            for response in operation.errors
            for content in response.contents[:1]
            if content.coding is Coding.JSON and content.type is not None
        ]
        if not typed:
            return None
        pairs = ", ".join(f"{scalar_text(status)}: {self._annotations.decoded(type_)}" for status, type_ in typed)
        return Code(f"{{{pairs}}}")

    def _docstring(self, operation: Operation, taken: tuple[Argument, ...]) -> Code:
        summary, description = comment_lines(operation.summary), comment_lines(operation.description)
        lines = [*(summary or description[:1] or (f"Calls ``{operation.method} {operation.path}``.",))]
        if summary and description:
            lines += ["", *description]
        elif not summary:
            lines += description[1:]
        if operation.deprecated:
            lines += ["", "Deprecated: this operation may be removed from the API."]
        lines += ["", "Args:"]
        for argument in taken:
            first, *rest = comment_lines(argument.prose) or ("",)
            lines += [f"    {argument.name}: {first}".rstrip(), *(f"        {line}" if line else "" for line in rest)]
        lines += [f"    {option.name}: {option.about}" for option in _OPTIONS]
        return docstring_of(lines, 8)


def constant_of(method: str) -> str:
    """The constant of a method's operation."""
    return method.upper()


def _dictionary(taken: list[Argument]) -> str:
    return "{" + ", ".join(f"{scalar_text(argument.wire)}: {argument.name}" for argument in taken) + "}"
