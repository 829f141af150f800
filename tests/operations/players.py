"""Makes the calls of the tables in ``material.py``: in Python, in either half of it, and in TypeScript."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import inspect
import io
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from operations.material import Call, File
from toolchain.node import find_node


@dataclass(frozen=True)
class PythonPlayer:
    """Calls of a Python SDK to a server."""

    sdk: Any
    is_async: bool

    def __call__(self, call: Call, url: str) -> dict[str, Any]:
        """What the caller sees; see ``material.Player``."""
        try:
            if self.is_async:
                return asyncio.run(self._play_async(call, url))
            return self._play(call, url)
        except self.sdk.StreamInterruptedError:
            return {"error": "interrupted"}
        except self.sdk.errors.SDKError as error:
            if getattr(error, "status_code", None) is None:
                return {"error": repr(error)}
            data = getattr(error, "data", None)
            is_described = hasattr(data, "model_dump")
            kind = type(data).__name__ if is_described else None
            return {
                "error": {"status": error.status_code, "type": kind, "data": _plain(data) if is_described else None}
            }

    def _play(self, call: Call, url: str) -> dict[str, Any]:
        with self.sdk.Widgets(bearer="b", server_url=url, **call.client) as client:
            result = self._called(client, call, "")
            if hasattr(result, "read"):
                return {"value": result.read().decode()}
            if hasattr(result, "__next__"):
                return {"items": [_plain(item) for item in result]}
            return {"value": _plain(result)}

    async def _play_async(self, call: Call, url: str) -> dict[str, Any]:
        async with self.sdk.Widgets(bearer="b", server_url=url, **call.client) as client:
            result = await self._called(client, call, "_async")
            if hasattr(result, "read"):
                return {"value": (await result.read()).decode()}
            if hasattr(result, "__anext__"):
                return {"items": [_plain(item) async for item in result]}
            return {"value": _plain(result)}

    def _called(self, client: Any, call: Call, suffix: str) -> Any:
        resource, name = call.method.split(".")
        method = getattr(getattr(client, resource), name + suffix)
        accepted = inspect.signature(method).parameters
        whole = next((each for each in ("request", "request_body") if each in accepted), None)
        passed = dict(call.parameters)
        if whole is not None and call.body is not None:
            passed[whole] = call.body
        else:
            passed |= call.body or {}
        if call.stream is not None:
            passed["stream"] = call.stream
        named = {_python_name(wire, accepted): self._written(value) for wire, value in passed.items()}
        return method(**named, http_headers=dict(call.headers), **({} if call.retries else {"retries": None}))

    def _written(self, value: Any, *, is_part: bool = False) -> Any:
        match value:
            case File(pieces=[content], name=None):
                return content
            case File(pieces=pieces, name=None):
                return io.BytesIO(b"".join(pieces)) if is_part else (piece for piece in pieces)
            case File(pieces=pieces, name=name, media_type=media_type):
                return self.sdk.types.File((piece for piece in pieces), name, media_type)
            case list():
                return [self._written(item, is_part=True) for item in value]
            case _:
                return value


def _python_name(wire: str, accepted: Mapping[str, Any]) -> str:
    name = wire.replace("-", "_").lower()
    return name if name in accepted else f"{name}_"  # a builtin


def _plain(value: Any) -> Any:
    return value.model_dump(exclude_unset=True) if hasattr(value, "model_dump") else value


@contextmanager
def typescript_player(package: Path) -> Iterator[Callable[[Call, str], dict[str, Any]]]:
    """Calls of the TypeScript SDK that is installed beside ``player.mjs`` in a folder."""
    command = [str(find_node().node), "player.mjs"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=package, **pipes) as process:

        def play(call: Call, url: str) -> dict[str, Any]:
            asked = {**asdict(call), "client": {"serverURL": url, **call.client}}
            asked |= {"parameters": _tagged(call.parameters), "body": _tagged(call.body)}
            process.stdin.write(f"{json.dumps(asked)}\n")
            process.stdin.flush()
            outcome: dict[str, Any] = json.loads(process.stdout.readline())
            return outcome

        try:
            yield play
        finally:
            process.kill()


def _tagged(value: Any) -> Any:
    match value:
        case File(pieces, name, media_type):
            encoded = [base64.b64encode(piece).decode() for piece in pieces]
            return {"$file": {"pieces": encoded, "name": name, "mediaType": media_type}}
        case dt.datetime():
            return {"$time": value.isoformat()}
        case Mapping():
            return {key: _tagged(item) for key, item in value.items()}
        case list():
            return [_tagged(item) for item in value]
        case _:
            return value
