"""Public documents and hostile inputs: each loads or is refused, in bounded time and with nothing else."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import SpecError
from specloom.loader import load, load_text
from specloom.loader.grammar import OPENAPI
from specloom.loader.upgrade.reach import follow, reachable
from specloom.loader.validation import validate

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside this checkout")


@needs_shared
def test_every_public_document_loads_or_is_refused_with_a_place() -> None:
    refused = []
    for path in sorted((SHARED / "corpus").glob("*.[jy]*")):
        started = time.monotonic()
        try:
            document = load(path)
            assert document.root["openapi"].startswith(("3.1", "3.2"))
        except SpecError as error:
            assert all(str(fault).startswith(f"{path}:") for fault in error.diagnostics)
            refused.append(path.name)
        assert time.monotonic() - started < 20
    assert len(refused) <= 5


@needs_shared
def test_every_reference_of_public_documents_leads_somewhere() -> None:
    for path in sorted((SHARED / "corpus").glob("swagger20*")):
        try:
            document = load(path)
        except SpecError:
            continue
        for site in reachable(document.root, OPENAPI):
            if isinstance(site.value.get("$ref"), str):
                follow(document.root, site.value["$ref"])


@needs_shared
def test_the_real_atoma_document_has_two_wrong_defaults_and_loads() -> None:
    document = load(SHARED / "atoma" / "openapi.yml")
    assert [fault.location.pointer for fault in validate(document)] == [
        "/components/schemas/ChatCompletionRequest/properties/stop/default",
        "/components/schemas/CompletionsRequest/properties/stop/default",
    ]


def positions(payload: str) -> dict[str, Any]:
    """A document with the payload wherever text can stand and a parser or a reference might care."""
    schema = {
        "title": payload, "description": payload, "enum": [payload], "const": payload, "default": payload,
        "pattern": payload, "format": payload, "example": payload, "x-" + payload: payload,
        "properties": {payload: {"type": "string"}},
        "discriminator": {"propertyName": payload, "mapping": {payload: payload}},
    }  # fmt: skip
    responses = {payload: {"description": payload, "content": {payload: {"schema": schema}}}}
    operation = {
        "operationId": payload,
        "tags": [payload],
        "responses": responses,
        "callbacks": {payload: {payload: {}}},
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": payload, "version": payload},
        "servers": [{"url": payload, "variables": {"X": {"default": payload}}}],
        "externalDocs": {"url": payload},
        "paths": {"/" + payload: {"get": operation}},
        "components": {"schemas": {payload: schema}, "securitySchemes": {payload: {"type": payload}}},
    }


PAYLOADS = [
    "x'''\nopen('PWNED','w')\n'''", "ends with backslash \\", "x\rcode", "__proto__", "a\u202e\u2066b\u2069\u200b\ufeff",
    "http://127.0.0.1:9/x", "file:///etc/passwd", "../../etc/passwd", "<script>", "```\n---\n", "a" * 5000, "%", "%00", "~2", "#",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_any_position_loads_unchanged_and_is_validated_in_peace(payload: str) -> None:
    values = positions(payload)
    document = load_text(json.dumps(values))
    assert document.root == {**values, "openapi": "3.1.0"}
    for warning in (*document.warnings, *validate(document)):
        assert str(warning).isprintable()


@needs_shared
def test_every_recorded_payload_loads_or_is_refused() -> None:
    for case in json.loads((SHARED / "cases" / "hostile-inputs.json").read_text(encoding="utf-8")):
        document = load_text(json.dumps(positions(case["value"])))
        assert validate(document) is not None
