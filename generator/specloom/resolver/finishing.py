"""The last step of resolving: defaults and examples that fit take their places, and every place that shows a value gets one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import is_

from specloom.ir import (
    Alias,
    Coding,
    Content,
    Declaration,
    Enum,
    Example,
    Field,
    Identity,
    Json,
    Model,
    ModelValue,
    Named,
    Operation,
    Parameter,
    Pointer,
    Resource,
    Response,
    Type,
    Union,
    Variant,
    Webhook,
    completed,
    to_json,
    without_null,
)
from specloom.resolver.defaults import Defaults
from specloom.resolver.examples import Adapter, Chooser, Proof
from specloom.resolver.nodes import Notes
from specloom.resolver.shapes import Remarks

Warn = Callable[[str, str, Pointer], None]


class Finisher:
    """Fills in values, warning once for every default or example that is repaired or dropped.

    Args:
        declarations: As built from schemas, without values.
        remarks: Annotations of fields and parameters.
        notes: Annotations of declarations.
        body_examples: Examples of whole bodies, by pointer of their content.
        filled: Fields of request objects that are segments of a path.
        proof: Has the last word on examples.
    """

    def __init__(
        self,
        declarations: Mapping[Identity, Declaration],
        remarks: Mapping[tuple[Identity, str], Remarks],
        notes: Mapping[Identity, Notes],
        body_examples: Mapping[Pointer, tuple[Json, ...]],
        filled: frozenset[tuple[Identity, str]],
        proof: Proof,
        warn: Warn,
    ) -> None:
        self._remarks = remarks
        self._proof = proof
        self._warn = warn
        self._body_examples = body_examples
        self._declarations = Defaults(declarations, remarks, proof).settled(warn)
        plain = Adapter(self._declarations, warn)
        own = {
            identity: self._fitting(plain, each.examples, identity)
            for identity, each in notes.items()
            if identity in declarations
        }
        self._field_examples: dict[tuple[Identity, str], tuple[Json, ...]] = {}
        for identity, each in self._declarations.items():
            self._declarations[identity] = self._with_field_examples(each, plain)
        self._chooser = Chooser(self._declarations, own, self._field_examples, filled, proof, warn)

    def _fitting(self, plain: Adapter, examples: Iterable[Json], identity: Identity) -> tuple[Json, ...]:
        return self._admitted(plain, examples, Named(identity), f"{identity}/example", identity)

    def _admitted(
        self, plain: Adapter, examples: Iterable[Json], type_: Type, pointer: Pointer, schema: Pointer
    ) -> tuple[Json, ...]:
        """The examples that fit, repaired; a warning at ``pointer`` for others, unless it is empty."""
        adapted = (plain.adapt(example, type_, pointer) for example in examples)
        values = [to_json(value) for value in adapted if value is not None]
        admitted = tuple(value for value in values if self._proof.admits(value, schema))
        if pointer and len(admitted) < len(values):
            self._warn("example-dropped", "the example does not fit its schema and is not shown", pointer)
        return admitted

    def _with_field_examples(self, declaration: Declaration, plain: Adapter) -> Declaration:
        if not isinstance(declaration, Model):
            return declaration
        return _with_fields(
            declaration, [self._with_example(declaration.identity, field, plain) for field in declaration.fields]
        )

    def _with_example(self, identity: Identity, field: Field, plain: Adapter) -> Field:
        remarks = self._remarks.get((identity, field.name.wire))
        if remarks is None:
            return field
        own = self._of_field(plain, remarks.own.examples, field, f"{field.pointer}/example")
        told_there = isinstance(without_null(field.type), Named)
        place = "" if told_there else f"{field.pointer}/example"
        full = own or self._of_field(plain, remarks.full.examples, field, place)
        if full:
            self._field_examples[identity, field.name.wire] = full
        return replace(field, example=Example(own[0])) if own else field

    def _of_field(self, plain: Adapter, examples: tuple[Json, ...], field: Field, pointer: Pointer) -> tuple[Json, ...]:
        if not examples:  # as of most fields
            return ()
        return self._admitted(plain, examples, field.type, pointer, self._proof.schema_of(field))

    @property
    def settled(self) -> Mapping[Identity, Declaration]:
        """Every declaration with its defaults, but without an example."""
        return self._declarations

    # Values.

    def declarations(self) -> tuple[Declaration, ...]:
        """Every declaration with its example."""
        return tuple(self._finished(declaration) for declaration in self._declarations.values())

    def _finished(self, declaration: Declaration) -> Declaration:
        value = self._chooser.choose(Named(declaration.identity))
        match declaration:
            case Model():
                return replace(declaration, example=value, proven=self._is_proven(declaration))
            case Enum() | Alias():
                return replace(declaration, example=value)
            case Union(variants=variants):
                return replace(
                    declaration, example=value, variants=tuple(self._variant(declaration, each) for each in variants)
                )

    def _is_proven(self, model: Model) -> bool:
        is_proven = model.identity not in self._chooser.unproven
        if not is_proven:
            self._warn(
                "no-valid-example", "no value was found that this schema takes; its page shows none", model.identity
            )
        return is_proven

    def _variant(self, union: Union, variant: Variant) -> Variant:
        """The variant with a value of its own type, which is of the union alone as far as the union's variants differ."""
        if isinstance(variant.type, Named) and variant.type.identity in self._chooser.unproven:
            return variant
        value = self._chooser.choose_variant(union, variant.type)
        shown = completed(value, self._declarations)
        return replace(variant, example=value) if self._proof.covers(shown, union.identity) else variant

    def resource(self, resource: Resource) -> Resource:
        """The resource with values in all its operations."""
        return replace(resource, operations=tuple(self._operation(operation) for operation in resource.operations))

    def _operation(self, operation: Operation) -> Operation:
        body = operation.body
        return replace(
            operation,
            parameters=tuple(self._parameter(parameter, operation.request) for parameter in operation.parameters),
            body=replace(body, contents=tuple(map(self._sent, body.contents))) if body else None,
            responses=tuple(self._response(response) for response in operation.responses),
            errors=tuple(self._response(response) for response in operation.errors),
            callbacks=tuple(map(self.webhook, operation.callbacks)),
        )

    def webhook(self, webhook: Webhook) -> Webhook:
        """The webhook with values in its bodies."""
        body = webhook.body
        return replace(
            webhook,
            body=replace(body, contents=self._contents(body.contents)) if body else None,
            responses=tuple(map(self._response, webhook.responses)),
        )

    def _response(self, response: Response) -> Response:
        return replace(response, contents=self._contents(response.contents))

    def _contents(self, contents: tuple[Content, ...]) -> tuple[Content, ...]:
        return tuple(self._content(content) for content in contents)

    def _sent(self, content: Content) -> Content:
        """The content of a request, where nothing that has to be seen is empty.

        A body of parts without any is none (RFC 2046, section 5.1.1), and a form has no spelling for an object without fields.
        """
        finished = self._content(content)
        if content.coding is Coding.MULTIPART and finished.example is not None:
            return replace(finished, example=self._chooser.with_a_field(finished.example))
        if content.coding is Coding.FORM and isinstance(finished.example, ModelValue):
            fields = tuple((wire, self._chooser.with_a_field(each)) for wire, each in finished.example.fields)
            return replace(finished, example=replace(finished.example, fields=fields))
        return finished

    def _content(self, content: Content) -> Content:
        if content.type is None:
            return content
        for example in self._body_examples.get(content.pointer, ()):
            adapted = self._chooser.adapt(example, content.type, content.pointer)
            if adapted is not None and self._chooser.is_valid(adapted, content.schema):
                return replace(content, example=adapted)
            if adapted is not None:
                self._warn("example-dropped", "the example does not fit its schema and is not shown", content.pointer)
        value = self._chooser.choose(content.type)
        return replace(content, example=self._chooser.with_field(value, "data") if content.describes_event else value)

    def _parameter(self, parameter: Parameter, request: Identity | None) -> Parameter:
        """The parameter with what its field in the request object was given."""
        model = self._declarations.get(request or "")
        fields = model.fields if isinstance(model, Model) else ()
        field = next((field for field in fields if field.name.wire == parameter.key), None)
        if field is None:
            return parameter
        shown = self._chooser.choose(Named(request or ""))
        value = dict(shown.fields).get(parameter.key) if isinstance(shown, ModelValue) else None
        return replace(
            parameter,
            required=field.required,
            default=field.default,
            example=field.example,
            value=value or self._chooser.choose(parameter.type, parameter.name),
        )


def _with_fields(model: Model, fields: Sequence[Field]) -> Model:
    """The model with other fields; itself, where they are the ones it has."""
    return model if all(map(is_, fields, model.fields)) else replace(model, fields=tuple(fields))
