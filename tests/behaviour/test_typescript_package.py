"""The TypeScript package as npm would publish it: linted, installed, loaded both ways, and weighed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from behaviour_server import Answer, Loopback
from typescript_generation import node

from toolchain.node import find_node, published, tool, toolchain

HERE = Path(__file__).parent / "typescript"
HEALTH = {"message": "ok"}
SUBPATHS = (
    "atoma-sdk",
    "atoma-sdk/core",
    "atoma-sdk/core.js",
    "atoma-sdk/funcs/chatCreate",
    "atoma-sdk/funcs/chatCreate.js",
    "atoma-sdk/hooks",
    "atoma-sdk/lib/http.js",
    "atoma-sdk/models/components",
    "atoma-sdk/models/components/usage.js",
    "atoma-sdk/models/errors",
    "atoma-sdk/models/operations",
    "atoma-sdk/sdk",
    "atoma-sdk/types",
    "atoma-sdk/types/fp.js",
)


@pytest.fixture(scope="session")
def tarball(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What npm would upload."""
    folder = tmp_path_factory.mktemp("tarball")
    find_node().run_npm("pack", "--pack-destination", folder, cwd=package, seconds=60)
    (packed,) = folder.glob("*.tgz")
    return packed


@pytest.fixture(scope="session")
def installed(tarball: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that npm has installed the tarball into; its dependency lies on this disk."""
    root = tmp_path_factory.mktemp("installed")
    (root / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
    zod = toolchain() / "node_modules" / "zod"
    find_node().run_npm("install", "--offline", "--install-links", "--no-audit", tarball, zod, cwd=root, seconds=60)
    for name in ("subpaths.mjs", "drive.mjs"):
        (root / name).write_bytes((HERE / name).read_bytes())
    return root


@pytest.mark.heavy
@pytest.mark.parametrize("linter", ["attw", "publint"])
def test_a_linter_of_packages_finds_nothing(tarball: Path, linter: str) -> None:
    """Types and code resolve alike for every kind of importer, those that predate ``exports`` among them."""
    options = ["--strict"] if linter == "publint" else ["--format", "ascii"]
    said = node(tool(linter), tarball, *options, cwd=tarball.parent)
    assert ("All good!" if linter == "publint" else "No problems found") in said


@pytest.mark.heavy
def test_the_packed_package_loads_from_every_subpath(installed: Path) -> None:
    """As an ES module and as CommonJS, with the same exports."""
    found = json.loads(node("subpaths.mjs", *SUBPATHS, cwd=installed))
    assert found.keys() == set(SUBPATHS)
    for path, exports in found.items():
        assert exports["imported"] == exports["required"] != [], path


@pytest.mark.heavy
@pytest.mark.parametrize("scene", ["required", "environment"])
def test_the_packed_package_makes_calls(installed: Path, server: Loopback, scene: str) -> None:
    """From CommonJS and from an ES module."""
    answer = {"required": HEALTH, "environment": {"object": "list", "data": []}}[scene]
    server.answer(Answer(body=answer))
    made = node("drive.mjs", scene, server.url, cwd=installed, ATOMASDK_BEARER_AUTH="key")
    assert json.loads(made) == answer


def test_the_package_needs_no_node(package: Path) -> None:
    """No file of it imports anything but its own files and zod; that none names a global of Node, the compiler sees."""
    metafile = package / "metafile.json"
    arguments = ["--bundle", "--format=esm", "--platform=neutral", "--external:zod", "--log-level=error"]
    files = sorted((package / "dist" / "esm").rglob("*.js"))
    node(tool("esbuild"), *files, *arguments, f"--metafile={metafile}", "--outdir=bundled", cwd=package)
    made = json.loads(metafile.read_text(encoding="utf-8"))
    outside = {each["path"] for file in made["inputs"].values() for each in file["imports"] if each.get("external")}
    assert len(files) > 100
    assert outside == {"zod"}


@pytest.mark.heavy
@pytest.mark.parametrize("function", ["healthHealth", "chatCreate", "chatCreateStream"])
def test_a_bundle_is_smaller_than_the_published_package_gives(package: Path, tmp_path: Path, function: str) -> None:
    """One standalone function with all that it needs, zod 3 in both, minified and compressed."""
    sizes = {}
    for name, root in (("ours", package.parent), ("published", published() / "node_modules")):
        modules = tmp_path / name / "node_modules"
        modules.mkdir(parents=True)
        (modules / "atoma-sdk").symlink_to(root / "atoma-sdk")
        sizes[name] = len(gzip.compress(bundle(modules.parent, function).encode()))
    assert sizes["ours"] < 0.8 * sizes["published"], sizes


def bundle(folder: Path, function: str) -> str:
    """A program for browsers that holds one standalone function."""
    source = (
        f'import {{ {function} }} from "atoma-sdk/funcs/{function}.js";\n'
        'import { AtomaSDKCore } from "atoma-sdk/core.js";\n'
        f"globalThis.call = () => {function}(new AtomaSDKCore());\n"
    )
    (folder / "entry.js").write_text(source, encoding="utf-8")
    return node(tool("esbuild"), "entry.js", "--bundle", "--minify", "--format=esm", "--log-level=error", cwd=folder)
