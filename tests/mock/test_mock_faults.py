"""What goes wrong on demand goes wrong on the wire: by a turn of a sequence, or by the request's own ``Prefer`` header."""

from __future__ import annotations

import json
import socket
import time
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from mock_material import Serve
from pydantic import ValidationError

from specloom.mock import Answer, Mock, StreamEvent, Turn

TICK = {"type": "object", "required": ["count"], "properties": {"count": {"type": "integer", "example": 1}}}
PATHS: dict[str, Any] = {
    "/thing": {
        "get": {
            "operationId": "thing",
            "responses": {
                "200": {"description": "ok", "content": {"application/json": {"schema": TICK}}},
                "404": {
                    "description": "none",
                    "content": {"application/problem+json": {"schema": {"type": "object"}, "example": {"why": "gone"}}},
                },
                "5XX": {"description": "failed"},
            },
        },
        "post": {"operationId": "other", "responses": {"204": {"description": "ok"}}},
    },
    "/events": {
        "get": {
            "operationId": "events",
            "responses": {
                "200": {
                    "description": "ok",
                    "content": {"text/event-stream": {"x-specloom-sentinel": "[END]", "schema": TICK}},
                }
            },
        }
    },
    "/lines": {
        "get": {
            "operationId": "lines",
            "responses": {"200": {"description": "ok", "content": {"application/jsonl": {"schema": TICK}}}},
        }
    },
}
EVENTS = b'data: {"count":1}\n\ndata: [END]\n\n'


@pytest.fixture
def served(serve: Serve) -> tuple[Mock, httpx.Client]:
    """The mock of the document above, and a client."""
    return serve(PATHS)


def raw(mock: Mock, path: str, prefer: str = "") -> tuple[bytes, str]:
    """All that arrives at a socket, and how it ends: ``closed`` or ``reset``."""
    where = urlsplit(mock.url)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nhost: a\r\nprefer: {prefer}\r\n\r\n".encode())
        received = b""
        try:
            while data := connection.recv(4096):
                received += data
        except ConnectionResetError:
            return received, "reset"
        return received, "closed"


def body_of(received: bytes) -> bytes:
    """What stands behind the head, chunks joined."""
    head, _, rest = received.partition(b"\r\n\r\n")
    if b"chunked" not in head:
        return rest
    body = b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        body += rest[: int(size, 16)]
        rest = rest[int(size, 16) + 2 :]
    return body


def test_a_status_is_answered_with_its_example(served: tuple[Mock, httpx.Client]) -> None:
    """Its own, its range's, or a problem that says nobody declared it."""
    _, client = served
    found = client.get("/thing", headers={"prefer": "status=404"})
    assert (found.status_code, found.json()) == (404, {"why": "gone"})
    assert found.headers["preference-applied"] == "status=404"
    ranged = client.get("/thing", headers={"prefer": "status=502"})
    assert (ranged.status_code, ranged.content) == (502, b"")
    undeclared = client.get("/thing", headers={"prefer": "status=418"})
    assert (undeclared.status_code, undeclared.json()["status"]) == (418, 418)


def test_headers_are_added_replaced_and_taken_away(served: tuple[Mock, httpx.Client]) -> None:
    mock, client = served
    found = client.get("/thing", headers={"prefer": 'header="X-A: 1, 2", header="Content-Type: text/html"'})
    assert (found.headers["x-a"], found.headers["content-type"]) == ("1, 2", "text/html")
    mock.play([Turn(headers={"content-type": None, "Retry-After": " 1 "})])
    found = client.get("/thing")
    assert "content-type" not in found.headers
    assert found.headers["retry-after"] == "1"


def test_first_a_failure_then_the_answer_and_again(served: tuple[Mock, httpx.Client]) -> None:
    """``times`` counts requests with the same header, so that a retry succeeds and the next call fails anew."""
    _, client = served
    statuses = [client.get("/thing", headers={"prefer": "status=503, times=2"}).status_code for _ in range(6)]
    assert statuses == [503, 503, 200, 503, 503, 200]


def test_turns_are_taken_in_order_each_by_its_operation(served: tuple[Mock, httpx.Client]) -> None:
    """Then the document's examples; a request that is refused takes none."""
    mock, client = served
    mock.play([Turn(status=503, operation="thing"), Turn(status=500, operation="other"), Turn(status=404)])
    assert client.get("/nothing").status_code == 404
    assert [client.get("/thing").status_code for _ in range(3)] == [503, 404, 200]
    assert client.post("/thing").status_code == 500
    assert [seen.operation for seen in mock.seen] == [None, "thing", "thing", "thing", "other"]


def test_bodies_instead_of_the_example(served: tuple[Mock, httpx.Client]) -> None:
    mock, client = served
    mock.play([Turn(value=None), Turn(body="<p>"), Turn(value={"count": "x"}), Turn(events=[StreamEvent(data=1)])])
    assert client.get("/thing").content == b"null"
    assert client.get("/thing").content == b"<p>"
    assert client.get("/thing").json() == {"count": "x"}
    events = client.get("/thing")
    assert (events.headers["content-type"], events.content) == ("text/event-stream", b"data: 1\n\n")


def test_events_with_every_field(served: tuple[Mock, httpx.Client]) -> None:
    mock, client = served
    events = [StreamEvent(event="e", id="1", retry=5, data="a\nb"), StreamEvent(raw=": hi\n\n"), StreamEvent(data={})]
    mock.play([Turn(events=events)])
    expected = b"event: e\nid: 1\nretry: 5\ndata: a\ndata: b\n\n: hi\n\ndata: {}\n\n"
    assert client.get("/events").content == expected


