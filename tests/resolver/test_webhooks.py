"""Webhooks and callbacks: what an API sends of its own accord."""

from __future__ import annotations

from typing import Any

from resolver_material import SCHEMAS, TEXT, obj, operation, ref, resolved

from specloom.ir import Model, Named


def body(schema: Any) -> dict[str, Any]:
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


def declared(document: dict[str, Any]) -> list[str]:
    return [each.identity.rsplit("/", 1)[-1] for each in resolved(document).api.declarations]


def test_a_schema_that_only_a_webhook_needs_is_declared_after_those_of_operations() -> None:
    document = {
        "webhooks": {"paid": {"post": body(ref("Paid"))}},
        "paths": {"/a": {"get": operation(ref("A"))}},
        "components": {"schemas": {"Paid": obj(a=ref("A")), "A": obj(b=ref("B")), "B": obj(x=TEXT)}},
    }
    assert declared(document) == ["A", "B", "Paid"]


def test_a_webhook_tells_its_method_headers_body_and_answer() -> None:
    webhook = {
        **body(ref("Paid")),
        "summary": "It was paid.",
        "parameters": [{"name": "X-Signature", "in": "header", "schema": TEXT}, {"name": "q", "in": "query"}],
        "responses": {"200": {"description": ".", "content": {"application/json": {"schema": obj(again=TEXT)}}}},
    }
    api = resolved({"webhooks": {"paid": {"put": webhook}}, "components": {"schemas": {"Paid": obj(a=TEXT)}}})
    (found,) = api.api.webhooks
    assert (found.key, found.method, found.headers, found.prose.reveal()) == (
        "paid",
        "PUT",
        ("X-Signature",),
        "It was paid.",
    )
    assert found.body is not None and found.body.contents[0].type == Named(SCHEMAS + "Paid")
    assert found.body.contents[0].example is not None
    assert api.codes == ["parameter-not-carried"]  # the one of the query
    answer = found.responses[0].contents[0].type
    assert isinstance(answer, Named) and api.model(answer.identity).name.words == ("paid", "response", "body")


def test_an_inline_body_is_named_after_the_operation_id_or_the_webhook() -> None:
    document = {
        "webhooks": {"paid": {"post": body(obj(a=TEXT))}, "sent": {"post": {**body(obj(b=TEXT)), "operationId": "on"}}}
    }
    names = [each.name.words for each in resolved(document).api.declarations if isinstance(each, Model)]
    assert names == [("paid", "request", "body"), ("on", "request", "body")]


def test_a_webhook_yields_its_name_to_an_operation() -> None:
    paths = {"/a": {"post": operation(operationId="paid", **body(obj(a=TEXT)))}}
    document = {"paths": paths, "webhooks": {"paid": {"post": body(obj(b=TEXT))}}}
    names = [each.name.words for each in resolved(document).api.declarations if isinstance(each, Model)]
    assert names == [("paid", "request", "body"), ("paid", "2", "request", "body")]


def test_webhooks_of_path_items_and_callbacks_behind_references_are_found() -> None:
    callback = {"{$request.body#/url}": {"post": body(ref("C"))}, "x-note": {"post": body(ref("Ignored"))}}
    document = {
        "paths": {
            "/a": {"post": operation(callbacks={"on": {"$ref": "#/components/callbacks/on"}})},
            "/b": {"post": operation(callbacks={"on": {"$ref": "#/components/callbacks/on"}})},
        },
        "webhooks": {"w": {"$ref": "#/components/pathItems/w"}},
        "components": {
            "callbacks": {"on": callback},
            "pathItems": {"w": {"post": body(ref("W"))}},
            "schemas": {key: obj(x=TEXT) for key in ("C", "W", "Ignored")},
        },
    }
    api = resolved(document)
    first, second = (each.callbacks for each in api.api.operations)
    assert first == second and [each.key for each in first] == ["on"]
    assert declared(document) == ["C", "W"]


def test_a_webhook_that_asks_to_be_ignored_declares_nothing() -> None:
    document = {"webhooks": {"w": {"post": {**body(obj(a=TEXT)), "x-specloom-ignore": True}}}}
    assert (declared(document), resolved(document).api.webhooks) == ([], ())


def test_a_failure_s_schema_that_a_webhook_sends_has_a_page_and_so_has_what_it_names() -> None:
    failure = {"description": ".", "content": {"application/json": {"schema": ref("E")}}}
    document = {
        "paths": {"/a": {"get": {"responses": {"204": {"description": "."}, "400": failure}}}},
        "webhooks": {"w": {"post": body(ref("E"))}},
        "components": {"schemas": {"E": obj(i=ref("I")), "I": obj(x=TEXT)}},
    }
    assert [each.origin.documented for each in resolved(document).api.declarations] == [True, True]


def test_links_of_a_response_that_the_caller_s_own_server_gives_are_a_warning() -> None:
    responses = {"204": {"description": ".", "links": {"next": {"operationId": "a"}}}}
    api = resolved(
        {"webhooks": {"w": {"post": {"responses": responses}}}, "paths": {"/a": {"get": operation(operationId="a")}}}
    )
    assert api.codes == ["link-not-carried"]


def test_an_operation_whose_method_is_none_is_a_warning() -> None:
    api = resolved({"paths": {"/a": {"additionalOperations": {"NOT A METHOD": operation(), "COPY": operation()}}}})
    assert [each.method for each in api.api.operations] == ["COPY"]
    assert api.codes == ["not-a-method"]
