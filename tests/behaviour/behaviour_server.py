"""A real HTTP server on loopback that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One response. A body that is not bytes is sent as JSON."""

    status: int = 200
    body: Any = b""
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def payload(self) -> bytes:
        """The bytes sent."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names are lower-case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


@dataclass
class Loopback:
    """The server: ``answers`` are given in turn, the last one again and again. One may be a function of what is asked
    and of what was asked before."""

    url: str = ""
    answers: list[Answer | Callable[[Asked, list[Asked]], Answer]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    def answer(self, *answers: Answer | Callable[[Asked, list[Asked]], Answer]) -> None:
        """Forgets what was asked, and answers so from now on."""
        self.asked.clear()
        self.answers[:] = answers


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A server for the time of a test."""
    state = Loopback()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            with lock:
                asked, before = Asked(self.command, self.path, headers, body), list(state.asked)
                state.asked.append(asked)
                answer = state.answers[min(len(state.asked), len(state.answers)) - 1]
            if not isinstance(answer, Answer):
                answer = answer(asked, before)
            payload = answer.payload
            self.send_response(answer.status)
            for name, value in (("content-type", answer.content_type), *answer.headers):
                self.send_header(name, value)
            self.send_header("content-length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _reply

        def log_message(self, format: str, *arguments: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        state.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
