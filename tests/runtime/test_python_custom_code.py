"""What custom code makes calls of its own with: request models, JSON, retries, events, and ``do_request``."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from types import SimpleNamespace
from typing import Annotated, Any, Optional

import httpx
import pydantic
import pytest
from python_package import load_example
from python_server import Server, events_reply, json_reply, running_server

example = load_example()
errors: Any = importlib.import_module("python_example.errors")
types: Any = importlib.import_module("python_example.types")
utils: Any = importlib.import_module("python_example.utils")
enums: Any = importlib.import_module("python_example.utils.enums")
eventstreaming: Any = importlib.import_module("python_example.utils.eventstreaming")
metadata: Any = importlib.import_module("python_example.utils.metadata")
retries: Any = importlib.import_module("python_example.utils.retries")
serializers: Any = importlib.import_module("python_example.utils.serializers")
url: Any = importlib.import_module("python_example.utils.url")
hooks: Any = importlib.import_module("python_example._hooks")

Note = metadata.FieldMetadata


class Request(pydantic.BaseModel):
    """A request as custom code writes it down."""

    owner: Annotated[str, Note(path=True)]
    parts: Annotated[list[str], Note(path=metadata.PathParamMetadata(style="matrix", explode=True))] = []
    limit: Annotated[int | None, Note(query=True)] = None
    tags: Annotated[list[str], Note(query=metadata.QueryParamMetadata(explode=False))] = []
    filter_: Annotated[
        dict[str, Any] | None,
        Note(query=metadata.QueryParamMetadata(style="deepObject")),
        pydantic.Field(alias="filter"),
    ] = None
    query: Annotated[dict[str, Any] | None, Note(query=metadata.QueryParamMetadata(serialization="json"))] = None
    trace: Annotated[str | None, Note(header=True), pydantic.Field(alias="X-Trace")] = None
    unnoted: str = "stays"

    model_config = pydantic.ConfigDict(populate_by_name=True)


class Globals(pydantic.BaseModel):
    """Values that stand in for missing ones."""

    limit: Annotated[int, Note(query=True)] = 5
    region: Annotated[str, Note(query=True)] = "eu"


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture
def no_waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds between attempts, none of which are slept."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(retries, "time", SimpleNamespace(sleep=slept.append, monotonic=lambda: sum(slept)))
    monkeypatch.setattr(retries, "pause_async", sleep)
    return slept


# Request models.


def test_a_path_is_filled_from_a_model() -> None:
    """Percent-encoded, in the style of each note, behind a server with or without a slash."""
    request = Request(owner="a b/c", parts=["x", "y"])
    found = utils.generate_url("https://h/v1/", "/o/{owner}{parts}", request)
    assert found == "https://h/v1/o/a%20b%2Fc;parts=x;parts=y"


def test_a_path_that_would_lead_elsewhere_is_refused() -> None:
    """``..`` is never sent."""
    with pytest.raises(errors.ConfigurationError):
        utils.generate_url("https://h", "/o/{owner}", Request(owner=".."))


def test_query_parameters_are_taken_from_a_model() -> None:
    """Every style, and only what is noted and has a value."""
    request = Request(owner="o", limit=3, tags=["a", "b c"], filter={"k": 1, "l": [True]}, query={"x": None})
    assert utils.get_query_params(request) == {
        "limit": ["3"],
        "tags": ["a,b c"],
        "filter[k]": ["1"],
        "filter[l]": ["true"],
        "query": ['{"x":null}'],
    }


def test_globals_stand_in_for_what_is_missing() -> None:
    """A value of the request wins; one that only the globals have is sent too."""
    assert utils.get_query_params(Request(owner="o"), Globals()) == {"limit": ["5"], "region": ["eu"]}
    assert utils.get_query_params(Request(owner="o", limit=1), Globals())["limit"] == ["1"]


def test_headers_are_taken_from_a_model() -> None:
    """By their wire names; a line end is refused."""
    assert utils.get_headers(Request(owner="o", trace="t")) == {"X-Trace": "t"}
    with pytest.raises(errors.ConfigurationError):
        utils.get_headers(Request(owner="o", trace="t\r\nx: y"))


def test_response_headers_are_listed() -> None:
    assert utils.get_response_headers(httpx.Headers({"A": "1"})) == {"a": ["1"]}


class Upload(pydantic.BaseModel):
    """A multipart body."""

    class Part(pydantic.BaseModel):
        """A file as custom code may describe one."""

        file_name: Annotated[str, Note(multipart=True)]
        data: Annotated[bytes, Note(multipart=metadata.MultipartFormMetadata(content=True))]
        content_type: Annotated[str | None, Note(multipart=True)] = None

    part: Annotated[Part | None, Note(multipart=metadata.MultipartFormMetadata(file=True))] = None
    file: Annotated[Any, Note(multipart=metadata.MultipartFormMetadata(file=True))] = None
    facts: Annotated[dict[str, int] | None, Note(multipart=metadata.MultipartFormMetadata(json=True))] = None
    public: Annotated[bool, Note(multipart=True)] = True
    words: Annotated[list[str], Note(multipart=True)] = []


def test_a_multipart_body_has_fields_and_files() -> None:
    """Files of either description, JSON parts, texts and lists of texts."""
    upload = Upload(
        part=Upload.Part(file_name="a.txt", data=b"a", content_type="text/plain"),
        file=types.File(b"b", "b.bin"),
        facts={"n": 1},
        words=["x", "y"],
    )
    body = utils.serialize_request_body(upload, False, False, "multipart", Upload)
    assert body.media_type == "multipart/form-data"
    assert body.data == {"public": "true", "words[]": ["x", "y"]}
    assert body.files == {
        "part": ("a.txt", b"a", "text/plain"),
        "file": ("b.bin", b"b"),
        "facts": (None, '{"n":1}', "application/json"),
    }
    with pytest.raises(ValueError, match="a file needs"):
        utils.serialize_request_body(
            Upload(part=Upload.Part(file_name="", data=b"")), False, False, "multipart", Upload
        )


class Form(pydantic.BaseModel):
    """A URL-encoded body."""

    names: Annotated[list[str], Note(form=True)]
    pairs: Annotated[list[str], Note(form=metadata.FormMetadata(explode=False))]
    facts: Annotated[dict[str, int], Note(form=metadata.FormMetadata(json=True))]


def test_a_form_body_is_a_model_or_a_mapping() -> None:
    """Each name with its values."""
    form = Form(names=["a", "b"], pairs=["c", "d"], facts={"n": 1})
    body = utils.serialize_request_body(form, False, False, "form", Form)
    assert body.data == {"names": ["a", "b"], "pairs": ["c,d"], "facts": ['{"n":1}']}
    body = utils.serialize_request_body({"a": 1, "b": None, "c": types.UNSET}, False, False, "form", dict)
    assert body.data == {"a": ["1"]}
    with pytest.raises(TypeError):
        utils.serialize_request_body(1, False, False, "form", int)


def test_other_bodies_are_json_text_or_bytes() -> None:
    """An optional body that is not there is none; one that cannot be sent is refused."""
    assert utils.serialize_request_body(None, False, True, "json", int) is None
    assert utils.serialize_request_body({"a": 1}, False, False, "json", dict[str, int]).content == '{"a":1}'
    assert utils.serialize_request_body(b"x", False, False, "raw", bytes).content == b"x"
    assert utils.serialize_request_body("x", False, False, "string", str).media_type == "text/plain"
    with pytest.raises(TypeError):
        utils.serialize_request_body(1, False, False, "raw", bytes)


def test_credentials_become_headers_and_query_parameters() -> None:
    """For every scheme whose credential is there."""
    security = SimpleNamespace(bearer_auth="t", query_key="q r")
    assert utils.get_security(security) == ({"Authorization": "Bearer t"}, {"api_key": ["q r"]})
    assert utils.get_security(None) == ({}, {})


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless there are some already."""
    monkeypatch.setenv("EXAMPLE_BEARER_AUTH", "e")
    assert utils.get_security_from_env(None, SimpleNamespace).bearer_auth == "e"
    assert utils.get_security_from_env("given", SimpleNamespace) == "given"
    monkeypatch.delenv("EXAMPLE_BEARER_AUTH")
    assert utils.get_security_from_env(None, SimpleNamespace) is None


