"""A loopback server for ``streaming.py``: chat chunks, rendered before the first request, as one event stream.

It prints its port and serves until it is killed. The path begins with how the stream is cut into HTTP chunks:

    /events/…    one event a chunk, as inference servers send them
    /blocks/…    16 KiB a chunk, as a proxy passes them on
    /warm/…      the first hundred events, one a chunk
"""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Iterable

BLOCK_BYTES = 16 * 1024
WARM_EVENTS = 100

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def event(number: int) -> bytes:
    """One chunk of a chat completion, as the Atoma API and OpenAI's send it."""
    chunk = {
        "id": "chatcmpl-123",
        "object": "chat.completion.chunk",
        "created": 1_700_000_000,
        "model": "a-model",
        "choices": [
            {"index": 0, "delta": {"content": f"word{number} "}, "logprobs": None, "finish_reason": None},
        ],
    }
    return b"data: " + json.dumps(chunk, separators=(",", ":")).encode() + b"\n\n"


def chunked(pieces: Iterable[bytes]) -> bytes:
    """A whole response whose body has one HTTP chunk for each piece."""
    return HEAD + b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def responses(count: int) -> dict[bytes, bytes]:
    """What is sent for each first segment of a path."""
    events = [event(number) for number in range(count)]
    end = b"data: [DONE]\n\n"
    body = b"".join([*events, end])
    blocks = (body[start : start + BLOCK_BYTES] for start in range(0, len(body), BLOCK_BYTES))
    return {
        b"events": chunked([*events, end]),
        b"blocks": chunked(blocks),
        b"warm": chunked([*events[:WARM_EVENTS], end]),
    }


def serve(connection: socket.socket, rendered: dict[bytes, bytes]) -> None:
    """Answers the requests of one connection."""
    with connection, connection.makefile("rb") as stream:
        while line := stream.readline():
            length = 0
            while header := stream.readline().strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            stream.read(length)
            connection.sendall(rendered[line.split(b"/")[1]])


def quietly(connection: socket.socket, rendered: dict[bytes, bytes]) -> None:
    try:
        serve(connection, rendered)
    except OSError:
        pass  # a client may leave before the last chunk: it has seen the sentinel


def main() -> None:
    rendered = responses(int(sys.argv[1]))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=quietly, args=(connection, rendered), daemon=True).start()


if __name__ == "__main__":
    main()
