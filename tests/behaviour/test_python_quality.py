"""The generated Python package as its users' tools see it: type checkers, linters, pip, and the clock."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from toolchain.node import find_node, pyright

PROGRAM: Final = """
from __future__ import annotations

import asyncio

import atoma_sdk
import httpx

from atoma_sdk import AtomaSDK, models
from atoma_sdk.models.apierror import APIError
from atoma_sdk.types import UNSET
from atoma_sdk.utils import BackoffStrategy, EventStream, RetryConfig, get_security_from_env

policy = RetryConfig("backoff", BackoffStrategy(1, 50, 1.1, 100), False)

with AtomaSDK(bearer_auth=lambda: "x", client=httpx.Client(), retry_config=policy) as sdk:
    message: models.UserTypedDict = {"role": models.RoleUser.USER, "content": "Hi"}
    try:
        answer = sdk.chat.create(messages=[message], model="m", user=None, seed=UNSET, retries=None)
    except APIError as error:
        status: int = error.status_code
        raise
    tokens: int | None = answer.usage.total_tokens if answer.usage else None
    stream: EventStream[models.ChatCompletionsCreateStreamResponseBody] = sdk.chat.create_stream(
        messages=[models.User(role=models.RoleUser.USER)], model="m"
    )
    with stream as events:
        for event in events:
            chunk: models.ChatCompletionChunk = event.data
    tools: atoma_sdk.utils.RetryConfig = policy


async def main() -> None:
    async with AtomaSDK(async_client=httpx.AsyncClient()) as client:
        names: list[str] = [model.id for model in (await client.models_.models_list_async()).data]


asyncio.run(main())
"""
MISTAKES: Final = (
    "from atoma_sdk import AtomaSKD",
    "from atoma_sdk.models import Usagee",
    "from atoma_sdk.utils import RetryConfg",
    "from atoma_sdk.types import UNSTE",
)
"""Names that do not exist: the packages that import lazily must not hide that from a type checker."""


def checked(folder: Path, source: Path) -> list[str]:
    """What pyright finds: file, line and message of each fault."""
    settings = {
        "include": [str(source), str(folder)],
        "extraPaths": [str(source)],
        "pythonVersion": "3.10",
        "typeCheckingMode": "standard",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    arguments = ("--outputjson", "--pythonpath", sys.executable, "--project", str(folder))
    done = find_node().run(pyright(), *arguments, cwd=folder, seconds=300)
    faults: list[dict[str, Any]] = json.loads(done.stdout)["generalDiagnostics"]
    return [f"{Path(each['file']).name}:{each['range']['start']['line'] + 1}: {each['message']}" for each in faults]


def test_pyright_finds_the_mistakes_of_a_program_and_none_in_the_sdk(generated: Path, tmp_path: Path) -> None:
    """One run over the SDK, a program that uses it as documented, and one that imports what is not there."""
    (tmp_path / "program.py").write_text(PROGRAM)
    (tmp_path / "mistakes.py").write_text("".join(f"{line}\n" for line in MISTAKES))
    found = checked(tmp_path, generated / "python" / "src")
    assert [each.split(":")[:2] for each in found] == [["mistakes.py", str(line + 1)] for line in range(len(MISTAKES))]


def test_mypy_finds_the_mistakes_of_a_program_and_none_in_the_sdk(generated: Path, tmp_path: Path) -> None:
    """The same with ``mypy --strict``."""
    source = generated / "python" / "src"
    (tmp_path / "program.py").write_text(PROGRAM)
    (tmp_path / "mistakes.py").write_text("".join(f"{line}\n" for line in MISTAKES))
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.10", "--no-error-summary", "--cache-dir"]
        + [str(tmp_path / "cache"), str(source), "program.py", "mistakes.py"],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=tmp_path,
        env={"MYPYPATH": str(source), "PATH": ""},
    )
    found = [line.split(":")[:2] for line in done.stdout.splitlines() if ": error:" in line]
    assert found == [["mistakes.py", str(line + 1)] for line in range(len(MISTAKES))], done.stdout[-3000:]


def test_ruff_finds_nothing(generated: Path) -> None:
    """By its default rules, but for those that the package's manifest turns off."""
    ruff = importlib.import_module("ruff").find_ruff_bin()
    command = [ruff, "check", "--no-cache", str(generated / "python")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout[-3000:]


def printed(program: str, generated: Path) -> str:
    """What a program prints that can import the package from its sources."""
    environment = {"PYTHONPATH": str(generated / "python" / "src"), "PATH": ""}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, env=environment).stdout


def test_importing_loads_no_model_and_no_library(generated: Path) -> None:
    """Nor does making a client and reaching for a resource: that waits for the first call."""
    program = (
        "import sys; before = set(sys.modules); import atoma_sdk; atoma_sdk.AtomaSDK(bearer_auth='x').chat; "
        "print(sorted({each.partition('.')[0] for each in set(sys.modules) - before if '.' not in each "
        "and each not in sys.stdlib_module_names}), [each for each in sys.modules if each.startswith('atoma_sdk.models.')])"
    )
    assert printed(program, generated).strip() == "['atoma_sdk', 'typing_extensions'] []"


def test_every_name_is_listed_before_it_is_loaded(generated: Path) -> None:
    """By ``dir()``, which completion in a shell and ``inspect.getmembers`` ask."""
    program = (
        "import atoma_sdk; packages = (atoma_sdk, atoma_sdk.models, atoma_sdk.utils, atoma_sdk.types); "
        "print([name for each in packages for name in each.__all__ if name not in dir(each)], "
        "'Usage' in vars(atoma_sdk.models))"
    )
    assert printed(program, generated) == "[] False\n"


def test_modules_are_there_without_importing_them(generated: Path) -> None:
    """As attributes of their package, and nothing else is."""
    program = (
        "import atoma_sdk; print(atoma_sdk.models.usage.Usage.__name__, atoma_sdk.utils.retries.RetryConfig.__name__, "
        "atoma_sdk.chat.Chat.__name__, hasattr(atoma_sdk, 'nothing'), hasattr(atoma_sdk.models, '__nothing__'))"
    )
    assert printed(program, generated).split() == ["Usage", "RetryConfig", "Chat", "False", "False"]


def test_the_package_builds_and_installs_from_wheel_and_source(generated: Path, tmp_path: Path) -> None:
    """Into an environment with nothing else in it, where it imports, is typed and knows its version."""
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True, timeout=120)
    python, built = str(tmp_path / "venv" / "bin" / "python"), tmp_path / "built"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "hatchling"], check=True, timeout=300)
    build = [python, "-m", "hatchling", "build", "--directory", str(built)]
    subprocess.run(build, check=True, timeout=120, cwd=generated / "python", capture_output=True)
    (wheel,), (source,) = built.glob("*.whl"), built.glob("*.tar.gz")
    program = (
        "import atoma_sdk, importlib.metadata as m, importlib.resources as r; "
        "assert atoma_sdk.__version__ == atoma_sdk.VERSION == m.version('atoma-sdk'); "
        "assert r.files('atoma_sdk').joinpath('py.typed').is_file(); "
        "assert atoma_sdk.Usage and atoma_sdk.AtomaSDK(bearer_auth='x').sdk_configuration.client"
    )
    for archive, options in ((wheel, []), (source, ["--no-deps", "--no-build-isolation", "--force-reinstall"])):
        subprocess.run([*install, *options, str(archive)], check=True, timeout=300)
        subprocess.run([python, "-W", "error", "-c", program], check=True, timeout=60, cwd=tmp_path)