@pytest.mark.parametrize("path", ["/thing", "/events"])
def test_a_reset_or_a_close_before_the_response(served: tuple[Mock, httpx.Client], path: str) -> None:
    mock, _ = served
    assert raw(mock, path, "reset") == (b"", "reset")
    assert raw(mock, path, "cut") == (b"", "closed")
    assert [seen.status for seen in mock.seen] == [None, None]


def test_the_connection_ends_inside_the_body(served: tuple[Mock, httpx.Client]) -> None:
    """After so many bytes, or so many before the end; with a close or a reset; never with a last chunk."""
    mock, _ = served
    for path, whole in (("/thing", b'{"count":1}'), ("/events", EVENTS)):
        for asked, kept in ((4, whole[:4]), (-3, whole[:-3]), (0, b""), (10_000, whole)):
            received, end = raw(mock, path, f"cut={asked}")
            assert (body_of(received), end) == (kept, "closed")
            assert not received.endswith(b"0\r\n\r\n")
            received, end = raw(mock, path, f"reset={asked}")
            assert (body_of(received), end) == (kept, "reset")


def test_malformed_json(served: tuple[Mock, httpx.Client]) -> None:
    """Of a body, of the first event, of the first line; the framing stays whole."""
    _, client = served
    headers = {"prefer": "malformed"}
    assert client.get("/thing", headers=headers).content == b'{"count":1'
    assert client.get("/events", headers=headers).content == b'data: {"count":1\n\ndata: [END]\n\n'
    assert client.get("/lines", headers=headers).content == b'{"count":1\n'


def test_an_error_among_the_items_of_a_stream(served: tuple[Mock, httpx.Client]) -> None:
    """In place of the sentinel."""
    _, client = served
    error = {"error": {"message": "too busy", "type": "server_error"}}
    first, second, rest = client.get("/events", headers={"prefer": 'error="too busy"'}).text.split("\n\n")
    assert (first, rest) == ('data: {"count":1}', "")
    name, data = second.split("\n")
    assert (name, json.loads(data.removeprefix("data: "))) == ("event: error", error)
    lines = client.get("/lines", headers={"prefer": "error=busy"}).text.splitlines()
    assert json.loads(lines[1])["error"]["message"] == "busy"


def test_a_delay_a_drip_and_a_hold_take_their_time(served: tuple[Mock, httpx.Client]) -> None:
    """And all of the body arrives; small pieces arrive one by one."""
    _, client = served
    for preference, least in (("delay=0.1", 0.1), ("drip=0.01", 0.1), ("hold=0.1", 0.1), ("piece=1", 0)):
        begin = time.monotonic()
        with client.stream("GET", "/thing", headers={"prefer": preference}) as response:
            pieces = list(response.iter_raw())
        assert b"".join(pieces) == b'{"count":1}'
        assert time.monotonic() - begin >= least


def test_who_leaves_is_not_waited_for(served: tuple[Mock, httpx.Client]) -> None:
    """The mock is at hand for the next request, and ends at once."""
    mock, client = served
    with pytest.raises(httpx.ReadTimeout):
        client.get("/thing", headers={"prefer": "delay=60"}, timeout=0.1)
    assert client.get("/thing").status_code == 200
    assert len(mock.seen) == 2


def test_a_length_that_is_not_the_body_s(served: tuple[Mock, httpx.Client]) -> None:
    """Is sent as it is asked for; the connection ends where it shows."""
    mock, _ = served
    received, end = raw(mock, "/thing", 'header="Content-Length: 50"')
    assert (body_of(received), end) == (b'{"count":1}', "closed")


@pytest.mark.parametrize(
    "preference", ["status=x", "status=1000", "delay=-1", "cut=1, reset=2, times=0", "drip=nan", "a" * 3000]
)
def test_a_preference_that_cannot_be_is_refused(served: tuple[Mock, httpx.Client], preference: str) -> None:
    _, client = served
    found = client.get("/thing", headers={"prefer": preference})
    assert found.status_code == 400
    assert found.json()["detail"].startswith("the preference ")


@pytest.mark.parametrize("preference", ["", "return=minimal", "respond-async, wait=10; foo", 'x="a, status=404"'])
def test_a_preference_of_others_is_none_of_ours(served: tuple[Mock, httpx.Client], preference: str) -> None:
    """RFC 7240 has unknown preferences ignored."""
    _, client = served
    assert client.get("/thing", headers={"prefer": preference}).status_code == 200


def test_an_answer_has_one_body() -> None:
    with pytest.raises(ValidationError, match="body and value are two bodies"):
        Answer(body="a", value=1)


def test_browsers_may_call(served: tuple[Mock, httpx.Client]) -> None:
    """A preflight is answered for any method and header, and every answer may be read."""
    mock, client = served
    headers = {"access-control-request-method": "GET", "access-control-request-headers": "authorization", "origin": "x"}
    found = client.options("/thing", headers=headers)
    assert (found.status_code, found.headers["access-control-allow-headers"]) == (204, "authorization")
    assert client.get("/thing").headers["access-control-allow-origin"] == "*"
    assert len(mock.seen) == 1


def test_a_connection_is_kept_and_what_is_not_http_is_refused(served: tuple[Mock, httpx.Client]) -> None:
    mock, _ = served
    where = urlsplit(mock.url)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=5) as connection:
        for _ in range(2):
            connection.sendall(b"POST /thing HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 100 ")
            connection.sendall(b"{}")
            assert connection.recv(4096).startswith(b"HTTP/1.1 204 ")
        connection.sendall(b"nonsense\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 400 ")
        while connection.recv(4096):
            pass
    assert len(mock.seen) == 2
