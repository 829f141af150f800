"""The Python SDK sends what the published package was recorded to send, and what comes of it is at least as good.

At least as good means, for each recorded call:

- a value that was returned is returned, with every member it had; what the recording shows as null may be absent;
- events that were delivered are delivered, those behind the sentinel aside; what broke a stream either does not, or is an
  error of the SDK after them;
- an ``APIError`` is one, with the same status, body and message, unless a response of the scenario was a success: then its
  value may be the result;
- any other exception that was raised after sending is an error of the SDK, or a value; one raised before sending is raised
  before sending.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
RECORDED = SHARED / "cases" / "wire.json"
DOCUMENT = SHARED / "atoma" / "history" / "32-46e43c3.yml"
COMPARED: Final = ("authorization", "accept", "content-type")
BY_HAND: Final = "confidential_"
"""Resources whose published methods were written by hand; they are among the differences in ``specloom.yaml``."""

Case = dict[str, Any]


def recorded() -> dict[str, Case]:
    """The recorded calls of the Python package, by id."""
    if not RECORDED.exists():
        return {}
    cases = json.loads(RECORDED.read_text(encoding="utf-8"))["cases"]
    return {case["id"]: case for case in cases if case["sdk"] == "python" and not case["operation"].startswith(BY_HAND)}


CASES: Final = recorded()

pytestmark = pytest.mark.skipif(not CASES, reason="the shared recordings are not beside this checkout")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SDK, made with this repository's settings of the document that the published package was made of."""
    folder = tmp_path_factory.mktemp("wire")
    command = [sys.executable, "-m", "specloom", "generate", "--quiet", "--config", str(ROOT / "specloom.yaml")]
    subprocess.run([*command, "--spec", str(DOCUMENT), "--out", str(folder)], check=True, timeout=120, cwd=ROOT)
    return folder / "python" / "src"


@pytest.fixture(scope="module")
def played(site: Path) -> dict[str, Case]:
    """What came of each case, by id."""
    done = subprocess.run(
        [sys.executable, str(HERE / "wire_replay.py"), str(site), "atoma_sdk", "AtomaSDK"],
        input=json.dumps(list(CASES.values())),
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )
    return {case["id"]: case for case in json.loads(done.stdout)}


@pytest.mark.parametrize("name", CASES)
def test_the_first_request_is_the_recorded_one(played: dict[str, Case], name: str) -> None:
    """Method, path with query, body, and the headers that matter; nothing is sent where nothing was."""
    case, sent = CASES[name], played[name]["requests"]
    if case["request"] is None:
        assert sent == []
        return
    expected, actual = case["request"], sent[0]
    assert (actual["method"], actual["path"]) == (expected["method"], expected["path"])
    assert {key: actual["headers"].get(key) for key in COMPARED} == {
        key: expected["headers"].get(key) for key in COMPARED
    }
    assert "cookie" not in actual["headers"]
    assert without_new(actual["json"], expected["json"], case["call"]["args"]) == expected["json"]


@pytest.mark.parametrize("name", CASES)
def test_the_outcome_is_at_least_as_good(played: dict[str, Case], name: str) -> None:
    """By the rule at the head of this module."""
    case, ours = CASES[name], played[name]["outcome"]
    theirs = case["outcome"]
    if case["request"] is None:
        assert "raised" in ours
    elif "returned" in theirs:
        if not is_overridden(case):
            assert ours["returned"]["type"] == theirs["returned"]["type"]
            assert holds(ours["returned"]["value"], theirs["returned"]["value"])
    elif "stream" in theirs:
        expected = before_sentinel(case, theirs["events"])
        if is_cut(case):  # what follows the last whole event may be an event, or an error
            assert holds(ours["events"], expected[: len(ours["events"])]) and len(ours["events"]) >= len(expected) - 1
        else:
            assert holds(ours["events"][: len(expected)], expected) and len(ours["events"]) >= len(expected)
        assert "raised" not in ours or is_sdk_error(ours)
        assert "raised" in theirs or "raised" not in ours or is_cut(case)
    elif "api" in theirs and "raised" in ours:
        assert "atoma_sdk.errors.APIError" in ours["tree"]
        same = ("status_code", "body", "message")
        assert {key: ours["api"][key] for key in same} == {key: theirs["api"][key] for key in same}
    elif "raised" in ours:
        assert is_sdk_error(ours)
    else:
        assert any(holds(ours["returned"]["value"], body) for body in successes(case))


