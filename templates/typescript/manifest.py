"""``package.json`` and the compiler's settings, written by a serializer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from specloom.target import Manifest, PackageInfo

ZOD: Final = "^3.25.0"
TYPESCRIPT: Final = "^5.8.0"

_ENTRIES: Final = ("types", "models/errors", "models/components", "models/operations", "hooks", "sdk")
"""Folders that are entry points by their own name."""

_FOLDERS: Final = ("funcs", "hooks", "lib", "models", "sdk", "types")
_COMPILER: Final[Mapping[str, Any]] = {
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    "module": "NodeNext",
    "moduleResolution": "NodeNext",
    "types": [],
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "noImplicitOverride": True,
    "noImplicitReturns": True,
    "noFallthroughCasesInSwitch": True,
    "noUnusedLocals": True,
    "forceConsistentCasingInFileNames": True,
    "isolatedModules": True,
    "skipLibCheck": True,
    "declaration": True,
    "declarationMap": True,
    "sourceMap": True,
    "rootDir": "src",
    "outDir": "dist/esm",
}


def manifests(package: PackageInfo) -> Iterator[Manifest]:
    """What npm and the compiler need to build the package twice: as ES modules and as CommonJS."""
    yield _manifest("package.json", json.dumps(_package(package), indent=2, ensure_ascii=False))
    yield _manifest("tsconfig.json", _settings({"compilerOptions": dict(_COMPILER), "include": ["src"]}))
    common = {"module": "CommonJS", "moduleResolution": "Node10", "outDir": "dist/commonjs"}
    yield _manifest("tsconfig.commonjs.json", _settings({"extends": "./tsconfig.json", "compilerOptions": common}))


def _package(package: PackageInfo) -> dict[str, Any]:
    return {
        "name": package.name,
        "version": package.version,
        "description": package.description or f"TypeScript client of the API that {package.name} is generated from",
        **_facts(package),
        "type": "module",
        "sideEffects": False,
        "main": "./dist/commonjs/index.js",
        "module": "./dist/esm/index.js",
        "types": "./dist/commonjs/index.d.ts",
        "exports": {
            ".": _entry("index", package),
            "./package.json": "./package.json",
            **{f"./{entry}": _entry(f"{entry}/index", package) for entry in _ENTRIES},
            "./*.js": _entry("*", package),
            "./*": _entry("*", package),
        },
        "typesVersions": {"*": _types_by_path()},
        "files": ["dist", "src", "!**/*.tsbuildinfo"],
        "scripts": {
            "build": "npm run build:esm && npm run build:commonjs",
            "build:esm": "tsc -p tsconfig.json",
            "build:commonjs": f'tsc -p tsconfig.commonjs.json && node -e "{_MARK}"',
            "prepublishOnly": "npm run build",
        },
        "engines": {"node": ">=20"},
        "dependencies": {"zod": ZOD},
        "devDependencies": {"typescript": TYPESCRIPT},
    }


_MARK: Final = "require('node:fs').writeFileSync('dist/commonjs/package.json', JSON.stringify({ type: 'commonjs', sideEffects: false }))"
"""Tells Node that the files of the second build are CommonJS, though the package is not."""


def _entry(path: str, package: PackageInfo) -> dict[str, Any]:
    """An entry point as either kind of module, each with its types."""
    return {
        "import": {
            f"{package.name}/source": f"./src/{path}.ts",
            "types": f"./dist/esm/{path}.d.ts",
            "default": f"./dist/esm/{path}.js",
        },
        "require": {"types": f"./dist/commonjs/{path}.d.ts", "default": f"./dist/commonjs/{path}.js"},
    }


def _types_by_path() -> dict[str, list[str]]:
    """Where declarations lie, for compilers of the settings that do not look at ``exports``."""
    return {
        **{name: ["./dist/commonjs/core.d.ts"] for name in ("core", "core.js")},
        **{entry: [f"./dist/commonjs/{entry}/index.d.ts"] for entry in _ENTRIES},
        **{f"{folder}/*": [f"./dist/commonjs/{folder}/*"] for folder in _FOLDERS},
    }


def _facts(package: PackageInfo) -> dict[str, Any]:
    """What the settings know."""
    facts: dict[str, Any] = {}
    if package.license:
        facts["license"] = package.license
    if package.authors:
        facts["author"] = package.authors[0]
        facts["contributors"] = list(package.authors[1:])
    if package.homepage:
        facts["homepage"] = package.homepage
    return facts


def _settings(value: Mapping[str, Any], indent: str = "") -> str:
    """JSON with an entry a line, but lists on one."""
    lines = []
    for name, each in value.items():
        text = _settings(each, f"{indent}  ") if isinstance(each, Mapping) else json.dumps(each)
        lines.append(f"{indent}  {json.dumps(name)}: {text}")
    return "\n".join(["{", ",\n".join(lines), f"{indent}}}"])


def _manifest(path: str, text: str) -> Manifest:
    return Manifest(PurePosixPath(path), f"{text}\n".encode())
