"""A request held against an operation of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from specloom.ir import Api, Coding, Content, Json, Operation, Parameter, Place, Pointer, completed
from specloom.loader import Document
from specloom.mock import bodies, credentials, parameters
from specloom.mock.exchange import Fault, Problem, Request, essence, takes
from specloom.mock.parameters import Absent
from specloom.mock.routing import Match, queried
from specloom.mock.schemas import Schemas
from specloom.mock.texts import Texts


@dataclass(frozen=True, slots=True)
class Checked:
    """What an operation has to say about a request.

    Attributes:
        problem: Why it is refused; ``None`` where it is not.
        body: The body's value, as far as it can be read.
    """

    problem: Problem | None
    body: Json = None


class Checker:
    """Holds requests against the operations of one document."""

    def __init__(self, api: Api, document: Document) -> None:
        self._document = document
        self._schemas = Schemas(document)
        self._texts = Texts(api.by_identity)
        self._declarations = api.by_identity
        self._impossible: dict[Pointer, bool] = {}
        self._schemes = {scheme.name.wire: scheme for scheme in api.schemes}

    def check(self, request: Request, match: Match) -> Checked:
        """Credentials first, then the content type, then parameters and body together."""
        operation = match.operation
        unauthorized = credentials.refusal(operation, self._schemes, request)
        if unauthorized:
            return Checked(unauthorized)
        content = content_of(operation, request)
        if operation.body and request.body and content is None:
            return Checked(_unsupported(operation, request))
        path = match.values | queried(operation.path, urlsplit(request.target).query)
        found = list(self._parameters(operation, request, path))
        body, faults = self._body(operation, request, content)
        found.extend(faults)
        if not found:
            return Checked(None, body)
        what = f"{len(found)} faults" if len(found) > 1 else "a fault"
        return Checked(Problem(400, f"{what} in the request for {operation.operation_name.wire}", tuple(found)), body)

    def schema_faults(self, value: Json, content: Content) -> list[Fault]:
        """What the schema of a media type says against a value, which is one item where the media type is a stream."""
        return [Fault("body", pointer, detail) for pointer, detail in self._schemas.faults(value, content.schema)]

    # Parameters.

    def _parameters(self, operation: Operation, request: Request, path: dict[str, str]) -> Iterator[Fault]:
        for parameter in operation.parameters:
            taken = {
                each.name.wire
                for each in operation.parameters
                if each is not parameter and each.place is parameter.place
            }
            yield from self._parameter(parameter, request, path, taken)

    def _parameter(
        self, parameter: Parameter, request: Request, path: dict[str, str], taken: set[str]
    ) -> Iterator[Fault]:
        place, wire = parameter.place.value, parameter.name.wire
        try:
            value = parameters.read(parameter, request, path, taken, self._texts)
        except ValueError as error:
            yield Fault(place, wire, str(error))
            return
        if isinstance(value, Absent):
            if parameter.required:
                yield Fault(place, wire, "it is required and absent")
            return
        if parameter.place is Place.PATH and value == "":
            yield Fault(place, wire, "it is empty")
        for pointer, detail in self._schemas.faults(value, self._parameter_schema(parameter)):
            yield Fault(place, wire, f"{pointer}: {detail}" if pointer else detail)

    def _parameter_schema(self, parameter: Parameter) -> str:
        if not parameter.json:
            return f"{parameter.pointer}/schema"
        _, declared = self._document.resolve(f"#{parameter.pointer}")
        media_type = next(iter(declared["content"]))
        return f"{parameter.pointer}/content/{media_type.replace('~', '~0').replace('/', '~1')}/schema"

    # Body.

    def _body(self, operation: Operation, request: Request, content: Content | None) -> tuple[Json, list[Fault]]:
        if not operation.body:
            return None, []
        if content is None or (not request.body and content.coding in (Coding.JSON, Coding.MULTIPART)):
            absent = Fault("body", "", "it is required and absent")
            return None, [absent] if operation.body.required else []
        try:
            value = bodies.read(request, content, self._texts)
        except ValueError as error:
            return None, [Fault("body", "", str(error))]
        if content.coding is Coding.BYTES or self._asks_the_impossible(content):
            return value, []
        return value, self.schema_faults(value, content)

    def _asks_the_impossible(self, content: Content) -> bool:
        """The schema refuses even the example that was made for it: no request is to blame for that."""
        if content.pointer not in self._impossible:
            example = completed(content.example, self._declarations) if content.example is not None else None
            refused = content.example is not None and bool(self.schema_faults(example, content))
            self._impossible[content.pointer] = refused
        return self._impossible[content.pointer]


def content_of(operation: Operation, request: Request) -> Content | None:
    """The content that the request's content type names; ``None`` for an empty body, or for a type not declared."""
    if not operation.body or not (request.body or request.media_type):
        return None
    contents = operation.body.contents
    ranked = [content for rank in (_same, _in_range) for content in contents if rank(content, request.media_type)]
    return next(iter(ranked), None)


def _same(content: Content, media_type: str) -> bool:
    return essence(content.media_type) == media_type


def _in_range(content: Content, media_type: str) -> bool:
    return takes(essence(content.media_type), media_type)


def _unsupported(operation: Operation, request: Request) -> Problem:
    assert operation.body
    declared = ", ".join(essence(content.media_type) for content in operation.body.contents)
    sent = f"the content type is {request.media_type!r}" if request.media_type else "there is no content type"
    return Problem(415, f"{sent}; the document declares {declared}", headers=(("Accept", declared),))