def without_new(actual: Any, expected: Any, given: Any) -> Any:
    """A body without the members that the recorded one lacks though its caller gave them."""
    if isinstance(actual, dict) and isinstance(expected, dict) and isinstance(given, dict):
        kept = {key: value for key, value in actual.items() if key in expected or given.get(key) != value}
        return {key: without_new(value, expected.get(key), given.get(key)) for key, value in kept.items()}
    if isinstance(actual, list) and isinstance(expected, list) and isinstance(given, list):
        return [without_new(*each) for each in zip(actual, expected, given, strict=True)]
    return actual


def holds(actual: Any, expected: Any) -> bool:
    """Whether a value has everything of another, nulls aside, which may be absent."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            holds(actual.get(key), value) for key, value in expected.items() if value is not None or key in actual
        )
    if isinstance(expected, list):
        same_length = isinstance(actual, list) and len(actual) == len(expected)
        return same_length and all(holds(*each) for each in zip(actual, expected, strict=True))
    return bool(actual == expected)


def before_sentinel(case: Case, events: list[Any]) -> list[Any]:
    """Events without those that arrived behind the sentinel."""
    before, sentinel, _ = stream_text(case).partition("[DONE]")
    return events[: before.count("data:") - 1] if sentinel else events


def is_cut(case: Case) -> bool:
    """Whether the stream ends inside an event."""
    text = stream_text(case)
    return "[DONE]" not in text and bool(text) and not text.endswith(("\n\n", "\r\n\r\n", "\r\r"))


def stream_text(case: Case) -> str:
    """What the server streams at last."""
    chunks = case["response_scenario"][-1].get("raw_chunks", [])
    return b"".join(bytes.fromhex(each[4:]) if each.startswith("hex:") else each.encode() for each in chunks).decode(
        "utf-8", "replace"
    )


def successes(case: Case) -> list[Any]:
    """Bodies of the scenario that are successes."""
    found = []
    for step in case["response_scenario"]:
        body = step.get("body")
        if 200 <= step.get("status", 200) < 300 and body is not None:
            found.append(json.loads(body) if isinstance(body, str) and body else body)
    return found


def is_overridden(case: Case) -> bool:
    """Whether the recorded call disregarded a setting of the caller's own HTTP client, which ours honours."""
    return "client" in case["call"]["client"]


def is_sdk_error(outcome: Case) -> bool:
    """Whether what was raised is an error of the SDK."""
    return "atoma_sdk.errors.SDKError" in outcome["tree"]


# What the published package does wrong: each has the promise that ours keeps.


def outcome(played: dict[str, Case], name: str) -> Case:
    """What came of a case, which must be among those recorded."""
    found: Case = played[name]["outcome"]
    return found


def test_an_empty_key_is_an_error_at_once(played: dict[str, Case]) -> None:
    """Not an illegal header."""
    assert outcome(played, "client.empty_auth")["raised"] == "atoma_sdk.errors.ConfigurationError"
    assert played["client.empty_auth"]["requests"] == []


def test_no_time_at_all_is_an_error_at_once(played: dict[str, Case]) -> None:
    """Not a connection that fails in a strange way."""
    assert outcome(played, "call.timeout_zero")["raised"] == "atoma_sdk.errors.ConfigurationError"


def test_the_callers_own_client_keeps_its_time_out(played: dict[str, Case]) -> None:
    """It was overridden by none at all."""
    assert outcome(played, "custom_client_timeout")["raised"] == "atoma_sdk.errors.RequestTimeoutError"


@pytest.mark.parametrize("name", ["call.timeout", "client.timeout"])
def test_a_time_out_is_an_error_of_the_sdk(played: dict[str, Case], name: str) -> None:
    """And comes in time."""
    assert outcome(played, name)["raised"] == "atoma_sdk.errors.RequestTimeoutError"
    assert played[name]["seconds"] < 1.2


@pytest.mark.parametrize("name", ["resp.truncated", "resp.reset", "retry.conn_reset_off"])
def test_a_broken_connection_is_an_error_of_the_sdk(played: dict[str, Case], name: str) -> None:
    assert outcome(played, name)["raised"] == "atoma_sdk.errors.ConnectionFailedError"


def test_a_connection_that_was_reset_is_tried_again(played: dict[str, Case]) -> None:
    """Where the caller's policy says so."""
    assert outcome(played, "retry.conn_reset_on")["returned"]["type"] == "ModelList"


