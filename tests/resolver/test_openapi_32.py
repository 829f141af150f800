"""What OpenAPI 3.2 brought, and the corners of operations that documents of every version have."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import SCHEMAS, TEXT, obj, operation, ref, resolved, with_operation

from specloom.ir import Coding, Named, Place, to_json


def answering(**content: Any) -> dict[str, Any]:
    return {"200": {"description": ".", "content": content}}


LINES = "jsonl x-jsonl ndjson x-ndjson jsonlines x-jsonlines json-seq geo+json-seq"


@pytest.mark.parametrize(
    ("media_type", "coding"),
    [("text/event-stream", Coding.EVENT_STREAM)]
    + [(f"application/{subtype}", Coding.JSON_LINES) for subtype in LINES.split()],
)
@pytest.mark.parametrize(
    ("described", "schema"),
    [
        ({"itemSchema": ref("A")}, "itemSchema"),
        ({"schema": ref("A")}, "schema"),
        ({"schema": {"type": "array", "items": ref("A")}}, "schema/items"),
        ({"schema": ref("List"), "example": [{"x": "told"}]}, "List/items"),
    ],
)
def test_the_items_of_a_stream_have_the_type_of_item_schema(
    media_type: str, coding: Coding, described: dict[str, Any], schema: str
) -> None:
    """Or that of the items, where a schema of the whole says it is a list; its example shows the first of them."""
    document = {
        "openapi": "3.2.0",
        "paths": {"/a": {"get": {"responses": answering(**{media_type: described})}}},
        "components": {"schemas": {"A": obj("x", x=TEXT), "List": {"type": "array", "items": ref("A")}}},
    }
    api = resolved(document)
    (content,) = api.operation.responses[0].contents
    assert (content.coding, content.type) == (coding, Named(SCHEMAS + "A"))
    assert content.schema.endswith(schema)
    assert content.example is not None
    assert to_json(content.example) == {"x": "told" if "example" in described else "<value>"}
    assert api.codes == []


def test_query_and_additional_operations_are_methods_and_self_and_tags_change_nothing() -> None:
    document = {
        "openapi": "3.2.0",
        "$self": "https://example.com/api",
        "tags": [{"name": "b", "parent": "a", "kind": "nav", "description": "B."}, {"name": "a"}],
        "paths": {
            "/x": {"query": operation(tags=["b"]), "additionalOperations": {"COPY": operation(tags=["a"])}},
        },
    }
    api = resolved(document).api
    assert [(each.name.wire, each.prose.reveal()) for each in api.resources] == [("b", "B."), ("a", "")]
    assert [each.method for each in api.operations] == ["QUERY", "COPY"]


def whole_query(media_type: str) -> dict[str, Any]:
    query = obj("a", a=TEXT, b={"type": "array", "items": {"type": "integer"}})
    return {"name": "q", "in": "querystring", "content": {media_type: {"schema": query}}}


def test_a_query_that_is_a_form_is_a_parameter_for_each_of_its_properties() -> None:
    api = with_operation(parameters=[whole_query("application/x-www-form-urlencoded")])
    told = [(each.name.wire, each.place, each.required, each.style, each.explode) for each in api.operation.parameters]
    assert told == [("a", Place.QUERY, True, "form", True), ("b", Place.QUERY, False, "form", True)]
    assert api.codes == []


def test_a_query_of_any_other_kind_is_a_warning() -> None:
    api = with_operation(parameters=[whole_query("application/json")])
    assert (api.operation.parameters, api.codes) == ((), ["parameter-not-carried"])


@pytest.mark.parametrize(
    "example", [{"value": 7}, {"dataValue": 7, "serializedValue": "7"}, {"$ref": "#/components/examples/seven"}]
)
def test_an_example_object_shows_its_value_wherever_it_stands(example: Any) -> None:
    shown = {"examples": {"one": example}}
    number: Any = {"type": "integer"}
    probe = operation(parameters=[{"name": "p", "in": "query", "schema": number, **shown}])
    probe["responses"] = answering(**{"application/json": {"schema": number, **shown}})
    api = resolved({"paths": {"/a": {"get": probe}}, "components": {"examples": {"seven": {"value": 7}}}})
    (content,) = api.operation.responses[0].contents
    values = [content.example, api.operation.parameters[0].value]
    assert [to_json(value) for value in values if value] == [7, 7]


def test_wildcards_and_suffixes_are_json_and_several_media_types_keep_their_order() -> None:
    types = ("application/*+json", "*/*", "application/problem+json; charset=utf-8", "text/plain", "image/png")
    contents = with_operation(responses=answering(**{key: {} for key in types})).operation.responses[0].contents
    assert [each.coding for each in contents] == [Coding.JSON] * 3 + [Coding.TEXT, Coding.BYTES]
    assert [each.media_type for each in contents] == list(types)


def test_operations_without_identifiers_and_with_equal_ones_have_names_of_their_own() -> None:
    document = {
        "paths": {
            "/a/{id}": {"get": operation(), "delete": operation(operationId="same")},
            "/b": {"get": operation(operationId="same"), "post": operation(operationId=" ")},
            "/": {"get": operation()},
        }
    }
    names = [" ".join(each.operation_name.words) for each in resolved(document).api.operations]
    assert sorted(names) == ["get a id", "get root", "post b", "same", "same 2"]


def test_tags_of_any_spelling_and_none_at_all_make_resources() -> None:
    tags: list[Any] = ["Über uns!", "v1/things", "💥", "", None, 7]
    document = {
        "paths": {f"/v2/p{index}": {"get": operation(tags=[tag])} for index, tag in enumerate(tags)}
        | {"/v1/{id}": {"get": operation()}}
    }
    names = [each.name.words for each in resolved(document).api.resources]
    assert names == [("Über", "uns"), ("v1", "things"), ("u1f4a5",), ("p3",), ("p4",), ("p5",), ("api",)]


def test_servers_and_security_of_an_operation_win_over_those_around_it() -> None:
    item = {
        "servers": [{"url": "https://path.example"}],
        "get": operation(servers=[{"url": "https://own.example"}], security=[]),
        "put": operation(security=[{"key": ["read"]}]),
        "post": operation(),
    }
    found = resolved({"security": [{"key": []}], "paths": {"/a": item}}).api.operations
    assert [each.servers[0].url for each in found] == [
        "https://own.example",
        "https://path.example",
        "https://path.example",
    ]
    assert [[each.schemes for each in operation_.security] for operation_ in found] == [
        [],
        [(("key", ("read",)),)],
        [(("key", ()),)],
    ]


def test_headers_of_a_response_are_known_behind_references_too() -> None:
    header = {"X-Rate": {"schema": TEXT}, "Link": {"$ref": "#/components/headers/Link"}}
    document = {
        "paths": {"/a": {"get": {"responses": {"2xx": {"description": ".", "headers": header}}}}},
        "components": {"headers": {"Link": {"description": "Others.", "schema": TEXT}}},
    }
    (response,) = resolved(document).operation.responses
    told = [(each.name, each.prose.reveal()) for each in response.headers]
    assert (response.status, told) == ("2XX", [("X-Rate", ""), ("Link", "Others.")])
