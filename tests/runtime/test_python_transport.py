"""The promises of the transport, each on a real loopback server, synchronous and asynchronous alike."""

from __future__ import annotations

import asyncio
import email.utils
import importlib
import logging
import pickle
import random
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from python_package import load_example
from python_server import Received, Reply, Server, events_reply, json_reply, running_server

example = load_example()
errors: Any = importlib.import_module("python_example.errors")
retrying: Any = importlib.import_module("python_example._http.retrying")
sending: Any = importlib.import_module("python_example._http.sending")

SECRET = "sk-very-secret-key"
CHAT = {"id": "a", "messages": []}
OK = json_reply(CHAT)
FAST = {"messages": [], "model": "m"}


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds slept between attempts, none of which are slept."""
    slept: list[float] = []
    real_sleep = asyncio.sleep

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await real_sleep(0)

    monkeypatch.setattr(sending, "time", SimpleNamespace(sleep=slept.append))
    monkeypatch.setattr(sending, "asyncio", SimpleNamespace(sleep=sleep))
    monkeypatch.setattr(random, "uniform", lambda low, high: high)
    return slept


Play = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest, server: Server) -> Play:
    """Calls a method of a fresh client by its name, ``chat.create``, in either half; a stream is read to its end."""

    def run_sync(method: str, client_options: dict[str, Any], arguments: dict[str, Any]) -> Any:
        with example.Example(**client_options) as client:
            resource, _, name = method.partition(".")
            result = getattr(getattr(client, resource), name)(**arguments)
            return list(result) if hasattr(result, "__next__") else result

    async def run_async(method: str, client_options: dict[str, Any], arguments: dict[str, Any]) -> Any:
        if "client" in client_options:
            client_options["async_client"] = client_options.pop("client")()
        async with example.Example(**client_options) as client:
            resource, _, name = method.partition(".")
            result = await getattr(getattr(client, resource), f"{name}_async")(**arguments)
            return [item async for item in result] if hasattr(result, "__anext__") else result

    def run(method: str, client_options: dict[str, Any] | None = None, **arguments: Any) -> Any:
        options = {"server_url": server.url, "bearer_auth": SECRET, **(client_options or {})}
        if request.param == "sync":
            return run_sync(method, options, arguments)
        return asyncio.run(run_async(method, options, arguments))

    return run


def backoff(**changes: Any) -> Any:
    utils = importlib.import_module("python_example.utils")
    values = {"initial_interval": 10, "max_interval": 50, "exponent": 1.1, "max_elapsed_time": 3000, **changes}
    return utils.RetryConfig("backoff", utils.BackoffStrategy(**values), True)


# 1. Retries


@pytest.mark.parametrize("status", [429, 503])
def test_a_post_is_retried_twice_on_429_and_503(server: Server, play: Play, waits: list[float], status: int) -> None:
    server.play(json_reply({}, status), json_reply({}, status), OK)
    assert play("chat.create", **FAST).id == "a"
    assert len(server.requests) == 3
    assert waits == [0.5, 1.0]


def test_after_two_retries_the_last_response_is_the_error(server: Server, play: Play, waits: list[float]) -> None:
    server.play(json_reply({"n": 1}, 503))
    with pytest.raises(errors.ServerError) as raised:
        play("chat.create", **FAST)
    assert raised.value.status_code == 503
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [408, 500, 502, 504])
def test_a_get_is_retried_on_every_transient_status(
    server: Server, play: Play, waits: list[float], status: int
) -> None:
    server.play(json_reply({}, status), events_reply("data: [DONE]\n\n"))
    assert play("chat.follow", chat_id="1") == []
    assert len(server.requests) == 2


def test_a_connection_reset_before_the_response_is_retried_for_a_get(
    server: Server, play: Play, waits: list[float]
) -> None:
    server.play(Reply(reset="before"), events_reply("data: [DONE]\n\n"))
    assert play("chat.follow", chat_id="1") == []


def test_a_callers_policy_is_bounded_by_its_time_not_by_a_count(server: Server, play: Play) -> None:
    server.play(json_reply({}, 503), json_reply({}, 503), json_reply({}, 503), json_reply({}, 503), OK)
    assert play("chat.create", retries=backoff(), **FAST).id == "a"
    server.play(json_reply({}, 503))
    with pytest.raises(errors.ServerError):
        play("chat.create", retries=backoff(max_elapsed_time=1_000), **FAST)
    assert 2 <= len(server.requests) <= 100


def test_none_as_policy_of_a_call_means_no_retries_whatever_the_client_says(server: Server, play: Play) -> None:
    server.play(json_reply({}, 503), OK)
    with pytest.raises(errors.ServerError):
        play("chat.create", {"retry_config": backoff()}, retries=None, **FAST)
    assert len(server.requests) == 1


# 2. Calls that are not idempotent


@pytest.mark.parametrize("reply", [json_reply({}, 500), json_reply({}, 502), Reply(reset="before")])
def test_a_post_that_may_have_been_acted_upon_is_not_repeated(
    server: Server, play: Play, waits: list[float], reply: Reply
) -> None:
    server.play(reply, OK)
    with pytest.raises(errors.SDKError):
        play("chat.create", **FAST)
    assert len(server.requests) == 1


def test_a_post_with_a_callers_idempotency_key_is_repeated(server: Server, play: Play, waits: list[float]) -> None:
    server.play(json_reply({}, 500), Reply(reset="before"), OK)
    play("chat.create", http_headers={"Idempotency-Key": "k"}, **FAST)
    assert [request.headers["idempotency-key"] for request in server.requests] == ["k"] * 3


def test_a_refused_connection_is_retried_and_then_a_typed_error(play: Play, waits: list[float]) -> None:
    with pytest.raises(errors.ConnectionFailedError):
        play("chat.create", {"server_url": "http://127.0.0.1:1"}, **FAST)
    assert len(waits) == 2


# 3. Backoff


def test_backoff_doubles_from_half_a_second_to_eight_with_proportional_jitter() -> None:
    policy = retrying.RetryPolicy()
    for n in range(12):
        longest = min(8.0, 0.5 * 2**n)
        delays = [policy.delay(n) for _ in range(200)]
        assert longest * 0.5 <= min(delays) < max(delays) <= longest


def test_a_huge_count_of_retries_does_not_overflow() -> None:
    assert retrying.RetryPolicy().delay(100_000) <= 8.0


# 4. Retry-After


@pytest.mark.parametrize(
    ("header", "value", "seconds"),
    [
        ("Retry-After", "7", 7.0),
        ("Retry-After", "0", 0.0),
        ("Retry-After", "60", 60.0),
        ("retry-after-ms", "1500", 1.5),
        ("Retry-After", "soon", 0.5),
        ("Retry-After", "-1", 0.5),
    ],
)
def test_retry_after_is_exact_and_nonsense_is_ignored(
    server: Server, play: Play, waits: list[float], header: str, value: str, seconds: float
) -> None:
    server.play(Reply(429, {header: value}), OK)
    play("chat.create", **FAST)
    assert waits == [seconds]


def test_retry_after_may_be_a_date(server: Server, play: Play, waits: list[float]) -> None:
    server.play(Reply(429, {"Retry-After": email.utils.formatdate(time.time() + 20, usegmt=True)}), OK)
    play("chat.create", **FAST)
    assert 15 < waits[0] <= 20


def test_a_longer_wait_than_a_minute_is_not_waited_for_and_the_error_carries_it(
    server: Server, play: Play, waits: list[float]
) -> None:
    server.play(Reply(429, {"Retry-After": "61"}), OK)
    with pytest.raises(errors.RateLimitError) as raised:
        play("chat.create", **FAST)
    assert raised.value.retry_after == 61
    assert waits == []


# 5. Idempotency keys


def test_where_the_document_asks_one_key_serves_a_call_and_its_retries(server: Server, waits: list[float]) -> None:
    server.play(json_reply({}, 500), json_reply({}, 500), Reply(201))
    with example.Example(server_url=server.url, header_key="k") as client:
        client.files.upload(request={"purpose": "p", "files": []})
        client.files.upload(request={"purpose": "p", "files": []})
    keys = [request.headers["idempotency-key"] for request in server.requests]
    assert keys[0] == keys[1] == keys[2] != keys[3]


def test_a_get_carries_no_idempotency_key(server: Server, play: Play) -> None:
    server.play(events_reply("data: [DONE]\n\n"))
    play("chat.follow", chat_id="1")
    assert "idempotency-key" not in server.requests[0].headers


# 6. Time-outs


def test_a_call_that_takes_too_long_is_a_typed_error(server: Server, play: Play) -> None:
    server.play(Reply(delay=1.0))
    started = time.monotonic()
    with pytest.raises(errors.RequestTimeoutError):
        play("chat.create", timeout_ms=150, **FAST)
    assert time.monotonic() - started < 0.8


def test_a_body_that_drips_does_not_outlive_the_deadline(server: Server, play: Play) -> None:
    server.play(Reply(200, {"Content-Type": "application/json"}, (b" ",) * 40, gap=0.05))
    started = time.monotonic()
    with pytest.raises(errors.RequestTimeoutError):
        play("chat.create", timeout_ms=200, **FAST)
    assert time.monotonic() - started < 1.0


def test_the_deadline_covers_the_waits_between_attempts(server: Server, play: Play) -> None:
    server.play(Reply(503, {"Retry-After": "5"}))
    started = time.monotonic()
    with pytest.raises(errors.ServerError):
        play("chat.create", timeout_ms=500, **FAST)
    assert time.monotonic() - started < 0.5


def test_a_healthy_stream_outlives_the_time_out_of_its_call(server: Server, play: Play) -> None:
    server.play(events_reply(*['data: {"id":"1"}\n\n'] * 4, "data: [DONE]\n\n", gap=0.12))
    assert len(play("chat.follow", chat_id="1", timeout_ms=250)) == 4


def test_our_defaults_are_5_60_and_600_seconds(server: Server, play: Play) -> None:
    seen: list[Any] = []
    server.play(OK)
    with pytest.MonkeyPatch.context() as patch:
        for client in (httpx.Client, httpx.AsyncClient):
            patch.setattr(client, "send", _spying(client.send, seen))
        play("chat.create", **FAST)
    timeout = seen[0]
    assert timeout["connect"] == 5.0
    assert timeout["write"] == 60.0
    assert 599 < timeout["pool"] <= 600


def _spying(send: Any, seen: list[Any]) -> Any:
    def spy(self: Any, request: httpx.Request, **options: Any) -> Any:
        seen.append(dict(request.extensions["timeout"]))
        return send(self, request, **options)

    return spy


def test_a_callers_client_keeps_its_own_time_out(server: Server) -> None:
    server.play(Reply(delay=1.0))
    with httpx.Client(timeout=0.15) as own, example.Example(server_url=server.url, client=own) as client:
        with pytest.raises(errors.RequestTimeoutError):
            client.chat.create(retries=None, **FAST)
        assert own.timeout == httpx.Timeout(0.15)


@pytest.mark.parametrize("timeout_ms", [0, -1])
def test_a_time_out_that_leaves_no_time_is_an_error_at_once(server: Server, play: Play, timeout_ms: int) -> None:
    with pytest.raises(errors.ConfigurationError):
        play("chat.create", timeout_ms=timeout_ms, **FAST)


def test_options_are_never_changed(server: Server, play: Play, waits: list[float]) -> None:
    server.play(json_reply({}, 503), OK)
    headers, retries = {"X-A": "1"}, backoff()
    play("chat.create", http_headers=headers, retries=retries, **FAST)
    assert headers == {"X-A": "1"}
    assert retries == backoff()


# 9. The pool


def test_a_pool_of_one_serves_hundreds_of_mixed_calls(server: Server, waits: list[float]) -> None:
    def answer(received: Received) -> Reply:
        match len(server.requests) % 5:
            case 0:
                return json_reply({}, 400)
            case 1:
                return events_reply('data: {"id":"1"}\n\n', "data: [DONE]\n\n")
            case 2:
                return Reply(200, {"Content-Type": "application/json"}, (b"{",))
            case 3:
                return json_reply({}, 503)
        return OK

    server.play(answer)
    limits = httpx.Limits(max_connections=1)
    with httpx.Client(limits=limits, timeout=httpx.Timeout(5, pool=1)) as own:
        client = example.Example(server_url=server.url, client=own)
        for n in range(500):
            try:
                if n % 2:
                    client.chat.create(**FAST)
                else:
                    next(iter(client.chat.follow(chat_id="1")), None)
            except errors.APIError:
                pass  # a mixed bag: what matters is that the next call finds a connection


# 10. Redirects


def test_a_redirect_is_not_followed(server: Server, play: Play) -> None:
    server.play(Reply(302, {"Location": f"{server.url}/elsewhere"}), OK)
    with pytest.raises(errors.APIError) as raised:
        play("chat.create", **FAST)
    assert raised.value.status_code == 302
    assert len(server.requests) == 1


def test_credentials_do_not_follow_a_redirect_to_another_origin(server: Server) -> None:
    with running_server() as other:
        other.play(Reply(200, {"Content-Type": "application/octet-stream"}))
        server.play(Reply(307, {"Location": f"{other.url}/x"}))
        with httpx.Client(follow_redirects=True) as own:
            client = example.Example(server_url=server.url, client=own, header_key=SECRET)
            client.files.replace(file_id="1", content=b"x")
        assert server.requests[0].headers["x-api-key"] == SECRET
        assert SECRET not in str(other.requests[0])


# 11. Secrets


def test_no_secret_is_in_any_repr_log_or_error(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.play(json_reply({"detail": f"wrong key {SECRET}"}, 401))
    for credentials in ({"query_key": SECRET}, {"header_key": SECRET, "cookie_key": SECRET}):
        client = example.Example(server_url=server.url, debug_logger=logging.getLogger("sdk"), **credentials)
        with pytest.raises(errors.AuthenticationError) as raised:
            client.files.list()
        error = raised.value
        assert error.raw_response is not None
        request = error.raw_response.request
        shown = [repr(client), vars(client), client.sdk_configuration, client.sdk_configuration.security]
        shown += [error, str(error), error.body, request, request.url, request.headers.raw, pickle.dumps(error)]
        assert SECRET not in repr(shown)
        client.close()
    assert server.requests[0].target == f"/v1/files?api_key={SECRET}"
    assert server.requests[1].headers["x-api-key"] == SECRET
    assert server.requests[1].headers["cookie"] == f"session={SECRET}"
    assert caplog.text
    assert SECRET not in caplog.text


def test_no_secret_is_in_a_transport_failure_or_its_cause(server: Server, waits: list[float]) -> None:
    server.play(Reply(reset="before"))
    client = example.Example(server_url=server.url, header_key=SECRET, cookie_key=SECRET)
    with pytest.raises(errors.ConnectionFailedError) as raised:
        client.files.list()
    cause = raised.value.__cause__
    assert isinstance(cause, httpx.HTTPError)
    assert SECRET not in repr([raised.value, cause, cause.request, cause.request.headers.raw])
    client.close()


def test_a_client_does_not_pickle_its_credentials() -> None:
    security = example.Example(bearer_auth=SECRET).sdk_configuration.security
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(security)


@pytest.mark.parametrize("key", ["", "  ", "a\r\nX-Evil: 1"])
def test_an_empty_or_illegal_key_is_an_error_at_once(key: str) -> None:
    with pytest.raises(errors.ConfigurationError) as raised:
        example.Example(bearer_auth=key)
    assert "Evil" not in str(raised.value)


def test_the_key_comes_from_the_environment_or_a_callable(
    server: Server, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    monkeypatch.setenv("EXAMPLE_BEARER_AUTH", "")
    with pytest.raises(errors.ConfigurationError, match="EXAMPLE_BEARER_AUTH"):
        play("chat.create", {"bearer_auth": None}, **FAST)


def test_without_a_key_the_request_goes_without_one(server: Server, play: Play) -> None:
    server.play(OK)
    play("chat.create", {"bearer_auth": None}, **FAST)
    assert "authorization" not in server.requests[0].headers
    assert "cookie" not in server.requests[0].headers


# 12. Errors


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "APIError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_each_status_has_its_class_and_an_error_carries_the_response(
    server: Server, play: Play, status: int, name: str
) -> None:
    server.play(json_reply({"title": "t"}, status, X_Request_Id="r1"))
    with pytest.raises(errors.APIError) as raised:
        play("chat.create", retries=None, **FAST)
    error = raised.value
    assert type(error).__name__ == name
    assert (error.status_code, error.body, error.request_id) == (status, '{"title": "t"}', "r1")
    assert error.message == "API error occurred"
    assert str(error) == f'API error occurred: Status {status}\n{{"title": "t"}}'
    models = importlib.import_module("python_example.models")
    assert error.data == (models.Problem(title="t") if status == 422 else {"title": "t"})


def test_an_error_hashes_pickles_and_cuts_its_body(server: Server, play: Play) -> None:
    server.play(Reply(400, {"X-Request-Id": "r1"}, (b"x" * 5000,)))
    with pytest.raises(errors.BadRequestError) as raised:
        play("chat.create", **FAST)
    error = raised.value
    copy = pickle.loads(pickle.dumps(error))
    assert len(error.body) == 2049
    assert {error: 1}[error] == 1
    assert type(copy) is type(error)
    assert (copy.status_code, copy.body, copy.request_id, str(copy)) == (400, error.body, "r1", str(error))
    assert copy.raw_response is None


def test_every_error_of_the_tree_pickles() -> None:
    def tree(type_: type) -> Iterator[type]:
        yield type_
        for child in type_.__subclasses__():
            yield from tree(child)

    for type_ in tree(errors.SDKError):
        assert str(pickle.loads(pickle.dumps(type_("m")))) == str(type_("m"))


@pytest.mark.parametrize("body", [b'{"object":', b"", b"<html>"])
def test_a_success_that_cannot_be_read_is_one_typed_error(server: Server, play: Play, body: bytes) -> None:
    server.play(Reply(200, {"Content-Type": "application/json"}, (body,)))
    with pytest.raises(errors.UnreadableResponseError) as raised:
        play("chat.create", **FAST)
    assert raised.value.status_code == 200


def test_a_success_of_another_type_is_an_error_that_shows_it(server: Server, play: Play) -> None:
    server.play(Reply(200, {"Content-Type": "text/html"}, (b"<html>",)))
    with pytest.raises(errors.UnexpectedResponseError, match="text/html"):
        play("chat.create", **FAST)


@pytest.mark.parametrize(
    ("status", "content_type"),
    [(200, "application/json; charset=utf-8"), (200, "application/vnd.x+json"), (200, None), (201, "application/json")],
)
def test_a_json_success_is_read_whatever_name_it_has(
    server: Server, play: Play, status: int, content_type: str | None
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    server.play(Reply(status, headers, (b'\xef\xbb\xbf{"id":"a","messages":[]}',)))
    assert play("chat.create", **FAST).id == "a"


def test_a_body_cut_short_is_a_typed_error(server: Server, play: Play) -> None:
    server.play(Reply(200, {"Content-Type": "application/json"}, (b'{"id":',), short=True))
    with pytest.raises(errors.ConnectionFailedError):
        play("chat.create", **FAST)


def test_strict_mode_refuses_a_response_that_does_not_fit(server: Server, play: Play) -> None:
    server.play(json_reply({"id": "a"}))
    assert play("chat.create", **FAST).messages is None
    with pytest.raises(errors.UnreadableResponseError):
        play("chat.create", {"strict": True}, **FAST)


# 13. Clients


def test_a_callers_client_is_never_closed(server: Server) -> None:
    server.play(OK)
    with httpx.Client() as own:
        with example.Example(server_url=server.url, client=own) as client:
            client.chat.create(**FAST)
        assert not own.is_closed


def test_a_callers_async_client_is_never_closed(server: Server) -> None:
    async def run() -> None:
        server.play(OK)
        async with httpx.AsyncClient() as own:
            async with example.Example(server_url=server.url, async_client=own) as client:
                await client.chat.create_async(**FAST)
            assert not own.is_closed

    asyncio.run(run())


def test_no_connection_is_opened_before_the_first_call_and_ours_is_closed(server: Server) -> None:
    server.play(OK)
    with example.Example(server_url=server.url) as client:
        assert server.connections == 0
        client.chat.create(**FAST)
        assert server.open_connections == 1
    assert server.wait_until(lambda: server.open_connections == 0)


def test_thirty_two_threads_share_a_client(server: Server) -> None:
    server.play(OK)
    failures: list[BaseException] = []
    with example.Example(server_url=server.url, bearer_auth="k") as client:

        def work() -> None:
            try:
                for _ in range(5):
                    assert client.chat.create(**FAST).id == "a"
            except Exception as failure:  # noqa: BLE001 (a thread's failure is asserted on below)
                failures.append(failure)

        threads = [threading.Thread(target=work) for _ in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert failures == []
    assert len(server.requests) == 160


def test_one_client_serves_several_event_loops(server: Server) -> None:
    server.play(OK)
    client = example.Example(server_url=server.url)

    async def run() -> str:
        async with client:
            return str((await client.chat.create_async(**FAST)).id)

    assert [asyncio.run(run()), asyncio.run(run())] == ["a", "a"]


# 14. Path and header values


def test_path_values_are_percent_encoded(server: Server, play: Play) -> None:
    server.play(events_reply("data: [DONE]\n\n"))
    play("chat.follow", chat_id="a/b ?#é")
    assert server.requests[0].target == "/v1/chat/a%2Fb%20%3F%23%C3%A9/events"


@pytest.mark.parametrize("value", [".", "..", "", None])
def test_path_values_that_would_lead_elsewhere_are_refused(server: Server, play: Play, value: Any) -> None:
    with pytest.raises(errors.ConfigurationError):
        play("chat.follow", chat_id=value)
    assert server.requests == []


@pytest.mark.parametrize("headers", [{"X-A": "a\r\nX-B: b"}, {"X-A": "a\nb"}, {"X\r\nA": "a"}, {"X-A": "\u2603"}])
def test_header_values_that_cannot_be_sent_are_refused(server: Server, play: Play, headers: dict[str, str]) -> None:
    with pytest.raises(errors.ConfigurationError):
        play("chat.create", http_headers=headers, **FAST)
    assert server.requests == []


def test_a_callers_headers_win_whatever_their_case(server: Server, play: Play) -> None:
    server.play(OK)
    play("chat.create", http_headers={"accept": "x/y", "AUTHORIZATION": "Token t", "user-agent": "mine"}, **FAST)
    headers = server.requests[0].headers
    assert (headers["accept"], headers["authorization"], headers["user-agent"]) == ("x/y", "Token t", "mine")


# Servers and twins


def test_a_stream_twin_is_the_same_url_without_its_fragment(server: Server, play: Play) -> None:
    server.play(events_reply("data: [DONE]\n\n"))
    play("chat.create_stream", **FAST)
    assert (server.requests[0].target, server.requests[0].headers["accept"]) == ("/v1/chat", "text/event-stream")


@pytest.mark.parametrize("suffix", ["/base", "/base/", "/base//"])
def test_slashes_at_the_end_of_a_server_do_not_matter(server: Server, play: Play, suffix: str) -> None:
    server.play(OK)
    play("chat.create", server_url=server.url + suffix, **FAST)
    assert server.requests[0].target == "/base/v1/chat"


def test_a_server_may_have_variables() -> None:
    client = example.Example(server_idx=1)
    assert client.sdk_configuration.resolved_server_url() == "https://eu.example.com"
    client = example.Example(server_idx=1, url_params={"region": "us"})
    assert client.sdk_configuration.resolved_server_url() == "https://us.example.com"


@pytest.mark.parametrize("options", [{"server_url": "ftp://x"}, {"server_idx": 9, "server_url": ""}])
def test_a_server_that_cannot_be_called_is_an_error_at_once(play: Play, options: dict[str, Any]) -> None:
    with pytest.raises(errors.ConfigurationError):
        play("chat.create", options, **FAST)
