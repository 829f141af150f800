"""Credentials of every scheme, and where calls go."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
import warnings
from pathlib import Path
from typing import Any

import pytest

from operations.material import DONE, SECRET, Play
from runtime.python_server import Received, Reply, Server, json_reply

# Security


def test_every_scheme_has_its_place(loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    given = {"username": "u", "password": "p", "key": "k", "query": "q&", "cookie": "c", "openid": "o", "oauth": "own"}
    for name in ("anyone", "optional", "basic", "both", "oauth", "openid", "mutual"):
        play(f"secure.{name}", given)
    anyone, optional, basic, both, oauth, openid, mutual = loop_server.requests
    assert "authorization" not in anyone.headers and "authorization" not in mutual.headers
    assert optional.headers["x-key"] == "k"
    assert basic.headers["authorization"] == "Basic dTpw"
    assert both.target == "/secure/both?api_key=q%26" and both.headers["cookie"] == "sid=c"
    assert oauth.headers["authorization"] == "Bearer own"
    assert openid.headers["authorization"] == "Bearer o"


@pytest.mark.parametrize("name", ["optional", "welcome"])
def test_optional_security_may_be_left_out_and_is_used_where_it_is_given(
    loop_server: Server, play: Play, name: str
) -> None:
    loop_server.play(DONE)
    play(f"secure.{name}")
    play(f"secure.{name}", {"key": "k"})
    assert [asked.headers.get("x-key") for asked in loop_server.requests] == [None, "k"]


def test_credentials_come_from_the_environment(
    loop_server: Server, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIDGETS_KEY", "from-environment")
    loop_server.play(DONE)
    play("secure.optional")
    assert loop_server.requests[0].headers["x-key"] == "from-environment"


def test_callables_are_asked_for_each_attempt_and_awaited_where_calls_are(
    sdk: Any, loop_server: Server, play: Play
) -> None:
    loop_server.play(Reply(503, {"Retry-After": "0"}), DONE)
    keys = iter(("one", "two"))
    play("secure.optional", {"key": lambda: next(keys)})
    assert [asked.headers["x-key"] for asked in loop_server.requests] == ["one", "two"]

    async def key() -> str:
        return "awaited"

    loop_server.play(DONE)
    if play.is_async:  # type: ignore[attr-defined]
        play("secure.optional", {"key": key})
        assert loop_server.requests[0].headers["x-key"] == "awaited"
    else:
        with pytest.raises(sdk.ConfigurationError, match="asynchronous"):
            play("secure.optional", {"key": key})


class Issuer:
    """A token endpoint and an API in one: tokens count up, and the API takes the last few."""

    def __init__(self, life: Any = 3600) -> None:
        self.issued = 0
        self.refused: set[str] = set()
        self.life = life

    def __call__(self, asked: Received) -> Reply:
        if asked.target == "/token":
            self.issued += 1
            return json_reply({"access_token": f"token-{self.issued}", "token_type": "Bearer", "expires_in": self.life})
        token = asked.headers["authorization"].removeprefix("Bearer ")
        return json_reply({}, 401) if token in self.refused else DONE


CLIENT = {"client_id": "id:1", "client_secret": SECRET}


def test_client_credentials_fetch_a_token_and_keep_it(sdk: Any, loop_server: Server) -> None:
    loop_server.play(Issuer())
    with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
        client.secure.oauth()
        client.secure.oauth()
    token, first, second = loop_server.requests
    assert (token.method, token.body) == ("POST", b"grant_type=client_credentials&scope=read")
    assert token.headers["authorization"].startswith("Basic aWQlM0Ex")  # id%3A1, as RFC 6749 wants it
    assert [first.headers["authorization"], second.headers["authorization"]] == ["Bearer token-1"] * 2


def test_a_token_is_replaced_before_it_expires(sdk: Any, loop_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    loop_server.play(Issuer(life=100))
    with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
        client.secure.oauth()
        tokens = sys.modules["widgets._http.tokens"]
        now = tokens.time.monotonic()
        monkeypatch.setattr(tokens.time, "monotonic", lambda: now + 85)
        client.secure.oauth()
        monkeypatch.setattr(tokens.time, "monotonic", lambda: now + 91)
        client.secure.oauth()
    assert [asked.target for asked in loop_server.requests].count("/token") == 2


def test_a_refused_token_is_fetched_anew_once(sdk: Any, loop_server: Server, play: Play) -> None:
    issuer = Issuer()
    issuer.refused = {"token-1"}
    loop_server.play(issuer)
    play("secure.oauth", CLIENT)
    assert [asked.target for asked in loop_server.requests] == ["/token", "/secure/oauth"] * 2
    issuer.refused = {f"token-{number}" for number in range(99)}
    loop_server.play(issuer)
    with pytest.raises(sdk.AuthenticationError):
        play("secure.oauth", CLIENT)
    assert [asked.target for asked in loop_server.requests] == ["/token", "/secure/oauth"] * 2


def test_many_waiters_share_one_request_for_a_token(sdk: Any, loop_server: Server) -> None:
    issuer = Issuer()
    loop_server.play(issuer)
    with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
        threads = [threading.Thread(target=client.secure.oauth) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert issuer.issued == 1

    async def run() -> None:
        async with sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client:
            await asyncio.gather(*(client.secure.oauth_async() for _ in range(8)))

    asyncio.run(run())
    assert issuer.issued == 2


def test_trio_fetches_tokens_and_saves_downloads_as_well(sdk: Any, loop_server: Server, tmp_path: Path) -> None:
    trio = pytest.importorskip("trio")
    issuer = Issuer()
    file = Reply(200, {"Content-Type": "application/octet-stream"}, (b"ab", b"cd"))
    loop_server.play(lambda asked: file if asked.target == "/file" else issuer(asked))

    async def run() -> None:
        async with (
            sdk.Widgets(bearer="b", server_url=loop_server.url, **CLIENT) as client,
            trio.open_nursery() as nursery,
        ):
            for _ in range(8):
                nursery.start_soon(client.secure.oauth_async)
            await (await client.replies.file_async()).save(tmp_path / "file")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # trio's own, for httpx's generators
        trio.run(run)
        gc.collect()
    assert issuer.issued == 1
    assert (tmp_path / "file").read_bytes() == b"abcd"


def test_a_token_endpoint_that_refuses_is_an_error_without_secrets(
    sdk: Any, loop_server: Server, play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    loop_server.play(json_reply({"error": f"bad {SECRET}"}, 400))
    with pytest.raises(sdk.BadRequestError, match="token request failed") as raised:
        play("secure.oauth", {**CLIENT, "debug_logger": logging.getLogger("widgets")})
    shown = f"{raised.value!r} {raised.value} {raised.value.body} {raised.value.raw_response.request.headers}"
    assert SECRET not in shown + caplog.text
    assert "token-" not in caplog.text


@pytest.mark.parametrize("method", ["secure.oauth", "secure.act"])
def test_a_token_is_asked_for_again_as_a_call_is(sdk: Any, loop_server: Server, play: Play, method: str) -> None:
    """Whatever the call itself may do twice, since it was not sent; not where the server refuses, or the caller wants no retries."""
    busy, reset = Reply(503, {"retry-after-ms": "1"}), Reply(reset="before")
    issuer = Issuer()
    for failures in ([busy, busy], [reset, busy], [Reply(429, {"Retry-After": "0"})]):
        waiting = list(failures)
        loop_server.play(lambda asked, waiting=waiting: waiting.pop(0) if waiting else issuer(asked))
        play(method, CLIENT)
        targets = [asked.target for asked in loop_server.requests]
        assert targets == ["/token"] * (len(failures) + 1) + ["/secure/oauth"]
    for reply, options, times in (
        (busy, {}, 3),
        (json_reply({}, 401), {}, 1),
        (busy, {"retries": None}, 1),
        (Reply(503, {"Retry-After": "61"}), {}, 1),
    ):
        loop_server.play(reply)
        with pytest.raises(sdk.APIError, match="token request failed"):
            play(method, CLIENT, **options)
        assert len(loop_server.requests) == times


def test_a_key_in_a_cookie_begins_no_other_cookie(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(DONE)
    with pytest.raises(sdk.ConfigurationError, match="semicolon"):
        play("secure.both", {"query": "q", "cookie": "a; admin=1"})
    play("secure.both", {"query": "q", "cookie": "a=b+/"})
    assert [asked.headers["cookie"] for asked in loop_server.requests] == ["sid=a=b+/"]


# Servers and options


def test_servers_are_chosen_by_index_or_name_and_their_variables_checked(sdk: Any, loop_server: Server) -> None:
    loop_server.play(DONE)
    port = loop_server.url.rpartition(":")[2]
    with sdk.Widgets(bearer="b", url_params={"port": port, "stage": "test"}) as client:
        client.secure.anyone()
        client.replies.own_server()
    with sdk.Widgets(bearer="b", url_params={"port": port}, server="main") as client:
        client.secure.anyone()
    assert [asked.target for asked in loop_server.requests] == [
        "/test/secure/anyone",
        "/own/own-server",
        "/live/secure/anyone",
    ]
    assert sdk.Widgets(server="second").sdk_configuration.server_idx == 1
    with pytest.raises(sdk.ConfigurationError, match="main, second"):
        sdk.Widgets(server="third")
    with pytest.raises(sdk.ConfigurationError, match="live, test"):
        sdk.Widgets(bearer="b", url_params={"stage": "nowhere"}).secure.anyone()


def test_a_call_has_its_own_options(sdk: Any, loop_server: Server, play: Play) -> None:
    loop_server.play(Reply(503, {"Retry-After": "0"}), DONE)
    with pytest.raises(sdk.ServerError):
        play("secure.anyone", {"server_url": "http://127.0.0.1:9"}, server_url=loop_server.url, retries=None)
    play("secure.anyone", http_headers={"X-Mine": "1"}, timeout_ms=5000)
    assert loop_server.requests[1].headers["x-mine"] == "1"
    loop_server.play(Reply(204, delay=2.0))
    with pytest.raises(sdk.RequestTimeoutError):
        play("secure.anyone", timeout_ms=50, retries=None)
