"""Operations, parameters, bodies, streams, retries, security and servers."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import TEXT, obj, operation, ref, resolved, with_operation

from specloom.ir import (
    Coding,
    Model,
    Named,
    Nullable,
    Package,
    Place,
    Scalar,
    ScalarKind,
    ScalarValue,
    SchemeKind,
    to_json,
)

EVENT = obj("data", data=obj(x=TEXT), event=TEXT, id=TEXT, retry={"type": "integer"})


def extension(key: str, value: Any) -> dict[str, Any]:
    return {key: value}


def parameter(name: str, place: str = "query", **more: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "schema": TEXT, **more}


@pytest.mark.parametrize(
    ("place", "style", "explode"),
    [("path", "simple", False), ("query", "form", True), ("header", "simple", False), ("cookie", "form", True)],
)
def test_styles_default_as_openapi_says(place: str, style: str, explode: bool) -> None:
    path = "/probe/{x}" if place == "path" else "/probe"
    (found,) = with_operation(path, parameters=[parameter("x", place, required=place == "path")]).operation.parameters
    assert (found.place, found.style, found.explode) == (Place(place), style, explode)


def test_a_style_that_its_place_does_not_have_is_the_default() -> None:
    (found,) = with_operation(parameters=[parameter("x", style="matrix")]).operation.parameters
    assert found.style == "form"


def test_deep_objects_and_content_parameters_are_told_apart() -> None:
    deep = {"name": "filter", "in": "query", "style": "deepObject", "explode": True, "schema": obj(a=TEXT)}
    json = {"name": "where", "in": "query", "content": {"application/json": {"schema": obj(b=TEXT)}}}
    first, second = with_operation(parameters=[deep, json]).operation.parameters
    assert (first.style, first.json, second.json) == ("deepObject", False, True)


def test_an_operation_s_parameter_wins_over_the_path_s_and_keeps_its_place() -> None:
    item = {
        "parameters": [parameter("x", description="Path."), parameter("y")],
        "get": operation(parameters=[parameter("x", description="Own.", required=True)]),
    }
    found = resolved({"paths": {"/probe": item}}).operation.parameters
    assert [(each.name.wire, each.prose.reveal(), each.required) for each in found] == [
        ("x", "Own.", True),
        ("y", "", False),
    ]


def test_one_name_in_two_places_is_two_parameters() -> None:
    found = with_operation(parameters=[parameter("x"), parameter("x", "header")]).operation.parameters
    assert [each.place for each in found] == [Place.QUERY, Place.HEADER]


def test_a_path_parameter_that_nothing_describes_is_a_string_and_a_warning() -> None:
    api = with_operation("/probe/{thing_id}")
    (found,) = api.operation.parameters
    assert (found.name.wire, found.place, found.required) == ("thing_id", Place.PATH, True)
    assert api.codes == ["undeclared-parameter"]


@pytest.mark.parametrize("header", ["Accept", "content-type", "Authorization", "Content-Length", "host"])
def test_headers_that_openapi_reserves_are_no_parameters(header: str) -> None:
    assert with_operation(parameters=[parameter(header, "header")]).operation.parameters == ()


def test_parameters_and_body_gather_in_a_request_object() -> None:
    body = {"required": True, "content": {"application/json": {"schema": obj(a=TEXT)}}}
    api = with_operation(
        method="post",
        operationId="createThing",
        parameters=[parameter("q"), parameter("RequestBody")],
        requestBody=body,
    )
    assert api.operation.request is not None
    request = api.model(api.operation.request)
    assert request.name.words == ("create", "Thing", "request")
    assert [(field.name.wire, field.required) for field in request.fields] == [
        ("q", False),
        ("RequestBody", False),
        ("RequestBody_", True),
    ]
    assert api.operation.body_field == "RequestBody_"
    assert request.origin.package is Package.OPERATIONS


def test_a_body_alone_needs_no_request_object() -> None:
    body = {"content": {"application/json": {"schema": obj(a=TEXT)}}}
    api = with_operation(method="post", operationId="make", requestBody=body)
    assert api.operation.request is None and api.operation.body is not None
    type_ = api.operation.body.contents[0].type
    assert isinstance(type_, Named) and api.model(type_.identity).name.words == ("make", "request", "body")


def test_an_optional_body_is_nullable_in_the_request_object() -> None:
    body = {"content": {"application/json": {"schema": obj(a=TEXT)}}}
    api = with_operation(method="post", parameters=[parameter("q")], requestBody=body)
    assert isinstance(api.model(api.operation.request or "").fields[-1].type, Nullable)


def test_json_is_sent_before_forms_and_what_cannot_be_sent_is_left_out() -> None:
    content = {
        name: {"schema": obj(a=TEXT)} for name in ("multipart/form-data", "text/event-stream", "application/json")
    }
    body = with_operation(method="post", requestBody={"content": content}).operation.body
    assert body is not None
    assert [each.coding for each in body.contents] == [Coding.JSON, Coding.MULTIPART]


def test_parts_are_sent_before_json_where_there_are_files() -> None:
    file = {"type": "string", "format": "binary"}
    for property_ in (file, {"type": "array", "items": file}):
        content = {name: {"schema": obj(a=property_)} for name in ("application/json", "multipart/form-data")}
        body = with_operation(method="post", requestBody={"content": content}).operation.body
        assert body is not None
        assert [each.coding for each in body.contents] == [Coding.MULTIPART, Coding.JSON]


def answers(*statuses: str) -> tuple[list[str], list[str]]:
    api = with_operation(responses={status: {"description": "."} for status in statuses})
    return [each.status for each in api.operation.responses], [each.status for each in api.operation.errors]


@pytest.mark.parametrize(
    ("statuses", "success", "errors"),
    [
        (["200", "404", "default"], ["200"], ["404", "default"]),
        (["default"], ["default"], []),
        (["404", "default"], ["default"], ["404"]),
        (["2XX", "4XX"], ["2XX"], ["4XX"]),
        (["200", "201", "204"], ["200", "201", "204"], []),
        (["302"], [], ["302"]),
        (["302", "default"], [], ["302", "default"]),
    ],
)
def test_responses_are_successes_or_errors(statuses: list[str], success: list[str], errors: list[str]) -> None:
    assert answers(*statuses) == (success, errors)


def test_only_the_first_success_goes_without_its_status_in_its_name() -> None:
    body = {"description": ".", "content": {"application/json": {"schema": obj(a=TEXT)}}}
    api = with_operation(operationId="get", responses={status: body for status in ("200", "201", "404", "default")})
    names = [" ".join(each.name.words).lower() for each in api.api.declarations if isinstance(each, Model)]
    assert names == [
        "get response body",
        "get created response body",
        "get not found response body",
        "get default response body",
    ]
    assert [each.origin.documented for each in api.api.declarations] == [True, True, False, False]


def test_a_response_body_without_a_description_takes_the_response_s() -> None:
    body = {"description": "All of them.", "content": {"application/json": {"schema": obj(a=TEXT)}}}
    api = with_operation(operationId="get", responses={"200": body})
    assert api.api.declarations[0].prose.reveal() == "All of them."


def stream(schema: Any, **more: Any) -> Any:
    entry = {"schema": schema, **more}
    return (
        with_operation(responses={"200": {"description": ".", "content": {"text/event-stream": entry}}})
        .operation.responses[0]
        .contents[0]
    )


def test_an_object_with_data_and_nothing_but_event_fields_describes_the_event() -> None:
    assert stream(EVENT).describes_event
    assert stream(obj(data=TEXT)).describes_event
    assert not stream(obj(data=TEXT, more=TEXT)).describes_event
    assert not stream(obj(event=TEXT)).describes_event
    assert not stream(TEXT).describes_event
    assert stream({"oneOf": [EVENT, {"anyOf": [obj(event=TEXT, data={})]}]}).describes_event
    assert stream({**obj(data=TEXT), "oneOf": [obj(event={"const": "a"}), obj(id=TEXT)]}).describes_event
    assert not stream({"oneOf": [EVENT, obj(data=TEXT, more=TEXT)]}).describes_event
    assert not stream({"oneOf": [EVENT, TEXT]}).describes_event


@pytest.mark.parametrize("key", ["x-specloom-sentinel", "x-speakeasy-sse-sentinel"])
def test_the_sentinel_comes_from_an_extension(key: str) -> None:
    assert stream(EVENT, **{key: "[DONE]"}).sentinel == "[DONE]"
    assert stream(EVENT).sentinel is None


@pytest.mark.parametrize(
    ("media_type", "coding"),
    [
        ("application/json; charset=utf-8", Coding.JSON),
        ("application/problem+json", Coding.JSON),
        ("application/x-ndjson", Coding.JSON_LINES),
        ("text/event-stream;charset=utf-8", Coding.EVENT_STREAM),
        ("application/x-www-form-urlencoded", Coding.FORM),
        ("text/csv", Coding.TEXT),
        ("image/png", Coding.BYTES),
    ],
)
def test_media_types_are_coded_by_their_essence(media_type: str, coding: Coding) -> None:
    response = {"description": ".", "content": {media_type: {}}}
    assert with_operation(responses={"200": response}).operation.responses[0].contents[0].coding is coding


def test_what_is_no_media_type_is_left_out_with_a_warning() -> None:
    api = with_operation(responses={"200": {"description": ".", "content": {"a'; evil()": {}}}})
    assert api.operation.responses[0].contents == () and "not-a-media-type" in api.codes


def test_retries_are_read_and_clamped_to_what_makes_sense() -> None:
    policy = {
        "strategy": "backoff",
        "backoff": {"initialInterval": 100, "maxInterval": -1, "exponent": 0.1, "maxElapsedTime": 5},
        "statusCodes": ["5XX", 429, "oops"],
        "retryConnectionErrors": False,
    }
    retries = with_operation(**extension("x-speakeasy-retries", policy)).operation.retries
    assert retries is not None
    assert retries.statuses == ("5XX", "429")
    assert (retries.initial_interval, retries.max_interval, retries.exponent) == (100, 8_000, 1.5)
    assert (retries.max_elapsed_time, retries.retry_connection_errors) == (5, False)


def test_security_of_the_operation_replaces_that_of_the_document() -> None:
    document = {
        "security": [{"key": []}],
        "paths": {
            "/a": {"get": operation()},
            "/b": {"get": operation(security=[])},
            "/c": {"get": operation(security=[{"oauth": ["read"]}, {}])},
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "query", "name": "api_key"},
                "oauth": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": {}}},
                },
                "bearer": {"type": "http", "scheme": "Bearer"},
                "digest": {"type": "http", "scheme": "digest"},
            }
        },
    }
    api = resolved(document).api
    assert [[requirement.schemes for requirement in each.security] for each in api.operations] == [
        [(("key", ()),)],
        [],
        [(("oauth", ("read",)),), ()],
    ]
    key, oauth, bearer, digest = api.schemes
    assert (key.kind, key.place, key.wire) == (SchemeKind.API_KEY, Place.QUERY, "api_key")
    assert (oauth.kind, oauth.token_url) == (SchemeKind.OAUTH2, "https://a.example/t")
    assert (bearer.kind, digest.kind) == (SchemeKind.BEARER, SchemeKind.OTHER)
    model = api.by_identity[api.security_model or ""]
    assert isinstance(model, Model)
    assert [(field.name.wire, field.required) for field in model.fields] == [
        ("key", True),
        ("oauth", False),
        ("bearer", False),
        ("digest", False),
    ]


def test_an_operation_that_does_not_say_takes_the_credentials_of_others() -> None:
    """Where the document does not say either; an operation that wants none gets none."""
    document = {
        "paths": {
            "/a": {"get": operation()},
            "/b": {"get": operation(security=[])},
            "/c": {"get": operation(security=[{}, {"key": []}])},
            "/d": {"get": operation(security=[{"oauth": ["read"]}])},
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "oauth": {"type": "oauth2", "flows": {}},
            }
        },
    }
    silent, none, *_ = resolved(document).api.operations
    assert [requirement.schemes for requirement in silent.security] == [(("key", ()),), (("oauth", ("read",)),), ()]
    assert none.security == ()


def test_servers_of_the_operation_and_their_variables() -> None:
    server = {
        "url": "https://{region}.example.com/{version}",
        "description": "Near you.",
        "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}, "version": {"default": "v1"}},
        "x-speakeasy-server-id": "near",
    }
    api = resolved(
        {
            "servers": [server, {"nothing": 1}],
            "paths": {"/p": {"get": operation(), "servers": [{"url": "https://p.example"}]}},
        }
    )
    (found,) = api.api.servers
    assert [(each.name.wire, each.default, each.choices) for each in found.variables] == [
        ("region", "eu", ("eu", "us")),
        ("version", "v1", ()),
    ]
    assert found.identifier == "near"
    assert [each.url for each in api.operation.servers] == ["https://p.example"]


def test_operations_without_an_id_are_named_by_method_and_path_and_twins_get_a_number() -> None:
    document = {
        "paths": {
            "/users/{id}": {"get": operation()},
            "/": {"get": operation()},
            "/a": {"get": operation(operationId="list_all"), "post": operation(operationId="listAll")},
        }
    }
    names = ["_".join(each.operation_name.words).lower() for each in resolved(document).api.operations]
    assert sorted(names) == ["get_root", "get_users_id", "list_all", "list_all_2"]


def test_resources_follow_the_document_s_tags_then_first_use() -> None:
    document = {
        "tags": [{"name": "second", "description": "Two."}, {"name": "unused"}, {"name": "first"}],
        "paths": {
            "/v1/things/{id}": {"get": operation()},
            "/a": {"get": operation(tags=["first", "second"])},
            "/b": {"get": operation(tags=["second"])},
        },
    }
    found = resolved(document).api.resources
    assert [(each.name.wire, each.prose.reveal()) for each in found] == [
        ("second", "Two."),
        ("first", ""),
        ("things", ""),
    ]


def test_a_fragment_in_a_path_is_never_sent() -> None:
    assert with_operation("/probe#stream").operation.path == "/probe"


def test_a_method_name_is_overridden_by_the_operation_or_by_a_table_at_the_root() -> None:
    document = {
        "x-speakeasy-name-override": [{"operationId": "list_things", "methodNameOverride": "list"}],
        "paths": {
            "/a": {"get": operation(operationId="list_things"), "post": operation(**{"x-specloom-method-name": "make"})}
        },
    }
    assert [each.name.words for each in resolved(document).api.operations] == [("list",), ("make",)]


def test_an_ignored_operation_is_left_out() -> None:
    assert with_operation(**extension("x-speakeasy-ignore", True)).api.operations == ()


def sent(media_type: str, **encoding: Any) -> Any:
    content = {media_type: {"schema": obj(a=TEXT), "encoding": {"a": encoding}}}
    body = with_operation(method="post", requestBody={"content": content}).operation.body
    assert body is not None
    return body.contents[0].encodings


def test_an_encoding_says_how_a_part_or_a_form_field_is_sent() -> None:
    header = {"X-Kind": {"schema": {**TEXT, "default": "photo"}}, "X-Free": {"schema": TEXT}, "Bad\n": {"schema": TEXT}}
    (part,) = sent("multipart/form-data", contentType="image/*, image/png", headers=header)
    assert (part.field, part.media_type, part.headers) == ("a", "image/png", (("X-Kind", "photo"),))
    (field,) = sent("application/x-www-form-urlencoded", style="deepObject", allowReserved=True)
    assert (field.style, field.explode, field.allow_reserved) == ("deepObject", False, True)
    (joined,) = sent("application/x-www-form-urlencoded", explode=False)
    assert (joined.style, joined.explode) == ("form", False)
    assert sent("application/json", contentType="text/plain") == ()


@pytest.mark.parametrize(
    ("root", "own", "method", "header"),
    [
        ({}, {"x-specloom-idempotency-header": "Key"}, "post", "Key"),
        ({"x-specloom-idempotency-header": "Key"}, {}, "post", "Key"),
        ({"x-specloom-idempotency-header": "Key"}, {}, "get", None),
        ({"x-fern-idempotency-headers": [{"header": "Key"}]}, {"x-fern-idempotent": True}, "post", "Key"),
        ({"x-fern-idempotency-headers": [{"header": "Key"}]}, {}, "post", None),
        ({}, {"x-specloom-idempotency-header": "Bad\nKey"}, "post", None),
    ],
)
def test_an_idempotency_header_is_asked_for(root: Any, own: Any, method: str, header: str | None) -> None:
    api = resolved({**root, "paths": {"/probe": {method: operation(**own)}}})
    assert api.operation.idempotency_header == header


def test_globals_are_parameters_that_a_call_need_not_give() -> None:
    shared = {"parameters": [parameter("tenant", "header"), {"$ref": "#/components/parameters/Lost"}]}
    api = resolved(
        {
            "x-speakeasy-globals": shared,
            "components": {"parameters": {"Lost": {"name": 1}}},
            "paths": {"/probe": {"get": operation(parameters=[parameter("tenant", "header"), parameter("tenant")])}},
        }
    )
    assert [(each.name.wire, each.place, each.required) for each in api.api.globals] == [
        ("tenant", Place.HEADER, False)
    ]
    assert [each.is_global for each in api.operation.parameters] == [True, False]


def test_client_credentials_know_where_their_token_comes_from() -> None:
    flow = {"tokenUrl": "https://id.example.com/token", "scopes": {"read": "", "write": ""}}
    scheme = {
        "type": "oauth2",
        "flows": {"clientCredentials": flow},
        "x-speakeasy-token-endpoint-authentication": "client_secret_post",
    }
    (found,) = resolved({"components": {"securitySchemes": {"auth": scheme}}}).api.schemes
    assert (found.token_url, found.scopes, found.is_posted) == ("https://id.example.com/token", ("read", "write"), True)


def test_a_response_knows_its_declared_headers() -> None:
    answer = {"description": ".", "headers": {"X-Total": {"schema": TEXT}}}
    (header,) = with_operation(responses={"200": answer}).operation.responses[0].headers
    assert header.name == "X-Total"


@pytest.mark.parametrize("media_type", ["application/json", "*/*", "text/csv", "application/pdf"])
def test_a_body_that_is_a_file_is_bytes_whatever_its_media_type_says(media_type: str) -> None:
    content = {media_type: {"schema": ref("File")}}
    ok = {"200": {"description": ".", "content": content}}
    found = resolved(
        {
            "paths": {"/probe": {"post": operation(requestBody={"content": content}, responses=ok)}},
            "components": {"schemas": {"File": {"type": "string", "format": "binary"}}},
        }
    ).operation
    assert found.body is not None
    for each in (found.body.contents[0], found.responses[0].contents[0]):
        assert (each.media_type, each.coding, each.type) == (media_type, Coding.BYTES, Scalar(ScalarKind.BINARY))


@pytest.mark.parametrize(
    ("place", "example"), [("path", ""), ("path", ".."), ("header", "a\nb"), ("header", " a"), ("cookie", "a\x00")]
)
def test_an_example_that_the_parameter_s_place_cannot_hold_is_dropped(place: str, example: str) -> None:
    api = with_operation(
        "/probe/{x}" if place == "path" else "/probe", parameters=[{**parameter("x", place), "example": example}]
    )
    (found,) = api.operation.parameters
    assert found.example is None
    assert api.codes == ["example-dropped"]


@pytest.mark.parametrize(("place", "name"), [("header", ""), ("header", "X Note:"), ("query", "")])
def test_a_parameter_whose_place_cannot_have_its_name_is_left_out(place: str, name: str) -> None:
    api = with_operation(parameters=[parameter(name, place)])
    assert api.operation.parameters == ()
    assert api.codes == ["parameter-not-carried"]


def test_a_segment_of_a_path_is_never_empty() -> None:
    state = {"name": "state", "in": "path", "required": True, "schema": {"type": "string", "enum": ["", "open"]}}
    (found,) = with_operation("/probe/{state}", parameters=[state]).operation.parameters
    assert found.value == ScalarValue("open")


@pytest.mark.parametrize("status", ["204", "205"])
def test_a_response_without_content_has_none_whatever_the_document_says(status: str) -> None:
    api = with_operation(responses={status: {"description": "", "content": {"application/json": {"schema": TEXT}}}})
    assert api.operation.responses[0].contents == ()
    assert api.codes == ["content-of-no-content"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_body_that_clients_cannot_send_is_left_out(method: str) -> None:
    api = with_operation(method=method, requestBody={"content": {"application/json": {"schema": TEXT}}})
    assert api.operation.body is None
    assert api.codes == ["body-not-sent"]


def test_a_list_is_no_form() -> None:
    form = {"application/x-www-form-urlencoded": {"schema": {"type": "array", "items": TEXT}}}
    api = with_operation(method="post", requestBody={"content": form})
    assert api.operation.body is None
    assert api.codes == ["not-an-object"]


def test_a_required_body_of_parts_shows_one() -> None:
    parts = {"multipart/form-data": {"schema": obj(title=TEXT, file={"type": "string", "format": "binary"})}}
    body = with_operation(method="post", requestBody={"required": True, "content": parts}).operation.body
    assert body is not None and body.contents[0].example is not None
    assert to_json(body.contents[0].example) == {"title": "<value>"}


def test_an_event_shows_its_data() -> None:
    event = obj(event={"const": "done"}, data=obj("x", x=TEXT))
    api = with_operation(responses={"200": {"description": "", "content": {"text/event-stream": {"schema": event}}}})
    example = api.operation.responses[0].contents[0].example
    assert example is not None and to_json(example) == {"data": {"x": "<value>"}}


def test_an_operation_behind_a_shared_path_item_stands_where_it_is_written() -> None:
    paths = {"/a": {"get": operation(operationId="a")}, "/b": {"$ref": "#/paths/~1a"}}
    first, second = resolved({"paths": paths}).api.operations
    assert (first.pointer, second.pointer) == ("/paths/~1a/get", "/paths/~1a/get")
    assert second.identity == "/paths/~1b/get"


def test_of_a_response_s_media_types_what_becomes_a_value_comes_first() -> None:
    """Documents list XML before JSON; whoever asks for both in this order gets bytes."""
    kinds = ("application/xml", "text/plain", "text/event-stream", "application/json", "application/vnd.a+json")
    content = {kind: {"schema": TEXT} for kind in kinds}
    api = with_operation(responses={"200": {"description": "ok", "content": content}})
    (response,) = api.operation.responses
    assert [each.media_type for each in response.contents] == [*kinds[2:], *kinds[:2]]
