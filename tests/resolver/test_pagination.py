"""Pages: what the extensions, the Link header and the usual shapes say, and what they may not say."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import TEXT, Resolved, obj, operation, resolved

from specloom.ir import Paging

INTEGER = {"type": "integer"}
ITEM = obj("id", id=TEXT)
LIST = {"type": "array", "items": ITEM}


def query(name: str, schema: Any = TEXT, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {**schema, **more}}


def listing(body: Any, *parameters: dict[str, Any], method: str = "get", **more: Any) -> Resolved:
    return resolved({"paths": {"/things": {method: operation(body, parameters=list(parameters), **more)}}})


def found(api: Resolved) -> tuple[Any, ...] | None:
    pages = api.operation.pagination
    return None if pages is None else (pages.by, pages.items, pages.input, pages.next, pages.more, pages.first)


def test_our_own_extension_says_everything() -> None:
    said = {"type": "cursor", "input": "c", "items": "data.rows", "next": "$.meta.next", "more": "meta['more']"}
    body = obj(data=obj(rows=LIST, others=LIST), meta=obj(next=TEXT, more={"type": "boolean"}))
    api = listing(body, query("c"), **{"x-specloom-pagination": said})
    assert found(api) == (Paging.CURSOR, ("data", "rows"), "c", ("meta", "next"), ("meta", "more"), 0)
    assert api.warnings == ()


def test_speakeasy_s_pages_offsets_cursors_and_urls() -> None:
    body = obj(rows=LIST, total=INTEGER, next=TEXT)

    def of(type_: str, inputs: list[dict[str, str]], **outputs: str) -> tuple[Any, ...] | None:
        said = {"type": type_, "inputs": inputs, "outputs": {"results": "$.rows", **outputs}}
        return found(listing(body, query("p", INTEGER), query("c"), **{"x-speakeasy-pagination": said}))

    page = [{"name": "p", "in": "parameters", "type": "page"}]
    assert of("offsetLimit", page, numPages="$.total") == (Paging.PAGE, ("rows",), "p", None, None, 1)
    offset = [{"name": "p", "in": "parameters", "type": "offset"}]
    assert of("offsetLimit", offset) == (Paging.OFFSET, ("rows",), "p", None, None, 0)
    cursor = [{"name": "c", "in": "parameters", "type": "cursor"}]
    way = ("rows", -1, "id")
    assert of("cursor", cursor, nextCursor="$.rows[(@.length-1)].id") == (
        Paging.CURSOR, ("rows",), "c", way, None, 0,
    )  # fmt: skip
    assert of("url", [], nextUrl="$.next") == (Paging.URL, ("rows",), "", ("next",), None, 0)


def test_fern_s_cursor_offset_and_uri_and_its_form_at_the_root() -> None:
    body = obj(rows=LIST, next=TEXT, more={"type": "boolean"})

    def of(**said: str) -> tuple[Any, ...] | None:
        return found(listing(body, query("x", INTEGER), **{"x-fern-pagination": {"results": "$response.rows", **said}}))

    cursor = {"cursor": "$request.x", "next_cursor": "$response.next"}
    assert of(**cursor) == (Paging.CURSOR, ("rows",), "x", ("next",), None, 0)
    assert of(offset="$request.x") == (Paging.PAGE, ("rows",), "x", None, None, 1)
    step = of(offset="$request.x", step="$request.limit", **{"has-next-page": "$response.more"})
    assert step == (Paging.OFFSET, ("rows",), "x", None, ("more",), 0)
    assert of(next_uri="$response.next") == (Paging.URL, ("rows",), "", ("next",), None, 0)
    root = resolved(
        {
            "x-fern-pagination": {"results": "$response.rows", **cursor},
            "paths": {"/things": {"get": operation(body, parameters=[query("x")], **{"x-fern-pagination": True})}},
        }
    )
    assert found(root) == (Paging.CURSOR, ("rows",), "x", ("next",), None, 0)


def test_microsoft_s_link_is_a_url_and_null_is_no_paging() -> None:
    body = obj(value=LIST, nextLink=TEXT)
    assert found(listing(body, **{"x-ms-pageable": {}})) == (Paging.URL, ("value",), "", ("nextLink",), None, 0)
    once = listing(body, **{"x-ms-pageable": {"nextLinkName": None}})
    assert found(once) is None and once.warnings == ()


def test_a_body_field_may_be_what_changes() -> None:
    body = {"required": True, "content": {"application/json": {"schema": obj(after=TEXT)}}}
    said = {"type": "cursor", "input": "after", "items": "rows", "next": "next"}
    api = listing(obj(rows=LIST, next=TEXT), method="post", requestBody=body, **{"x-specloom-pagination": said})
    assert api.operation.pagination is not None
    assert (api.operation.pagination.input, api.operation.pagination.in_body) == ("after", True)


@pytest.mark.parametrize(
    "said",
    [
        "cursor",
        {"type": "spiral"},
        {"type": "cursor", "input": "gone", "items": "rows", "next": "next"},
        {"type": "cursor", "input": "c", "items": "rows"},
        {"type": "cursor", "input": "c", "items": "gone", "next": "next"},
        {"type": "cursor", "input": "c", "items": "next", "next": "next"},
        {"type": "cursor", "input": "c", "items": "rows", "next": "$..next"},
        {"type": "cursor", "input": 7, "items": "rows", "next": "next"},
    ],
)
def test_a_value_that_cannot_be_is_a_warning_with_its_place(said: Any) -> None:
    api = listing(obj(rows=LIST, next=TEXT), query("c"), **{"x-specloom-pagination": said})
    assert found(api) is None
    assert api.codes == ["pagination-not-used"]


def test_a_declared_link_header_leads_on() -> None:
    answer = {
        "description": ".",
        "headers": {"Link": {"schema": TEXT}},
        "content": {"application/json": {"schema": LIST}},
    }
    api = resolved({"paths": {"/things": {"get": {"responses": {"200": answer}}}}})
    assert found(api) == (Paging.LINK, (), "", None, None, 0)


@pytest.mark.parametrize(
    ("outgoing", "body", "way"),
    [
        ("cursor", obj(rows=LIST, next_cursor=TEXT), ("next_cursor",)),
        ("pageToken", obj(rows=LIST, nextPageToken=TEXT), ("nextPageToken",)),
        ("cursor", obj(rows=LIST, meta=obj(next_cursor=TEXT)), ("meta", "next_cursor")),
        ("after", obj(rows=LIST, has_more={"type": "boolean"}, last_id=TEXT), ("last_id",)),
        ("starting_after", obj(rows=LIST, has_more={"type": "boolean"}), ("rows", -1, "id")),
    ],
)
def test_a_cursor_that_goes_out_as_it_came_in_is_plain(outgoing: str, body: Any, way: Any) -> None:
    api = listing(body, query(outgoing))
    assert api.operation.pagination is not None and api.operation.pagination.next == way


@pytest.mark.parametrize(
    ("body", "way"),
    [
        (obj(data=LIST, links=obj(self=TEXT, next=TEXT)), ("links", "next")),
        (obj(value=LIST, **{"@odata.nextLink": TEXT}), ("@odata.nextLink",)),
        (obj(results=LIST, count=INTEGER, next=TEXT, previous=TEXT), ("next",)),
    ],
)
def test_a_url_where_the_usual_formats_have_it_is_plain(body: Any, way: Any) -> None:
    pages = listing(body).operation.pagination
    assert pages is not None and (pages.by, pages.next) == (Paging.URL, way)


def test_pages_and_offsets_beside_a_limit_are_plain() -> None:
    page = listing(LIST, query("page", INTEGER, default=1), query("per_page", INTEGER))
    assert found(page) == (Paging.PAGE, (), "page", None, None, 1)
    offset = listing(obj(rows=LIST), query("offset", INTEGER), query("limit", INTEGER))
    assert found(offset) == (Paging.OFFSET, ("rows",), "offset", None, None, 0)


@pytest.mark.parametrize(
    "api",
    [
        listing(LIST, query("page", INTEGER), query("per_page", INTEGER)),  # from 0 or from 1?
        listing(LIST, query("page", INTEGER, default=1)),  # a page of a book?
        listing(LIST, query("offset"), query("limit", INTEGER)),
        listing(obj(rows=LIST, others=LIST, next_cursor=TEXT), query("cursor")),
        listing(obj(rows=LIST, next_cursor=TEXT)),
        listing(obj(rows=LIST, next=TEXT), query("cursor")),  # a cursor, or a URL?
        listing(obj(rows=LIST, next=INTEGER, previous=INTEGER)),
        listing(obj(rows=LIST, last_id=TEXT), query("after")),
        listing(obj(rows=LIST, next_cursor=TEXT), query("cursor"), method="post"),
    ],
)
def test_what_could_mean_something_else_is_left_alone(api: Resolved) -> None:
    assert found(api) is None and api.warnings == ()
