"""Paths become resources and operations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from specloom.ir import (
    SILENT,
    Field,
    Identity,
    Model,
    Name,
    Operation,
    Origin,
    Package,
    Parameter,
    Place,
    Pointer,
    Prose,
    RequestBody,
    Requirement,
    Resource,
    Response,
    nullable,
)
from specloom.loader import Document
from specloom.resolver import extensions, words
from specloom.resolver.bodies import Bodies
from specloom.resolver.example_objects import shown
from specloom.resolver.nodes import Node, Notes, below
from specloom.resolver.pagination import Claim
from specloom.resolver.path_items import Found, OperationNames, PathItems, own_name
from specloom.resolver.places import holds, is_name
from specloom.resolver.schemas import Schemas
from specloom.resolver.security import requirements
from specloom.resolver.servers import servers
from specloom.resolver.shapes import Remarks
from specloom.resolver.sites import Site

_STYLES: Final = {
    Place.PATH: ("simple", "label", "matrix"),
    Place.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    Place.HEADER: ("simple",),
    Place.COOKIE: ("form",),
}
_VERSION: Final = re.compile(r"v?\d+(\.\d+)*\Z", re.IGNORECASE)
_WITHOUT_BODY: Final = frozenset({"GET", "HEAD"})
"""OpenAPI 3.0 tells to ignore such bodies, and browsers refuse to send them (Fetch, section 5.4)."""

_FORM: Final = "application/x-www-form-urlencoded"
_IDEMPOTENCY_HEADERS: Final = frozenset({"idempotency-key", "x-idempotency-key"})
_IGNORED_HEADERS: Final = frozenset(
    {"accept", "content-type", "authorization", "content-length", "transfer-encoding", "connection", "host"}
)
"""What the body, the credentials and the connection decide (OpenAPI, "Parameter Object"; RFC 9110, sections 6.4 and 7)."""


class Operations:
    """Turns the document's paths into resources, declaring the types they mention.

    Attributes:
        names: Those given to operations so far.
        models: Request objects, by identity.
        paging: What operations say about pagination, by identity.
        callbacks: Callbacks of operations and where they stand, by identity.
    """

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._bodies = Bodies(document, schemas)
        self.items = PathItems(schemas.shapes)
        self.names = OperationNames()
        self._globals = self._global_places()
        self.models: dict[Identity, Model] = {}
        self.paging: dict[Identity, Claim] = {}
        self.callbacks: dict[Identity, tuple[dict[str, Any], Pointer]] = {}

    @property
    def body_examples(self) -> dict[Pointer, tuple[Any, ...]]:
        """Examples of whole bodies, by pointer of their content."""
        return self._bodies.examples

    @property
    def links(self) -> dict[Pointer, dict[str, Any]]:
        """Links as the document has them, by pointer of their response."""
        return self._bodies.links

    def resources(self) -> tuple[Resource, ...]:
        """Every resource, in the order of the document's tags, then of first use."""
        grouped: dict[str, list[Operation]] = {tag: [] for tag in self._tags()}
        for each in self._found():
            grouped.setdefault(self._group(each), []).append(self._operation(each, self.names.claim(each)))
        return tuple(
            Resource(words.name(tag), Prose(self._tags().get(tag, "")), tuple(operations))
            for tag, operations in grouped.items()
            if operations
        )

    def _tags(self) -> dict[str, str]:
        listed = self._document.root.get("tags")
        tags = [tag for tag in listed if isinstance(tag, dict)] if isinstance(listed, list) else []
        return {str(tag["name"]): str(tag.get("description") or "") for tag in tags if isinstance(tag.get("name"), str)}

    def _found(self) -> Iterator[Found]:
        paths = self._document.root.get("paths")
        for path, item in (paths if isinstance(paths, dict) else {}).items():
            if path.startswith("/"):
                yield from self.items.operations(item, below("/paths", path), path)

    def _group(self, found: Found) -> str:
        """The operation's group: as asked for, else its first tag, else the first telling segment of its path."""
        asked = extensions.group(found.value) or extensions.group(found.item)
        tags = found.value.get("tags")
        if asked:
            return asked
        if isinstance(tags, list) and tags and isinstance(tags[0], str) and tags[0].strip():
            return tags[0]
        segments = [
            segment for segment in found.path.split("#")[0].split("/") if segment and not segment.startswith("{")
        ]
        return next((segment for segment in segments if not _VERSION.match(segment)), "api")

    def _operation(self, found: Found, operation_name: Name) -> Operation:
        value = found.value
        self._schemas.shapes.name_misuse(value, found.pointer)
        site = Site(operation_name, Package.OPERATIONS)
        override = extensions.method_name(value, self._document.root)
        body = self.body_of(found, site)
        success, errors = self.responses_of(found, site)
        parameters = _keyed(self._parameters(found, site))
        operation = Operation(
            identity=found.identity,
            name=words.name(override) if override else own_name(found),
            operation_name=operation_name,
            method=found.method.upper(),
            path=found.path.split("#", 1)[0],
            summary=Prose(_text(value.get("summary"))),
            description=Prose(_text(value.get("description"))),
            parameters=parameters,
            body=body,
            responses=success,
            errors=errors,
            security=self._security(value),
            pointer=found.pointer,
            servers=servers(value.get("servers") or found.item.get("servers")),
            retries=extensions.retries(value, found.item),
            deprecated=value.get("deprecated") is True,
            idempotency_header=self._idempotency_header(found, parameters),
        )
        claim = extensions.pagination(value, self._document.root)
        if claim is not None:
            key, form, said = claim
            self.paging[found.identity] = form, said, below(found.pointer, key)
        if isinstance(value.get("callbacks"), dict):
            self.callbacks[found.identity] = value["callbacks"], below(found.pointer, "callbacks")
        return self._with_request(operation) if parameters else operation

    def body_of(self, found: Found, site: Site) -> RequestBody | None:
        """The body of a request; its types are declared."""
        where = below(found.pointer, "requestBody")
        if found.method.upper() in _WITHOUT_BODY and found.value.get("requestBody"):
            message = f"a {found.method.upper()} request has no body that clients and servers agree on; it is not sent"
            self._schemas.shapes.warn("body-not-sent", message, where, "describe it by query parameters")
            return None
        return self._bodies.request(*self.items.followed(found.value.get("requestBody"), where), site)

    def responses_of(self, found: Found, site: Site) -> tuple[tuple[Response, ...], tuple[Response, ...]]:
        """Successful responses, and the others; their types are declared."""
        where = below(found.pointer, "responses")
        return self._bodies.responses(found.value.get("responses"), where, site, self.items.followed)

    def _security(self, value: dict[str, Any]) -> tuple[Requirement, ...]:
        own = value.get("security")
        return requirements(own) if isinstance(own, list) else self._usual_security

    @cached_property
    def _usual_security(self) -> tuple[Requirement, ...]:
        """What holds for an operation that does not say: the document's word, else whatever other operations ask for, or nothing.

        A document without a word does not forbid credentials, and services that meter by key expect them everywhere.
        """
        common = self._document.root.get("security")
        if isinstance(common, list):
            return requirements(common)
        asked = (requirements(each.value.get("security")) for each in self._found())
        known = dict.fromkeys(each for alternatives in asked for each in alternatives if each.schemes)
        return (*known, Requirement(())) if known else ()

    def _idempotency_header(self, found: Found, parameters: tuple[Parameter, ...]) -> str | None:
        """The header of the idempotency key, by an extension or by its usual name; a call that only reads needs none."""
        if found.method.upper() in ("GET", "HEAD", "OPTIONS", "TRACE", "QUERY"):
            return None
        headers = [each.name.wire for each in parameters if each.place is Place.HEADER]
        declared = next((wire for wire in headers if wire.lower() in _IDEMPOTENCY_HEADERS), None)
        return extensions.idempotency_header(found.value, self._document.root) or declared

    # Parameters.

    def globals(self) -> tuple[Parameter, ...]:
        """Parameters that are set once for the client, with types that need no name."""
        found = []
        for value, pointer in self._listed_globals():
            site = Site(words.name("globals"), Package.OPERATIONS)
            found.append(replace(self._parameter(value, pointer, site), required=False, is_global=True))
        return tuple(found)

    def _listed_globals(self) -> Iterator[tuple[dict[str, Any], Pointer]]:
        key, listed = extensions.global_parameters(self._document.root)
        for index, entry in enumerate(listed):
            value, where = self.items.followed(entry, below("", key, "parameters", str(index)))
            if isinstance(value.get("name"), str) and value.get("in") in [each.value for each in Place]:
                yield value, where

    def _global_places(self) -> frozenset[tuple[str, str]]:
        return frozenset((value["name"], value["in"]) for value, _ in self._listed_globals())

    def listed_parameters(self, found: Found) -> dict[tuple[str, str], tuple[dict[str, Any], Pointer]]:
        """Parameters by name and place, path item's first; the operation's own wins over one of the same name and place."""
        chosen: dict[tuple[str, str], tuple[dict[str, Any], Pointer]] = {}
        for holder, pointer in ((found.item, found.item_pointer), (found.value, found.pointer)):
            listed = holder.get("parameters")
            for index, entry in enumerate(listed if isinstance(listed, list) else ()):
                value, where = self.items.followed(entry, below(pointer, "parameters", str(index)))
                if isinstance(value.get("name"), str) and isinstance(value.get("in"), str):
                    chosen[value["name"], value["in"]] = value, where
        return {key: each for key, each in chosen.items() if not self._is_left_out(*each)}

    def _is_left_out(self, value: dict[str, Any], pointer: Pointer) -> bool:
        """Whether a parameter asks to be left out, and may be."""
        self._schemas.shapes.name_misuse(value, pointer)
        is_needed = value["in"] == "path" or value.get("required") is True
        if extensions.is_ignored(value) and is_needed:
            message = "a required parameter cannot be left out; it stays"
            self._schemas.shapes.warn("required-not-ignored", message, pointer, "make it optional")
        return extensions.is_ignored(value) and not is_needed

    def _parameters(self, found: Found, site: Site) -> Iterator[Parameter]:
        chosen = self.listed_parameters(found)
        for (wire, place), (value, where) in chosen.items():
            if place == "querystring":
                yield from self._whole_query(value, where, site)
            elif place not in [each.value for each in Place]:
                self.warn_of_parameter(place, where)
            elif not is_name(Place(place), wire):
                message = f"a {place} parameter cannot have this name; it is left out"
                self._schemas.shapes.warn("parameter-not-carried", message, where, "give it a name")
            elif not (place == "header" and wire.lower() in _IGNORED_HEADERS):
                yield self._parameter(value, where, site)
        yield from self._missing_path_parameters(found, {wire for wire, place in chosen if place == "path"})

    def warn_of_parameter(self, place: str, pointer: Pointer) -> None:
        """Names a parameter that has no place in a call."""
        message = f"a parameter in {place!r} is not carried"
        self._schemas.shapes.warn("parameter-not-carried", message, pointer, "describe it by its parts")

    def warn_of_links(self, responses: Iterable[Response]) -> None:
        """Names the links of responses that the caller's own server gives: nobody follows those."""
        for response in responses:
            if self.links.get(response.pointer):
                message = "links of a response that your own server gives are not carried"
                self._schemas.shapes.warn("link-not-carried", message, below(response.pointer, "links"))

    def _whole_query(self, value: dict[str, Any], pointer: Pointer, site: Site) -> Iterator[Parameter]:
        """OpenAPI 3.2's query as a form: each property of it is a parameter. One of any other media type is not carried."""
        content = value.get("content")
        entry = content.get(_FORM) if isinstance(content, dict) else None
        schema = entry.get("schema") if isinstance(entry, dict) else None
        shape = self._schemas.shapes.shape(Node.of(schema, below(pointer, "content", _FORM, "schema")))
        if not shape.properties:
            self.warn_of_parameter("querystring", pointer)
        for wire, node in shape.properties.items():
            part = {"name": wire, "in": "query", "required": wire in shape.required}
            yield self._parameter(part, node.pointer, site, node)

    def _missing_path_parameters(self, found: Found, known: set[str]) -> Iterator[Parameter]:
        for wire in re.findall(r"\{([^{}/]+)\}", found.path.split("#")[0]):
            if wire not in known:
                self._schemas.shapes.warn(
                    "undeclared-parameter",
                    f"the path names {wire!r} but no parameter describes it",
                    found.pointer,
                    "add it to parameters",
                )
                yield self._parameter(
                    {"name": wire, "in": "path", "schema": {"type": "string"}},
                    found.pointer,
                    Site(words.name(wire), Package.OPERATIONS),
                )

    def _parameter(self, value: dict[str, Any], pointer: Pointer, site: Site, node: Node | None = None) -> Parameter:
        """A parameter, of the type of its schema if no other is given."""
        place = Place(value["in"])
        content = value.get("content")
        media = next(iter(content)) if isinstance(content, dict) and content else None
        schema, where = value.get("schema", {}), below(pointer, "schema")
        if media is not None:
            entry = content[media] if isinstance(content, dict) else None
            schema = entry.get("schema", {}) if isinstance(entry, dict) else {}
            where = below(pointer, "content", media, "schema")
        node = node or Node.of(schema, where)
        remarks = self._schemas.shapes.remarks_of(node)
        style = value.get("style")
        style = style if style in _STYLES[place] else _STYLES[place][0]
        explode = value.get("explode")
        examples = shown(value, self._document)
        notes = replace(remarks.own, examples=examples) if examples else remarks.own
        own = self._sendable(notes, place, pointer)
        self._schemas.remarks[pointer, value["name"]] = Remarks(own, self._sendable(remarks.full, place, pointer))
        return Parameter(
            name=words.name(value["name"]),
            place=place,
            type=self._schemas.type_of(node, site.inside(words.name(value["name"]))),
            required=place is Place.PATH or value.get("required") is True,
            prose=Prose(_text(value.get("description")) or remarks.own.description or remarks.full.description),
            pointer=pointer,
            style=style,
            explode=explode if isinstance(explode, bool) else style == "form",
            key=value["name"],
            json=media is not None,
            allow_reserved=value.get("allowReserved") is True,
            deprecated=value.get("deprecated") is True or remarks.own.deprecated or remarks.full.deprecated,
            is_global=(value["name"], value["in"]) in self._globals,
        )

    def _sendable(self, notes: Notes, place: Place, pointer: Pointer) -> Notes:
        """The notes without examples that the parameter's place cannot hold."""
        kept = tuple(each for each in notes.examples if holds(place, each))
        if len(kept) < len(notes.examples):
            message = f"a {place.value} parameter cannot have this value; the example is not shown"
            self._schemas.shapes.warn("example-dropped", message, pointer)
        return replace(notes, examples=kept)

    def _with_request(self, operation: Operation) -> Operation:
        """The operation with a model that gathers its parameters and body: what a caller passes in one object."""
        identity = f"{operation.identity}/x-request"
        name = operation.operation_name.followed_by("request")
        fields = [_as_field(parameter) for parameter in operation.parameters]
        body_field = None
        if operation.body is not None and operation.body.contents and operation.body.contents[0].type is not None:
            body_field = self._body_wire({field.name.wire for field in fields})
            type_ = operation.body.contents[0].type
            fields.append(
                Field(
                    words.name(body_field),
                    type_ if operation.body.required else nullable(type_),
                    operation.body.required,
                    operation.body.prose,
                    operation.body.pointer,
                )
            )
        for parameter in operation.parameters:
            remarks = self._schemas.remarks[parameter.pointer, parameter.name.wire]
            self._schemas.remarks[identity, parameter.key] = remarks
        self.models[identity] = Model(identity, name, Origin(Package.OPERATIONS, None, False), SILENT, tuple(fields))
        return replace(operation, request=identity, body_field=body_field)

    @staticmethod
    def _body_wire(taken: set[str]) -> str:
        wire = "RequestBody"
        while wire in taken:
            wire += "_"
        return wire


def _keyed(parameters: Iterable[Parameter]) -> tuple[Parameter, ...]:
    """The parameters, those that share a wire name with an earlier one keyed by their place, too."""
    found: dict[str, Parameter] = {}
    for parameter in parameters:
        key = (
            parameter.name.wire
            if parameter.name.wire not in found
            else f"{parameter.place.value}.{parameter.name.wire}"
        )
        found[key] = replace(parameter, key=key)
    return tuple(found.values())


def _as_field(parameter: Parameter) -> Field:
    words_ = (
        parameter.name.words if parameter.key == parameter.name.wire else (parameter.place.value, *parameter.name.words)
    )
    return Field(
        Name(words_, parameter.key),
        parameter.type,
        parameter.required and not parameter.is_global,
        parameter.prose,
        parameter.pointer,
        deprecated=parameter.deprecated,
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
