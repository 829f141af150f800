"""Documents made by somebody who means harm: text that tries to be code, in every position that takes text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[3] / "shared" / "cases" / "hostile-inputs.json"

PAYLOADS = (
    "x */ globalThis.PWNED = 1; /*",
    'x");globalThis.PWNED=1;("',
    "x');globalThis.PWNED=1;('",
    "x`;globalThis.PWNED=1;`${globalThis.PWNED=1}",
    "x\nglobalThis.PWNED = 1\r//\u2028globalThis.PWNED = 1\u2029",
    "ends with a backslash \\",
    "*/",
    "@ts-ignore\n@ts-expect-error",
    "// @ts-nocheck\n/// <reference path='evil' />\n/** @jsx evil */",
    "__proto__",
    "constructor",
    "\u202egnihtyreve \u2066\u200b\ufeff\x00",
    "\ud800 alone",
    "default",
    "PWNED" * 60,
)


def payloads() -> list[str]:
    """Our own, and those of the shared cases where they are at hand."""
    listed = json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else []
    return [*PAYLOADS, *(case["value"] for case in listed if len(case["where"]) > 40)]


def prose(text: str) -> dict[str, Any]:
    """The text wherever people write for people."""
    schema = {
        "type": "object",
        "title": text,
        "description": text,
        "properties": {"field": {"type": "string", "description": text, "deprecated": True, "example": text}},
    }
    return document(schema, info={"title": "Demo", "version": "1", "description": text}, remark=text)


def values(text: str) -> dict[str, Any]:
    """The text as a value, a pattern, a media type."""
    schema = {
        "type": "object",
        "properties": {
            "chosen": {"type": "string", "enum": [text, "other"], "default": text},
            "fixed": {"const": text},
            "filled": {"type": "string", "default": text, "pattern": text, "format": text},
            "listed": {"type": "array", "items": {"type": "string"}, "default": [text], "examples": [[text]]},
        },
    }
    return document(schema, info={"title": "Demo", "version": text}, server=text)


def names(text: str) -> dict[str, Any]:
    """The text as every name there is."""
    schema = {
        "type": "object",
        "properties": {text: {"type": "string"}, "kind": {"type": "string", "enum": [text]}},
        "additionalProperties": {"type": "integer"},
    }
    return document(schema, info={"title": text, "version": "1"}, name=text)


def document(
    schema: dict[str, Any], *, info: dict[str, Any], remark: str = "", server: str = "", name: str = "name"
) -> dict[str, Any]:
    """A document with one operation, its schema a component."""
    pointer = name.replace("~", "~0").replace("/", "~1")
    union = {
        "oneOf": [{"$ref": f"#/components/schemas/{_escaped(pointer)}"}, {"type": "object", "properties": {name: {}}}],
        "discriminator": {"propertyName": name},
    }
    operation = {
        "operationId": name,
        "tags": [name],
        "summary": remark,
        "description": remark,
        "deprecated": True,
        "parameters": [{"name": name, "in": "query", "description": remark, "schema": {"type": "string"}}],
        "requestBody": {"description": remark, "content": {"application/json": {"schema": union}}},
        "responses": {"200": {"description": remark, "content": {"application/json": {"schema": schema}}}},
    }
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": f"https://api.example.com/{server}", "description": remark}, {"url": server or "/"}],
        "tags": [{"name": name, "description": remark}],
        "security": [{name: [remark]}],
        "paths": {"/things": {"post": operation}},
        "components": {
            "schemas": {name: schema},
            "securitySchemes": {name: {"type": "apiKey", "in": "header", "name": name, "description": remark}},
        },
    }


def _escaped(pointer: str) -> str:
    """A pointer as the fragment of a reference; half a pair of surrogates has no spelling there."""
    return "".join(f"%{byte:02X}" for byte in pointer.encode("utf-8", "replace"))


POSITIONS = (prose, values, names)