# Values.


def test_json_is_read_and_written_by_type() -> None:
    """Strictly: what does not fit is an error."""
    assert utils.unmarshal_json('{"a":1}', dict[str, int]) == {"a": 1}
    assert utils.unmarshal({"owner": "o"}, Request).owner == "o"
    assert json.loads(utils.marshal_json(Request(owner="o", trace="t"), Request))["X-Trace"] == "t"
    assert utils.marshal_json(None, types.Nullable[int]) == "null"
    assert utils.marshal_json(None, int) == ""
    for text in ('{"a":"x"}', "{"):
        with pytest.raises(ValueError, match="validation error"):
            utils.unmarshal_json(text, dict[str, int])


def test_a_model_within_data_is_left_alone() -> None:
    """Plain data becomes the type; data with a model in it stays."""

    class Item(types.BaseModel):
        name: str

    item = Item(name="a")
    assert utils.get_pydantic_model({"items": [item]}, dict)["items"][0] is item
    assert utils.get_pydantic_model({"name": "b"}, Item) == Item(name="b")


def test_nullable_types_are_told() -> None:
    assert serializers.is_nullable(types.Nullable[int])
    assert serializers.is_nullable(types.OptionalNullable[int])
    for optional in (Optional[int], int | None):  # noqa: UP045 (both spellings are what is tested)
        assert not serializers.is_nullable(optional)
        assert url.is_optional(optional)
    assert serializers.is_nullable(Optional[types.Nullable[int]])  # noqa: UP045 (likewise)
    assert not url.is_optional(int)


