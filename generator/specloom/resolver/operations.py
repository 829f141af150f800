"""Paths become resources and operations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
    Requirement,
    Resource,
    nullable,
)
from specloom.loader import Document
from specloom.resolver import extensions, words
from specloom.resolver.bodies import Bodies
from specloom.resolver.nodes import Node, below
from specloom.resolver.pagination import Claim
from specloom.resolver.schemas import Schemas
from specloom.resolver.security import requirements
from specloom.resolver.servers import servers
from specloom.resolver.shapes import Remarks
from specloom.resolver.sites import Site

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_STYLES: Final = {
    Place.PATH: ("simple", "label", "matrix"),
    Place.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    Place.HEADER: ("simple",),
    Place.COOKIE: ("form",),
}
_VERSION: Final = re.compile(r"v?\d+(\.\d+)*\Z", re.IGNORECASE)
_IDEMPOTENCY_HEADERS: Final = frozenset({"idempotency-key", "x-idempotency-key"})
_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An operation as it stands in the document; several paths may share one path item."""

    identity: Identity
    method: str
    path: str
    pointer: Pointer
    value: dict[str, Any]
    item: dict[str, Any]
    item_pointer: Pointer


class Operations:
    """Turns the document's paths into resources, declaring the types they mention."""

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._bodies = Bodies(document, schemas)
        self._globals = self._global_places()
        self.models: dict[Identity, Model] = {}
        self.paging: dict[Identity, Claim] = {}

    @property
    def body_examples(self) -> dict[Pointer, tuple[Any, ...]]:
        """Examples of whole bodies, by pointer of their content."""
        return self._bodies.examples

    def resources(self) -> tuple[Resource, ...]:
        """Every resource, in the order of the document's tags, then of first use."""
        grouped: dict[str, list[Operation]] = {tag: [] for tag in self._tags()}
        names = _OperationNames()
        for each in self._found():
            grouped.setdefault(self._group(each), []).append(self._operation(each, names.claim(each)))
        return tuple(
            Resource(words.name(tag), Prose(self._tags().get(tag, "")), tuple(operations))
            for tag, operations in grouped.items()
            if operations
        )

    def _tags(self) -> dict[str, str]:
        listed = self._document.root.get("tags")
        tags = [tag for tag in listed if isinstance(tag, dict)] if isinstance(listed, list) else []
        return {str(tag["name"]): str(tag.get("description") or "") for tag in tags if isinstance(tag.get("name"), str)}

    def _found(self) -> Iterator[_Found]:
        paths = self._document.root.get("paths")
        for path, item in (paths if isinstance(paths, dict) else {}).items():
            own = below("/paths", path)
            item, item_pointer = self._followed(item, own)
            if not path.startswith("/"):
                continue
            for method, operation in item.items():
                if method in METHODS and isinstance(operation, dict) and not extensions.is_ignored(operation):
                    yield _Found(
                        below(own, method), method, path, below(item_pointer, method), operation, item, item_pointer
                    )
            extra = item.get("additionalOperations")
            for method, operation in (extra if isinstance(extra, dict) else {}).items():
                if isinstance(operation, dict) and re.fullmatch(r"[A-Za-z]+", method):
                    where = below(item_pointer, "additionalOperations", method)
                    yield _Found(
                        below(own, "additionalOperations", method), method, path, where, operation, item, item_pointer
                    )

    def _followed(self, value: Any, pointer: Pointer) -> tuple[dict[str, Any], Pointer]:
        """A value behind its ``$ref``, and where it really stands."""
        for _ in range(32):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                break
            value, pointer = self._schemas.shapes.followed(value["$ref"], below(pointer, "$ref"))
        return (value if isinstance(value, dict) else {}), pointer

    def _group(self, found: _Found) -> str:
        """The operation's group: as asked for, else its first tag, else the first telling segment of its path."""
        asked = extensions.group(found.value)
        tags = found.value.get("tags")
        if asked:
            return asked
        if isinstance(tags, list) and tags and isinstance(tags[0], str) and tags[0].strip():
            return tags[0]
        segments = [
            segment for segment in found.path.split("#")[0].split("/") if segment and not segment.startswith("{")
        ]
        return next((segment for segment in segments if not _VERSION.match(segment)), "api")

    def _operation(self, found: _Found, operation_name: Name) -> Operation:
        value = found.value
        site = Site(operation_name, Package.OPERATIONS)
        override = extensions.method_name(value, self._document.root)
        body = self._bodies.request(
            *self._followed(value.get("requestBody"), below(found.pointer, "requestBody")), site
        )
        success, errors = self._bodies.responses(
            value.get("responses"), below(found.pointer, "responses"), site, self._followed
        )
        parameters = _keyed(self._parameters(found, site))
        operation = Operation(
            identity=found.identity,
            name=words.name(override) if override else _own_name(found),
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
            servers=servers(value.get("servers") or found.item.get("servers")),
            retries=extensions.retries(value),
            deprecated=value.get("deprecated") is True,
            idempotency_header=self._idempotency_header(found, parameters),
        )
        claim = extensions.pagination(value, self._document.root)
        if claim is not None:
            key, form, said = claim
            self.paging[found.identity] = form, said, below(found.pointer, key)
        return self._with_request(operation) if parameters else operation

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

    def _idempotency_header(self, found: _Found, parameters: tuple[Parameter, ...]) -> str | None:
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
            value, where = self._followed(entry, below("", key, "parameters", str(index)))
            if isinstance(value.get("name"), str) and value.get("in") in {each.value for each in Place}:
                yield value, where

    def _global_places(self) -> frozenset[tuple[str, str]]:
        return frozenset((value["name"], value["in"]) for value, _ in self._listed_globals())

    def _parameters(self, found: _Found, site: Site) -> Iterator[Parameter]:
        """Parameters of the path and the operation; the operation's own wins over one of the same name and place."""
        chosen: dict[tuple[str, str], tuple[dict[str, Any], Pointer]] = {}
        for holder, pointer in ((found.item, found.item_pointer), (found.value, found.pointer)):
            listed = holder.get("parameters")
            for index, entry in enumerate(listed if isinstance(listed, list) else ()):
                value, where = self._followed(entry, below(pointer, "parameters", str(index)))
                if isinstance(value.get("name"), str) and isinstance(value.get("in"), str):
                    chosen[value["name"], value["in"]] = value, where
        for (wire, place), (value, where) in chosen.items():
            if place in {each.value for each in Place} and not (place == "header" and wire.lower() in _IGNORED_HEADERS):
                yield self._parameter(value, where, site)
        yield from self._missing_path_parameters(found, {wire for wire, place in chosen if place == "path"})

    def _missing_path_parameters(self, found: _Found, known: set[str]) -> Iterator[Parameter]:
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

    def _parameter(self, value: dict[str, Any], pointer: Pointer, site: Site) -> Parameter:
        place = Place(value["in"])
        content = value.get("content")
        media = next(iter(content)) if isinstance(content, dict) and content else None
        schema, where = value.get("schema", {}), below(pointer, "schema")
        if media is not None:
            entry = content[media] if isinstance(content, dict) else None
            schema = entry.get("schema", {}) if isinstance(entry, dict) else {}
            where = below(pointer, "content", media, "schema")
        node = Node.of(schema, where)
        remarks = self._schemas.shapes.remarks_of(node)
        style = value.get("style")
        style = style if style in _STYLES[place] else _STYLES[place][0]
        explode = value.get("explode")
        self._schemas.remarks[pointer, value["name"]] = Remarks(_parameter_notes(value, remarks), remarks.full)
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
            deprecated=value.get("deprecated") is True,
            is_global=(value["name"], value["in"]) in self._globals,
        )

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
        parameter.required,
        parameter.prose,
        parameter.pointer,
        deprecated=parameter.deprecated,
    )


