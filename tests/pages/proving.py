"""The three promises of a block: it compiles, what it makes is valid, what it calls answers. All blocks of all SDKs in one run each."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from pages_material import Block, Sdk
from values import Schemas

from specloom.mock import Mock, serving
from toolchain.node import find_node, tool, toolchain

HERE = Path(__file__).parent
_PRELUDE = """\
import datetime as dt
from decimal import Decimal
from typing import *

from {package} import models
from {package}.types import Nullable
"""
_COMPILER = {
    "module": "NodeNext",
    "strict": True,
    "noEmit": True,
    "skipLibCheck": True,
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    "types": ["node"],
}
Placed = dict[Path, tuple[Sdk, Block]]


def import_name(sdk: Sdk) -> str:
    """What a Python program imports."""
    return sdk.name.replace("-", "_")


@contextmanager
def mocks(sdks: Iterable[Sdk]) -> Iterator[Mapping[str, Mock]]:
    """A mock for each document, by the name of its packages."""
    with ExitStack() as stack:
        found: dict[str, Mock] = {}
        for sdk in sdks:
            if sdk.name not in found:
                found[sdk.name] = stack.enter_context(serving(sdk.api, sdk.document))
        yield found


# Python.


def place_python(sdks: Sequence[Sdk], folder: Path) -> Placed:
    """Each block as a module; one that only assigns gets the imports that its page implies."""
    placed: Placed = {}
    for sdk in sdks:
        for block in sdk.blocks:
            file = folder / f"{import_name(sdk)}__{block.name}.py"
            bare = "import " not in block.code
            prelude = _PRELUDE.format(package=import_name(sdk)) if bare else ""
            file.write_text(f"{prelude}{block.code}", encoding="utf-8")
            placed[file] = sdk, block
    return placed


def compile_python(sdks: Sequence[Sdk], folder: Path) -> list[str]:
    """What ``mypy --strict`` says against the blocks, and against the SDKs as far as they are read for them."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context"]
    command += ["--disable-error-code", "unused-ignore", "--cache-dir", str(folder.parent / "mypy"), str(folder)]
    path = os.pathsep.join(str(sdk.folder / "src") for sdk in sdks)
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
        cwd=folder,
        env={**os.environ, "MYPYPATH": path},
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout.splitlines()


