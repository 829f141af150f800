"""The hand-written package, which the templates follow: it type-checks, imports lazily and runs its hooks."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from python_package import HERE, RUNTIME, load_example
from python_server import json_reply, running_server

example = load_example()


def test_the_package_is_clean_under_mypy_strict(tmp_path: Path) -> None:
    package = tmp_path / "example"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(RUNTIME, package, ignore=ignored)
    shutil.copytree(HERE / "python_example", package, dirs_exist_ok=True, ignore=ignored)
    command = [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.10", "--no-incremental", "example"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert result.stdout.startswith("Success"), result.stdout


def test_importing_the_package_and_constructing_a_client_loads_neither_httpx_nor_pydantic() -> None:
    program = (
        "import sys; from python_package import load_example; load_example().Example(bearer_auth='k').chat;"
        "print([name for name in ('httpx', 'pydantic', 'asyncio') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=HERE, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_runtime_imports_nothing_but_itself_and_its_dependencies() -> None:
    allowed = {"httpx", "pydantic", "pydantic_core", "typing_extensions"} | set(sys.stdlib_module_names)
    for module in RUNTIME.rglob("*.py"):
        for line in module.read_text().splitlines():
            words = line.split()
            if words[:1] in (["import"], ["from"]) and not words[1].startswith("."):
                assert words[1].partition(".")[0] in allowed, f"{module}: {line}"


def test_hooks_see_and_change_what_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: Any = importlib.import_module("python_example._hooks")
    sdkhooks: Any = importlib.import_module("python_example._hooks.sdkhooks")
    seen: list[str] = []

    class Recorder(hooks.SDKInitHook, hooks.BeforeRequestHook, hooks.AfterSuccessHook, hooks.AfterErrorHook):
        def sdk_init(self, base_url: str, client: Any) -> Any:
            seen.append("init")
            return base_url, client

        def before_request(self, hook_ctx: Any, request: Any) -> Any:
            seen.append(f"before {hook_ctx.operation_id}")
            request.headers["X-Hook"] = "1"
            return request

        def after_success(self, hook_ctx: Any, response: Any) -> Any:
            seen.append(f"success {response.status_code}")
            return response

        def after_error(self, hook_ctx: Any, response: Any, error: Any) -> Any:
            seen.append(f"error {response.status_code}")
            return response, KeyError("from the hook")

    def register(registered: Any) -> None:
        recorder = Recorder()
        registered.register_sdk_init_hook(recorder)
        registered.register_before_request_hook(recorder)
        registered.register_after_success_hook(recorder)
        registered.register_after_error_hook(recorder)

    monkeypatch.setattr(sdkhooks, "init_hooks", register)
    with running_server() as server, example.Example(server_url=server.url) as client:
        server.play(json_reply({"id": "a", "messages": []}), json_reply({}, 400))
        client.chat.create(messages=[], model="m")
        with pytest.raises(KeyError, match="from the hook"):
            client.chat.create(messages=[], model="m")
        assert server.requests[0].headers["x-hook"] == "1"
    assert seen == ["init", "before chat_create", "success 200", "before chat_create", "error 400"]
