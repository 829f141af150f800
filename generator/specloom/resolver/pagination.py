"""Which operations give a list page by page, and how the next page is asked for.

A document says so by an extension, by a ``Link`` header (RFC 8288) among those of its success, or by a shape that means
nothing else: a URL where JSON:API or OData has it, a cursor that goes out under the name under which it came in, or a page
or an offset beside a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias

from specloom.ir import (
    Alias,
    Coding,
    Declaration,
    Field,
    Identity,
    ListOf,
    MapOf,
    Model,
    Named,
    Operation,
    Pagination,
    Paging,
    Parameter,
    Path,
    Place,
    Pointer,
    Resource,
    Scalar,
    ScalarKind,
    Type,
    without_null,
)
from specloom.resolver.pagination_extensions import PagingError, Wish, wish

Claim: TypeAlias = tuple[str, Any, Pointer]
"""What an extension says: whose form it has, its value, and where it stands."""

_CURSORS: Final = (
    ("cursor", "next_cursor"),
    ("cursor", "nextCursor"),
    ("page_token", "next_page_token"),
    ("pageToken", "nextPageToken"),
    ("next_token", "next_token"),
    ("nextToken", "nextToken"),
    ("NextToken", "NextToken"),
    ("continuation_token", "continuation_token"),
    ("continuation_token", "next_continuation_token"),
    ("after", "last_id"),
    ("after_id", "last_id"),
)
"""Query parameter and property of the response that hold one cursor; the last two only beside ``has_more``."""

_ENVELOPES: Final = ("meta", "metadata", "pagination", "paging", "page_info", "pageInfo", "response_metadata")
"""Properties of a response that may hold its cursor."""

_LIMITS: Final = ("limit", "per_page", "perPage", "page_size", "pageSize")
_MORE: Final = ("has_more", "hasMore", "has_next_page", "hasNextPage", "has_next")


class Paginator:
    """Gives operations their pagination, once types and defaults are settled."""

    def __init__(
        self,
        declarations: Mapping[Identity, Declaration],
        claims: Mapping[Identity, Claim],
        warn: Callable[[str, str, Pointer], None],
    ) -> None:
        self._declarations = declarations
        self._claims = claims
        self._warn = warn

    def resource(self, resource: Resource) -> Resource:
        """The resource, each of its operations with its pagination."""
        return replace(resource, operations=tuple(self.operation(operation) for operation in resource.operations))

    def operation(self, operation: Operation) -> Operation:
        """The operation as it was, or with its pagination."""
        page = _page_of(operation)
        claim = self._claims.get(operation.identity)
        if claim is not None:
            return self._as_claimed(operation, page, *claim)
        if page is None or operation.method != "GET":
            return operation
        found = next((each for each in self._usual(operation, page) if self._is_possible(each, operation, page)), None)
        return operation if found is None else self._with(operation, page, found)

    def _as_claimed(
        self, operation: Operation, page: Type | None, form: str, value: Any, pointer: Pointer
    ) -> Operation:
        try:
            wanted = wish(form, value)
            if wanted is None:
                return operation
            if page is None:
                raise PagingError("the operation has no success of JSON, or several different ones")
            return self._with(operation, page, wanted)
        except PagingError as fault:
            self._warn("pagination-not-used", f"no pages are followed: {fault}", pointer)
            return operation

    def _is_possible(self, wanted: Wish, operation: Operation, page: Type) -> bool:
        try:
            self._with(operation, page, wanted)
        except PagingError:
            return False
        return True

    def _with(self, operation: Operation, page: Type, wanted: Wish) -> Operation:
        """The operation with a wish that was held against its parameters and its response.

        Raises:
            PagingError: They do not have what the wish names.
        """
        items = wanted.items if wanted.items is not None else self._only_list(page)
        listed = without_null(self._at(page, items))
        if not isinstance(listed, ListOf):
            raise PagingError(f"the response has no list at {_spelled(items)}")
        for way in (wanted.next, wanted.more, wanted.pages):
            if way is not None:
                self._at(page, way)
        if wanted.by in (Paging.CURSOR, Paging.URL) and not wanted.next:
            raise PagingError("it does not say where the response has what leads to the next page")
        found = Pagination(wanted.by, items, listed.item, next=wanted.next, more=wanted.more, pages=wanted.pages)
        if wanted.by not in (Paging.URL, Paging.LINK):
            found = self._with_input(found, operation, wanted.input)
        return replace(operation, pagination=found)

    def _with_input(self, pagination: Pagination, operation: Operation, wire: str | None) -> Pagination:
        parameter = next((each for each in operation.parameters if each.name.wire == wire), None)
        field = None if parameter else next((each for each in self._body(operation) if each.name.wire == wire), None)
        changed = parameter or field
        if changed is None or wire is None:
            raise PagingError(f"the operation has no parameter or body field {wire or 'that changes'!r}")
        default = changed.default.value if changed.default else None
        first = default if isinstance(default, int) and not isinstance(default, bool) else None
        if first is None:
            first = 1 if pagination.by is Paging.PAGE else 0
        return replace(pagination, input=wire, in_body=field is not None, first=first)

    def _body(self, operation: Operation) -> tuple[Field, ...]:
        content = operation.body.contents[0] if operation.body else None
        type_ = content.type if content else None
        declaration = self._declarations.get(type_.identity) if isinstance(type_, Named) else None
        return declaration.fields if isinstance(declaration, Model) else ()

    # Shapes that mean nothing else.

    def _usual(self, operation: Operation, page: Type) -> Iterator[Wish]:
        query = {each.name.wire: each for each in operation.parameters if each.place is Place.QUERY}
        if any(header.name.lower() == "link" for response in operation.responses for header in response.headers):
            yield Wish(Paging.LINK)
        fields = self._fields(page)
        yield from (Wish(Paging.URL, next=way) for way in self._links(fields))
        more = next(((name,) for name in _MORE if name in fields), None)
        for outgoing, incoming in _CURSORS:
            is_cursor = incoming != "last_id" or more is not None
            if outgoing in query and is_cursor:
                yield from (
                    Wish(Paging.CURSOR, outgoing, next=way, more=more) for way in self._ways_to(incoming, fields)
                )
        if "starting_after" in query and more is not None:
            yield from self._by_last_item(page, more)
        yield from self._by_number(query, more)

    def _links(self, fields: Mapping[str, Field]) -> Iterator[Path]:
        """Ways to the URL of the next page in the forms of JSON:API, of OData and of those who count back as well."""
        links = self._fields(fields["links"].type) if "links" in fields else {}
        if _is_text(links.get("next")):
            yield "links", "next"
        if _is_text(fields.get("@odata.nextLink")):
            yield ("@odata.nextLink",)
        if _is_text(fields.get("next")) and _is_text(fields.get("previous")):
            yield ("next",)

    def _by_last_item(self, page: Type, more: Path) -> Iterator[Wish]:
        """The cursor is the last item's identifier."""
        try:
            items = self._only_list(page)
        except PagingError:
            return
        yield Wish(Paging.CURSOR, "starting_after", items, (*items, -1, "id"), more)

    def _by_number(self, query: Mapping[str, Parameter], more: Path | None) -> Iterator[Wish]:
        """A page or an offset, each beside a limit; a page only where it is plain with which number counting begins."""
        if not any(_is_integer(query.get(limit)) for limit in _LIMITS):
            return
        page, offset = query.get("page"), query.get("offset")
        if page is not None and _is_integer(page) and _starts(page):
            yield Wish(Paging.PAGE, "page", more=more)
        if _is_integer(offset):
            yield Wish(Paging.OFFSET, "offset", more=more)

    def _ways_to(self, wire: str, fields: Mapping[str, Field]) -> Iterator[Path]:
        if wire in fields:
            yield (wire,)
        for envelope in _ENVELOPES:
            if envelope in fields and wire in self._fields(fields[envelope].type):
                yield (envelope, wire)

    # Ways into the response.

    def _fields(self, type_: Type) -> Mapping[str, Field]:
        type_ = without_null(type_)
        declaration = self._declarations.get(type_.identity) if isinstance(type_, Named) else None
        return {each.name.wire: each for each in declaration.fields} if isinstance(declaration, Model) else {}

    def _only_list(self, page: Type) -> Path:
        if isinstance(without_null(page), ListOf):
            return ()
        lists = [wire for wire, each in self._fields(page).items() if isinstance(without_null(each.type), ListOf)]
        if len(lists) != 1:
            raise PagingError("it does not say which list of the response holds the items")
        return (lists[0],)

    def _at(self, type_: Type, way: Path) -> Type:
        for step in way:
            type_ = self._below(without_null(type_), step, way)
        return type_

    def _below(self, type_: Type, step: str | int, way: Path) -> Type:
        match type_:
            case ListOf(item) if isinstance(step, int):
                return item
            case MapOf(value):
                return value
            case Named(identity):
                declaration = self._declarations.get(identity)
                if isinstance(declaration, Alias):
                    return self._below(without_null(declaration.type), step, way)
                if isinstance(step, str) and step in self._fields(type_):
                    return self._fields(type_)[step].type
        raise PagingError(f"the response has nothing at {_spelled(way)}")


def _page_of(operation: Operation) -> Type | None:
    """What every success of an operation is, where that is one type of JSON."""
    types = {
        content.type
        for response in operation.responses
        for content in response.contents
        if content.coding is Coding.JSON and content.type is not None
    }
    return types.pop() if len(types) == 1 else None


def _is_text(field: Field | None) -> bool:
    type_ = None if field is None else without_null(field.type)
    return isinstance(type_, Scalar) and type_.kind is ScalarKind.STRING


def _is_integer(parameter: Parameter | None) -> bool:
    type_ = None if parameter is None else without_null(parameter.type)
    return isinstance(type_, Scalar) and type_.kind is ScalarKind.INTEGER


def _starts(page: Parameter) -> bool:
    """Whether the document says that pages count from 1, or from 0."""
    type_ = without_null(page.type)
    lowest = type_.constraints.minimum if isinstance(type_, Scalar) else None
    return lowest == 1 or (page.default is not None and page.default.value in (0, 1))


def _spelled(way: Path) -> str:
    return "$" + "".join(f".{step}" if isinstance(step, str) else f"[{step}]" for step in way)
