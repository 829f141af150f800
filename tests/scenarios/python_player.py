"""Plays calls with a generated Python SDK, synchronous and asynchronous, and says what the caller sees."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any

from pydantic_core import to_jsonable_python

Outcome = dict[str, Any]

_KINDS = (
    ("StreamInterruptedError", "interrupted"),
    ("RequestTimeoutError", "timeout"),
    ("ConnectionFailedError", "connection"),
    ("UnexpectedResponseError", "unexpected"),
    ("UnreadableResponseError", "unreadable"),
    ("StreamEventError", "event"),
    ("ConfigurationError", "invalid"),
)


class Player:
    """One SDK's client against one server."""

    def __init__(self, package: ModuleType, client: str, url: str) -> None:
        self._package = package
        self._client = getattr(package, client)
        self._url = url

    def play(self, call: dict[str, Any]) -> Outcome:
        """The outcome of a call."""
        events: list[Any] = []
        with self._client(server_url=self._url) as client:
            method = _method(client, call["way"], "")
            try:
                result = method(**arguments(method, call, self._package))
                if not call["streams"]:
                    return {"value": plain(result.read() if hasattr(result, "read") else result)}
                with result as stream:
                    events.extend(plain(event) for event in stream)
            except self._package.errors.SDKError as error:
                return {**({"events": events} if events else {}), "error": kind(error)}
        return {"events": events}

    async def play_async(self, call: dict[str, Any]) -> Outcome:
        """The outcome of a call of the method's asynchronous twin."""
        events: list[Any] = []
        async with self._client(server_url=self._url) as client:
            method = _method(client, call["way"], "_async")
            try:
                result = await method(**arguments(method, call, self._package))
                if not call["streams"]:
                    return {"value": plain(await result.read() if hasattr(result, "read") else result)}
                async with result as stream:
                    async for event in stream:
                        events.append(plain(event))
            except self._package.errors.SDKError as error:
                return {**({"events": events} if events else {}), "error": kind(error)}
        return {"events": events}


def _method(client: Any, way: list[str], suffix: str) -> Any:
    resource, method = way
    return getattr(getattr(client, resource), method + suffix)


def arguments(method: Any, call: dict[str, Any], package: ModuleType) -> dict[str, Any]:
    """Keyword arguments: parameters, and the body whole or field by field, as the method takes it."""
    accepted = inspect.signature(method).parameters.keys()
    found = {each["name"]: each["value"] for each in call["parameters"]}
    body = call["body"]
    if body is not None:
        whole = accepted & {"request", "request_body"}
        if whole:
            found[whole.pop()] = _made(body["value"], body["shape"])
        else:
            found |= {
                field["name"]: _made(body["value"][wire], field["shape"])
                for wire, field in body["fields"].items()
                if wire in body["value"]
            }
    # A field may be called what an argument may not: the name of a builtin has an underscore behind it there.
    found = {name if name in accepted else f"{name}_": value for name, value in found.items()}
    options = call["options"]
    if options["timeout"] is not None:
        found["timeout_ms"] = int(options["timeout"] * 1000)
    if options["retries"] is not None:
        found["retries"] = _policy(options["retries"], package)
    return found


def _policy(retries: dict[str, float] | bool, package: ModuleType) -> Any:
    """A retry policy of the caller's own; ``None`` for no retries."""
    if not isinstance(retries, dict):
        return None
    wait, total = int(retries["wait"] * 1000), int(retries["total"] * 1000)
    return package.utils.RetryConfig("backoff", package.utils.BackoffStrategy(wait, wait, 1, total), True)


def _made(value: Any, shape: dict[str, Any] | None) -> Any:
    return value.encode() if shape == {"scalar": "binary"} else value


def plain(value: Any) -> Any:
    """What the caller got, as JSON with wire names."""
    if isinstance(value, bytes):
        return value.decode()
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return to_jsonable_python(value, by_alias=True)


def kind(error: Exception) -> str:
    """The failure in the scenario file's words."""
    names = {each.__name__ for each in type(error).__mro__}
    return next((word for name, word in _KINDS if name in names), f"status {getattr(error, 'status_code', None)}")
