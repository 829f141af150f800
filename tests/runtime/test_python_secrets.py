"""Promises 10, 11 and 14 of the transport: where credentials go, where they do not, and what may be sent at all."""

from __future__ import annotations

import importlib
import logging
import pickle
import traceback
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from python_calls import CHAT, DONE, FAST, OK, SECRET, Half, Play, change_operation, errors, example, http_operation
from python_server import Reply, Server, json_reply, running_server

ODD_SECRET = 'sk/odd+"key"=='
"""A credential that a URL and JSON spell otherwise."""

HEADER_KEY = http_operation.ApiKey("header_key", "header", "X-Tenant-Key")
QUERY_KEY = http_operation.ApiKey("query_key", "query", "api_key")
COOKIE_KEY = http_operation.ApiKey("cookie_key", "cookie", "session")
BASIC_AUTH = http_operation.BasicAuth("username", "password")
BEARER_AUTH = http_operation.BearerAuth("bearer_auth")

SCHEMES: dict[str, Any] = {
    "header": (HEADER_KEY, {"header_key": SECRET}),
    "query": (QUERY_KEY, {"query_key": SECRET}),
    "cookie": (COOKIE_KEY, {"cookie_key": SECRET}),
    "basic": (BASIC_AUTH, {"username": "u", "password": SECRET}),
    "bearer": (BEARER_AUTH, {"bearer_auth": SECRET}),
}


@pytest.fixture
def other() -> Iterator[Server]:
    """A server of another origin."""
    with running_server() as running:
        running.play(OK)
        yield running


