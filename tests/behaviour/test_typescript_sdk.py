"""The generated TypeScript SDK: compiled, read by its formatter, and called from Node against a real server."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from behaviour_server import Answer, Loopback
from typescript_generation import generate_file, node

from toolchain.node import tool

HERE = Path(__file__).parent / "typescript"
COMPLETION = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi"}, "finish_reason": None}],
    "usage": None,
    "new_field": {"a": 1},
}
DOCUMENTS = {
    "atoma": Path(__file__).parents[2] / "spec" / "atoma.openapi.yaml",
    "everything": HERE / "everything.yaml",
}
LINTER = Path(__file__).parents[1] / "toolchain" / "eslint.config.mjs"
RESOLUTIONS = {
    "nodenext-esm": ({"module": "NodeNext"}, "ts"),
    "nodenext-commonjs": ({"module": "NodeNext"}, "cts"),
    "bundler": ({"module": "ESNext", "moduleResolution": "Bundler"}, "ts"),
    "node10": ({"module": "CommonJS", "moduleResolution": "Node10"}, "ts"),
}
"""Compiler options, and the extension that a program has."""


def events(*data: str) -> Answer:
    """A stream of events."""
    return Answer(body="".join(f"data: {each}\n\n" for each in data).encode(), content_type="text/event-stream")


def chunk(text: str) -> str:
    """One event's data."""
    choice = {"index": 0, "delta": {"content": text}}
    return json.dumps({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]})


def play(project: Path, scene: str, server: Loopback, **environment: str) -> Any:
    """What came of a scene of ``drive.mjs``."""
    return json.loads(node("drive.mjs", scene, server.url, cwd=project, seconds=30, **environment))


def test_a_call_sends_what_the_document_says_and_gives_a_value(project: Path, server: Loopback) -> None:
    """Method, path, credentials and body go out, a null among it; names of fields and unknown fields come back."""
    server.answer(Answer(body=COMPLETION))
    result = play(project, "call", server)
    assert result["choices"][0]["finishReason"] is None
    assert result["new_field"] == {"a": 1}
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/v1/chat/completions")
    assert asked.headers["authorization"] == "Bearer secret"
    assert asked.headers["accept"] == "application/json"
    assert asked.json == {
        "messages": [{"role": "user", "content": "Hello"}],
        "model": "m",
        "stream": False,
        "top_p": 0.5,
        "user": None,
    }


def test_a_request_is_sent_as_the_variant_that_it_fits_best(project: Path, server: Loopback) -> None:
    """A message's role and fields decide which, although roles are open; nothing that it says is lost."""
    server.answer(Answer(body=COMPLETION))
    assert play(project, "variants", server) == "chatcmpl-1"
    assert server.asked[0].json["messages"] == [
        {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
        },
        {"role": "tool", "content": "r", "tool_call_id": "1"},
    ]


def test_a_stream_is_read_event_by_event(project: Path, server: Loopback) -> None:
    """Typed events arrive until the sentinel; the fragment of the path is never sent."""
    server.answer(events(chunk("Hel"), chunk("lo"), "[DONE]"))
    assert play(project, "stream", server) == ["Hel", "lo"]
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["accept"] == "text/event-stream"
    assert asked.json["stream"] is True


def test_a_failure_is_an_error_of_the_sdk(project: Path, server: Loopback) -> None:
    """Status and body are on the error, the credential is not."""
    server.answer(Answer(401, {"error": "no"}))
    result = play(project, "error", server)
    assert (result["name"], result["statusCode"], json.loads(result["body"])) == ("APIError", 401, {"error": "no"})
    assert "secret" not in result["shown"]
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again(project: Path, server: Loopback) -> None:
    """429 with Retry-After is retried with the same body, and the second answer is the result."""
    server.answer(Answer(429, headers=(("retry-after", "0"),)), Answer(body=COMPLETION))
    assert play(project, "standalone", server) == {"id": "chatcmpl-1"}
    first, second = server.asked
    assert first.body == second.body


def test_a_request_that_does_not_fit_is_never_sent(project: Path, server: Loopback) -> None:
    """A standalone function gives the error instead of throwing it."""
    server.answer(Answer(body=COMPLETION))
    assert play(project, "invalid", server) == "SDKValidationError"
    assert server.asked == []


def test_the_environment_gives_the_credential(project: Path, server: Loopback) -> None:
    """A client made without a key takes it from the environment."""
    server.answer(Answer(body={"object": "list", "data": []}))
    result = play(project, "environment", server, ATOMASDK_BEARER_AUTH="from-environment")
    assert result == {"object": "list", "data": []}
    assert server.asked[0].headers["authorization"] == "Bearer from-environment"


def test_the_package_can_be_required(project: Path, server: Loopback) -> None:
    """The CommonJS build makes calls, too; an operation without security sends no credential."""
    server.answer(Answer(body={"message": "ok"}))
    assert play(project, "required", server) == {"message": "ok"}


def test_a_page_does_not_name_its_agent(project: Path, server: Loopback) -> None:
    """Some browsers would ask the server to allow that header first."""
    server.answer(Answer(body={"message": "ok"}))
    play(project, "page", server)
    agents = [asked.headers["user-agent"] for asked in server.asked]
    assert [agent.startswith("atoma-sdk/typescript ") for agent in agents] == [True, False]


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_a_program_compiles_against_the_package(project: Path, resolution: str) -> None:
    """However modules are resolved; a message's role tells its type although roles are open."""
    chosen, extension = RESOLUTIONS[resolution]
    options = {
        **chosen,
        "strict": True,
        "exactOptionalPropertyTypes": True,
        "noEmit": True,
        "target": "ES2022",
        "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
        "types": [],
    }
    program = project / f"program.{resolution}.{extension}"
    program.write_bytes((HERE / "program.ts").read_bytes())
    settings = project / f"tsconfig.{resolution}.json"
    settings.write_text(json.dumps({"compilerOptions": options, "files": [program.name]}), encoding="utf-8")
    node(tool("tsc"), "-p", settings, cwd=project)


def test_the_sdk_is_formatted_as_prettier_would(generated: Path) -> None:
    """With its defaults; code, manifests and settings."""
    root = generated / "typescript"
    node(tool("prettier"), "--no-config", "--check", "src", "package.json", "tsconfig*.json", cwd=root)


@pytest.mark.heavy
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_linter_finds_nothing_in_the_sources(document: str, tmp_path: Path) -> None:
    """The strictest rules of typescript-eslint, those that ask the compiler for types among them."""
    generate_file(DOCUMENTS[document], tmp_path, name=document)
    shutil.copy(LINTER, tmp_path)
    node(tool("eslint"), "--max-warnings=0", "src", cwd=tmp_path)


def test_a_standalone_function_is_a_fraction_of_the_client(package: Path) -> None:
    """A bundle of one function holds nothing of the others, nor of event streams."""
    arguments = ["--bundle", "--minify", "--format=esm", "--external:zod", "--log-level=error"]
    sizes = {}
    for name, module in (("one", "funcs/healthHealth"), ("all", "index")):
        entry = package / f"{name}.entry.js"
        entry.write_text(f'export * from "./dist/esm/{module}.js";\n', encoding="utf-8")
        bundle = node(tool("esbuild"), entry, *arguments, cwd=package)
        sizes[name] = len(bundle)
        assert ("text/event-stream" in bundle) is (name == "all")
        assert ("/v1/images/generations" in bundle) is (name == "all")
    assert sizes["one"] < sizes["all"] / 2
