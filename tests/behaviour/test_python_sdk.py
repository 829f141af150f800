"""The generated Python SDK, built into a wheel, installed, type-checked, and called against a real server."""

from __future__ import annotations

import asyncio
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from behaviour_server import Answer, Loopback

from toolchain.checking import mypy_faults
from toolchain.wheels import install

ROOT = Path(__file__).parents[2]
COMPLETION = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi"}, "finish_reason": None}],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
}
MESSAGES = [{"role": "user", "content": "Hello"}]


def chunk(text: str) -> dict[str, Any]:
    """One event's data."""
    return {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "delta": {"content": text}}],
    }


def events(*data: str) -> Answer:
    """A stream of events."""
    return Answer(body="".join(f"data: {each}\n\n" for each in data).encode(), content_type="text/event-stream")


@pytest.fixture(scope="session")
def site(generated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel of the SDK is installed into, as pip would lay it out."""
    return install(generated / "python", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def sdk(site: Path) -> Iterator[Any]:
    """The installed package, imported."""
    sys.path.insert(0, str(site))
    yield importlib.import_module("atoma_sdk")
    sys.path.remove(str(site))


@pytest.fixture
def client(sdk: Any, server: Loopback) -> Iterator[Any]:
    """A client of the server, closed after the test."""
    with sdk.AtomaSDK(bearer_auth="secret", server_url=server.url) as made:
        yield made


def test_a_call_sends_what_the_document_says_and_returns_a_model(sdk: Any, client: Any, server: Loopback) -> None:
    """Method, path, credentials and body go out; a typed response comes back."""
    server.answer(Answer(body=COMPLETION))
    result = client.chat.create(messages=MESSAGES, model="m", temperature=0.5)
    assert isinstance(result, sdk.ChatCompletionResponse)
    assert result.choices[0].message.content == "Hi"
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/v1/chat/completions")
    assert asked.headers["authorization"] == "Bearer secret"
    assert asked.json == {"messages": MESSAGES, "model": "m", "stream": False, "temperature": 0.5}


def test_a_null_is_sent_and_an_absent_field_is_not(client: Any, server: Loopback) -> None:
    """Absent, null and a value stay three things on the wire."""
    server.answer(Answer(body=COMPLETION))
    client.chat.create(messages=MESSAGES, model="m", user=None)
    assert server.asked[0].json == {"messages": MESSAGES, "model": "m", "stream": False, "user": None}


def test_a_union_is_decoded_to_the_variant_that_fits(sdk: Any, client: Any, server: Loopback) -> None:
    """A message's role decides its class."""
    server.answer(Answer(body=COMPLETION))
    result = client.chat.create(messages=MESSAGES, model="m")
    assert type(result.choices[0].message) is sdk.models.Assistant


def test_unknown_fields_survive(client: Any, server: Loopback) -> None:
    """A field that the document lacks is kept and written back."""
    server.answer(Answer(body={**COMPLETION, "new_field": {"a": 1}}))
    result = client.chat.create(messages=MESSAGES, model="m")
    assert json.loads(result.model_dump_json(by_alias=True))["new_field"] == {"a": 1}


def test_a_stream_is_read_event_by_event(client: Any, server: Loopback) -> None:
    """Typed events arrive until the sentinel; the fragment of the path is never sent."""
    server.answer(events(json.dumps(chunk("Hel")), json.dumps(chunk("lo")), "[DONE]"))
    with client.chat.create_stream(messages=MESSAGES, model="m") as stream:
        texts = [event.data.choices[0].delta.content for event in stream]
    assert texts == ["Hel", "lo"]
    assert server.asked[0].path == "/v1/chat/completions"
    assert server.asked[0].json["stream"] is True


def test_a_stream_is_read_asynchronously(sdk: Any, server: Loopback) -> None:
    """The asynchronous twin gives the same events."""
    server.answer(events(json.dumps(chunk("Hel")), json.dumps(chunk("lo")), "[DONE]"))

    async def read() -> list[str]:
        async with (
            sdk.AtomaSDK(bearer_auth="secret", server_url=server.url) as client,
            await client.chat.create_stream_async(messages=MESSAGES, model="m") as stream,
        ):
            return [event.data.choices[0].delta.content async for event in stream]

    assert asyncio.run(read()) == ["Hel", "lo"]


def test_a_failure_is_an_error_of_the_sdk(sdk: Any, client: Any, server: Loopback) -> None:
    """Status and body are on the error, the credential is not."""
    server.answer(Answer(401, {"error": "no"}))
    with pytest.raises(sdk.APIError) as caught:
        client.chat.create(messages=MESSAGES, model="m")
    assert caught.value.status_code == 401
    assert "no" in caught.value.body
    assert "secret" not in repr(caught.value) + str(caught.value)
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again(client: Any, server: Loopback) -> None:
    """429 with Retry-After is retried with the same body, and the second answer is the result."""
    server.answer(Answer(429, headers=(("retry-after", "0"),)), Answer(body=COMPLETION))
    assert client.chat.create(messages=MESSAGES, model="m").id == "chatcmpl-1"
    first, second = server.asked
    assert first.body == second.body


def test_the_environment_gives_the_credential(sdk: Any, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client made without a key takes it from the environment."""
    monkeypatch.setenv("ATOMASDK_BEARER_AUTH", "from-environment")
    server.answer(Answer(body={"object": "list", "data": []}))
    with sdk.AtomaSDK(server_url=server.url) as client:
        client.models_.models_list()
    assert server.asked[0].headers["authorization"] == "Bearer from-environment"


def test_importing_loads_no_model(site: Path) -> None:
    """``import atoma_sdk`` and making a client load neither pydantic nor httpx nor a model."""
    program = (
        "import sys; import atoma_sdk; atoma_sdk.AtomaSDK(bearer_auth='x').chat; "
        "print([name for name in ('pydantic', 'httpx', 'atoma_sdk.models.usage') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=site, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_every_name_that_is_offered_is_there(sdk: Any) -> None:
    """``__all__`` of the package and of its models holds no empty promise."""
    for module in (sdk, sdk.models):
        for name in module.__all__:
            assert getattr(module, name) is not None


def test_the_sdk_type_checks_strictly(generated: Path, tmp_path: Path) -> None:
    """``mypy --strict`` finds nothing in the SDK, nor in a program that uses it."""
    program = tmp_path / "program.py"
    program.write_text(
        "from atoma_sdk import AtomaSDK, models\n\n"
        "with AtomaSDK(bearer_auth='x') as sdk:\n"
        "    answer = sdk.chat.create(messages=[{'role': 'user', 'content': 'Hi'}], model='m')\n"
        "    tokens: int | None = answer.usage.total_tokens if answer.usage else None\n"
        "    with sdk.chat.create_stream(messages=[models.User(role=models.RoleUser.USER)], model='m') as stream:\n"
        "        for event in stream:\n"
        "            chunk: models.ChatCompletionChunk = event.data\n"
    )
    source = generated / "python" / "src"
    assert mypy_faults(source, program, tmp_path / "cache") == ""


def test_the_sdk_is_lint_clean_and_formatted(generated: Path) -> None:
    """``ruff check`` and ``ruff format --check`` find nothing, with the settings that the package carries."""
    ruff = importlib.import_module("ruff").find_ruff_bin()
    for command in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        done = subprocess.run(
            [ruff, *command, str(generated / "python" / "src")], check=False, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout[-3000:]
