"""The course through the pages of a list: every item once, in order, whatever the pages are like."""

from __future__ import annotations

import importlib
from typing import Any

import httpx
import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_package import load_runtime

load_runtime()
paging: Any = importlib.import_module("sdk_runtime._http.paging")
operation: Any = importlib.import_module("sdk_runtime._http.operation")
arguments: Any = importlib.import_module("sdk_runtime._http.arguments")
errors: Any = importlib.import_module("sdk_runtime.errors")
links: Any = importlib.import_module("sdk_runtime._http.links")

RESPONSE = httpx.Response(200, request=httpx.Request("GET", "https://api.example.com/v1/things?a=1"))
ASKED = "https://api.example.com/v1/things"
PAGES = st.lists(st.lists(st.integers(), min_size=1, max_size=4), max_size=6)


def followed(pagination: Any, given: Any, page_for: Any) -> list[Any]:
    """The items of all pages, each of which ``page_for`` makes of its arguments."""
    course, found = paging.Course(pagination), []
    while given is not None:
        page = page_for(given)
        found += course.items(page)
        given = course.after(given, page, RESPONSE, ASKED)
    return found


@given(st.lists(st.integers(), max_size=30), st.integers(1, 7), st.integers(0, 5))
def test_offsets_count_what_came_however_much_a_server_gives(rows: list[int], most: int, first: int) -> None:
    pagination = operation.Pagination("offset", ("rows",), "offset", "body")

    def page(given: Any) -> Any:
        start = given.body.get("offset") or 0
        return {"rows": rows[start : start + most]}

    assert followed(pagination, arguments.Arguments(body={"offset": first}), page) == rows[first:]


@given(PAGES, st.booleans())
def test_page_numbers_end_with_an_empty_page_or_with_their_count(pages: list[list[int]], counts: bool) -> None:
    pagination = operation.Pagination("page", ("rows",), "page", pages=("total",), first=1)

    def page(given: Any) -> Any:
        number = given.query.get("page", 1)
        asked.append(number)
        return {"rows": pages[number - 1] if number <= len(pages) else [], "total": len(pages) if counts else None}

    asked: list[int] = []
    assert followed(pagination, arguments.Arguments(), page) == [row for rows in pages for row in rows]
    assert len(asked) == (max(len(pages), 1) if counts else len(pages) + 1)


@given(PAGES)
def test_cursors_are_followed_to_the_last(pages: list[list[int]]) -> None:
    pagination = operation.Pagination("cursor", ("rows",), "cursor", next=("meta", "next"))

    def page(given: Any) -> Any:
        number = int(given.query.get("cursor", 0))
        is_last = number + 1 >= len(pages)
        return {"rows": pages[number] if pages else [], "meta": {} if is_last else {"next": str(number + 1)}}

    assert followed(pagination, arguments.Arguments(), page) == [row for rows in pages for row in rows]


def test_a_way_leads_through_models_lists_and_what_a_model_does_not_know() -> None:
    class Page(pydantic.BaseModel):
        model_config = pydantic.ConfigDict(extra="allow")
        rows_: list[dict[str, int]] = pydantic.Field(alias="rows")

    page = Page.model_validate({"rows": [{"id": 1}, {"id": 2}], "next": {"after": "x"}})
    pagination = operation.Pagination("cursor", ("rows",), "after", next=("rows", -1, "id"))
    course = paging.Course(pagination)
    following = course.after(arguments.Arguments(query={"q": 1}), page, RESPONSE, ASKED)
    assert following.query == {"q": 1, "after": 2}
    other = paging.Course(operation.Pagination("cursor", ("rows",), "after", next=("next", "after")))
    assert other.after(arguments.Arguments(), page, RESPONSE, ASKED).query == {"after": "x"}
    nowhere = paging.Course(operation.Pagination("cursor", ("rows",), "after", next=("rows", 7, "id")))
    assert nowhere.after(arguments.Arguments(), page, RESPONSE, ASKED) is None


def test_a_boolean_ends_what_a_cursor_would_go_on_with() -> None:
    course = paging.Course(operation.Pagination("cursor", ("rows",), "after", next=("last",), more=("more",)))
    assert course.after(arguments.Arguments(), {"rows": [], "last": "x", "more": False}, RESPONSE, ASKED) is None


@pytest.mark.parametrize(
    "link", ["http://api.example.com/v1/things", "https://api.example.com:8443/x", "//evil.example", "https://[x"]
)
def test_a_link_to_another_origin_is_not_followed(link: str) -> None:
    course = paging.Course(operation.Pagination("url", ("rows",), next=("next",)))
    with pytest.raises(errors.PaginationError) as raised:
        course.after(arguments.Arguments(), {"next": link}, RESPONSE, ASKED)
    assert link not in str(raised.value)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("?a=2#top", "https://api.example.com/v1/things?a=2"),
        ("/v1/x", "https://api.example.com/v1/x"),
        ("https://API.example.com:443/v1/y", "https://api.example.com/v1/y"),
    ],
)
def test_a_relative_link_stands_at_its_page(link: str, url: str) -> None:
    course = paging.Course(operation.Pagination("url", ("rows",), next=("next",)))
    assert course.after(arguments.Arguments(), {"next": link}, RESPONSE, ASKED).url == url


def test_a_page_that_a_redirect_led_to_elsewhere_is_asked_for_at_its_own_origin() -> None:
    elsewhere = httpx.Response(200, request=httpx.Request("GET", "https://elsewhere.example/things?a=1"))
    course = paging.Course(operation.Pagination("url", ("rows",), next=("next",)))
    assert course.after(arguments.Arguments(), {"next": "?a=2"}, elsewhere, ASKED).url == f"{ASKED}?a=2"
    with pytest.raises(errors.PaginationError, match="another origin"):
        course.after(arguments.Arguments(), {"next": "https://elsewhere.example/things?a=3"}, elsewhere, ASKED)


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("<a>; rel=next", "a"),
        ("<a>;rel = next", "a"),
        ('<a>; REL="Next"', "a"),
        ('<a>; rel="last next"', "a"),
        (r'<a>; rel="prev", <b,c;d>; title="x, <y>; rel=\"z\""; rel="next"', "b,c;d"),
        ('<a>; title="; rel=next", <b>; rel=next', "b"),
        ("<a>; rel=prev; rel=next", None),
        ("<a>; rel", None),
        ("<a>", None),
        ("", None),
        ("a; rel=next", None),
        ("<>; rel=next", ""),
        ("<a>;" + ' x="' * 10_000, None),
    ],
)
def test_a_link_header_is_read_as_rfc_8288_writes_it(header: str, target: str | None) -> None:
    assert links.next_link(header) == target


@pytest.mark.parametrize(("given", "following"), [(4, 5), ("4", 5), (None, 2), ("last", 2)])
def test_counting_goes_on_from_what_the_caller_gave(given: Any, following: int) -> None:
    course = paging.Course(operation.Pagination("page", (), "page", first=1))
    after = course.after(arguments.Arguments(query={"page": given}), ["a"], RESPONSE, ASKED)
    assert after.query == {"page": following}
