"""The event-stream decoder against the recorded cases, however the bytes are cut."""

from __future__ import annotations

import base64
import importlib
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_package import SHARED, load_runtime

load_runtime()
sse: Any = importlib.import_module("sdk_runtime.sse")

CASES_FILE = SHARED / "cases" / "event-streams.json"
CASES: list[dict[str, Any]] = json.loads(CASES_FILE.read_text()) if CASES_FILE.exists() else []
SMALL = [case for case in CASES if "input_b64" in case]
HUGE = [case for case in CASES if "input_gen" in case]


def decoded(pieces: list[bytes]) -> tuple[list[dict[str, Any]], int | None]:
    decoder = sse.Decoder()
    events = [event._asdict() for piece in pieces for event in decoder.feed(piece)]
    decoder.close()
    return events, decoder.retry


def expected(case: dict[str, Any]) -> tuple[list[dict[str, Any]], int | None]:
    return case["expected"], case["retry_final"]


def test_the_recorded_cases_are_present() -> None:
    if not CASES:
        pytest.skip("the shared material is not beside this checkout")
    assert len(SMALL) + len(HUGE) == len(CASES)


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case["name"])
def test_a_case_decodes_whole_byte_by_byte_and_at_every_two_way_cut(case: dict[str, Any]) -> None:
    data = base64.b64decode(case["input_b64"])
    assert decoded([data]) == expected(case)
    assert decoded([data[i : i + 1] for i in range(len(data))]) == expected(case)
    for cut in range(len(data) + 1):
        assert decoded([data[:cut], data[cut:]]) == expected(case), f"cut at {cut}"


@pytest.mark.parametrize("case", [case for case in SMALL if "chunks_b64" in case], ids=lambda case: case["name"])
def test_an_event_is_delivered_with_the_chunk_that_ends_it(case: dict[str, Any]) -> None:
    decoder, counts = sse.Decoder(), []
    events: list[Any] = []
    for chunk in case["chunks_b64"]:
        events.extend(decoder.feed(base64.b64decode(chunk)))
        counts.append(len(events))
    assert [event._asdict() for event in events] == case["expected"]
    assert counts == case.get("expected_after_chunks", counts)


@pytest.mark.parametrize("case", HUGE, ids=lambda case: case["name"])
@pytest.mark.parametrize("size", [1024, 1 << 30], ids=["1 KiB pieces", "one piece"])
def test_a_huge_case_decodes(case: dict[str, Any], size: int) -> None:
    given_ = case["input_gen"]
    data = (given_["prefix"] + given_["unit"] * given_["count"] + given_["suffix"]).encode()
    wanted = case["expected_gen"]["each_data"]
    events, _ = decoded([data[i : i + size] for i in range(0, len(data), size)])
    assert len(events) == case["expected_gen"]["events"]
    text = wanted.get("join", "").join([wanted["unit"]] * wanted["count"])
    assert all(event["data"] == text for event in events)


def test_work_is_linear_a_mebibyte_in_kibibyte_pieces_takes_well_under_half_a_second() -> None:
    data = b"data: " + b"x" * (1 << 20) + b"\n\n"
    started = time.perf_counter()
    events, _ = decoded([data[i : i + 1024] for i in range(0, len(data), 1024)])
    assert len(events) == 1
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    "data", [b"data: " + b"x" * 200, b"data: 0123456789\n" * 20, b":" + b"x" * 200], ids=["line", "lines", "comment"]
)
def test_an_event_over_the_limit_is_a_named_error_after_the_whole_events(data: bytes) -> None:
    decoder = sse.Decoder(max_event_bytes=100)
    events = []
    with pytest.raises(sse.EventTooLargeError):
        for event in decoder.feed(b"data: a\n\n" + data):
            events.append(event.data)
    assert events == ["a"]


def test_many_events_together_may_exceed_the_limit() -> None:
    decoder = sse.Decoder(max_event_bytes=100)
    assert len(list(decoder.feed(b"data: 0123456789\n\n" * 50))) == 50


def test_a_valid_retry_field_is_reported_with_its_event_and_kept_by_the_decoder() -> None:
    decoder = sse.Decoder()
    events = list(decoder.feed(b"retry: 10\ndata: a\n\ndata: b\n\n"))
    assert [event.retry for event in events] == [10, None]
    assert decoder.retry == 10


def test_a_retry_of_thousands_of_digits_is_ignored() -> None:
    decoder = sse.Decoder()
    assert [event.data for event in decoder.feed(b"retry: " + b"9" * 5000 + b"\ndata: a\n\n")] == ["a"]
    assert decoder.retry is None


@pytest.mark.parametrize(
    ("data", "unfinished"),
    [
        (b"data: a\n\n", None),
        (b"data: a\n\n: ping", None),
        (b"data: a", "a"),
        (b"data: a\n", "a"),
        (b"event: a\n", ""),
        (b"", None),
    ],
)
def test_after_close_the_decoder_knows_whether_an_event_was_cut(data: bytes, unfinished: str | None) -> None:
    decoder = sse.Decoder()
    list(decoder.feed(data))
    decoder.close()
    assert decoder.unfinished == unfinished


@given(st.binary(max_size=200), st.data())
def test_cuts_never_matter_and_no_bytes_raise(data: bytes, draw: st.DataObject) -> None:
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(data)), max_size=6)))
    pieces = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    assert decoded(pieces) == decoded([data])


_LINES = st.lists(
    st.sampled_from([b"data: a", b"data:b", b"data", b"", b"", b"event: e", b"id: 1", b"retry: 5", b": c", b"x: y"]),
    max_size=12,
)


@given(_LINES, st.sampled_from([b"\n", b"\r", b"\r\n"]), st.sampled_from([b"\n", b"\r", b"\r\n"]))
def test_every_kind_of_line_end_means_the_same(lines: list[bytes], one: bytes, other: bytes) -> None:
    assert decoded([one.join([*lines, b""])]) == decoded([other.join([*lines, b""])])