def _parameter_notes(value: dict[str, Any], remarks: Remarks) -> Any:
    """The schema's annotations with the parameter's own example over them."""
    examples = value.get("examples")
    named = [
        each["value"]
        for each in (examples.values() if isinstance(examples, dict) else ())
        if isinstance(each, dict) and "value" in each
    ]
    own = (value["example"],) if "example" in value else tuple(named)
    return replace(remarks.own, examples=own) if own else remarks.own


def _own_name(found: _Found) -> Name:
    """The operationId's name; made from method and path where there is none."""
    own = found.value.get("operationId")
    if isinstance(own, str) and own.strip():
        return words.name(own)
    return words.joined(found.method.lower(), *(words.split(found.path) if found.path.strip("/") else ("root",)))


class _OperationNames:
    """Names that tell operations apart: their own, a number behind those that an earlier operation has."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, ...]] = set()

    def claim(self, found: _Found) -> Name:
        name = _own_name(found)
        number = 2
        unique = name
        while self._folded(unique) in self._taken:
            unique, number = Name((*name.words, str(number)), f"{name.wire}_{number}"), number + 1
        self._taken.add(self._folded(unique))
        return unique

    @staticmethod
    def _folded(name: Name) -> tuple[str, ...]:
        return ("".join(name.words).lower(),)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
