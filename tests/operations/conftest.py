"""The SDK of ``operations.yaml``, a server to call, and calls in either half of it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from behaviour import typescript_generation
from behaviour.python_generation import generate_file, imported
from operations.material import Call, Play, Player
from operations.players import PythonPlayer, typescript_player
from runtime.python_server import Server, running_server
from toolchain.node import tool

DOCUMENT = Path(__file__).with_name("operations.yaml")


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source folder of the generated package."""
    return generate_file(DOCUMENT, tmp_path_factory.mktemp("widgets"))


@pytest.fixture(scope="session")
def sdk(source: Path) -> Any:
    """The generated package."""
    return imported(source, "widgets")


@pytest.fixture(scope="session")
def typescript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that the TypeScript SDK is installed into, compiled."""
    root = tmp_path_factory.mktemp("typescript-widgets")
    package = root / "node_modules" / "widgets"
    typescript_generation.generate_file(DOCUMENT, package)
    typescript_generation.node(tool("tsc"), "-p", "tsconfig.json", cwd=package)
    shutil.copy(DOCUMENT.parent / "typescript" / "player.mjs", root)
    return root


@pytest.fixture(scope="session")
def in_typescript(typescript: Path) -> Iterator[Callable[[Call, str], dict[str, Any]]]:
    """Calls of the TypeScript SDK."""
    with typescript_player(typescript) as play:
        yield play


@pytest.fixture(params=["python", "python-async", "typescript"])
def player(request: pytest.FixtureRequest, loop_server: Server) -> Player:
    """Makes calls to the server in some language."""
    if request.param == "typescript":
        play = request.getfixturevalue("in_typescript")
    else:
        play = PythonPlayer(request.getfixturevalue("sdk"), request.param == "python-async")
    return lambda call: play(call, loop_server.url)


@pytest.fixture
def loop_server() -> Iterator[Server]:
    """A server that plays a script."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest, sdk: Any, loop_server: Server) -> Play:
    """Calls a method by its name, ``params.get``, in either half; streams and listings are read to their end.

    ``then`` is given a download, and ``response`` asks for the response as well.
    """

    async def run_async(name: str, options: dict[str, Any], then: Any, raw: bool, arguments: dict[str, Any]) -> Any:
        async with sdk.Widgets(**options) as client:
            resource, method = name.split(".")
            bound = getattr(getattr(client, resource), f"{method}_async")
            result = (sdk.utils.with_response(bound) if raw else bound)(**arguments)
            if hasattr(result, "__aiter__"):
                return [item async for item in result]
            result = await result
            if then is not None:
                return await getattr(result, then)()
            return [item async for item in result] if hasattr(result, "__aiter__") else result

    def run_sync(name: str, options: dict[str, Any], then: Any, raw: bool, arguments: dict[str, Any]) -> Any:
        with sdk.Widgets(**options) as client:
            resource, method = name.split(".")
            bound = getattr(getattr(client, resource), method)
            result = (sdk.utils.with_response(bound) if raw else bound)(**arguments)
            if then is not None:
                return getattr(result, then)()
            return list(result) if hasattr(result, "__next__") else result

    def run(
        operation: str,
        client: dict[str, Any] | None = None,
        /,
        then: str | None = None,
        response: bool = False,
        **arguments: Any,
    ) -> Any:
        options = {"bearer": "b", "server_url": loop_server.url, **(client or {})}
        if request.param == "sync":
            return run_sync(operation, options, then, response, arguments)
        return asyncio.run(run_async(operation, options, then, response, arguments))

    run.is_async = request.param == "async"  # type: ignore[attr-defined]
    return run
