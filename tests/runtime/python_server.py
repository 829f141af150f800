"""A loopback HTTP server that plays a script: real sockets, real faults."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

CRLF = b"\r\n"


@dataclass
class Received:
    """A request as the server saw it. Header names are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    """What the server answers.

    Attributes:
        pieces: The body, sent piece by piece as chunks.
        delay: Seconds before the head.
        gap: Seconds before each piece.
        reset: Reset the connection; ``"before"`` the head or ``"after"`` the pieces.
        short: Close without the last chunk.
        hold: Keep the connection open after the pieces until the client closes it.
        raw: These bytes instead of everything above but ``delay`` and ``hold``; the connection is closed behind them.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: tuple[bytes, ...] = ()
    delay: float = 0.0
    gap: float = 0.0
    reset: str = ""
    short: bool = False
    hold: bool = False
    raw: bytes | None = None


def json_reply(value: Any, status: int = 200, **headers: str) -> Reply:
    names = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(status, {"Content-Type": "application/json", **names}, (json.dumps(value).encode(),))


def events_reply(*pieces: str | bytes, **options: Any) -> Reply:
    encoded = tuple(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
    return Reply(200, {"Content-Type": "text/event-stream"}, encoded, **options)


class Server:
    """Answers each request with the next reply of the script; the last repeats."""

    def __init__(self) -> None:
        self.script: list[Reply | Callable[[Received], Reply]] = []
        self.requests: list[Received] = []
        self.connections = 0
        self.open_connections = 0
        self.closed_at: list[float] = []
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._alive = True
        self._sockets: set[socket.socket] = set()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def play(self, *script: Reply | Callable[[Received], Reply]) -> None:
        with self._lock:
            self.script = list(script)
            self.requests = []

    def wait_until(self, condition: Callable[[], bool], seconds: float = 20.0) -> bool:
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if condition():
                return True
            time.sleep(0.002)
        return condition()

    def sees_all_closed(self, seconds: float) -> bool:
        """Whether every connection is closed within some seconds.

        A machine that is busy with other work tells late of anything: there, they may take as long as ten connections that are
        opened and closed after them, one after the other.
        """
        if self.wait_until(lambda: self.open_connections == 0, seconds):
            return True
        for _ in range(10):
            self._open_and_close()
        return self.wait_until(lambda: self.open_connections == 0, seconds)

    def _open_and_close(self) -> None:
        connections, others = self.connections, self.open_connections
        with socket.create_connection(self._socket.getsockname()):
            self.wait_until(lambda: self.connections > connections)
        self.wait_until(lambda: self.open_connections <= others)

    def stop(self) -> None:
        self._alive = False
        self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._socket.close()
        with self._lock:
            sockets = list(self._sockets)
        for connection in sockets:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # already gone
        self._thread.join(2)

    def _accept(self) -> None:
        while self._alive:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self.open_connections += 1
                self._sockets.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            with connection, connection.makefile("rb") as stream:
                while (received := _read_request(stream)) is not None:
                    if not self._answer(connection, self._next(received)):
                        return
        except OSError:
            pass  # the client left, which is what many tests are about
        finally:
            with self._lock:
                self.open_connections -= 1
                self.closed_at.append(time.monotonic())
                self._sockets.discard(connection)

    def _next(self, received: Received) -> Reply:
        with self._lock:
            self.requests.append(received)
            step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return step if isinstance(step, Reply) else step(received)

    def _answer(self, connection: socket.socket, reply: Reply) -> bool:
        time.sleep(reply.delay)
        if reply.reset == "before":
            _reset(connection)
            return False
        if reply.raw is not None:
            connection.sendall(reply.raw)
            return _held(connection) if reply.hold else False
        head = [f"HTTP/1.1 {reply.status} X".encode()]
        head += [f"{name}: {value}".encode() for name, value in reply.headers.items()]
        bodiless = reply.status in (204, 304)
        if not bodiless:
            head.append(b"Transfer-Encoding: chunked")
        connection.sendall(CRLF.join(head) + CRLF + CRLF)
        for piece in reply.pieces:
            time.sleep(reply.gap)
            if piece:
                connection.sendall(b"%x" % len(piece) + CRLF + piece + CRLF)
        if reply.reset == "after":
            time.sleep(0.05)
            _reset(connection)
            return False
        if reply.short:
            return False
        if reply.hold:
            return _held(connection)
        if not bodiless:
            connection.sendall(b"0" + CRLF + CRLF)
        return True


def _read_request(stream: Any) -> Received | None:
    line = stream.readline()
    if not line:
        return None
    method, target, _ = line.decode().split(" ", 2)
    headers: dict[str, str] = {}
    while (header := stream.readline().strip()) != b"":
        name, _, value = header.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    return Received(method, target, headers, _read_body(stream, headers))


def _read_body(stream: Any, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return bytes(stream.read(int(headers.get("content-length", "0"))))
    body = b""
    while (size := int(stream.readline(), 16)) > 0:
        body += stream.read(size)
        stream.readline()
    stream.readline()
    return body


def _held(connection: socket.socket) -> bool:
    connection.settimeout(10)
    return bool(connection.recv(1))


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@contextmanager
def running_server() -> Iterator[Server]:
    server = Server()
    try:
        yield server
    finally:
        server.stop()
