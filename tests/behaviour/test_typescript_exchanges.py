"""The recorded exchanges of the published TypeScript package, replayed by ours: the same requests, no worse outcomes.

Each call is made against a loopback server that plays the recorded responses. Of one call recorded with several releases the
latest counts. Resources that the published package wraps by hand in encryption are left out: ours speak as the document does.
"""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typescript_generation import node

from toolchain.node import tool, toolchain

SCRIPT = Path(__file__).parent / "typescript" / "exchanges.mjs"
RECORDED = Path(__file__).parents[3] / "shared" / "cases" / "wire.json"
WRAPPED = ("confidentialChat.", "confidentialEmbeddings.", "confidentialImages.")
HEADERS = ("accept", "authorization", "content-type")
LARGEST_EXACT = 2**53 - 1

Case = dict[str, Any]


@cache
def cases() -> dict[str, Case]:
    """The cases to replay, by their name; none where they are not beside this checkout."""
    if not RECORDED.exists():
        return {}
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))["cases"]
    ours = [case for case in recorded if case["sdk"] == "typescript" and not case["operation"].startswith(WRAPPED)]
    ours.sort(key=lambda case: [int(part) for part in case["version"].split("-")[0].split(".")])
    return {case["id"]: case for case in ours}


def key_of(case: Case) -> str | None:
    """The key that the recorded client was made with: the usual one, unless the request went without or had another."""
    sent = (case["request"] or {}).get("headers", {}).get("authorization", "")
    has_own = "env" in case["call"] or (case["request"] is not None and not sent)
    return None if has_own else "key"


def with_text(step: dict[str, Any]) -> dict[str, Any]:
    """A response with its body as text, spelled as the recorder did."""
    body = step.get("body", "")
    return {**step, "text": body if isinstance(body, str) else json.dumps(body)}


