"""Request bodies and responses: which media types, which types, and what streams."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, Final

from specloom.ir import (
    Anything,
    Coding,
    Content,
    ListOf,
    MapOf,
    Name,
    Named,
    Pointer,
    Prose,
    RequestBody,
    Response,
    ResponseHeader,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    without_null,
)
from specloom.loader import Document
from specloom.resolver import extensions, words
from specloom.resolver.encodings import encodings
from specloom.resolver.example_objects import shown
from specloom.resolver.nodes import Node, below
from specloom.resolver.schemas import Schemas
from specloom.resolver.sites import Site

_SENDABLE: Final = (Coding.JSON, Coding.MULTIPART, Coding.FORM, Coding.TEXT, Coding.BYTES)
_OF_NAMES: Final = (Coding.FORM, Coding.MULTIPART)
_SENDABLE_FILES: Final = (Coding.MULTIPART, Coding.JSON, Coding.FORM, Coding.TEXT, Coding.BYTES)
_UNSTRUCTURED: Final = (Coding.TEXT, Coding.FORM, Coding.MULTIPART, Coding.BYTES)
"""What is read of a response as a text, or as bytes that the caller has to make sense of."""

_WITHOUT_CONTENT: Final = frozenset({"204", "205"})
"""RFC 9110, sections 15.3.5 and 15.3.6."""

_JSON_LINES: Final = re.compile(r"application/(x-)?(ndjson|jsonl|jsonlines|json-seq)|.+\+json-seq")
"""jsonlines.org, RFC 7464 and, for the suffix, RFC 8091. The runtimes take each of them for every other."""

_EVENT_KEYS: Final = frozenset({"data", "event", "id", "retry"})
_Followed = Callable[[Any, Pointer], tuple[dict[str, Any], Pointer]]


def coding(media_type: str) -> Coding:
    """How a media type is coded; whatever we cannot read is bytes."""
    essence = media_type.split(";", 1)[0].strip().lower()
    if essence == "text/event-stream":
        return Coding.EVENT_STREAM
    if _JSON_LINES.fullmatch(essence):
        return Coding.JSON_LINES
    if essence in ("application/json", "*/*", "application/*", "text/json") or essence.endswith("+json"):
        return Coding.JSON
    if essence == "application/x-www-form-urlencoded":
        return Coding.FORM
    if essence.startswith("multipart/"):
        return Coding.MULTIPART
    return Coding.TEXT if essence.startswith("text/") else Coding.BYTES


class Bodies:
    """Turns request bodies and responses into the IR, declaring the types they mention."""

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self.examples: dict[Pointer, tuple[Any, ...]] = {}
        self.links: dict[Pointer, dict[str, Any]] = {}

    def request(self, value: dict[str, Any], pointer: Pointer, site: Site) -> RequestBody | None:
        """The request body, the content that is sent in front: JSON where it is offered, but parts where there are files."""
        if not value:
            return None
        inner = Site(site.name.followed_by("request", "body"), site.package, prose=_text(value.get("description")))
        contents = self._contents(value.get("content"), below(pointer, "content"), inner)
        sendable = [content for content in contents if content.coding in _SENDABLE and self._has_names(content)]
        has_files = len(sendable) > 1 and self._has_files(value.get("content"), pointer)
        preferred = _SENDABLE_FILES if has_files else _SENDABLE
        contents = sorted(sendable, key=lambda content: preferred.index(content.coding))
        if not contents:
            return None
        return RequestBody(
            tuple(contents), value.get("required") is True, Prose(_text(value.get("description"))), pointer
        )

    def _has_names(self, content: Content) -> bool:
        """A form is made of fields and a multipart body of parts, which have names; a list or a text has none to give."""
        if content.coding in _OF_NAMES and isinstance(content.type, ListOf | TupleOf | Scalar):
            message = f"a body of {content.media_type} is an object; what stands here is not sent"
            self._schemas.shapes.warn("not-an-object", message, content.pointer)
            return False
        return True

    def responses(
        self, value: Any, pointer: Pointer, site: Site, followed: _Followed
    ) -> tuple[tuple[Response, ...], tuple[Response, ...]]:
        """Successful responses, and the others, each in document order. A lone ``default`` is the success."""
        listed = {str(status).upper(): entry for status, entry in value.items()} if isinstance(value, dict) else {}
        listed = {status: entry for status, entry in listed.items() if re.fullmatch(r"[1-5](\d\d|XX)|DEFAULT", status)}
        lone_default = not any(status.startswith(("2", "3")) for status in listed)
        success: list[Response] = []
        errors: list[Response] = []
        first = True
        for status, entry in listed.items():
            is_success = status.startswith("2") or (status == "DEFAULT" and lone_default)
            body, where = followed(entry, below(pointer, status if status != "DEFAULT" else "default"))
            name = site.name if is_success and first else joined_status(site.name, status)
            first = first and not is_success
            inner = Site(
                name.followed_by("response", "body"),
                site.package,
                documented=is_success,
                prose=_text(body.get("description")),
            )
            contents = self._of_response(status, body.get("content"), below(where, "content"), inner)
            response = Response(
                status.replace("DEFAULT", "default"),
                Prose(_text(body.get("description"))),
                contents,
                where,
                tuple(self._headers(body.get("headers"), below(where, "headers"), followed)),
            )
            (success if is_success else errors).append(response)
            if isinstance(body.get("links"), dict):
                self.links[where] = body["links"]
        return tuple(success), tuple(errors)

    def _of_response(self, status: str, contents: Any, pointer: Pointer, site: Site) -> tuple[Content, ...]:
        """The contents of a response, what becomes a value in front: callers ask for them in this order."""
        if status in _WITHOUT_CONTENT and contents:
            message = f"a response of status {status} has no content; what stands here is not used"
            self._schemas.shapes.warn("content-of-no-content", message, pointer)
            return ()
        found = self._contents(contents, pointer, site)
        return tuple(sorted(found, key=lambda content: content.coding in _UNSTRUCTURED))

    @staticmethod
    def _headers(value: Any, pointer: Pointer, followed: _Followed) -> Iterator[ResponseHeader]:
        for name, entry in (value if isinstance(value, dict) else {}).items():
            header, _ = followed(entry, below(pointer, name))
            yield ResponseHeader(name, Prose(_text(header.get("description"))))

    def _has_files(self, contents: Any, pointer: Pointer) -> bool:
        """Whether a property of a body is a file, or a list of files, which parts carry and JSON does not."""
        shape = self._schemas.shapes.shape
        for media_type, entry in (contents if isinstance(contents, dict) else {}).items():
            schema = entry.get("schema") if isinstance(entry, dict) else None
            where = below(pointer, "content", str(media_type), "schema")
            properties = [shape(node) for node in shape(Node.of(schema, where)).properties.values()]
            items = [shape(each.items) if each.items is not None else each for each in properties]
            if any(each.constraints.format == "binary" for each in items):
                return True
        return False

    def _contents(self, value: Any, pointer: Pointer, site: Site) -> list[Content]:
        found = []
        for media_type, entry in (value if isinstance(value, dict) else {}).items():
            if isinstance(media_type, str) and re.fullmatch(r"[\w.+*-]+/[\w.+*-]+(\s*;.*)?", media_type.strip()):
                found.append(
                    self._content(
                        media_type, entry if isinstance(entry, dict) else {}, below(pointer, media_type), site
                    )
                )
            else:
                self._schemas.shapes.warn(
                    "not-a-media-type", "this is no media type; it is left out", below(pointer, str(media_type))
                )
        return found

    def _content(self, media_type: str, entry: dict[str, Any], pointer: Pointer, site: Site) -> Content:
        self._schemas.shapes.name_misuse(entry, pointer)
        keyword = "itemSchema" if "itemSchema" in entry else "schema"
        kind = coding(media_type)
        node = Node.of(entry.get(keyword), below(pointer, keyword))
        if kind in (Coding.JSON, Coding.TEXT) and self._is_bytes(node):
            kind = Coding.BYTES
        examples = shown(entry, self._document)
        if kind.is_stream:
            node, examples = self._item(node, keyword), tuple(_items(examples))
        for by_position in sorted(entry.keys() & {"prefixEncoding", "itemEncoding"}):
            message = f"{by_position} is not carried; parts are sent as their types have it"
            self._schemas.shapes.warn("encoding-not-carried", message, below(pointer, by_position))
        type_ = None
        if keyword in entry and not (kind is Coding.BYTES):
            type_ = self._schemas.type_of(node, site)
        elif kind is Coding.BYTES:
            type_ = Scalar(ScalarKind.BINARY)
        elif kind is Coding.JSON or kind.is_stream:
            type_ = Anything()
        elif kind is Coding.TEXT:
            type_ = Scalar(ScalarKind.STRING)
        if kind in _OF_NAMES and type_ in (None, Anything()):
            type_ = MapOf(Anything())
        self.examples[pointer] = examples or self._examples_in(node, type_)
        return Content(
            media_type=media_type.strip(),
            coding=kind,
            type=type_,
            pointer=pointer,
            schema=node.pointer,
            describes_event=kind is Coding.EVENT_STREAM and keyword in entry and self._describes_event(node),
            sentinel=extensions.sentinel(entry),
            encodings=encodings(entry.get("encoding"), kind, self._document),
        )

    def _examples_in(self, node: Node, type_: Type | None) -> tuple[Any, ...]:
        """Examples in a schema itself, as far as no declaration has them."""
        if type_ is None or without_null(type_) == Named(node.pointer):
            return ()
        remarks = self._schemas.shapes.remarks_of(node)
        return remarks.own.examples if isinstance(without_null(type_), Named) else remarks.full.examples

    def _item(self, node: Node, keyword: str) -> Node:
        """The schema of one item: under ``schema`` a list is all of them (OpenAPI 3.2, "Sequential Media Types")."""
        items = self._schemas.shapes.shape(node).items if keyword == "schema" else None
        return items or node

    def _is_bytes(self, node: Node) -> bool:
        """Whether a body is a file, as documents say of ``*/*`` and, for want of a better word, of JSON."""
        return self._schemas.shapes.shape(node).constraints.format == "binary"

    def _describes_event(self, node: Node) -> bool:
        """An object with ``data`` and nothing but an event's fields describes the event, not the JSON inside it.

        So does a union whose every variant does, the properties beside its ``oneOf`` included.
        """
        waiting: list[tuple[Node, frozenset[str]]] = [(node, frozenset())]
        seen: set[Pointer] = set()
        for each, around in waiting:
            shape = self._schemas.shapes.shape(each)
            properties = around.union(shape.properties)
            variants = [variant for group in shape.alternatives for variant in group.variants]
            if not properties <= _EVENT_KEYS or not (variants or "data" in properties):
                return False
            waiting += [(variant, properties) for variant in variants if variant.pointer not in seen]
            seen.update(variant.pointer for variant in variants)
        return True


def _items(examples: tuple[Any, ...]) -> Iterator[Any]:
    """Examples of items, where those of the whole are lists of them."""
    for example in examples:
        yield from example if isinstance(example, list) else (example,)


def joined_status(name: Name, status: str) -> Name:
    """The name with a status behind it: ``NotFound`` for 404, ``Default`` for what no status names."""
    if status == "DEFAULT":
        return name.followed_by("default")
    try:
        return words.joined(name, *words.split(HTTPStatus(int(status)).phrase))
    except ValueError:
        return name.followed_by(status.lower())


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