@pytest.mark.parametrize("name", ["resp.200.malformed_json", "resp.200.empty_body"])
def test_a_malformed_success_is_one_typed_error(played: dict[str, Case], name: str) -> None:
    """With status and body."""
    found = outcome(played, name)
    assert found["raised"] == "atoma_sdk.errors.UnreadableResponseError"
    assert found["api"]["status_code"] == 200


@pytest.mark.parametrize(
    "name", ["resp.201", "resp.200.no_ct", "resp.200.problem_json", "resp.200.missing_required", "resp.200.wrong_type"]
)
def test_a_success_that_is_not_quite_as_promised_is_read(played: dict[str, Case], name: str) -> None:
    """As far as it fits."""
    assert outcome(played, name)["returned"]["type"] == "ModelList"


def test_retry_after_is_honoured(played: dict[str, Case]) -> None:
    """To the second, whatever the longest interval of the policy."""
    assert 1.0 <= played["retry.retry_after_1s"]["seconds"] < 2.5
    assert played["retry.retry_after_0"]["seconds"] < 1.0


def test_jitter_is_proportional(played: dict[str, Case]) -> None:
    """An interval of 10 ms is not one of up to a second."""
    assert played["retry.big_interval"]["seconds"] < 0.9


@pytest.mark.parametrize("name", ["retry.none_default_503", "retry.408"])
def test_what_is_safe_to_repeat_is_repeated(played: dict[str, Case], name: str) -> None:
    """Without being asked for, and on a request time-out too."""
    assert outcome(played, name)["returned"]["type"] == "ModelList"
    assert len(played[name]["requests"]) == 2


def test_a_streamed_retry_closes_its_responses(played: dict[str, Case]) -> None:
    """Of two responses the second is read to its end, and the connection of the first is not left open."""
    assert len(played["retry.stream_503"]["requests"]) == 2
    assert outcome(played, "retry.stream_503")["open_connections"] <= 1


@pytest.mark.parametrize("name", ["sse.bom", "sse.event_only", "sse.id_only", "sse.comments", "sse.empty"])
def test_what_is_no_event_breaks_no_stream(played: dict[str, Case], name: str) -> None:
    """A byte order mark, a ping, an id, a comment: the events around them arrive."""
    found, expected = outcome(played, name), stream_text(CASES[name]).partition("[DONE]")[0].count('"choices"')
    assert "raised" not in found
    assert len(found["events"]) == expected


def test_an_event_that_lacks_fields_is_delivered(played: dict[str, Case]) -> None:
    """As far as it fits, and so is what follows."""
    found = outcome(played, "sse.missing_fields")
    assert "raised" not in found
    assert len(found["events"]) == 3


def test_an_error_inside_a_stream_is_an_api_error(played: dict[str, Case]) -> None:
    """After the events before it."""
    found = outcome(played, "sse.error_event")
    assert found["raised"] == "atoma_sdk.errors.StreamEventError"
    assert (len(found["events"]), json.loads(found["api"]["body"])) == (1, {"error": {"message": "boom"}})


def test_nothing_behind_the_sentinel_is_delivered(played: dict[str, Case]) -> None:
    """Not even what arrived with it."""
    assert len(outcome(played, "sse.done_same_chunk_more")["events"]) == 1


@pytest.mark.parametrize("name", ["sse.cut_mid_event_clean", "sse.cut_mid_event_abort", "sse.cut_abort_close_framing"])
def test_a_stream_that_is_cut_is_never_a_silent_end(played: dict[str, Case], name: str) -> None:
    """The whole events first, then a typed error."""
    found = outcome(played, name)
    assert found["raised"] == "atoma_sdk.errors.StreamInterruptedError"
    assert len(found["events"]) == 1


def test_the_environment_key_is_read_and_there_is_a_default_time_out(site: Path) -> None:
    """Both are seen on the request that a hook is given."""
    program = """
import json
from atoma_sdk import AtomaSDK
from atoma_sdk._hooks import BeforeRequestHook

class Stop(Exception): ...

class Look(BeforeRequestHook):
    def before_request(self, hook_ctx, request):
        return Stop(json.dumps([request.headers["authorization"], request.extensions["timeout"]]))

sdk = AtomaSDK()
sdk.sdk_configuration.get_hooks().register_before_request_hook(Look())
try:
    sdk.models_.models_list()
except Stop as stopped:
    print(stopped)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(site), "ATOMASDK_BEARER_AUTH": "from-environment"},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    authorization, times = json.loads(done.stdout)
    assert authorization == "Bearer from-environment"
    assert 0 < times["connect"] <= 5
    assert 0 < times["read"] <= 60
