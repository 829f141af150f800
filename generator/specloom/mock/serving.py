"""Connections. ``h11`` knows HTTP; the sockets are ours, because a reset and a cut are made of sockets."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Final

import h11

from specloom.ir import Api
from specloom.loader import Document
from specloom.mock.exchange import Problem, Reply, Request, phrase
from specloom.mock.mocking import Decision, Mock, Told
from specloom.mock.sending import ends, limited, sliced

MOST_BODY: Final = 64 * 1024 * 1024
"""Bytes of a request's body; more is refused."""

MOST_HEAD: Final = 64 * 1024
_READ: Final = 64 * 1024
_GLANCE_SECONDS: Final = 0.05
"""How often a pause looks whether the client is still there."""

_SETTLE_SECONDS: Final = 0.05
"""Time for what was sent to arrive before the reset that may overtake it."""


@contextmanager
def serving(
    api: Api, document: Document, *, host: str = "127.0.0.1", port: int = 0, tell: Told | None = None
) -> Iterator[Mock]:
    """A mock of a document, served by a thread until the block ends.

    Raises:
        OSError: The address cannot be had.
    """
    mock = Mock(api, document, tell)
    started = threading.Event()
    failures: list[BaseException] = []
    stop: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def run() -> None:
        async with listening(mock, host, port):
            end = asyncio.Event()
            stop.append((asyncio.get_running_loop(), end))
            started.set()
            await end.wait()

    def main() -> None:
        try:
            asyncio.run(run())
        except BaseException as error:  # noqa: BLE001 (handed to the thread that waits)
            failures.append(error)
        finally:
            started.set()

    thread = threading.Thread(target=main, name="specloom-mock", daemon=True)
    thread.start()
    started.wait()
    if failures:
        raise failures[0]
    try:
        yield mock
    finally:
        for loop, end in stop:
            with suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(end.set)
        thread.join()


@asynccontextmanager
async def listening(mock: Mock, host: str, port: int) -> AsyncIterator[None]:
    """Serves the mock while the block runs, and tells it its address; then every connection is closed.

    Raises:
        OSError: The address cannot be had.
    """
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await _Connection(mock, reader, writer).serve()
        except (ConnectionError, asyncio.CancelledError):
            pass  # the client left, or the mock ends
        except h11.LocalProtocolError:
            pass  # an answer with a length or a coding that is not its body's: the connection ends where it shows
        finally:
            tasks.discard(task)
            writer.close()

    server = await asyncio.start_server(connected, host, port)
    mock.url = f"http://{_authority(server.sockets[0])}{mock.base_path}"
    try:
        yield
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _authority(listener: socket.socket) -> str:
    host, port, *_ = listener.getsockname()
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


class _Connection:
    """One client's connection, request after request."""

    def __init__(self, mock: Mock, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._mock = mock
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=MOST_HEAD)

    async def serve(self) -> None:
        """Until either side closes the connection."""
        while True:
            try:
                request = await self._request()
            except h11.RemoteProtocolError as error:
                await self._refuse(Problem(error.error_status_hint, f"this is not HTTP/1.1: {error}"))
                return
            except _TooLarge:
                await self._refuse(Problem(413, f"the body is larger than {MOST_BODY} bytes"))
                return
            if request is None or not await self._answer(request):
                return
            self._http.start_next_cycle()

    # Reading.

    async def _request(self) -> Request | None:
        """The next request, its body whole; ``None`` where the client has closed the connection."""
        head = await self._next()
        if not isinstance(head, h11.Request):
            return None
        body = bytearray()
        while not isinstance(event := await self._next(), h11.EndOfMessage):
            if not isinstance(event, h11.Data):
                return None
            body += event.data
            if len(body) > MOST_BODY:
                raise _TooLarge
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in head.headers)
        return Request(head.method.decode("latin-1"), head.target.decode("latin-1"), headers, bytes(body))

    async def _next(self) -> object:
        while True:
            event = self._http.next_event()
            if event is not h11.NEED_DATA:
                return event
            if self._http.they_are_waiting_for_100_continue:
                await self._send(h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue"))
            self._http.receive_data(await self._reader.read(_READ))

    # Writing.

    async def _refuse(self, problem: Problem) -> None:
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            await self._head(problem.reply(), closes=True)
            for piece in problem.reply().pieces:
                await self._send(h11.Data(data=piece))
            await self._send(h11.EndOfMessage())

    async def _answer(self, request: Request) -> bool:
        """Sends a response; tells whether the connection can go on."""
        preflight = _preflight(request)
        decision = Decision(preflight) if preflight else self._mock.decide(request)
        answer, reply = decision.answer, decision.reply
        if not await self._pause(answer.delay):
            return False
        if answer.reset is True or answer.cut is True:
            return await self._end(is_reset=answer.reset is True)
        await self._head(reply)
        if request.method != "HEAD":
            limit = ends(answer, sum(map(len, reply.pieces)))
            for piece in limited(sliced(reply.pieces, answer), limit):
                if not await self._pause(answer.drip):
                    return False
                await self._send(h11.Data(data=piece))
            if not await self._pause(answer.hold):
                return False
            if limit is not None:
                return await self._end(is_reset=answer.reset is not False)
        await self._send(h11.EndOfMessage())
        return self._http.our_state is not h11.MUST_CLOSE

    async def _head(self, reply: Reply, *, closes: bool = False) -> None:
        headers = [*reply.headers, ("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "*")]
        given = {name.lower() for name, _ in headers}
        if not reply.is_stream and given.isdisjoint({"content-length", "transfer-encoding"}) and reply.status != 204:
            headers.append(("Content-Length", str(sum(map(len, reply.pieces)))))
        if closes:
            headers.append(("Connection", "close"))
        encoded = [(name.encode("latin-1"), value.encode("utf-8")) for name, value in headers]
        await self._send(
            h11.Response(status_code=reply.status, headers=encoded, reason=phrase(reply.status).encode("ascii"))
        )

    async def _send(self, event: h11.Event) -> None:
        data = self._http.send(event)
        if data:
            self._writer.write(data)
            await self._writer.drain()

    async def _end(self, *, is_reset: bool) -> bool:
        """Closes the connection where no response ends: politely, or with a reset."""
        if is_reset:
            await asyncio.sleep(_SETTLE_SECONDS)
            own: socket.socket = self._writer.get_extra_info("socket")
            own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._writer.transport.abort()
        return False

    async def _pause(self, seconds: float) -> bool:
        """Waits; tells whether the client is still there."""
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        while (left := until - clock()) > 0 and not self._reader.at_eof():
            await asyncio.sleep(min(left, _GLANCE_SECONDS))
        return not self._reader.at_eof()


class _TooLarge(Exception):
    """A request's body is larger than is read."""


def _preflight(request: Request) -> Reply | None:
    """What a browser asks before it lets a page of another origin call."""
    method = request.header("access-control-request-method")
    if request.method != "OPTIONS" or method is None:
        return None
    headers = request.header("access-control-request-headers") or "*"
    return Reply(204, (("Access-Control-Allow-Methods", method), ("Access-Control-Allow-Headers", headers)))
