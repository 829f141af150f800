"""The TypeScript runtime where it lies: it type-checks, reads well, stays small, and does what it promises.

The claims themselves are in ``typescript/*.test.ts``, written for Node's own test runner.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest

from toolchain.node import REPOSITORY, find_node, tool, toolchain

RUNTIME = REPOSITORY / "templates" / "typescript" / "runtime"
HERE = Path(__file__).parent / "typescript"
CASES = REPOSITORY.parent / "shared" / "cases" / "event-streams.json"

CLAIMS = sorted(path.name.removesuffix(".test.ts") for path in HERE.glob("*.test.ts"))
STRICT = {
    "strict": True,
    "noImplicitOverride": True,
    "noUncheckedIndexedAccess": True,
    "exactOptionalPropertyTypes": True,
    "noUnusedLocals": True,
    "noFallthroughCasesInSwitch": True,
    "noImplicitReturns": True,
    "noPropertyAccessFromIndexSignature": True,
    "isolatedModules": True,
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
}
RESOLUTIONS = {
    "nodenext": {"module": "NodeNext", "moduleResolution": "NodeNext"},
    "bundler": {"module": "ESNext", "moduleResolution": "Bundler"},
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package as it is generated: the runtime and the example's files in one ``src``."""
    root = tmp_path_factory.mktemp("typescript")
    shutil.copytree(RUNTIME, root / "src")
    shutil.copytree(HERE / "example", root / "src", dirs_exist_ok=True)
    (root / "test").mkdir()
    for path in HERE.glob("*.ts"):
        shutil.copy(path, root / "test")
    manifest = {"name": "example", "type": "module", "sideEffects": False}
    (root / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    (root / "node_modules").symlink_to(toolchain() / "node_modules")
    return root


def compile_typescript(root: Path, name: str, options: dict[str, object], include: list[str]) -> None:
    """Run the compiler, and fail with what it says."""
    configuration = root / f"tsconfig.{name}.json"
    settings = {"compilerOptions": {**STRICT, **options}, "include": include}
    configuration.write_text(json.dumps(settings), encoding="utf-8")
    done = find_node().run(tool("tsc"), "-p", configuration, cwd=root, seconds=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_runtime_type_checks_in_place(resolution: str, tmp_path: Path) -> None:
    """It is checked where it lies, with no types but the web platform's and zod's."""
    modules = toolchain() / "node_modules"
    options: dict[str, object] = {
        **RESOLUTIONS[resolution],
        "noEmit": True,
        "types": [],
        "paths": {"zod": [str(modules / "zod" / "index.d.cts")]},
    }
    compile_typescript(tmp_path, resolution, options, [f"{RUNTIME.as_posix()}/**/*.ts"])


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_generated_package_type_checks(resolution: str, package: Path) -> None:
    """So does a package made of it, declarations included."""
    options: dict[str, object] = {
        **RESOLUTIONS[resolution],
        "types": [],
        "declaration": True,
        "outDir": f"checked-{resolution}",
        "rootDir": "src",
    }
    compile_typescript(package, resolution, options, ["src"])


def test_package_compiles_to_common_js(package: Path) -> None:
    """A CommonJS build of the package can be required, and makes a client."""
    options: dict[str, object] = {
        **RESOLUTIONS["nodenext"],
        "types": [],
        "outDir": "commonjs",
        "rootDir": "src",
        "isolatedModules": False,
    }
    common = package.parent / f"{package.name}-commonjs"
    shutil.copytree(package / "src", common / "src")
    (common / "package.json").write_text('{"name": "example", "type": "commonjs"}', encoding="utf-8")
    (common / "node_modules").symlink_to(toolchain() / "node_modules")
    compile_typescript(common, "commonjs", options, ["src"])
    script = "const { Example } = require('./commonjs/index.js'); console.log(typeof new Example().chat.create)"
    done = find_node().run("-e", script, cwd=common, seconds=60)
    assert (done.stdout, done.stderr) == ("function\n", "")


@pytest.fixture(scope="module")
def compiled(package: Path) -> Path:
    """The package and the claims about it, as JavaScript."""
    options: dict[str, object] = {
        **RESOLUTIONS["nodenext"],
        "types": ["node"],
        "outDir": "out",
        "rootDir": ".",
        "skipLibCheck": True,
    }
    compile_typescript(package, "tests", options, ["src", "test"])
    return package / "out"


@pytest.mark.parametrize("claim", CLAIMS)
def test_runtime_keeps_its_promises(claim: str, compiled: Path) -> None:
    """Every claim of the file holds."""
    done = find_node().run(
        "--test",
        "--test-reporter=tap",
        compiled / "test" / f"{claim}.test.js",
        cwd=compiled,
        seconds=120,
        environment={"SPECLOOM_EVENT_STREAM_CASES": str(CASES)},
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert int(re.findall(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[-1]) > 0


def test_shared_event_stream_cases_are_all_played(compiled: Path) -> None:
    """No case of the shared file is left out."""
    if not CASES.exists():
        pytest.skip("the shared cases are not beside this checkout")
    done = find_node().run(
        "--test",
        "--test-reporter=tap",
        compiled / "test" / "sse.test.js",
        cwd=compiled,
        seconds=120,
        environment={"SPECLOOM_EVENT_STREAM_CASES": str(CASES)},
    )
    for case in json.loads(CASES.read_text(encoding="utf-8")):
        assert re.search(rf"^ *ok \d+ - {re.escape(case['name'])}$", done.stdout, re.MULTILINE), case["name"]


def test_source_is_formatted_as_prettier_would() -> None:
    """With its defaults."""
    done = find_node().run(tool("prettier"), "--no-config", "--check", RUNTIME, HERE, cwd=toolchain(), seconds=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_runtime_needs_zod_and_the_web_platform_only() -> None:
    """Every import is of zod, or of a file of the runtime by its full name."""
    imported = re.compile(r'^(?:import|export|\}) .*?from "([^"]+)";$|^import "([^"]+)";$', re.MULTILINE)
    for path in RUNTIME.rglob("*.ts"):
        for found in imported.finditer(path.read_text(encoding="utf-8")):
            name = found.group(1) or found.group(2)
            if name == "zod":
                continue
            assert name.startswith(".") and name.endswith(".js"), f"{path}: {name}"
            assert (path.parent / name).with_suffix(".ts").resolve().is_relative_to(RUNTIME), f"{path}: {name}"
            assert (path.parent / name).with_suffix(".ts").exists(), f"{path}: {name}"


def bundle(package: Path, entry: str) -> bytes:
    """The minified bundle of an entry, zod left out so that our own part shows."""
    source = package / "entry.ts"
    source.write_text(entry, encoding="utf-8")
    arguments = ["--bundle", "--minify", "--format=esm", "--external:zod", "--outfile=bundle.js", "--log-level=error"]
    done = find_node().run(tool("esbuild"), source, *arguments, cwd=package, seconds=60)
    assert done.returncode == 0, done.stderr
    return (package / "bundle.js").read_bytes()


def test_importing_the_package_does_nothing(package: Path) -> None:
    """Whatever is not used leaves no trace in a bundle, for no module has a side effect."""
    modules = [path.relative_to(package / "src").with_suffix(".js") for path in (package / "src").rglob("*.ts")]
    entry = "".join(f'import * as m{index} from "./src/{path}";\n' for index, path in enumerate(modules))
    assert bundle(package, entry).strip() == b""


def test_standalone_function_is_a_fraction_of_the_client(package: Path) -> None:
    """A bundle with one function has no part of streams, multipart bodies or other operations."""
    one = bundle(package, 'export { treesGet } from "./src/funcs/treesGet.js"; export * from "./src/core.js";')
    whole = bundle(package, 'export * from "./src/index.js";')
    assert b"text/event-stream" not in one
    assert b"/v1/chat/completions" not in one
    assert len(one) < len(whole)
    assert len(gzip.compress(one)) < 12_000
