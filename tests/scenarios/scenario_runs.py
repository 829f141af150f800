"""Plays scenario files with generated SDKs against the mock, and writes down what the server and the caller saw."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

from python_player import Player
from speaking import Speaker

from specloom.diagnostics import Diagnostics
from specloom.ir import Api, Place, SchemeKind
from specloom.loader import load
from specloom.mock import Mock, Request, Scenario, ScenarioFile, read_scenarios, serving
from specloom.packages import package, title_of
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve
from specloom.target import PackageInfo, Plan
from specloom.target.casing import constant
from toolchain.node import find_node, tool, toolchain

HERE = Path(__file__).parent
_FRACTION = re.compile(r"(T\d\d(?::|%3A)\d\d(?::|%3A)\d\d)\.000Z")
ALWAYS = ("accept", "authorization", "content-type", "cookie", "idempotency-key")
"""Headers that a trace shows; user-agent and what the HTTP library adds may differ."""

Play = Callable[[dict[str, Any]], dict[str, Any]]
"""A player: the outcome of a call."""


@dataclass(frozen=True)
class Performance:
    """A scenario file, an SDK of its document in each language, and a mock that they call.

    Attributes:
        plans: By language, how the SDK calls things.
        players: By name, which begins with the language.
    """

    file: ScenarioFile
    api: Api
    plans: dict[str, Plan]
    mock: Mock
    players: dict[str, Play]


@contextmanager
def performing(path: Path, folder: Path) -> Iterator[Performance]:
    """Generates both SDKs of a file's document and serves it. TypeScript is compiled without a check of its types."""
    file = read_scenarios(path)
    document = load(path.parent / file.document)
    api = resolve(document, Diagnostics())
    title = re.sub(r"\W", "", title_of(document)).capitalize()
    info = package(title, {"name": f"{title.lower()}-scenarios", "client": title})
    plans = {name: _generate(name, api, info, folder / name) for name in ("python", "typescript")}
    _compile(folder, info)
    (folder / "types.json").write_text(json.dumps(Speaker(api, plans["typescript"]).types()), encoding="utf-8")
    with ExitStack() as stack:
        mock = stack.enter_context(serving(api, document))
        stack.enter_context(patch.dict(os.environ, dict(_environment(file, api, info))))
        python = Player(_import(folder, info), info.client, mock.url)
        players = {
            "python": python.play,
            "python-async": lambda call: asyncio.run(python.play_async(call)),
            "typescript": stack.enter_context(_node(folder, info, mock.url)),
        }
        yield Performance(file, api, plans, mock, players)


def _import(folder: Path, info: PackageInfo) -> ModuleType:
    name = info.name.replace("-", "_")
    with patch.object(sys, "path", [str(folder / "python" / "src"), *sys.path]):
        importlib.import_module(f"{name}.errors")
        return importlib.import_module(name)


def _generate(language: str, api: Api, info: PackageInfo, folder: Path) -> Plan:
    (found,) = discover(templates_root() / language)
    loaded = found.load()
    plan = loaded.target.plan(api, info, {})
    for path, content in render(api, plan, loaded, info, Templates.of(loaded)).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return plan


def _compile(folder: Path, info: PackageInfo) -> None:
    package_folder = folder / "typescript"
    sources = sorted(str(path.relative_to(package_folder)) for path in (package_folder / "src").rglob("*.ts"))
    command = [find_node().node, tool("esbuild"), *sources, "--outdir=dist/esm", "--outbase=src", "--log-level=error"]
    subprocess.run([str(part) for part in command], cwd=package_folder, check=True, timeout=60)
    (package_folder / "dist" / "esm" / "package.json").write_text('{"type": "module"}')
    modules = folder / "node_modules"
    modules.mkdir()
    (modules / info.name).symlink_to(package_folder)
    (package_folder / "node_modules").symlink_to(toolchain() / "node_modules")
    (folder / "player.mjs").write_bytes((HERE / "player.mjs").read_bytes())


@contextmanager
def _node(folder: Path, info: PackageInfo, url: str) -> Iterator[Play]:
    command = [str(find_node().node), "player.mjs", info.name, info.client, url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=folder, **pipes) as process:  # type: ignore[call-overload]  # pipes vary
        try:

            def play(call: dict[str, Any]) -> dict[str, Any]:
                process.stdin.write(f"{json.dumps(call)}\n")
                process.stdin.flush()
                outcome: dict[str, Any] = json.loads(process.stdout.readline())
                return outcome

            yield play
        finally:
            process.kill()