@pytest.mark.parametrize(
    ("write", "value", "text", "number"),
    [
        ("serialize_int", 3, "3", 3),
        ("serialize_float", 1.5, "1.5", 1.5),
        ("serialize_decimal", Decimal("1.10"), "1.10", 1.1),
    ],
)
def test_numbers_are_written_as_text_or_as_numbers(write: str, value: Any, text: str, number: Any) -> None:
    """``None`` and ``UNSET`` pass; anything else is refused."""
    function = getattr(utils, write)
    assert (function(True)(value), function(False)(value)) == (text, number)
    assert function(True)(None) is None and function(True)(types.UNSET) is types.UNSET
    with pytest.raises(ValueError, match="Expected"):
        function(True)("x")


def test_numbers_are_read_from_text() -> None:
    """Decimals from numbers, too; ``None``, ``UNSET`` and what is read already pass."""
    assert (utils.validate_int("3"), utils.validate_float("1.5")) == (3, 1.5)
    assert utils.validate_decimal(1.1) == utils.validate_decimal("1.1") == Decimal("1.1")
    assert utils.validate_int(None) is None and utils.validate_int(types.UNSET) is types.UNSET
    with pytest.raises(ValueError, match="Expected str"):
        utils.validate_int(1.5)


def test_open_enums_and_constants_are_checked() -> None:
    assert utils.validate_open_enum(True)(7) == 7 and utils.validate_open_enum(False)("new") == "new"
    with pytest.raises(ValueError, match="Expected str"):
        utils.validate_open_enum(False)(7)
    assert utils.validate_const("a")("a") == "a" and utils.validate_const("a")(None) is None
    with pytest.raises(ValueError, match="Expected a"):
        utils.validate_const("a")("b")


def test_an_open_enum_gives_unknown_values_back() -> None:
    class Color(str, Enum, metaclass=enums.OpenEnumMeta):
        RED = "red"

    assert Color("red") is Color.RED
    assert Color("mauve") == "mauve"
    assert list(enums.OpenEnumMeta("Made", (Enum,), enums.OpenEnumMeta.__prepare__("Made", (Enum,)))) == []


def test_a_discriminator_is_found_in_models_dicts_and_lists() -> None:
    class Kind(Enum):
        CAT = "cat"

    assert utils.get_discriminator(SimpleNamespace(kind=Kind.CAT), "kind", "type") == "cat"
    assert utils.get_discriminator([{}, {"type": "dog"}], "kind", "type") == "dog"
    with pytest.raises(ValueError, match="no kind"):
        utils.get_discriminator({}, "kind", "type")


