"""Python, Python with ``await`` and TypeScript send the same requests, and give the same for the same responses."""

from __future__ import annotations

from typing import Any

import pytest

from operations.material import BOTH, CHOICES, DONE, NOTE, REPLIES, REQUESTS, TIMES, Call, File, Player, parts_of
from runtime.python_server import Received, Reply, Server, json_reply


@pytest.mark.parametrize("case", REQUESTS)
def test_a_request_is_sent(player: Player, loop_server: Server, case: str) -> None:
    call, expected = REQUESTS[case]
    loop_server.play(json_reply("ok") if call.method == "params.get" else DONE)
    assert "error" not in player(call)
    (asked,) = loop_server.requests
    assert seen(asked, expected) == expected


@pytest.mark.parametrize("case", REPLIES)
def test_a_response_is_understood(player: Player, loop_server: Server, case: str) -> None:
    call, reply, expected = REPLIES[case]
    loop_server.play(reply)
    assert player(call) == expected


@pytest.mark.parametrize("case", CHOICES)
def test_the_caller_chooses_a_value_or_a_stream(player: Player, loop_server: Server, case: str) -> None:
    call, chosen, expected = CHOICES[case]
    loop_server.play(BOTH[chosen])
    wanted = {"value": NOTE} if chosen == "value" else {"items": [{"delta": "a"}, {"delta": "b"}]}
    assert player(call) == wanted
    (asked,) = loop_server.requests
    assert seen(asked, expected) == expected
    assert asked.headers["accept"] == {"value": "application/json", "stream": "text/event-stream"}[chosen]


def test_an_idempotency_key_is_made_for_every_call(player: Player, loop_server: Server) -> None:
    loop_server.play(DONE)
    call = Call("bodies.mixed", body={"a": 1})
    player(call)
    upload = REQUESTS["parts with names, types and headers"][0]
    player(upload)
    player(upload)
    bare, first, second = (asked.headers.get("idempotency-key") for asked in loop_server.requests)
    assert bare is None
    assert first and second and first != second and len(first) >= 32


def test_what_can_be_sent_once_is_not_sent_again(player: Player, loop_server: Server) -> None:
    """A stream, even one of nothing; bytes can be."""
    for pieces, times in (((), 1), ((b"a", b"b"), 1), ((b"ab",), 2)):
        loop_server.play(Reply(503, {"Retry-After": "0"}), DONE)
        outcome = player(Call("bodies.put", body=File(pieces), retries=True))
        assert [asked.body for asked in loop_server.requests] == [b"".join(pieces)] * times
        assert ("error" in outcome) is (times == 1)


def seen(asked: Received, expected: dict[str, Any]) -> dict[str, Any]:
    """Of a request what the expectation speaks of."""
    found = {
        "target": lambda: TIMES.sub(r"\1Z", asked.target),
        "headers": lambda: {name: asked.headers.get(name) for name in expected["headers"]},
        "kind": lambda: asked.headers["content-type"].partition(";")[0],
        "parts": lambda: parts_of(asked),
        "body": lambda: asked.json if isinstance(expected["body"], dict) else asked.body,
    }
    return {name: found[name]() for name in expected}