@pytest.fixture(scope="module")
def replayed(generated: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of every case."""
    if not cases():
        pytest.skip("the recorded exchanges are not beside this checkout")
    package = tmp_path_factory.mktemp("exchanges") / "atoma-sdk"
    shutil.copytree(generated / "typescript", package)
    (package / "node_modules").symlink_to(toolchain() / "node_modules")
    node(tool("tsc"), "-p", "tsconfig.json", cwd=package)
    shutil.copy(SCRIPT, package)
    material = [
        {**case, "key": key_of(case), "response_scenario": [with_text(step) for step in case["response_scenario"]]}
        for case in cases().values()
    ]
    (package / "cases.json").write_text(json.dumps(material), encoding="utf-8")
    result: dict[str, Any] = json.loads(node(SCRIPT.name, "cases.json", cwd=package, seconds=120))
    return result


def request_of(sent: dict[str, Any] | None) -> dict[str, Any] | None:
    """What is compared of a request."""
    if sent is None:
        return None
    headers = {name: sent["headers"].get(name) for name in HEADERS}
    return {"method": sent["method"], "path": sent["path"], "json": sent.get("json"), **headers}


@pytest.mark.parametrize("name", cases() or [pytest.param("", marks=pytest.mark.skip("no recorded exchanges"))])
def test_first_request_is_the_recorded_one(name: str, replayed: dict[str, Any]) -> None:
    """Method, path, query, body, and the headers that mean something; no request where the input was refused."""
    first = next(iter(replayed["found"][name]["requests"]), None)
    assert request_of(first) == request_of(cases()[name]["request"])
    assert first is None or first["headers"].get("cookie") != ""


@pytest.mark.parametrize("name", cases() or [pytest.param("", marks=pytest.mark.skip("no recorded exchanges"))])
def test_outcome_is_no_worse(name: str, replayed: dict[str, Any]) -> None:
    """The rule is ``fault_of``."""
    case, replay = cases()[name], replayed["found"][name]
    assert fault_of(case["outcome"], replay["outcome"], case["response_scenario"]) is None
    assert replay["isUntouched"]


def fault_of(recorded: dict[str, Any], ours: dict[str, Any], scenario: list[dict[str, Any]]) -> str | None:
    """Why an outcome is worse than the recorded one, or None.

    It is as good when it is the same: the same value, the same events, an error of the same name, status, media type and body.
    It is better when

    - an error takes the place of a rounded integer, of a stream that was cut in silence, or of an error within a stream
      that nobody noticed;
    - an error of the package takes the place of one that is none of its own;
    - a value takes the place of an error, and the server did send that value;
    - events follow where the recorded stream gave up, and the server did send them.
    """
    if ours.get("raised") and not ours.get("isOurs"):
        return f"{ours['raised']} is no error of the package"
    if "events" in recorded:
        return stream_fault(recorded, ours, scenario[-1])
    if "raised" in recorded:
        return error_fault(recorded, ours, scenario[-1])
    returned = recorded["returned"]
    if ours.get("raised") == "SDKValidationError" and rounds(scenario[-1]):
        return None
    if isinstance(returned, dict) and returned.get("ok") is False:
        return error_fault(returned["error"], (ours.get("returned") or {}).get("error", {}), scenario[-1])
    return None if ours.get("returned") == returned else f"{ours} in place of {returned}"


def error_fault(recorded: dict[str, Any], ours: dict[str, Any], last: dict[str, Any]) -> str | None:
    """Why an error is worse, or what came in place of one."""
    if "returned" in ours:
        return None if last.get("status", 200) < 300 and sent_json(last) else f"{ours} in place of an error"
    if ours.get("raised") != recorded["raised"]:
        return f"{ours} in place of {recorded['raised']}"
    expected = recorded.get("api", {})
    actual = {key: ours.get(key) for key in expected}
    return None if actual == expected else f"{actual} in place of {expected}"


def stream_fault(recorded: dict[str, Any], ours: dict[str, Any], last: dict[str, Any]) -> str | None:
    """Why a stream is worse."""
    expected, actual = recorded["events"], ours.get("events")
    sent = "".join(piece for piece in last["raw_chunks"] if isinstance(piece, str))
    kept = [event for event in expected if "error" not in (event.get("data") or {})]
    if actual is None or actual[: len(kept)] != kept:
        return f"{ours} in place of {expected}"
    if len(actual) > sent.count("data:"):
        return f"{len(actual)} events are more than were sent"
    if has_failed(sent, last):
        return None if ours.get("raised") else "a stream that failed ended in silence"
    return f"{ours['raised']} in place of an end" if ours.get("raised") else None


def has_failed(sent: str, last: dict[str, Any]) -> bool:
    """Whether a stream broke off, sent what is no JSON, or sent an error."""
    lines = sent.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    *events, rest = lines.split("\n\n")
    if last.get("end") == "abort" or (rest and "[DONE]" not in rest):
        return True
    return any(is_failure(event) for event in events)


def is_failure(event: str) -> bool:
    """Whether an event is malformed, or an error."""
    data = "\n".join(line.removeprefix("data:").strip() for line in event.split("\n") if line.startswith("data:"))
    if data in ("", "[DONE]"):
        return False
    try:
        value = json.loads(data)
    except ValueError:
        return True
    return "event: error" in event or (isinstance(value, dict) and bool(value.get("error")))


def sent_json(step: dict[str, Any]) -> bool:
    """Whether a response's body is JSON, whatever its headers say."""
    try:
        json.loads(with_text(step)["text"])
    except ValueError:
        return False
    return True


def rounds(step: dict[str, Any]) -> bool:
    """Whether a response holds an integer that a number of JavaScript would round."""
    found = []
    json.loads(with_text(step)["text"], parse_int=lambda digits: found.append(abs(int(digits)) > LARGEST_EXACT))
    return any(found)


# What the published package does wrong, by its name in the design. Each is asserted on its own, where a case shows it.


def outcome(name: str, replayed: dict[str, Any]) -> dict[str, Any]:
    """What came of one case; skips where it was not recorded."""
    if name not in replayed["found"]:
        pytest.skip(f"{name} is not among the recorded exchanges")
    held: dict[str, Any] = replayed["found"][name]
    return held


def test_nothing_rejects_unseen(replayed: dict[str, Any]) -> None:
    """No promise of ours is rejected without somebody who listens."""
    assert replayed["unhandled"] == []


def test_the_environment_gives_the_key(replayed: dict[str, Any]) -> None:
    """And nothing is sent where nobody gives one."""
    sent = outcome("client.env_auth", replayed)["requests"][0]["headers"]
    assert sent["authorization"] == "Bearer envkey"
    assert "authorization" not in outcome("client.no_auth", replayed)["requests"][0]["headers"]


def test_no_cookie_header_is_empty(replayed: dict[str, Any]) -> None:
    """Nor is there one, for no call has a cookie."""
    sent = [request for held in replayed["found"].values() for request in held["requests"]]
    assert not [request for request in sent if "cookie" in request["headers"]]


def test_options_are_left_as_they_were(replayed: dict[str, Any]) -> None:
    """Time-outs and retries among them."""
    assert all(held["isUntouched"] for held in replayed["found"].values())


@pytest.mark.parametrize("name", ["sse.bom", "sse.event_only", "sse.event_id_retry", "sse.multi_data_lines"])
def test_harmless_events_do_not_break_a_stream(name: str, replayed: dict[str, Any]) -> None:
    """A byte order mark, a ping, an event without data, other fields."""
    held = outcome(name, replayed)["outcome"]
    assert len(held["events"]) == 1
    assert "raised" not in held


@pytest.mark.parametrize("name", ["sse.done", "sse.done_then_hang", "sse.done_no_trailing_blank"])
def test_the_sentinel_is_no_event_and_the_end(name: str, replayed: dict[str, Any]) -> None:
    """Without waiting for the server to close."""
    held = outcome(name, replayed)
    assert "raised" not in held["outcome"]
    assert held["seconds"] < 2


@pytest.mark.parametrize("name", ["sse.cut_mid_event_clean", "sse.cut_after_complete_json_no_blank"])
def test_a_cut_is_never_silent(name: str, replayed: dict[str, Any]) -> None:
    """The whole events are delivered, then a connection error."""
    held = outcome(name, replayed)["outcome"]
    assert (len(held["events"]), held["raised"]) == (1, "ConnectionError")


def test_an_error_in_a_stream_is_raised(replayed: dict[str, Any]) -> None:
    """As an API error that says what the server said."""
    held = outcome("sse.error_event", replayed)["outcome"]
    assert (len(held["events"]), held["raised"]) == (1, "APIError")
    assert "boom" in held["message"]


def test_a_malformed_event_is_one_typed_error(replayed: dict[str, Any]) -> None:
    """After the events before it."""
    held = outcome("sse.malformed_json_event", replayed)["outcome"]
    assert (len(held["events"]), held["raised"]) == (1, "SDKValidationError")


def test_a_time_out_covers_the_retries(replayed: dict[str, Any]) -> None:
    """It is not begun anew with each."""
    assert outcome("retry.timeout_on", replayed)["seconds"] < 1


def test_retry_after_is_honoured(replayed: dict[str, Any]) -> None:
    """To the second."""
    held = outcome("retry.retry_after_1s", replayed)
    assert len(held["requests"]) == 2
    assert 1 <= held["seconds"] < 2.5