def run_python(placed: Placed, folder: Path, served: Mapping[str, Mock]) -> list[str]:
    """What went wrong when every block ran."""
    entries = [
        {
            "file": str(file),
            "url": served[sdk.name].url,
            "package": import_name(sdk),
            "is_value": block.declaration is not None,
        }
        for file, (sdk, block) in placed.items()
    ]
    path = os.pathsep.join({str(sdk.folder / "src") for sdk, _ in placed.values()})
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}
    _write(folder / "given.json", entries)
    command = [sys.executable, "-X", "faulthandler", str(HERE / "run_blocks.py"), "given.json", "results.json"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=600, cwd=folder, env=environment
    )
    assert done.returncode == 0, (done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return list(_faults(placed, json.loads((folder / "results.json").read_text(encoding="utf-8"))))


# TypeScript.


def place_typescript(sdks: Sequence[Sdk], folder: Path) -> Placed:
    """Each block as a module beside the packages; one that only assigns gets the imports that its page implies."""
    modules = folder / "node_modules"
    modules.mkdir()
    for name in ("@types", "zod"):
        (modules / name).symlink_to(toolchain() / "node_modules" / name)
    placed: Placed = {}
    for sdk in sdks:
        (modules / sdk.name).symlink_to(sdk.folder)
        if not (sdk.folder / "node_modules").exists():
            (sdk.folder / "node_modules").symlink_to(toolchain() / "node_modules")
        for block in sdk.blocks:
            file = folder / f"{sdk.name}__{block.name}.ts"
            file.write_text(f"{_typescript_prelude(sdk, block)}{block.code}export {{}};\n", encoding="utf-8")
            placed[file] = sdk, block
    return placed


def _typescript_prelude(sdk: Sdk, block: Block) -> str:
    if block.code.startswith("import "):
        return ""
    imported = {
        "components": f'import * as components from "{sdk.name}/models/components";',
        "operations": f'import * as operations from "{sdk.name}/models/operations";',
        "FileLike": f'import type {{ FileLike }} from "{sdk.name}/types";',
        "RFCDate": f'import {{ RFCDate }} from "{sdk.name}/types";',
    }
    return "".join(f"{line}\n" for name, line in imported.items() if re.search(rf"\b{name}\b", block.code))


def compile_typescript(sdks: Sequence[Sdk], folder: Path) -> list[str]:
    """What ``tsc --strict`` says against the blocks."""
    options = {**_COMPILER, "customConditions": [f"{sdk.name}/source" for sdk in sdks]}
    _write(folder / "package.json", {"type": "module"})
    _write(folder / "tsconfig.json", {"compilerOptions": options, "include": ["*.ts"]})
    done = find_node().run("--max-old-space-size=4096", tool("tsc"), "-p", "tsconfig.json", cwd=folder, seconds=900)
    return done.stdout.splitlines()


def run_typescript(placed: Placed, folder: Path, served: Mapping[str, Mock]) -> list[str]:
    """What went wrong when every block ran."""
    runnable = folder / "runnable"
    runnable.mkdir()
    for file, (sdk, block) in placed.items():
        (runnable / file.name).write_text(_runnable(file.read_text(encoding="utf-8"), sdk, block), encoding="utf-8")
    conditions = ",".join(f"{sdk.name}/source" for sdk, _ in placed.values())
    options = ["--bundle", "--splitting", "--format=esm", "--platform=node", "--outdir=run", "--out-extension:.js=.mjs"]
    options += ["--log-level=error", f"--conditions={conditions}", "--outbase=runnable"]
    done = find_node().run(tool("esbuild"), *options, "runnable/*.ts", cwd=folder, seconds=300)
    assert done.returncode == 0, (done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    entries = [
        {
            "file": str(folder / "run" / f"{file.stem}.mjs"),
            "url": served[sdk.name].url,
            "variables": re.findall(r'process\.env\["(\w+)"\]', block.code),
        }
        for file, (sdk, block) in placed.items()
    ]
    _write(folder / "given.json", entries)
    done = find_node().run(HERE / "run_blocks.mjs", "given.json", "results.json", cwd=folder, seconds=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return list(_faults(placed, json.loads((folder / "results.json").read_text(encoding="utf-8"))))


def _runnable(code: str, sdk: Sdk, block: Block) -> str:
    """The block so that whoever imports it waits for its end and finds its value as JSON."""
    awaited = re.sub(r"^run\(\);$", "await run();", code, flags=re.MULTILINE)
    if block.declaration is None:
        return awaited
    package = sdk.api.by_identity[block.declaration].origin.package.value
    wanted = f"{sdk.names[block.declaration]}ToJSON"
    sources = (sdk.folder / "src" / "models" / package).glob("*.ts")
    names = re.findall(r"export function (\w+ToJSON)\(", "\n".join(each.read_text("utf-8") for each in sources))
    function = next(name for name in names if name.lower() == wanted.lower())
    return (
        f'import {{ {function} as __json }} from "{sdk.name}/models/{package}";\n{awaited}'
        "Object.assign(globalThis, { shown: __json(value) });\n"
    )


# Both.


def _faults(placed: Placed, results: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    schemas: dict[str, Schemas] = {}
    for (sdk, block), result in zip(placed.values(), results, strict=True):
        where = f"{sdk.name} {sdk.language} {block.page} {block.number}"
        if "error" in result:
            yield f"{where}: {result['error'][-1500:]}"
        elif block.declaration is not None:
            held = schemas.setdefault(sdk.name, Schemas(sdk.document, sdk.api))
            yield from (f"{where}: {fault}" for fault in held.faults(result["value"], block.declaration))


def refusals(served: Mapping[str, Mock]) -> list[str]:
    """What the mocks refused."""
    return [
        f"{name} {seen.operation} {seen.request.method} {seen.request.path}: {seen.problem}"
        for name, mock in served.items()
        for seen in mock.seen
        if seen.problem
    ]


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value), encoding="utf-8")
