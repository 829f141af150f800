"""Both validators find the same faults, place them, and can be led nowhere by a document."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from specloom.diagnostics import Severity
from specloom.loader import Document, load_text
from specloom.loader.validation import RefusingHandlers, Validator, validate

BOTH = pytest.mark.parametrize("validator", [*Validator])


def load_values(version: str = "3.1.0", **members: Any) -> Document:
    values = {"openapi": version, "info": {"title": "T", "version": "1"}, "paths": {}, **members}
    return load_text(json.dumps(values, indent=1), file="x.json")


def schemas(version: str = "3.1.0", **members: Any) -> Document:
    return load_values(version, components={"schemas": members})


@BOTH
def test_a_valid_document_has_no_faults(validator: Validator) -> None:
    assert validate(schemas(A={"type": "string", "default": "a"}), validator) == ()


@BOTH
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_equal_faults_of_defaults_each_have_their_place(validator: Validator, version: str) -> None:
    wrong = {"type": "integer", "default": "x"}
    found = validate(schemas(version, A=wrong, B={"properties": {"c": wrong}}), validator)
    assert [fault.location.pointer for fault in found] == [
        "/components/schemas/A/default",
        "/components/schemas/B/properties/c/default",
    ]
    assert all(fault.severity is Severity.WARNING for fault in found)
    assert found[0].message == "the default does not match its schema: 'x' is not of type 'integer'"
    assert found[0].location.line == 12


@BOTH
def test_structural_faults_have_their_place(validator: Validator) -> None:
    (fault,) = validate(load_values(tags=[{"name": "a"}, {"name": "b", "description": 5}]), validator)
    assert fault.location.pointer == "/tags/1/description"
    (fault,) = validate(schemas(A={"type": "object", "required": "name"}), validator)
    assert fault.location.pointer == "/components/schemas/A/required"


@BOTH
def test_faults_of_operations_have_their_place(validator: Validator) -> None:
    get = {"operationId": "same", "responses": {"200": {"description": "d"}}}
    found = validate(load_values(paths={"/a": {"get": get}, "/b/{id}": {"get": get}}), validator)
    assert {fault.location.pointer for fault in found} == {"/paths/~1b~1{id}/get"}
    assert len(found) == 2


@BOTH
def test_faults_of_2_0_have_their_place(validator: Validator) -> None:
    text = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\ndefinitions:\n  A: {type: integer, default: x}\n"
    document = load_text(text, file="x.yaml")
    found = validate(document, validator)
    assert all(str(fault).startswith("x.yaml:") for fault in found)


@BOTH
def test_patterns_are_not_run(validator: Validator) -> None:
    evil = {"type": "string", "pattern": "^(a+)+$", "default": "a" * 200 + "!"}
    names = {"type": "object", "patternProperties": {"^(a+)+$": {}}, "default": {"a" * 200 + "!": 1}}
    started = time.monotonic()
    assert validate(schemas(A=evil, B=names), validator) == ()
    assert time.monotonic() - started < 10


@BOTH
@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.json", "file:///etc/hostname", "x:y", "other.json"])
def test_addresses_in_data_and_ids_are_not_followed(validator: Validator, address: str) -> None:
    document = schemas(
        A={"type": "object", "default": {"$ref": address}, "example": {"$ref": address}},
        B={"$id": address, "$schema": address, "properties": {"c": {"$ref": "#/components/schemas/A"}}},
        C={"$dynamicRef": address},
    )
    assert validate(document, validator) == ()


@BOTH
def test_circles_and_depth_end_in_diagnostics(validator: Validator) -> None:
    reference = {"$ref": "#/components/schemas/A"}
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(90):
        deep = {"items": deep}
    chain = {f"C{i}": {"$ref": f"#/components/schemas/C{i + 1}"} for i in range(500)}
    circular = {"allOf": [reference], "properties": {"a": reference}, "default": {"a": {}}}
    found = validate(schemas(A=circular, D=deep, **chain, C500={"default": 1}), validator)
    assert {fault.code for fault in found} <= {"validator-gave-up", "invalid-document"}


@BOTH
@pytest.mark.parametrize(
    "paths", [None, [], 5, {"/a": None}, {"/a": {"get": {"parameters": {}}}}, {"/a": {"get": {"parameters": [5]}}}]
)
def test_malformed_documents_end_in_diagnostics(validator: Validator, paths: Any) -> None:
    assert validate(load_values(paths=paths), validator)


@BOTH
def test_many_faults_are_cut_with_a_sentence(validator: Validator) -> None:
    found = validate(load_values(tags=[{"name": str(i), "description": i} for i in range(200)]), validator)
    assert len(found) == 101
    assert found[-1].code == "more-faults"


def test_every_scheme_is_claimed_and_refused() -> None:
    handlers = RefusingHandlers()
    for scheme in ("http", "file", "", "jar"):
        assert scheme in handlers
        with pytest.raises(LookupError):
            handlers[scheme](f"{scheme}://x")