@pytest.fixture(params=SCHEMES.values(), ids=SCHEMES)
def credentials(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The credentials of a scheme, which ``chat.create`` then needs."""
    scheme, given = request.param
    change_operation(monkeypatch, "_CREATE", security=((scheme,),))
    return dict(given)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(server: Server, play: Play, status: int) -> None:
    """Promise 10: not by default."""
    server.play(Reply(status, {"Location": f"{server.url}/elsewhere"}), OK)
    with pytest.raises(errors.APIError) as raised:
        play("chat.create", **FAST)
    assert raised.value.status_code == status
    assert raised.value.headers["location"] == f"{server.url}/elsewhere"
    assert len(server.requests) == 1
    assert SECRET not in repr([raised.value.raw_response.next_request.headers.raw])


@pytest.mark.parametrize("status", [302, 307])
def test_no_credential_follows_a_redirect_to_another_origin(
    server: Server, other: Server, half: Half, credentials: dict[str, str], status: int
) -> None:
    """Promise 10: whatever the scheme, where the caller's own client follows redirects."""
    server.play(Reply(status, {"Location": f"{other.url}/x"}))
    sdk = half.sdk(server, http=half.http(follow_redirects=True), **credentials)
    assert half.call(sdk, "chat.create", **FAST).id == "a"
    assert "sk-very" in str(server.requests[0]) or "basic" in str(server.requests[0]).lower()
    assert SECRET not in str(other.requests[0])
    assert not {"authorization", "cookie", "x-tenant-key"} & set(other.requests[0].headers)


def test_a_redirect_that_repeats_a_credential_in_its_url_is_not_followed_to_another_origin(
    server: Server, other: Server, half: Half, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 10: nor may the server pass it on in a URL."""
    change_operation(monkeypatch, "_CREATE", security=((QUERY_KEY,),))
    server.play(Reply(307, {"Location": f"{other.url}/x?api_key={quote(ODD_SECRET, safe='')}"}))
    sdk = half.sdk(server, http=half.http(follow_redirects=True), query_key=ODD_SECRET)
    with pytest.raises(errors.APIError) as raised:
        half.call(sdk, "chat.create", **FAST)
    assert raised.value.status_code == 307
    assert quote(ODD_SECRET, safe="") not in repr(raised.value.headers)
    assert other.requests == []


@pytest.mark.parametrize("scheme", ["header", "cookie", "bearer"])
def test_credentials_stay_with_a_redirect_at_the_same_origin(
    server: Server, half: Half, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    """Promise 10: at the same origin they are still needed."""
    needed, given = SCHEMES[scheme]
    change_operation(monkeypatch, "_CREATE", security=((needed,),))
    server.play(Reply(307, {"Location": "/moved"}), OK)
    half.call(half.sdk(server, http=half.http(follow_redirects=True), **given), "chat.create", **FAST)
    assert SECRET in str(server.requests[1])
    assert server.requests[1].target == "/moved"
    assert server.requests[1].json == server.requests[0].json


def test_a_redirect_sends_a_file_from_where_it_stood(server: Server, half: Half, tmp_path: Any) -> None:
    """Promise 10: a body that was read once is read again, and one that cannot be is not sent half."""
    (tmp_path / "f").write_bytes(b"0123456789")
    sdk = half.sdk(server, http=half.http(follow_redirects=True))
    with open(tmp_path / "f", "rb") as file:
        server.play(Reply(307, {"Location": "/moved"}), Reply(200, {}, (b"ok",)))
        half.call(sdk, "files.replace", file_id="1", content=file)
    assert [request.body for request in server.requests] == [b"0123456789"] * 2
    server.play(Reply(307, {"Location": "/moved"}), Reply(200, {}, (b"ok",)))
    with pytest.raises(errors.APIError) as raised:
        half.call(sdk, "files.replace", file_id="1", content=iter([b"once"]))
    assert raised.value.status_code == 307


def test_a_loop_of_redirects_ends(server: Server, half: Half) -> None:
    """Promise 10: at the caller's own limit."""
    server.play(Reply(307, {"Location": "/again"}))
    sdk = half.sdk(server, http=half.http(follow_redirects=True, max_redirects=3))
    with pytest.raises(errors.APIError):
        half.call(sdk, "chat.create", **FAST)
    assert len(server.requests) == 4


def shown(error: Any, sdk: Any) -> str:
    """All that a program may print, log or store of an error and its client."""
    response = error.raw_response
    facts = [error, vars(error), str(error), error.args, pickle.dumps(error), *traceback.format_exception(error)]
    facts += [sdk, vars(sdk), sdk.sdk_configuration, vars(sdk.sdk_configuration)]
    facts += [response, response.request, response.request.url, response.request.headers.raw]
    facts += [response.headers.raw, response.text, response.request.content]
    return repr(facts)


@pytest.mark.parametrize("status", [401, 200])
def test_no_secret_is_in_any_repr_log_or_error(
    server: Server, half: Half, credentials: dict[str, str], caplog: pytest.LogCaptureFixture, status: int
) -> None:
    """Promise 11: even where the server repeats it, in its body and in its headers."""
    caplog.set_level(logging.DEBUG)
    echo = {"X-Echo": f"you sent {SECRET}", "Content-Type": "application/problem"}
    server.play(Reply(status, echo, (f'{{"detail": "wrong key {SECRET}"}}'.encode(),)))
    sdk = half.sdk(server, debug_logger=logging.getLogger("sdk"), **credentials)
    with pytest.raises(errors.APIError) as raised:
        half.call(sdk, "chat.create", **FAST)
    assert SECRET not in shown(raised.value, sdk)
    assert raised.value.headers["x-echo"] == "you sent [secret]"
    assert caplog.text
    log = "\n".join(record.getMessage() for record in caplog.records if record.name in ("sdk", "httpx"))
    assert SECRET not in log


def test_a_secret_is_masked_however_a_url_spells_it(
    server: Server, half: Half, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 11: servers repeat the URL that they were asked for."""
    change_operation(monkeypatch, "_CREATE", security=((QUERY_KEY,),))
    server.play(lambda received: json_reply({"detail": f"no such page: {received.target}"}, 404))
    sdk = half.sdk(server, query_key=ODD_SECRET)
    with pytest.raises(errors.NotFoundError) as raised:
        half.call(sdk, "chat.create", **FAST)
    assert quote(ODD_SECRET, safe="") in server.requests[0].target
    for spelling in (ODD_SECRET, quote(ODD_SECRET, safe="")):
        assert spelling not in shown(raised.value, sdk)


def test_no_secret_is_in_a_transport_failure_or_its_cause(
    server: Server, half: Half, waits: list[float], credentials: dict[str, str]
) -> None:
    """Promise 11: the HTTP client's own exception holds the request."""
    server.play(Reply(reset="before"))
    with pytest.raises(errors.ConnectionFailedError) as raised:
        half.call(half.sdk(server, **credentials), "chat.create", **FAST)
    cause = raised.value.__cause__
    assert isinstance(cause, httpx.HTTPError)
    facts = [raised.value, cause, cause.request, cause.request.url, cause.request.headers.raw, cause.request.content]
    assert SECRET not in repr([*facts, *traceback.format_exception(raised.value), pickle.dumps(raised.value)])


def test_no_secret_is_in_a_stream_that_broke(
    server: Server, half: Half, credentials: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 11: nor in what is raised about a stream, or in an error event that repeats it."""
    scheme = next(needed for needed, given in SCHEMES.values() if given == credentials)
    change_operation(monkeypatch, "_FOLLOW", security=((scheme,),))
    for body in (b"data: {", f'data: {{"error": "wrong key {SECRET}"}}\n\n'.encode()):
        server.play(Reply(200, {"Content-Type": "text/event-stream", "X-Echo": SECRET}, (body,), short=True))
        stream = half.call(half.sdk(server, **credentials), "chat.follow", chat_id="1")
        with pytest.raises(errors.SDKError) as raised:
            half.items(stream)
        assert SECRET not in repr(getattr(raised.value, "headers", None))
        request = stream.response.request
        facts = [raised.value, vars(raised.value), stream, stream.response, request, request.url, request.headers.raw]
        assert SECRET not in repr([*facts, *traceback.format_exception(raised.value)])


def test_a_password_in_the_server_url_is_not_printed(
    server: Server, half: Half, caplog: pytest.LogCaptureFixture
) -> None:
    """Promise 11: httpx logs the URL of every request."""
    caplog.set_level(logging.DEBUG)
    server.play(json_reply({}, 401))
    sdk = half.sdk(server_url=server.url.replace("//", f"//user:{SECRET}@"), debug_logger=logging.getLogger("sdk"))
    with pytest.raises(errors.AuthenticationError) as raised:
        half.call(sdk, "chat.create", **FAST)
    assert "authorization" in server.requests[0].headers
    request = raised.value.raw_response.request
    log = "\n".join(record.getMessage() for record in caplog.records if record.name in ("sdk", "httpx"))
    assert SECRET not in repr([request, request.url, str(request.url), str(raised.value), log])


def test_a_client_does_not_pickle_its_credentials() -> None:
    """Promise 11: a pickle travels."""
    security = example.Example(bearer_auth=SECRET).sdk_configuration.security
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(security)


@pytest.mark.parametrize("key", ["", "  ", "a\r\nX-Evil: 1", "a\x0bEvil", "Evil\u2603"])
def test_an_empty_or_illegal_key_is_an_error_at_once(key: str) -> None:
    """Promises 11 and 14: at construction, in words that do not repeat it."""
    with pytest.raises(errors.ConfigurationError) as raised:
        example.Example(bearer_auth=key)
    assert "Evil" not in "".join(traceback.format_exception(raised.value)).replace('key = "Evil', "")


def test_the_key_comes_from_the_environment_or_a_callable(
    server: Server, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 11: a secret need not stand in a program."""
    server.play(OK)
    monkeypatch.setenv("EXAMPLE_BEARER_AUTH", "from-environment")
    play("chat.create", {"bearer_auth": None}, **FAST)
    play("chat.create", {"bearer_auth": lambda: "from-callable"}, **FAST)
    play("chat.create", {"bearer_auth": "Bearer prefixed"}, **FAST)
    assert [request.headers["authorization"] for request in server.requests] == [
        "Bearer from-environment",
        "Bearer from-callable",
        "Bearer prefixed",
    ]


def test_an_empty_key_in_the_environment_is_an_error(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 11: a request with an empty key would fail far from its cause."""
    monkeypatch.setenv("EXAMPLE_BEARER_AUTH", "")
    with pytest.raises(errors.ConfigurationError, match="EXAMPLE_BEARER_AUTH"):
        play("chat.create", {"bearer_auth": None}, **FAST)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("http://user:pw@[::1]:8000/a%2Fb%0D%3Fc?key=k#f", "http://[::1]:8000/a%2Fb%0D%3Fc"),
        ("https://b\u00fccher.example", "https://xn--bcher-kva.example/"),
    ],
)
def test_what_is_shown_of_a_url_is_a_url(url: str, text: str) -> None:
    """Promise 11: without user information, query and fragment, and otherwise as it is sent."""
    redaction = importlib.import_module("python_example._http.redaction")
    assert redaction.url_text(httpx.URL(url)) == text
    assert str(redaction.redacted_request(httpx.Request("GET", url), ()).url) == text


def test_without_a_key_the_request_goes_without_one(server: Server, play: Play) -> None:
    """Promise 11: and without an empty cookie."""
    server.play(OK)
    play("chat.create", {"bearer_auth": None}, **FAST)
    assert not {"authorization", "cookie"} & set(server.requests[0].headers)


def test_path_values_are_percent_encoded(server: Server, play: Play) -> None:
    """Promise 14: every character that means something in a URL."""
    server.play(DONE)
    play("chat.follow", chat_id="a/b ?#%é\r\n..")
    assert server.requests[0].target == "/v1/chat/a%2Fb%20%3F%23%25%C3%A9%0D%0A../events"


@pytest.mark.parametrize("value", [".", "..", "", None])
def test_path_values_that_would_lead_elsewhere_are_refused(server: Server, play: Play, value: Any) -> None:
    """Promise 14: ``.`` and ``..`` would name another path."""
    with pytest.raises(errors.ConfigurationError):
        play("chat.follow", chat_id=value)
    assert server.requests == []


@pytest.mark.parametrize(
    "headers",
    [
        {"X-A": "a\r\nX-B: b"},
        {"X-A": "a\nb"},
        {"X-A": "a\rb"},
        {"X-A": "a\x00b"},
        {"X-A": "a\x0bb"},
        {"X-A": "\u2603"},
        {"X\r\nA": "a"},
        {"X A": "a"},
        {"X:A": "a"},
        {"": "a"},
        {"Authorization": f"{SECRET}\r\nX-B: b"},
    ],
)
def test_headers_that_cannot_be_sent_are_refused(server: Server, play: Play, headers: dict[str, str]) -> None:
    """Promise 14: line ends would make two headers of one; nor does the message repeat the value."""
    with pytest.raises(errors.ConfigurationError) as raised:
        play("chat.create", http_headers=headers, **FAST)
    assert server.requests == []
    assert SECRET not in str(raised.value)


def test_white_space_around_a_header_is_no_part_of_it(server: Server, play: Play) -> None:
    """Promise 14: a key read from a file often ends with a line feed, a header with a space."""
    server.play(json_reply(CHAT))
    play("chat.create", {"bearer_auth": f" {SECRET}\n"}, http_headers={"X-A": " a\tb "}, **FAST)
    assert server.requests[0].headers["authorization"] == f"Bearer {SECRET}"
    assert server.requests[0].headers["x-a"] == "a\tb"


def test_a_callers_headers_win_whatever_their_case(server: Server, play: Play) -> None:
    """Promise 14: what the caller says for one call is said once."""
    server.play(OK)
    play("chat.create", http_headers={"accept": "x/y", "AUTHORIZATION": "Token t", "user-agent": "mine"}, **FAST)
    headers = server.requests[0].headers
    assert (headers["accept"], headers["authorization"], headers["user-agent"]) == ("x/y", "Token t", "mine")
