"""The TypeScript SDK has the names of the published package, and types that serve its callers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from typescript_generation import COMPILER, generate_file, node

HERE = Path(__file__).parent / "typescript"
SHARED = Path(__file__).parents[3] / "shared"
SURFACE = SHARED / "surface" / "typescript.json"

LEFT_OUT: Final = frozenset({"lib/crypto_utils"})
"""Modules that are not there yet: encryption comes with the confidential endpoints."""

EDITED_BY_HAND: Final = frozenset({"CompletionTokensDetails", "PromptTokensDetails", "Usage"})
"""Published types whose fields are optional although the document requires them."""

PLAIN: Final = frozenset({"confidentialChat", "confidentialEmbeddings", "confidentialImages"})
"""Resources that are published with the plain request and response; the document has the encrypted ones."""


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """The published package's modules, by path."""
    if not SURFACE.exists():
        pytest.skip("the shared surface is not beside this checkout")
    modules: dict[str, Any] = json.loads(SURFACE.read_text(encoding="utf-8"))["packages"]["git-0.2.1"]["modules"]
    return {
        path: {name: each for name, each in exports.items() if "$" not in name and not each.get("internal")}
        for path, exports in modules.items()
        if path not in LEFT_OUT
    }


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The same of the SDK that the document gives."""
    document = SHARED / "atoma" / "openapi.yml"
    if not document.exists():
        pytest.skip("the shared document is not beside this checkout")
    root = tmp_path_factory.mktemp("surface")
    generate_file(document, root, client="AtomaSDK", name="atoma-sdk", environment="ATOMASDK")
    found: dict[str, Any] = json.loads(node(HERE / "surface.mjs", root, COMPILER, cwd=root))
    return found


def parts(type_: str) -> set[str]:
    """The members of a union's text, spaces and semicolons aside."""
    text = re.sub(r"\s+|;", " ", type_).replace("components.", "")
    return {re.sub(r"\s+", " ", part).strip() for part in text.split("|")} - {"undefined"}


def test_every_published_name_is_exported(published: dict[str, Any], ours: dict[str, Any]) -> None:
    """From the module that it is published in."""
    missing = [
        f"{path}: {name}" for path, exports in published.items() for name in exports if name not in ours.get(path, {})
    ]
    assert missing == []


def test_models_have_the_published_fields(published: dict[str, Any], ours: dict[str, Any]) -> None:
    """With the same types, and optional where they were."""
    different = []
    for path, exports in published.items():
        if not path.startswith("models/") or path.startswith("models/errors"):
            continue
        for name, each in exports.items():
            if each["kind"] != "type" or name in EDITED_BY_HAND:
                continue
            for field, expected in (each.get("members") or {}).items():
                actual = ours[path][name]["members"].get(field, {"optional": None, "type": ""})
                literal = re.fullmatch(r'"\w+"', expected["type"]) is not None
                same_type = parts(actual["type"]) == parts(expected["type"]) or literal
                if not same_type or actual["optional"] != expected["optional"]:
                    different.append(f"{path}: {name}.{field}: {expected} became {actual}")
    assert different == []


def test_functions_are_called_as_published(published: dict[str, Any], ours: dict[str, Any]) -> None:
    """Standalone functions take the same parameters and promise the same values."""
    different = []
    for path, exports in published.items():
        if not path.startswith("funcs/") or any(path.startswith(f"funcs/{name}") for name in PLAIN):
            continue
        for name, each in exports.items():
            expected = re.sub(r"APIError \|.*?ConnectionError", "CallError", each["signatures"][0])
            expected = re.sub(r"\b(?:components|operations)\.", "", expected)
            actual = ours[path][name]["signatures"][0]
            actual = re.sub(r"\b(?:components|operations)\.|(?<=RequestOptions) \| undefined", "", actual)
            actual = re.sub(r"\): APIPromise", ") => APIPromise", actual)
            if actual != expected:
                different.append(f"{name}: {expected} became {actual}")
    assert different == []
