"""Promises 1 to 5 of the transport: what is tried again, when, and under which key."""

from __future__ import annotations

import email.utils
import importlib
import math
import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calls import DONE, FAST, OK, Half, Play, backoff, change_operation, errors, http_operation
from python_server import Reply, Server, json_reply

retrying: Any = importlib.import_module("python_example._http.retrying")

RESET = Reply(reset="before")
NO_ANSWER = Reply(raw=b"")
NOT_HTTP = Reply(raw=b"SSH-2.0-OpenSSH\r\n")
REFUSING = "http://127.0.0.1:1"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_get_is_retried_twice_on_every_transient_status(
    server: Server, play: Play, waits: list[float], status: int
) -> None:
    """Promise 1: two retries by default, on 408, 429, 500, 502, 503 and 504."""
    server.play(json_reply({}, status), json_reply({}, status), DONE)
    assert play("chat.follow", chat_id="1") == []
    assert len(server.requests) == 3
    assert waits == [0.5, 1.0]


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 425, 501, 505])
def test_no_other_status_is_retried(server: Server, play: Play, waits: list[float], status: int) -> None:
    """Promise 1: no status but those six."""
    server.play(json_reply({}, status))
    with pytest.raises(errors.APIError):
        play("chat.follow", chat_id="1")
    assert len(server.requests) == 1


def test_after_two_retries_the_last_response_is_the_error(server: Server, play: Play, waits: list[float]) -> None:
    """Promise 1: after the second retry, what came last is what the caller sees."""
    server.play(json_reply({"n": 1}, 503), json_reply({"n": 2}, 503), json_reply({"n": 3}, 503))
    with pytest.raises(errors.ServerError) as raised:
        play("chat.create", **FAST)
    assert raised.value.data == {"n": 3}
    assert len(server.requests) == 3


@pytest.mark.parametrize("reply", [RESET, NO_ANSWER, NOT_HTTP], ids=["reset", "no answer", "not HTTP"])
def test_a_connection_that_fails_before_the_response_is_retried_for_a_get(
    server: Server, play: Play, waits: list[float], reply: Reply
) -> None:
    """Promise 1: connection errors before a response are retried."""
    server.play(reply, DONE)
    assert play("chat.follow", chat_id="1") == []


def test_a_refused_connection_is_retried_and_then_a_typed_error(play: Play, waits: list[float]) -> None:
    """Promises 1 and 2: a refused connection sent nothing, so even a POST is tried again."""
    with pytest.raises(errors.ConnectionFailedError):
        play("chat.create", {"server_url": REFUSING}, **FAST)
    assert len(waits) == 2


