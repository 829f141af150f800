"""Values held against schemas: a document chooses neither which keywords count nor what is read for them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specloom.evaluation import Evaluator
from specloom.loader import load_text

DRAFTS = (
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2020-12/schema",
    "https://example.com/ours",
)


def evaluator(**schemas: Any) -> Evaluator:
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    return Evaluator(load_text(json.dumps(document)), {})


@pytest.mark.parametrize("draft", DRAFTS)
def test_no_pattern_is_run_whatever_draft_a_schema_names(draft: str) -> None:
    inner = {"$schema": draft, "pattern": "b", "patternProperties": {"a": False}}
    found = evaluator(A=inner, B={"properties": {"b": {**inner, "items": inner}}}, C={"$ref": "#/components/schemas/A"})
    for name in "ABC":
        for value in ("a", {"a": 1}, {"b": "a"}, {"b": ["a"]}, {"b": {"a": 1}}):
            assert not list(found.errors(value, f"/components/schemas/{name}"))


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_keyword_counts_whatever_draft_a_schema_names(draft: str) -> None:
    found = evaluator(A={"$schema": draft, "dependentRequired": {"a": ["b"]}})
    (error,) = found.errors({"a": 1}, "/components/schemas/A")
    assert error.validator == "dependentRequired"


def test_a_reference_leads_to_the_key_it_spells() -> None:
    found = evaluator(**{"a%41~0/b": {"type": "integer"}, "A": {"items": {"$ref": "#/components/schemas/a%41~00~1b"}}})
    (error,) = found.errors([1, "x"], "/components/schemas/A")
    assert list(error.absolute_path) == [1]


def test_what_stands_nowhere_or_is_no_schema_refuses_nothing() -> None:
    found = evaluator(A={"anyOf": [{"$ref": "#/components/schemas/A"}]}, B={"type": 1}, C=None)
    for name in "ABCD":
        assert not list(found.errors("x", f"/components/schemas/{name}"))
        assert found.has(f"/components/schemas/{name}") == (name != "D")
