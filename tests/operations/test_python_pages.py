"""Lists that come page by page, as one."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from operations.material import Play
from runtime.python_server import Reply, Server, json_reply, running_server


def test_a_cursor_is_followed_with_the_same_arguments(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(
        json_reply({"data": [{"text": "1"}], "next_cursor": "b/="}),
        json_reply({"data": [], "next_cursor": "c"}),
        json_reply({"data": [{"text": "2"}], "next_cursor": None}),
    )
    found = play("pages.cursor_all", q="x y", http_headers={"X-Mine": "1"})
    assert found == [sdk.models.Note(text="1"), sdk.models.Note(text="2")]
    assert [asked.target for asked in loop_server.requests] == [
        "/cursor?q=x%20y", "/cursor?cursor=b%2F%3D&q=x%20y", "/cursor?cursor=c&q=x%20y",
    ]  # fmt: skip
    assert {asked.headers["x-mine"] for asked in loop_server.requests} == {"1"}


def test_a_nullable_cursor_that_is_absent_ends_the_list(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply({"data": [{"text": "1"}]}))
    assert play("pages.cursor_all") == [sdk.models.Note(text="1")]
    assert len(loop_server.requests) == 1


def test_pages_are_asked_for_when_they_are_wanted(sdk: Any, loop_server: Server) -> None:
    loop_server.play(json_reply({"data": [{"text": "1"}, {"text": "2"}], "next_cursor": "b"}), json_reply({}, 500))
    with sdk.Widgets(bearer="b", server_url=loop_server.url) as client:
        notes = client.pages.cursor_all()
        assert loop_server.requests == []
        assert [next(notes).text, next(notes).text] == ["1", "2"]
        assert len(loop_server.requests) == 1
        with pytest.raises(sdk.ServerError):
            next(notes)


def test_a_cursor_that_repeats_is_an_error_after_the_items_before_it(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply({"data": [{"text": "1"}], "next_cursor": "same"}))
    with pytest.raises(sdk.errors.PaginationError):
        play("pages.cursor_all")
    assert len(loop_server.requests) == 2


def test_page_numbers_and_offsets_count_on_until_nothing_comes(loop_server: Server, play: Play) -> None:
    loop_server.play(json_reply(["a", "b"]), json_reply(["c"]), json_reply([]))
    assert play("pages.page_all", per_page=2) == ["a", "b", "c"]
    assert [asked.target for asked in loop_server.requests] == [
        "/page?per_page=2", "/page?page=2&per_page=2", "/page?page=3&per_page=2",
    ]  # fmt: skip
    loop_server.play(json_reply({"rows": [1, 2]}), json_reply({"rows": [3]}), json_reply({"rows": []}))
    assert play("pages.offset_all", offset=10, limit=2) == [1, 2, 3]
    assert [asked.json["offset"] for asked in loop_server.requests] == [10, 12, 13]


@pytest.mark.parametrize(
    "given", [{"idempotency_key": "mine"}, {"http_headers": {"idempotency-key": "mine", "X-Mine": "1"}}]
)
def test_a_key_of_the_callers_own_is_that_of_the_first_page(
    loop_server: Server, play: Play, given: dict[str, Any]
) -> None:
    """With it, the server would answer every page as it answered the first; each has one that is made for it."""
    loop_server.play(json_reply({"rows": [1]}), json_reply({"rows": [2]}), json_reply({"rows": []}))
    assert play("pages.offset_all", offset=0, **given) == [1, 2]
    first, second, third = (asked.headers["idempotency-key"] for asked in loop_server.requests)
    assert first == "mine"
    assert len({first, second, third}) == 3
    assert {asked.headers.get("x-mine") for asked in loop_server.requests} == {
        given.get("http_headers", {}).get("X-Mine")
    }


def test_links_in_bodies_and_headers_are_followed_on_their_own_origin(
    sdk: Any, loop_server: Server, play: Play
) -> None:
    loop_server.play(
        json_reply({"value": [1], "nextLink": f"{loop_server.url}/url?page=2&q=a"}),
        json_reply({"value": [2], "nextLink": "?page=3"}),
        json_reply({"value": [3], "nextLink": ""}),
    )
    assert play("pages.url_all", q="a") == [1, 2, 3]
    assert [asked.target for asked in loop_server.requests] == ["/url?q=a", "/url?page=2&q=a", "/url?page=3"]
    loop_server.play(json_reply([1], Link='</link?page=2>; rel="next", </link>; rel="first"'), json_reply([2]))
    assert play("pages.link_all") == [1, 2]
    assert loop_server.requests[1].headers["authorization"] == "Bearer b"
    with running_server() as other:
        other.play(json_reply({"value": []}))
        loop_server.play(json_reply({"value": [1], "nextLink": f"{other.url}/url"}))
        with pytest.raises(sdk.errors.PaginationError, match="origin"):
            play("pages.url_all")
        assert other.requests == []
    loop_server.play(json_reply({"value": [1], "nextLink": "/url"}))
    with pytest.raises(sdk.errors.PaginationError, match="already read"):
        play("pages.url_all")


def test_credentials_stay_where_they_belong_when_a_redirect_leads_to_a_page(sdk: Any, loop_server: Server) -> None:
    with running_server() as other, httpx.Client(follow_redirects=True) as http:
        other.play(json_reply({"value": [1], "nextLink": "?page=2"}))
        loop_server.play(Reply(307, {"Location": f"{other.url}/url"}), json_reply({"value": [2]}))
        with sdk.Widgets(bearer="b", server_url=loop_server.url, client=http) as client:
            assert list(client.pages.url_all()) == [1, 2]
        assert [asked.target for asked in loop_server.requests] == ["/url", "/url?page=2"]
        assert ["authorization" in asked.headers for asked in other.requests] == [False]