def test_responses_are_matched() -> None:
    response = httpx.Response(404, headers={"content-type": "Application/JSON; charset=utf-8"})
    assert utils.match_response(response, ["5XX", "4XX"], "application/json")
    assert utils.match_response(response, "404", "*/*") and utils.match_response(response, "default", "application/*")
    assert not utils.match_response(response, "403", "*") and not utils.match_content_type("text/html", "text/plain")
    assert utils.match_status_codes(["4XX"], 499) and not utils.match_status_codes(["4XX"], 500)


def test_text_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert utils.remove_suffix("https://h/", "/") == "https://h"
    assert utils.template_url("https://{region}.h", {"region": "eu"}) == "https://eu.h"
    monkeypatch.setenv("SIZE", "3")
    assert utils.get_global_from_env(None, "SIZE", int) == 3 and utils.get_global_from_env(4, "SIZE", int) == 4
    monkeypatch.setenv("SIZE", "large")
    assert utils.get_global_from_env(None, "SIZE", int) is None and utils.get_global_from_env(None, "NONE", int) is None
    assert utils.get_body_content(httpx.Request("POST", "http://h", content=b"x")) == "b'x'"
    assert utils.get_body_content(httpx.Request("POST", "http://h", content=iter([b"x"]))) == "<streaming body>"


# Retries and requests.

POLICY = retries.RetryConfig("backoff", retries.BackoffStrategy(100, 1000, 2, 5000), True)


def both(policy: Any, *steps: Any) -> list[Any]:
    """What ``retry`` and ``retry_async`` give for a function that does these steps, the last again and again."""

    def play(script: list[Any]) -> Any:
        step = script.pop(0) if len(script) > 1 else script[0]
        if isinstance(step, Exception):
            raise step
        return httpx.Response(step)

    async def play_async(script: list[Any]) -> Any:
        return play(script)

    def outcome(run: Any) -> Any:
        try:
            return run().status_code
        except Exception as error:  # noqa: BLE001 (the outcome is what is asked for)
            return error

    wanted = retries.Retries(policy, ["5XX", "429"])
    first, second = list(steps), list(steps)
    return [
        outcome(lambda: utils.retry(lambda: play(first), wanted)),
        outcome(lambda: asyncio.run(utils.retry_async(lambda: play_async(second), wanted))),
    ]


def test_a_function_is_retried_by_status_and_by_failure(no_waits: list[float]) -> None:
    """Until a response is final."""
    assert both(POLICY, 503, httpx.ConnectError("no"), 429, 200) == [200, 200]
    assert len(no_waits) == 6


def test_the_last_response_is_the_result_when_time_is_up(no_waits: list[float]) -> None:
    """However bad it is."""
    assert both(POLICY, 503) == [503, 503]
    assert sum(no_waits) <= 10


def test_what_no_attempt_can_mend_is_raised_at_once(no_waits: list[float]) -> None:
    """Connection failures where the policy says so, and every failure of another kind."""
    failure, mistake = httpx.ConnectError("no"), KeyError("x")
    unwilling = retries.RetryConfig("backoff", POLICY.backoff, False)
    assert both(unwilling, failure) == [failure, failure]
    assert both(POLICY, mistake) == [mistake, mistake]
    assert both(retries.RetryConfig("none", POLICY.backoff, True), 503) == [503, 503]
    assert no_waits == []


