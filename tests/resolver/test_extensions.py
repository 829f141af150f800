"""Every extension of the README's table is understood, and every one that is understood stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from resolver_material import obj, operation, resolved, with_operation, with_schemas

ROOT = Path(__file__).resolve().parents[2]
POLICY = {"strategy": "backoff", "statusCodes": ["5XX"], "backoff": {"initialInterval": 7}}


def spelled(text: str) -> set[str]:
    return set(re.findall(r"x-[A-Za-z-]+[A-Za-z]", text))


def test_the_readme_lists_what_is_understood() -> None:
    source = (ROOT / "generator" / "specloom" / "resolver" / "extensions.py").read_text(encoding="utf-8")
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## What a document may add")[1].split("\n## ")[0]
    assert spelled(section) == {key for key in spelled(source) if f'"{key}"' in source}


def extended(key: str, value: Any) -> Any:
    return with_operation(**{"operationId": "probe", key: value})


@pytest.mark.parametrize("key", ["x-specloom-method-name", "x-speakeasy-name-override", "x-fern-sdk-method-name"])
def test_a_method_is_called_as_asked(key: str) -> None:
    assert extended(key, "fetchIt").operation.name.wire == "fetchIt"


@pytest.mark.parametrize("key", ["x-specloom-group", "x-speakeasy-group", "x-fern-sdk-group-name"])
@pytest.mark.parametrize("value", ["admin.users", ["admin", "users"]])
def test_an_operation_stands_in_the_group_it_asks_for(key: str, value: Any) -> None:
    assert extended(key, value).api.resources[0].name.words == ("admin", "users")


@pytest.mark.parametrize("key", ["x-specloom-ignore", "x-speakeasy-ignore", "x-fern-ignore"])
def test_an_operation_that_asks_for_it_is_left_out(key: str) -> None:
    assert extended(key, True).api.operations == ()
    assert len(extended(key, False).api.operations) == 1


@pytest.mark.parametrize("key", ["x-specloom-retries", "x-speakeasy-retries"])
def test_retries_are_the_operation_s(key: str) -> None:
    retries = extended(key, POLICY).operation.retries
    assert retries is not None and (retries.statuses, retries.initial_interval) == (("5XX",), 7)


@pytest.mark.parametrize("key", ["x-specloom-globals", "x-speakeasy-globals"])
def test_globals_are_set_once(key: str) -> None:
    tenant = {"name": "tenant", "in": "header", "schema": {"type": "string"}}
    api = resolved({key: {"parameters": [tenant]}, "paths": {"/a": {"get": operation(parameters=[tenant])}}})
    assert [each.name.wire for each in api.api.globals] == ["tenant"]
    assert api.operation.parameters[0].is_global


@pytest.mark.parametrize(
    "key", ["x-specloom-enum-names", "x-speakeasy-enums", "x-enum-varnames", "x-enumNames", "x-enum-names"]
)
@pytest.mark.parametrize("names", [["One", "Two"], {"1": "One", "2": "Two"}])
def test_enum_values_have_names(key: str, names: Any) -> None:
    api = with_schemas(C={"type": "integer", "enum": [1, 2], key: names})
    assert [member.name.words for member in api.enum("C").members] == [("One",), ("Two",)]


@pytest.mark.parametrize("key", ["x-specloom-enum-descriptions", "x-enum-descriptions", "x-enumDescriptions"])
def test_enum_values_have_texts(key: str) -> None:
    api = with_schemas(C={"type": "string", "enum": ["a", "b"], key: ["First.", "Second."]})
    assert [member.prose.reveal() for member in api.enum("C").members] == ["First.", "Second."]


@pytest.mark.parametrize("key", ["x-specloom-server-name", "x-speakeasy-server-id", "x-fern-server-name", "name"])
def test_servers_have_names(key: str) -> None:
    assert resolved({"servers": [{"url": "https://a.example", key: "main"}]}).api.servers[0].identifier == "main"


def test_a_value_of_the_wrong_type_is_no_extension() -> None:
    for key in spelled((ROOT / "README.md").read_text(encoding="utf-8")):
        for value in (None, 1, "x", [1], {"a": 1}):
            assert len(extended(key, value).api.operations) == 1
            assert isinstance(with_schemas(C=obj(a={"enum": ["a"], key: value})).codes, list)
