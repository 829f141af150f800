"""Every extension of the README's table is understood, and every one that is understood stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from resolver_material import TEXT, obj, operation, resolved, with_operation, with_schemas

from specloom.ir import Model, Named

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


OBJECTS = {
    "": ("x-speakeasy-globals", "x-specloom-globals", "x-fern-idempotency-headers", "x-fern-idempotency-header", "x-specloom-retries", "x-speakeasy-name-override"),
    "servers 0": ("x-speakeasy-server-id", "x-fern-server-name", "x-specloom-server-name", "x-speakeasy-retries"),
    "paths /a": ("x-speakeasy-ignore", "x-speakeasy-group", "x-speakeasy-retries"),
    "paths /a post": (
        "x-speakeasy-name-override", "x-fern-sdk-method-name", "x-speakeasy-group", "x-fern-ignore", "x-speakeasy-retries", "x-fern-idempotent",
        "x-specloom-idempotency-header",
    ),
    "paths /a post parameters 0": ("x-speakeasy-ignore",),
    "paths /a post responses 200 content text/event-stream": ("x-speakeasy-sse-sentinel", "x-specloom-sentinel"),
    "components schemas E": ("x-enum-varnames", "x-enumNames", "x-speakeasy-enums", "x-enum-descriptions", "x-ms-discriminator-value", "x-speakeasy-ignore"),
    "components securitySchemes o": ("x-speakeasy-token-endpoint-authentication",),
}  # fmt: skip
"""By the way to an object, extensions that stand in it."""

MISUSES = (None, 7, [], {"backoff": 7}, [None], [{}], {"a": None})
"""Values that none of them may have."""


@pytest.mark.parametrize(("way", "key"), [(way, key) for way, keys in OBJECTS.items() for key in keys])
def test_a_value_of_another_form_is_named_with_its_place(way: str, key: str) -> None:
    events = {"200": {"description": "", "content": {"text/event-stream": {"schema": obj(data=TEXT)}}}}
    for misuse in MISUSES:
        if misuse == [] and way == "":
            continue  # a list of nothing
        document: dict[str, Any] = {
            "servers": [{"url": "https://a.example"}],
            "paths": {"/a": {"post": operation(responses=events, parameters=[{"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/E"}}])}},
            "components": {
                "schemas": {"E": {"type": "string", "enum": ["a", "b"]}},
                "securitySchemes": {"o": {"type": "oauth2", "flows": {}}},
            },
        }  # fmt: skip
        holder: Any = document
        for token in way.split():
            holder = holder[int(token) if isinstance(holder, list) else token]
        holder[key] = misuse
        found = [each.location.pointer for each in resolved(document).warnings if each.code == "extension-misused"]
        assert found == ["".join(f"/{token.replace('/', '~1')}" for token in (*way.split(), key))], misuse


def test_what_asks_for_it_is_left_out_unless_it_is_required() -> None:
    left_out = {**TEXT, "x-speakeasy-ignore": True}
    parameters = [
        {"name": name, "in": "query", "required": name == "c", "schema": TEXT, "x-fern-ignore": name != "a"}
        for name in "abc"
    ]
    schema = {**obj(a=TEXT, b=left_out, c=left_out), "required": ["c"]}
    api = resolved(
        {
            "paths": {
                "/a": {"get": operation(schema, operationId="probe", parameters=parameters)},
                "/b": {"get": operation(), "x-speakeasy-ignore": True},
            }
        }
    )
    assert [each.name.wire for each in api.operation.parameters] == ["a", "c"]
    (body,) = api.operation.responses[0].contents
    assert isinstance(body.type, Named)
    model = api.api.by_identity[body.type.identity]
    assert isinstance(model, Model) and [each.name.wire for each in model.fields] == ["a", "c"]
    assert len(api.api.operations) == 1
    assert api.codes == ["required-not-ignored"] * 2
