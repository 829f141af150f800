"""The event-stream decoder against the recorded cases, however the bytes are cut."""

from __future__ import annotations

import base64
import importlib
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from event_stream_reference import decode_slowly
from hypothesis import given
from hypothesis import strategies as st
from python_calls import Half
from python_package import SHARED, load_runtime

load_runtime()
sse: Any = importlib.import_module("sdk_runtime.sse")
streaming: Any = importlib.import_module("sdk_runtime._http.streaming")
eventstreaming: Any = importlib.import_module("sdk_runtime.utils.eventstreaming")
errors: Any = importlib.import_module("sdk_runtime.errors")

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


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in the given pieces, for either half."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


def streamed(half: Half, pieces: list[bytes]) -> list[dict[str, Any]]:
    """The events of a body as a public stream delivers them; a cut at its end is an error after them."""
    reader = streaming.EventReader(lambda event: event._asdict(), "a sentinel that no case has", is_text=True)
    type_ = eventstreaming.EventStreamAsync if half.is_async else eventstreaming.EventStream
    stream = type_(httpx.Response(200, stream=Pieces(pieces)), None, reader=reader)
    events = []
    try:
        while True:
            events.append(half.next(stream))
    except (StopIteration, StopAsyncIteration, errors.StreamInterruptedError):
        return events


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case["name"])
def test_a_case_reaches_the_caller_of_either_half_however_it_is_cut(half: Half, case: dict[str, Any]) -> None:
    data = base64.b64decode(case["input_b64"])
    assert streamed(half, [data]) == case["expected"]
    assert streamed(half, [data[i : i + 1] for i in range(len(data))]) == case["expected"]
    for cut in range(1, len(data), 1 + len(data) // 300):
        assert streamed(half, [data[:cut], data[cut:]]) == case["expected"], f"cut at {cut}"


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


def test_a_mebibyte_in_kibibyte_pieces_takes_well_under_half_a_second() -> None:
    data = b"data: " + b"x" * (1 << 20) + b"\n\n"
    started = time.thread_time()
    events, _ = decoded([data[i : i + 1024] for i in range(0, len(data), 1024)])
    assert len(events) == 1
    assert time.thread_time() - started < 0.5


SHAPES = {
    "one event of one line": lambda size: b"data: " + b"x" * size + b"\n\n",
    "one event of tiny lines": lambda size: b"data:\n" * (size // 6) + b"\n",
    "an endless line": lambda size: b"data: " + b"x" * size,
    "an endless comment": lambda size: b":" + b"x" * size,
    "many tiny events": lambda size: b"data:x\n\n" * (size // 8),
    "blank lines": lambda size: b"\n" * size,
    "carriage returns": lambda size: b"data:x\r\r" * (size // 8),
    "one event of CR lines": lambda size: b"data:\r" * (size // 6) + b"\r",
    "pairs of CR and LF": lambda size: b"\r\n" * (size // 2),
    "no field at all": lambda size: b"x" * size + b"\n",
}


@pytest.mark.parametrize("piece", [1, 1024])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_work_is_linear_in_the_bytes(shape: Any, piece: int) -> None:
    """Eight times the bytes take about eight times the time; quadratic work would take 64 times."""
    size = (1 << 13) * (1 if piece == 1 else 32)

    def seconds(data: bytes) -> float:
        pieces = [data[i : i + piece] for i in range(0, len(data), piece)]
        best = float("inf")
        for _ in range(3):
            decoder = sse.Decoder()
            started = time.thread_time()
            for each in pieces:
                for _event in decoder.feed(each):
                    pass
            best = min(best, time.thread_time() - started)
        return best

    assert seconds(shape(8 * size)) < 32 * seconds(shape(size)) + 0.01


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


@pytest.mark.parametrize("rest", [b"\n\n", b"x", b"", b"data: b\n\n"])
def test_once_an_event_was_too_large_nothing_more_is_decoded(rest: bytes) -> None:
    """Its bytes are gone, so what follows could only be half an event."""
    decoder = sse.Decoder(max_event_bytes=100)
    for data in (b"data: 0123456789\n" * 20, rest, b"data: c\n\n"):
        with pytest.raises(sse.EventTooLargeError):
            list(decoder.feed(data))
    decoder.close()
    assert decoder.unfinished is None


def test_an_event_of_just_the_limit_is_delivered_whatever_its_pieces() -> None:
    data = b"data: " + b"x" * 94 + b"\n\n"
    for size in (1, 7, 200):
        decoder = sse.Decoder(max_event_bytes=100)
        pieces = [data[i : i + size] for i in range(0, len(data), size)]
        assert len([event for piece in pieces for event in decoder.feed(piece)]) == 1


def test_an_iterator_that_nobody_reads_loses_its_own_events_and_no_others() -> None:
    """``feed`` takes its bytes in at once, not while its result is read."""
    decoder = sse.Decoder()
    decoder.feed(b"data: lost\n\nid: 7\ndata: he")
    later = decoder.feed(b"llo\n\n")
    assert [event.data for event in decoder.feed(b"data: last\n\n")] == ["last"]
    assert list(later) == [sse.Event("message", "hello", "7", None)]


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


_BYTES = st.lists(
    st.sampled_from(
        [b"data", b"event", b"id", b"retry", b"x", b":", b": ", b" ", b"\n", b"\n\n", b"\r", b"\r\n", b"12", b"\x00"]
        + ["\ufeff".encode(), "\u00e9".encode(), b"\xe2\x82", b"\xff", b"\xf0\x9f\x98\x80", b"\xc3"]
    ),
    max_size=30,
).map(b"".join)


@given(_BYTES | st.binary(max_size=100), st.data())
def test_the_decoder_agrees_with_a_slow_one_written_from_the_standard(data: bytes, draw: st.DataObject) -> None:
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(data)), max_size=6)))
    pieces = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    events = [(event["event"], event["data"], event["id"]) for event in decoded(pieces)[0]]
    assert events == decode_slowly(data)
