"""Promise 6 of the transport: time-outs, and the deadline of a call."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest
from python_calls import DONE, FAST, OK, Half, Play, backoff, errors
from python_server import Reply, Server, events_reply, json_reply

JSON = {"Content-Type": "application/json"}
STALLED = Reply(200, JSON, (b"{",), hold=True)


def times_of(play: Play, method: str, **arguments: Any) -> dict[str, Any]:
    """What the HTTP client was told about time, when the call had ended."""
    seen: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        for client in (httpx.Client, httpx.AsyncClient):
            patch.setattr(client, "send", _spying(client.send, seen))
        play(method, **arguments)
    return dict(seen[0])


def _spying(send: Any, seen: list[Any]) -> Any:
    def spy(self: Any, request: httpx.Request, **options: Any) -> Any:
        seen.append(request.extensions["timeout"])
        return send(self, request, **options)

    return spy


def test_our_defaults_are_5_60_and_600_seconds(server: Server, play: Play) -> None:
    """Promise 6: connect 5 s, 60 s between bytes, 600 s in all."""
    server.play(OK)
    times = times_of(play, "chat.create", **FAST)
    assert (times["connect"], times["write"], times["read"]) == (5.0, 60.0, 60.0)
    assert 599 < times["pool"] <= 600


def test_a_call_has_no_more_time_than_its_deadline_in_any_phase(server: Server, play: Play) -> None:
    """Promise 6: a deadline below the defaults bounds each of them."""
    server.play(OK)
    times = times_of(play, "chat.create", timeout_ms=2000, **FAST)
    assert all(0 < seconds <= 2 for seconds in times.values())


def test_between_the_bytes_of_a_stream_are_60_seconds_whatever_the_deadline(server: Server, play: Play) -> None:
    """Promise 6: the deadline governs the call, and a healthy stream is not killed by it."""
    server.play(DONE)
    assert times_of(play, "chat.follow", chat_id="1", timeout_ms=2000)["read"] == 60.0
    server.play(events_reply(*['data: {"id":"1"}\n\n'] * 4, "data: [DONE]\n\n", gap=0.12))
    assert len(play("chat.follow", chat_id="1", timeout_ms=250)) == 4


@pytest.mark.parametrize(
    "reply",
    [Reply(delay=2.0), STALLED, Reply(200, JSON, (b" ",) * 40, gap=0.05)],
    ids=["no answer", "stalled", "dripping"],
)
def test_a_call_that_takes_too_long_is_a_typed_error(server: Server, play: Play, reply: Reply) -> None:
    """Promise 6: a server that is silent, stalls or drips does not outlive the deadline."""
    server.play(reply)
    started = time.monotonic()
    with pytest.raises(errors.RequestTimeoutError) as raised:
        play("chat.create", timeout_ms=200, **FAST)
    assert time.monotonic() - started < 1.9
    assert isinstance(raised.value, TimeoutError)


def test_the_clients_own_deadline_is_that_of_its_calls(server: Server, play: Play) -> None:
    """Promise 6: the deadline may be set once, for every call."""
    server.play(Reply(delay=2.0))
    with pytest.raises(errors.RequestTimeoutError):
        play("chat.create", {"timeout_ms": 150}, **FAST)


def test_the_deadline_covers_the_waits_between_attempts(server: Server, play: Play) -> None:
    """Promise 6: a wait that would pass the deadline is not begun."""
    server.play(Reply(503, {"Retry-After": "20"}))
    started = time.monotonic()
    with pytest.raises(errors.ServerError):
        play("chat.create", timeout_ms=10_000, **FAST)
    assert time.monotonic() - started < 10


def test_later_attempts_have_only_what_is_left(server: Server, play: Play) -> None:
    """Promise 6: one deadline for all the attempts together."""
    server.play(Reply(503, {"retry-after-ms": "10"}, delay=0.5), Reply(delay=5.0))
    started = time.monotonic()
    with pytest.raises(errors.RequestTimeoutError):
        play("chat.create", timeout_ms=1200, **FAST)
    assert 0.5 < time.monotonic() - started < 1.7  # with 1.2 s of its own, the second would end it at 1.71


def test_with_a_policy_of_the_callers_own_each_attempt_has_its_time_out(server: Server, play: Play) -> None:
    """Promise 6: the policy has its own end, so an attempt that takes too long leaves time for the next."""
    server.play(Reply(delay=5.0), OK)
    started = time.monotonic()
    headers = {"idempotency-key": "k"}
    call = play("chat.create", timeout_ms=500, retries=backoff(max_elapsed_time=5000), http_headers=headers, **FAST)
    assert call.id == "a"
    assert time.monotonic() - started < 4.9


def test_a_callers_client_keeps_its_own_time_out(server: Server, half: Half) -> None:
    """Promise 6: a client that the caller passes in is not overridden, and not changed."""
    server.play(Reply(delay=1.0))
    own = half.http(timeout=0.15)
    with pytest.raises(errors.RequestTimeoutError):
        half.call(half.sdk(server, http=own), "chat.create", retries=None, **FAST)
    assert own.timeout == httpx.Timeout(0.15)


def test_a_callers_client_without_time_outs_stays_without(server: Server, half: Half) -> None:
    """Promise 6: our 600 s are not put upon it either."""
    server.play(OK)
    own = half.http(timeout=None)
    sdk = half.sdk(server, http=own)
    times = times_of(lambda method, **arguments: half.call(sdk, method, **arguments), "chat.create", **FAST)
    assert set(times.values()) == {None}


def test_a_time_out_named_for_a_call_holds_for_a_callers_client_too(server: Server, half: Half) -> None:
    """Promise 6: what the call names wins."""
    server.play(Reply(delay=1.0))
    with pytest.raises(errors.RequestTimeoutError):
        half.call(half.sdk(server, http=half.http(timeout=None)), "chat.create", timeout_ms=150, **FAST)


@pytest.mark.parametrize("timeout_ms", [0, -1])
def test_a_time_out_that_leaves_no_time_is_an_error_at_once(server: Server, play: Play, timeout_ms: int) -> None:
    """Promise 6: nothing is sent when there is no time to send it."""
    with pytest.raises(errors.ConfigurationError):
        play("chat.create", timeout_ms=timeout_ms, **FAST)
    assert server.requests == []


def test_options_are_never_changed(server: Server, half: Half, waits: list[float]) -> None:
    """Promise 6: neither the client's options nor the call's are mutated, over retries and calls."""
    server.play(json_reply({}, 503), OK)
    headers, retries, messages, own = (
        {"X-A": "1"},
        backoff(),
        [{"role": "user", "content": "x"}],
        half.http(headers={"X-B": "2"}),
    )
    sdk = half.sdk(server, http=own, retry_config=retries, timeout_ms=9000)
    before = dict(own.headers)
    for _ in range(2):
        half.call(sdk, "chat.create", messages=messages, model="m", http_headers=headers, retries=retries)
    assert headers == {"X-A": "1"}
    assert retries == backoff()
    assert messages == [{"role": "user", "content": "x"}]
    assert dict(own.headers) == before
    assert sdk.sdk_configuration.timeout_ms == 9000


def test_an_error_page_that_never_ends_is_not_waited_for(
    server: Server, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 6: a response that is no success has given its answer with its status."""
    monkeypatch.setattr("python_example._http.calling.REFUSAL_SECONDS", 0.2)
    for reply in (Reply(400, {}, (b"wrong",), hold=True), Reply(400, {}, (b"wrong",) * 40, gap=0.05)):
        server.play(reply)
        started = time.monotonic()
        with pytest.raises(errors.BadRequestError, match="wrong"):
            play("chat.create", **FAST)
        assert time.monotonic() - started < 1.9


def test_a_stream_where_a_value_was_promised_is_not_waited_for(
    server: Server, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 6: nor is a stream that nobody asked for."""
    monkeypatch.setattr("python_example._http.calling.REFUSAL_SECONDS", 0.2)
    server.play(events_reply("data: 1\n\n", hold=True))
    with pytest.raises(errors.UnexpectedResponseError, match="text/event-stream"):
        play("chat.create", **FAST)