def test_the_documents_own_rules_set_statuses_and_waits(
    server: Server, play: Play, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: the document's retry extension sets statuses and intervals; two retries remain the default."""
    rules = http_operation.RetryRules(("418",), initial_interval=2, max_interval=3, exponent=4, max_elapsed_time=3600)
    change_operation(monkeypatch, "_CREATE", retries=rules)
    server.play(*[json_reply({}, 418)] * 2, OK)
    assert play("chat.create", **FAST).id == "a"
    assert waits == [2, 3]
    server.play(json_reply({}, 503))
    with pytest.raises(errors.ServerError):
        play("chat.create", **FAST)
    assert len(server.requests) == 1


def test_the_deadline_caps_what_the_document_allows(
    server: Server, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: promise 6 still caps the time of the document's own rules."""
    monkeypatch.setattr(random, "uniform", lambda least, most: most)
    rules = http_operation.RetryRules(
        ("503",), initial_interval=0.05, max_interval=60, exponent=1200, max_elapsed_time=3600
    )
    change_operation(monkeypatch, "_CREATE", retries=rules)
    server.play(json_reply({}, 503))
    started = time.monotonic()
    with pytest.raises(errors.ServerError):
        play("chat.create", timeout_ms=10_000, **FAST)
    assert time.monotonic() - started < 10
    assert len(server.requests) == 2


def test_a_callers_policy_is_bounded_by_its_time_not_by_a_count(server: Server, play: Play) -> None:
    """Promise 1: a caller's own policy replaces ours."""
    server.play(*[json_reply({}, 503)] * 4, OK)
    assert play("chat.create", retries=backoff(), **FAST).id == "a"
    server.play(json_reply({}, 503))
    with pytest.raises(errors.ServerError):
        play("chat.create", retries=backoff(max_elapsed_time=300), **FAST)
    assert 2 <= len(server.requests) <= 40


def test_none_as_policy_of_a_call_means_no_retries_whatever_the_client_says(server: Server, play: Play) -> None:
    """Promise 1: retries can be turned off."""
    server.play(json_reply({}, 503), OK)
    with pytest.raises(errors.ServerError):
        play("chat.create", {"retry_config": backoff()}, retries=None, **FAST)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_post_is_retried_on_429_and_503(server: Server, play: Play, waits: list[float], status: int) -> None:
    """Promise 2: a server that says it did nothing may be asked again."""
    server.play(json_reply({}, status), json_reply({}, status), OK)
    assert play("chat.create", **FAST).id == "a"
    assert len(server.requests) == 3


MAY_HAVE_ACTED = {
    "408": json_reply({}, 408),
    "500": json_reply({}, 500),
    "502": json_reply({}, 502),
    "504": json_reply({}, 504),
    "reset": RESET,
    "no answer": NO_ANSWER,
}


@pytest.mark.parametrize("policy", [{}, {"retries": backoff()}], ids=["usual", "own"])
@pytest.mark.parametrize("reply", MAY_HAVE_ACTED.values(), ids=MAY_HAVE_ACTED)
def test_a_post_that_may_have_been_acted_upon_is_not_repeated(
    server: Server, play: Play, waits: list[float], reply: Reply, policy: dict[str, Any]
) -> None:
    """Promise 2: without a key or the document's consent, nothing that may have been acted upon is repeated."""
    server.play(reply, OK)
    with pytest.raises(errors.SDKError):
        play("chat.create", **policy, **FAST)
    assert len(server.requests) == 1


def test_a_connection_closed_while_it_was_idle_costs_a_post_nothing(server: Server, half: Half) -> None:
    """Promise 2: a kept connection that the server has closed is noticed before the POST is written to it."""
    server.play(
        Reply(
            raw=b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 24\r\n\r\n"
            b'{"id":"a","messages":[]}'
        ),
        OK,
    )
    sdk = half.sdk(server)
    half.call(sdk, "chat.create", **FAST)
    assert server.wait_until(lambda: server.open_connections == 0)
    half.pause(0.01)
    assert half.call(sdk, "chat.create", **FAST).id == "a"
    assert len(server.requests) == 2


@pytest.mark.parametrize("reply", [*MAY_HAVE_ACTED.values(), Reply(delay=0.3)], ids=[*MAY_HAVE_ACTED, "time-out"])
def test_a_post_with_a_key_is_repeated(server: Server, half: Half, waits: list[float], reply: Reply) -> None:
    """Promise 2: with an idempotency key even a read time-out and any 5xx are tried again."""
    server.play(reply, OK)
    sdk = half.sdk(server, http=half.http(timeout=0.1))
    half.call(sdk, "chat.create", http_headers={"idempotency-key": "k"}, **FAST)
    assert [request.headers["idempotency-key"] for request in server.requests] == ["k", "k"]


@pytest.mark.parametrize("reply", [json_reply({}, 500), RESET, Reply(delay=0.3)], ids=["500", "reset", "time-out"])
def test_a_post_is_repeated_with_the_documents_consent(
    server: Server, half: Half, waits: list[float], monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    """Promise 2: a retry extension in the document is its consent."""
    change_operation(monkeypatch, "_CREATE", retries=http_operation.RetryRules(("5XX",)))
    server.play(reply, OK)
    half.call(half.sdk(server, http=half.http(timeout=0.1)), "chat.create", **FAST)
    assert len(server.requests) == 2


def test_backoff_doubles_from_half_a_second_to_eight() -> None:
    """Promise 3: min(8 s, 0.5 s x 2^n) x uniform(0.5, 1) before retry n."""
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(random, "uniform", lambda *bounds: seen.append(bounds) or 1.0)
        assert [retrying.RetryPolicy().delay(n) for n in range(7)] == [0.5, 1, 2, 4, 8, 8, 8]
    assert set(seen) == {(0.5, 1.0)}


def test_jitter_is_proportional() -> None:
    """Promise 3: between half of the wait and the whole of it, spread evenly."""
    delays = [retrying.RetryPolicy().delay(3) for _ in range(500)]
    assert 2 <= min(delays) < 2.2
    assert 3.8 < max(delays) <= 4


@given(st.floats(0, 1e308), st.floats(0, 1e308), st.floats(0, 1e308) | st.integers(0, 10**9), st.integers(0, 100_000))
def test_no_policy_and_no_count_of_retries_overflows(first: float, longest: float, exponent: float, made: int) -> None:
    """Promise 3: a wait is a number between nothing and the longest one, whatever the caller's policy says."""
    policy = retrying.RetryPolicy(initial_interval=first, max_interval=longest, exponent=exponent)
    if isinstance(exponent, float) or made < 1000:  # a huge power of an integer is only slow
        assert 0 <= policy.delay(made) <= longest


@pytest.mark.parametrize(
    ("header", "value", "seconds"),
    [
        ("Retry-After", "7", 7.0),
        ("Retry-After", "0", 0.0),
        ("Retry-After", "60", 60.0),
        ("Retry-After", "2.5", 2.5),
        ("retry-after-ms", "1500", 1.5),
        ("retry-after-ms", "60000", 60.0),
        ("Retry-After", "Mon, 01 Jan 2001 00:00:00 GMT", 0.0),
        ("Retry-After", "soon", 0.5),
        ("Retry-After", "-1", 0.5),
        ("Retry-After", "1e3", 0.5),
        ("Retry-After", "0x10", 0.5),
        ("Retry-After", "", 0.5),
        ("Retry-After", "Mon, 99 Foo 2001 00:00:00 GMT", 0.5),
        ("retry-after-ms", "soon", 0.5),
    ],
)
def test_retry_after_is_exact_and_nonsense_is_ignored(
    server: Server, play: Play, waits: list[float], header: str, value: str, seconds: float
) -> None:
    """Promise 4: seconds or milliseconds are waited exactly, up to 60 s; nonsense is as good as no header."""
    server.play(Reply(429, {header: value}), OK)
    play("chat.create", **FAST)
    assert waits == [seconds]


def test_milliseconds_win_over_seconds(server: Server, play: Play, waits: list[float]) -> None:
    """Promise 4: ``retry-after-ms`` is the more exact one."""
    server.play(Reply(429, {"Retry-After": "9", "retry-after-ms": "250"}), OK)
    play("chat.create", **FAST)
    assert waits == [0.25]


@pytest.mark.parametrize("zone", [" GMT", " -0000", "", " +0000"])
def test_retry_after_may_be_a_date(
    server: Server, play: Play, waits: list[float], monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """Promise 4: an HTTP date is in GMT, whatever the time zone of this machine."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        date = email.utils.formatdate(time.time() + 20, usegmt=True).removesuffix(" GMT")
        server.play(Reply(429, {"Retry-After": date + zone}), OK)
        play("chat.create", **FAST)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert 15 < waits[0] <= 20


@pytest.mark.parametrize("value", ["61", "60.5", "9" * 400, "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_longer_wait_than_a_minute_is_not_waited_for_and_the_error_carries_it(
    server: Server, play: Play, waits: list[float], value: str
) -> None:
    """Promise 4: above 60 s there is no retry, and the error says how long the server asked for."""
    server.play(Reply(429, {"Retry-After": value}), OK)
    with pytest.raises(errors.RateLimitError) as raised:
        play("chat.create", **FAST)
    assert raised.value.retry_after > 60
    assert waits == []


@given(st.text(max_size=60) | st.from_regex(r"[A-Z][a-z]{2}, ?\d{1,5} ?\w* ?\d* [\d:]*", fullmatch=True))
def test_no_retry_after_is_an_exception(value: str) -> None:
    """Promise 4: whatever a server writes is a number of seconds or nothing."""
    for name in ("retry-after", "retry-after-ms"):
        seconds = retrying.retry_after({name: value})
        assert seconds is None or (seconds >= 0 and not math.isnan(seconds))


def test_where_the_document_asks_one_key_serves_a_call_and_its_retries(
    server: Server, play: Play, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 5: one key a call, the same over its retries."""
    change_operation(monkeypatch, "_CREATE", idempotency_header="X-Once")
    server.play(json_reply({}, 500), RESET, OK)
    play("chat.create", **FAST)
    play("chat.create", **FAST)
    keys = [request.headers["x-once"] for request in server.requests]
    assert keys[0] == keys[1] == keys[2] != keys[3]


def test_a_callers_own_key_is_kept(
    server: Server, play: Play, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 5: a key that the caller gives is the key, whatever the case of its name."""
    change_operation(monkeypatch, "_CREATE", idempotency_header="X-Once")
    server.play(json_reply({}, 500), OK)
    play("chat.create", http_headers={"x-once": "mine"}, **FAST)
    assert [request.headers["x-once"] for request in server.requests] == ["mine", "mine"]


@pytest.mark.parametrize("asks", [None, "Idempotency-Key"])
def test_a_get_carries_no_key(server: Server, play: Play, monkeypatch: pytest.MonkeyPatch, asks: str | None) -> None:
    """Promise 5: never on GET, even where the document asks."""
    change_operation(monkeypatch, "_FOLLOW", idempotency_header=asks)
    server.play(DONE)
    play("chat.follow", chat_id="1")
    assert "idempotency-key" not in server.requests[0].headers


def test_where_nobody_asks_there_is_no_key(server: Server, play: Play) -> None:
    """Promise 5: a key is sent where the document, the settings or the caller ask for it, and nowhere else."""
    server.play(OK)
    play("chat.create", **FAST)
    assert "idempotency-key" not in server.requests[0].headers