class Marking(hooks.BeforeRequestHook, hooks.AfterSuccessHook, hooks.AfterErrorHook):
    """Marks every request, and remembers what came back."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    def before_request(self, hook_ctx: Any, request: Any) -> Any:
        request.headers["x-operation"] = hook_ctx.operation_id
        return request

    def after_success(self, hook_ctx: Any, response: Any) -> Any:
        self.seen.append(response.status_code)
        return response

    def after_error(self, hook_ctx: Any, response: Any, error: Any) -> Any:
        self.seen.append(response.status_code if response else type(error).__name__)
        return response, error


@pytest.fixture(params=["sync", "async"])
def requested(request: pytest.FixtureRequest, server: Server) -> Any:
    """Sends a request of the caller's own through a client, and says what came and what the hooks saw."""

    def run(url: str, **options: Any) -> tuple[Any, list[Any]]:
        context, marking = hooks.HookContext("mine", None, None), Marking()
        message = httpx.Request("POST", url, content=b"x")
        client = example.Example(bearer_auth="k", server_url=server.url)
        registered = client.sdk_configuration.get_hooks()
        registered.register_before_request_hook(marking)
        registered.register_after_success_hook(marking)
        registered.register_after_error_hook(marking)

        async def run_async() -> Any:
            async with client:
                return await client.do_request_async(context, message, ["4XX", "5XX"], **options)

        try:
            if request.param == "async":
                return asyncio.run(run_async()), marking.seen
            with client:
                return client.do_request(context, message, ["4XX", "5XX"], **options), marking.seen
        except errors.SDKError as error:
            return error, marking.seen

    return run


def test_a_request_of_ones_own_passes_the_hooks(requested: Any, server: Server) -> None:
    """An error is a response like any other, which the error hooks have seen."""
    server.play(json_reply({"a": 1}))
    response, seen = requested(server.url)
    assert (response.json(), seen) == ({"a": 1}, [200])
    assert server.requests[0].headers["x-operation"] == "mine"
    server.play(json_reply({}, 404))
    response, seen = requested(server.url)
    assert (response.status_code, seen) == (404, [404])


def test_a_request_of_ones_own_is_retried(requested: Any, server: Server) -> None:
    """By the policy that it is given."""
    quick = retries.RetryConfig("backoff", retries.BackoffStrategy(1, 2, 1.1, 5000), False)
    server.play(json_reply({}, 503), json_reply({}))
    response, seen = requested(server.url, retry_config=(quick, ["503"]))
    assert (response.status_code, seen) == (200, [503, 200])


def test_a_request_of_ones_own_that_gets_no_answer_is_an_error(requested: Any) -> None:
    """One of the SDK's, after the error hooks have seen what happened."""
    error, seen = requested("http://127.0.0.1:9")
    assert isinstance(error, errors.ConnectionFailedError)
    assert seen == ["ConnectError"]


def test_events_reach_a_decoder_of_ones_own_as_text(server: Server) -> None:
    """Each as JSON of what it has, up to the sentinel, synchronous and asynchronous."""
    body = 'id: 7\nevent: tick\nretry: 5\ndata: {"n":1}\n\n', "data: plain\n\n", "data: END\n\n", "data: late\n\n"
    server.play(events_reply(*body))
    expected = [
        {"id": "7", "event": "tick", "data": {"n": 1}, "retry": 5},
        {"id": "7", "event": "message", "data": "plain"},
    ]
    with httpx.Client() as client, client.stream("GET", server.url) as response:
        assert list(eventstreaming.stream_events(response, json.loads, "END")) == expected
    with httpx.Client() as client:
        streamed = client.send(client.build_request("GET", server.url), stream=True)
        with eventstreaming.EventStream(streamed, json.loads, "END") as stream:
            assert [next(stream), *stream] == expected

    async def read() -> list[Any]:
        async with httpx.AsyncClient() as client, client.stream("GET", server.url) as response:
            return [event async for event in eventstreaming.stream_events_async(response, json.loads, "END")]

    assert asyncio.run(read()) == expected


def test_bodies_are_read_whole(server: Server) -> None:
    server.play(json_reply("é"))
    with httpx.Client() as client:
        with client.stream("GET", server.url) as response:
            assert utils.stream_to_text(response) == '"\\u00e9"'
        with client.stream("GET", server.url) as response:
            assert utils.stream_to_bytes(response) == b'"\\u00e9"'

    async def read() -> tuple[str, bytes]:
        async with httpx.AsyncClient() as client:
            async with client.stream("GET", server.url) as response:
                text = await utils.stream_to_text_async(response)
            async with client.stream("GET", server.url) as response:
                return text, await utils.stream_to_bytes_async(response)

    assert asyncio.run(read()) == ('"\\u00e9"', b'"\\u00e9"')