def _environment(file: ScenarioFile, api: Api, info: PackageInfo) -> Iterator[tuple[str, str]]:
    """Credentials under the variables that both SDKs read; Python takes the two parts of a basic one by themselves."""
    for scheme in api.schemes:
        secret = file.credentials.get(scheme.name.wire)
        if secret is not None:
            yield f"{info.environment}_{constant(scheme.name)}", secret
            if scheme.kind is SchemeKind.BASIC:
                user, _, password = secret.partition(":")
                yield f"{info.environment}_USERNAME", user
                yield f"{info.environment}_PASSWORD", password


def trace(performance: Performance, scenario: Scenario, player: str) -> dict[str, Any]:
    """What the server and the caller see of a scenario."""
    mock, api = performance.mock, performance.api
    mock.play(scenario.turns)
    outcome = performance.players[player](Speaker(api, performance.plans[player.partition("-")[0]]).call(scenario))
    refused = [seen.problem for seen in mock.seen if seen.problem]
    assert not refused, f"the mock refused what {player} sent: {refused}"
    shown = (*ALWAYS, *_headers(api, scenario.operation))
    return {"requests": [_seen(seen.request, shown, mock.base_path) for seen in mock.seen], "outcome": normal(outcome)}


def _headers(api: Api, name: str) -> Iterator[str]:
    """Headers that carry parameters or keys."""
    operation = next(each for each in api.operations if each.operation_name.wire == name)
    yield from (each.name.wire.lower() for each in operation.parameters if each.place is Place.HEADER)
    yield from (
        each.wire.lower() for each in api.schemes if each.kind is SchemeKind.API_KEY and each.place is Place.HEADER
    )


def _seen(request: Request, shown: tuple[str, ...], base: str) -> dict[str, Any]:
    headers = {name: request.header(name) for name in shown}
    if headers["content-type"]:
        headers["content-type"] = request.media_type
    key = headers["idempotency-key"]
    return {
        "method": request.method,
        "path": request.path.removeprefix(base),
        "query": normal(urlsplit(request.target).query),
        "headers": {**headers, "idempotency-key": key and "<key>"},
        "key": key,
        "body": _body(request),
    }


def _body(request: Request) -> Any:
    if request.media_type == "application/json":
        return normal(json.loads(request.body)) if request.body else None
    if request.media_type == "application/x-www-form-urlencoded":
        return [list(pair) for pair in parse_qsl(request.body.decode(), keep_blank_values=True)]
    if request.media_type.startswith("multipart/"):
        head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
        message = BytesParser(policy=HTTP).parsebytes(head + request.body)
        parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
        return [[part.get_param("name", header="content-disposition"), _content(part)] for part in parts]
    return request.body.decode()


def _content(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def normal(value: Any) -> Any:
    """A value in one spelling: a whole number as such, a time without empty fractions."""
    if isinstance(value, dict):
        return {key: normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return _FRACTION.sub(r"\1Z", value)
    return value


def differences(scenario: Scenario, found: dict[str, Any]) -> Iterator[str]:
    """Where a trace is not what the scenario expects."""
    requests, outcome = found["requests"], found["outcome"]
    if len(requests) != scenario.attempts:
        yield f"{len(requests)} attempts, not {scenario.attempts}"
    if any(request != requests[0] for request in requests):
        yield f"the attempts differ: {requests}"
    expected = scenario.request
    for request in requests[:1]:
        for name in expected.model_fields_set - {"headers"}:
            if request[name] != normal(getattr(expected, name)):
                yield f"{name} is {request[name]!r}, not {getattr(expected, name)!r}"
        for name, value in expected.headers.items():
            if request["headers"].get(name) != value:
                yield f"header {name} is {request['headers'].get(name)!r}, not {value!r}"
    for name in ("value", "events", "error"):
        wanted = getattr(scenario.outcome, name)
        is_given = name in scenario.outcome.model_fields_set or name == "error"
        if is_given and outcome.get(name) != normal(wanted):
            yield f"{name} is {outcome.get(name)!r}, not {wanted!r}"
