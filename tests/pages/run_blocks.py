"""Runs blocks of pages, each as a program of its own. Reads what to run from the file named first, writes what came to the second.

An entry is ``{"file", "url", "package", "is_value"}``; requests to any host go to ``url``. A result is the JSON of the block's
``value``, or the traceback.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
import traceback
from typing import Any

import httpx
import pydantic_core

URL = httpx.URL()


def redirect(transport: type[Any], method: str) -> None:
    """Makes a kind of transport send to ``URL``, whatever host is asked for."""
    original = getattr(transport, method)

    def send(self: Any, request: httpx.Request) -> Any:
        request.url = request.url.copy_with(scheme="http", host=URL.host, port=URL.port)
        return original(self, request)

    setattr(transport, method, send)


def run(entry: dict[str, Any]) -> dict[str, Any]:
    """What came of one block."""
    global URL
    URL = httpx.URL(entry["url"])
    with open(entry["file"], encoding="utf-8") as file:
        code = file.read()
    for variable in re.findall(r'os\.environ\["(\w+)"\]', code):
        os.environ[variable] = "test"
    space: dict[str, Any] = {"__name__": "__main__"}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, entry["file"], "exec"), space)  # noqa: S102 (the page's own program)
        if entry["is_value"]:
            # Not as a request sends it, which leaves out what the server sets: a page shows that, too.
            return {"value": json.loads(pydantic_core.to_json(space["value"], by_alias=True))}
        return {}
    except BaseException:  # noqa: BLE001 (whatever a program raises is its result)
        return {"error": traceback.format_exc(limit=-4)}


def main() -> None:
    """Runs everything."""
    redirect(httpx.HTTPTransport, "handle_request")
    redirect(httpx.AsyncHTTPTransport, "handle_async_request")
    with open(sys.argv[1], encoding="utf-8") as file:
        entries = json.load(file)
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump([run(entry) for entry in entries], file)


if __name__ == "__main__":
    main()
