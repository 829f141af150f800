"""Notes on the fields of a model that say where each travels in a request.

This package's own models carry none, because its operations say the same; they are for request models that programs
write for ``generate_url``, ``get_query_params``, ``get_headers`` and ``serialize_request_body``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

T = TypeVar("T")


@dataclass
class SecurityMetadata:
    """A credential.

    Attributes:
        option: Whether the field groups schemes, one of which is enough.
        scheme: Whether the field is a scheme.
        scheme_type: ``http``, ``apiKey``, ``oauth2`` or ``openIdConnect``.
        sub_type: ``bearer``, ``basic``, ``header``, ``query`` or ``cookie``.
        field_name: The header, query parameter or cookie.
    """

    option: bool = False
    scheme: bool = False
    scheme_type: str | None = None
    sub_type: str | None = None
    field_name: str | None = None

    def get_field_name(self, default: str) -> str:
        """The name on the wire, ``default`` where the note has none."""
        return self.field_name or default


@dataclass
class ParamMetadata:
    """A parameter, in an OpenAPI style; ``serialization="json"`` sends JSON text instead."""

    serialization: str | None = None
    style: str = "simple"
    explode: bool = False


@dataclass
class PathParamMetadata(ParamMetadata):
    """A path parameter."""


@dataclass
class QueryParamMetadata(ParamMetadata):
    """A query parameter."""

    style: str = "form"
    explode: bool = True


@dataclass
class HeaderMetadata(ParamMetadata):
    """A header."""


@dataclass
class RequestMetadata:
    """A request body."""

    media_type: str = "application/octet-stream"


@dataclass
class MultipartFormMetadata:
    """A part of a multipart body: a file, the content of a file, JSON, or else text."""

    file: bool = False
    content: bool = False
    json: bool = False


@dataclass
class FormMetadata:
    """A field of a URL-encoded body."""

    json: bool = False
    style: str = "form"
    explode: bool = True


class FieldMetadata:
    """The note itself, for use in ``Annotated``. ``True`` stands for the defaults of a place."""

    def __init__(
        self,
        security: SecurityMetadata | None = None,
        path: PathParamMetadata | bool | None = None,
        query: QueryParamMetadata | bool | None = None,
        header: HeaderMetadata | bool | None = None,
        request: RequestMetadata | bool | None = None,
        form: FormMetadata | bool | None = None,
        multipart: MultipartFormMetadata | bool | None = None,
    ) -> None:
        self.security = security
        self.path = PathParamMetadata() if isinstance(path, bool) else path
        self.query = QueryParamMetadata() if isinstance(query, bool) else query
        self.header = HeaderMetadata() if isinstance(header, bool) else header
        self.request = RequestMetadata() if isinstance(request, bool) else request
        self.form = FormMetadata() if isinstance(form, bool) else form
        self.multipart = MultipartFormMetadata() if isinstance(multipart, bool) else multipart


def find_metadata(field_info: FieldInfo, metadata_type: type[T]) -> T | None:
    """The first note of a type on a field."""
    return next((note for note in field_info.metadata if isinstance(note, metadata_type)), None)


def find_field_metadata(field_info: FieldInfo, metadata_type: type[T]) -> T | None:
    """What a field's ``FieldMetadata`` says about one place."""
    note = find_metadata(field_info, FieldMetadata)
    places = vars(note).values() if note is not None else ()
    return next((place for place in places if isinstance(place, metadata_type)), None)
