"""Events a second of the generated Atoma SDK on a loopback stream, beside the ``openai`` package and ``httpx-sse``.

Run it with ``make bench``: it needs the peers in its own environment. Every contender reads the same stream from the
same server, which is a process of its own, and adds up the text of its deltas, so that none can lose an event. Each
round runs every contender once, beginning with another one each time; a ratio is the median over rounds of a
contender's events a second over the ``openai`` package's in the same round.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import importlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SDK = ROOT / "generated" / "python" / "src"
SERVER = Path(__file__).with_name("stream_server.py")

EVENTS = 50_000
FRAMINGS = {"events": "one event an HTTP chunk", "blocks": "16 KiB an HTTP chunk"}
TARGET = 3.0
REQUEST: dict[str, Any] = {"model": "a-model", "messages": [{"role": "user", "content": "hello"}]}


@dataclass(frozen=True, slots=True)
class Contender:
    """A way to read the stream.

    Attributes:
        name: As the table shows it.
        gives: What one item is, for a fair reading of the ratios.
        half: Which of two halves it belongs to; ratios are within one.
        read: Reads the stream of a base URL to its end: the number of characters of all deltas.
    """

    name: str
    gives: str
    half: str
    read: Callable[[str], int]


def specloom(base_url: str) -> int:
    sdk = importlib.import_module("atoma_sdk")
    with sdk.AtomaSDK(bearer_auth="key", server_url=base_url) as client, client.chat.create_stream(**REQUEST) as stream:
        return sum(len(event.data.choices[0].delta.content) for event in stream)


def openai(base_url: str) -> int:
    package = importlib.import_module("openai")
    with package.OpenAI(api_key="key", base_url=f"{base_url}/v1") as client:
        stream = client.chat.completions.create(stream=True, **REQUEST)
        return sum(len(chunk.choices[0].delta.content) for chunk in stream)


def httpx_sse(base_url: str) -> int:
    httpx, package = importlib.import_module("httpx"), importlib.import_module("httpx_sse")
    size = 0
    with (
        httpx.Client() as client,
        package.connect_sse(client, "POST", f"{base_url}/v1/chat/completions", json=REQUEST) as source,
    ):
        for event in source.iter_sse():
            if event.data == "[DONE]":
                break
            size += len(event.json()["choices"][0]["delta"]["content"])
    return size


async def specloom_async(base_url: str) -> int:
    sdk = importlib.import_module("atoma_sdk")
    size = 0
    async with (
        sdk.AtomaSDK(bearer_auth="key", server_url=base_url) as client,
        await client.chat.create_stream_async(**REQUEST) as stream,
    ):
        async for event in stream:
            size += len(event.data.choices[0].delta.content)
    return size


async def openai_async(base_url: str) -> int:
    package = importlib.import_module("openai")
    size = 0
    async with package.AsyncOpenAI(api_key="key", base_url=f"{base_url}/v1") as client:
        async for chunk in await client.chat.completions.create(stream=True, **REQUEST):
            size += len(chunk.choices[0].delta.content)
    return size


async def httpx_sse_async(base_url: str) -> int:
    httpx, package = importlib.import_module("httpx"), importlib.import_module("httpx_sse")
    size = 0
    async with (
        httpx.AsyncClient() as client,
        package.aconnect_sse(client, "POST", f"{base_url}/v1/chat/completions", json=REQUEST) as source,
    ):
        async for event in source.aiter_sse():
            if event.data == "[DONE]":
                break
            size += len(event.json()["choices"][0]["delta"]["content"])
    return size


def in_a_loop(read: Callable[[str], Coroutine[Any, Any, int]]) -> Callable[[str], int]:
    return lambda base_url: asyncio.run(read(base_url))


CONTENDERS = (
    Contender("specloom", "typed events", "sync", specloom),
    Contender("openai", "typed events", "sync", openai),
    Contender("httpx-sse", "dicts", "sync", httpx_sse),
    Contender("specloom, async", "typed events", "async", in_a_loop(specloom_async)),
    Contender("openai, async", "typed events", "async", in_a_loop(openai_async)),
    Contender("httpx-sse, async", "dicts", "async", in_a_loop(httpx_sse_async)),
)


@contextmanager
def server(events: int) -> Iterator[str]:
    """The URL of a server in a process of its own."""
    command = [sys.executable, str(SERVER), str(events)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


def events_a_second(contender: Contender, base_url: str, events: int) -> float:
    """One reading of the whole stream.

    Raises:
        SystemExit: Some of it was lost.
    """
    gc.collect()
    begin = time.perf_counter()
    size = contender.read(base_url)
    seconds = time.perf_counter() - begin
    if size != sum(len(f"word{number} ") for number in range(events)):
        raise SystemExit(f"{contender.name} read {size} characters, which is not the whole stream")
    return events / seconds


def rounds(base_url: str, count: int, events: int) -> list[dict[str, float]]:
    """``count`` rounds of one reading each, by contender's name."""
    results = []
    for number in range(count):
        shift = number % len(CONTENDERS)
        order = (*CONTENDERS[shift:], *CONTENDERS[:shift])
        results.append({contender.name: events_a_second(contender, base_url, events) for contender in order})
    return results


def table(framing: str, results: list[dict[str, float]]) -> str:
    """One line a contender: median events a second, and times the ``openai`` package's of the same half."""
    lines = [f"{framing:28}{'events/s':>10}{'x openai':>10}  gives"]
    for contender in CONTENDERS:
        peer = next(other.name for other in CONTENDERS if other.half == contender.half and "openai" in other.name)
        speed = statistics.median(result[contender.name] for result in results)
        ratio = statistics.median(result[contender.name] / result[peer] for result in results)
        lines.append(f"{contender.name:28}{speed:10,.0f}{ratio:9.2f}x  {contender.gives}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=3, help="timed readings by each contender (default: 3)")
    parser.add_argument("--events", type=int, default=EVENTS, help=f"events of the stream (default: {EVENTS:,})")
    options = parser.parse_args()
    if options.rounds < 1 or options.events < 1:
        parser.error("--rounds and --events must be at least 1")
    sys.path.insert(0, str(SDK))
    with server(options.events) as url:
        for contender in CONTENDERS:
            contender.read(f"{url}/warm")
        for name, framing in FRAMINGS.items():
            print(table(framing, rounds(f"{url}/{name}", options.rounds, options.events)), flush=True)
    print(f"specloom should reach {TARGET:.0f}x in both halves")


if __name__ == "__main__":
    main()
