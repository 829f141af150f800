"""A program against the documented API of the published package, run unchanged with it and with ours.

It talks to the server in ``SERVER`` and prints one line of JSON for each thing that its user would see.
"""

import asyncio
import json
import logging
import os
from typing import Any

import httpx
from atoma_sdk import AtomaSDK, models, utils
from atoma_sdk._hooks import (
    AfterErrorContext,
    AfterErrorHook,
    AfterSuccessContext,
    AfterSuccessHook,
    BeforeRequestContext,
    BeforeRequestHook,
    HookContext,
    SDKHooks,
)
from atoma_sdk.httpclient import AsyncHttpClient, HttpClient
from atoma_sdk.sdkconfiguration import SERVERS, SDKConfiguration
from atoma_sdk.types import UNSET, BaseModel, Nullable, OptionalNullable
from atoma_sdk.utils import BackoffStrategy, RetryConfig

SERVER = os.environ["SERVER"]
HELLO = [{"content": "Hello! How can you help me today?", "role": "user"}]
LLAMA = "meta-llama/Llama-3.3-70B-Instruct"
QUICK = RetryConfig("backoff", BackoffStrategy(1, 50, 1.1, 5000), False)
NONE = RetryConfig("none", BackoffStrategy(1, 50, 1.1, 5000), False)


def show(what: str, value: Any) -> None:
    print(json.dumps([what, value], sort_keys=True))


def dumped(model: BaseModel) -> Any:
    return json.loads(model.model_dump_json(by_alias=True))


# Clients, made in every way.

with AtomaSDK(bearer_auth="named", server_url=SERVER) as sdk:
    show("named", sdk.health.health().message)
with AtomaSDK("by position", 0, SERVER) as sdk:
    show("by position", sdk.health.health().message)
with AtomaSDK(bearer_auth=lambda: "from a function", server_url=SERVER + "/") as sdk:
    show("from a function", type(sdk.models_.models_list()).__name__)
with AtomaSDK(
    server_url="{scheme}" + SERVER[4:], url_params={"scheme": "http"}, retry_config=NONE, timeout_ms=5000
) as sdk:
    show("without a key", sdk.health.health().message)
show("servers", [list(SERVERS), list(AtomaSDK(bearer_auth="k").sdk_configuration.get_server_details())])

# Calls.

sdk = AtomaSDK(bearer_auth="key", server_url=SERVER, retry_config=NONE)
res = sdk.chat.create(
    messages=HELLO,
    model=LLAMA,
    frequency_penalty=0,
    max_tokens=2048,
    stop=['json(["stop", "halt"])'],
    user=None,
    seed=UNSET,
)
show("chat", dumped(res))
show(
    "chat, by attribute",
    [type(res).__name__, res.choices[0].message.content, res.choices[0].finish_reason, res.usage.total_tokens],
)
res = sdk.chat.create(messages=[models.ChatCompletionMessage(content="Hi", role="user")], model=LLAMA, temperature=0.5)
show("chat, models for arguments", res.id)
show("embeddings", dumped(sdk.embeddings.create(input_=["a", "b"], model="m")))
show("images", dumped(sdk.images.generate(model="m", prompt="A cat", n=2)))
show("models", [model.id for model in sdk.models_.models_list().data])
show(
    "nodes",
    dumped(sdk.nodes.nodes_create(data={"country": "PT", "node_small_id": 3, "public_address": "a"}, signature="s")),
)
show("lock", sdk.nodes.nodes_create_lock(model="m").stack_small_id)
show(
    "options of one call",
    sdk.health.health(server_url=SERVER, timeout_ms=5000, http_headers={"x-mine": "1"}, retries=UNSET).message,
)

# Streams.

with sdk.chat.create_stream(messages=HELLO, model=LLAMA) as event_stream:
    for event in event_stream:
        show("event", [type(event).__name__, event.data.id, event.data.choices[0].delta.content])
show(
    "events without with",
    [event.data.choices[0].delta.content for event in sdk.chat.create_stream(messages=HELLO, model=LLAMA)],
)
stream = sdk.chat.create_stream(messages=HELLO, model=LLAMA)
show("next event", [next(stream).data.choices[0].delta.content, isinstance(stream, utils.eventstreaming.EventStream)])
show("response of a stream", [stream.response.status_code, stream.response.headers["content-type"]])
stream.response.close()

# The same, asynchronously.


async def calls() -> None:
    async with AtomaSDK(bearer_auth="key", server_url=SERVER, retry_config=NONE) as client:
        answer = await client.chat.create_async(messages=HELLO, model=LLAMA)
        show("async chat", answer.choices[0].message.content)
        events = await client.chat.create_stream_async(messages=HELLO, model=LLAMA)
        async with events as event_stream:
            async for event in event_stream:
                show("async event", event.data.choices[0].delta.content)
        show(
            "async, at once",
            [each.message for each in await asyncio.gather(*[client.health.health_async() for _ in range(3)])],
        )


asyncio.run(calls())

# Errors.

try:
    sdk.chat.create(messages=HELLO, model="missing")
except models.APIError as e:
    show("error", [e.status_code, e.message, e.body, str(e)])
    show("response of an error", [e.raw_response.status_code, e.raw_response.headers["x-request-id"]])
for call in (lambda: sdk.chat.create(messages=[{"role": "user"}], model="m"), lambda: sdk.chat.create(HELLO, "m")):
    try:
        call()
    except (TypeError, ValueError) as error:
        show("mistake", type(error).__name__)

# Retries.

show("retried", sdk.models_.models_list(retries=QUICK, http_headers={"x-busy": "1"}).object)
show(
    "retried by the client",
    AtomaSDK(bearer_auth="key", server_url=SERVER, retry_config=QUICK)
    .models_.models_list(http_headers={"x-busy": "2"})
    .object,
)
try:
    sdk.models_.models_list(retries=None, http_headers={"x-busy": "3"})
except models.APIError as e:
    show("not retried", e.status_code)

# Clients of the program's own.


class Wrapped(HttpClient):
    def __init__(self, client: HttpClient):
        self.client = client

    def send(
        self,
        request: httpx.Request,
        *,
        stream: bool = False,
        auth: Any = httpx.USE_CLIENT_DEFAULT,
        follow_redirects: bool | Any = httpx.USE_CLIENT_DEFAULT,
    ) -> httpx.Response:
        request.headers["x-wrapped"] = "yes"
        return self.client.send(request, stream=stream, auth=auth, follow_redirects=follow_redirects)

    def build_request(self, method: str, url: Any, **options: Any) -> httpx.Request:
        return self.client.build_request(method, url, **options)


class WrappedAsync(AsyncHttpClient):
    def __init__(self, client: AsyncHttpClient):
        self.client = client

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        request.headers["x-wrapped"] = "yes"
        return await self.client.send(request, **options)

    def build_request(self, method: str, url: Any, **options: Any) -> httpx.Request:
        return self.client.build_request(method, url, **options)


own = httpx.Client(headers={"x-custom-header": "someValue"})
show("own client", AtomaSDK(bearer_auth="key", server_url=SERVER, client=own).health.health().message)
show("own client is open", not own.is_closed)
show("wrapped client", AtomaSDK(bearer_auth="key", server_url=SERVER, client=Wrapped(own)).health.health().message)


async def wrapped() -> None:
    async with httpx.AsyncClient() as client:
        sdk = AtomaSDK(bearer_auth="key", server_url=SERVER, async_client=WrappedAsync(client))
        show("wrapped async client", (await sdk.health.health_async()).message)


asyncio.run(wrapped())

# Logs.


class Log:
    def __init__(self) -> None:
        self.lines: list = []

    def debug(self, msg: str, *args: Any, **kwargs: Any) -> None:
        self.lines.append(msg % args)


log = Log()
AtomaSDK(bearer_auth="key", server_url=SERVER, debug_logger=log).health.health()
show("log", [any("/health" in line for line in log.lines), any("200" in line for line in log.lines)])
AtomaSDK(bearer_auth="key", server_url=SERVER, debug_logger=logging.getLogger("atoma_sdk")).health.health()

# Hooks.


class Hook(BeforeRequestHook, AfterSuccessHook, AfterErrorHook):
    def __init__(self) -> None:
        self.seen: list = []

    def before_request(self, hook_ctx: BeforeRequestContext, request: httpx.Request) -> httpx.Request | Exception:
        self.seen.append(["before", hook_ctx.operation_id, isinstance(hook_ctx, HookContext)])
        request.headers["x-hooked"] = hook_ctx.operation_id
        return request

    def after_success(self, hook_ctx: AfterSuccessContext, response: httpx.Response) -> httpx.Response | Exception:
        self.seen.append(["success", response.status_code])
        return response

    def after_error(self, hook_ctx: AfterErrorContext, response: httpx.Response | None, error: Exception | None) -> Any:
        self.seen.append(["error", response.status_code if response else None])
        return response, error


hook = Hook()
sdk = AtomaSDK(bearer_auth="key", server_url=SERVER, retry_config=NONE)
hooks = sdk.sdk_configuration.get_hooks()
hooks.register_before_request_hook(hook)
hooks.register_after_success_hook(hook)
hooks.register_after_error_hook(hook)
sdk.health.health()
try:
    sdk.chat.create(messages=HELLO, model="missing")
except models.APIError as e:
    show(
        "hooks",
        [hook.seen, e.status_code, isinstance(hooks, SDKHooks), isinstance(sdk.sdk_configuration, SDKConfiguration)],
    )

# Models and helpers.

message: models.ChatCompletionMessageTypedDict = {"content": "x", "role": "user", "name": None}
model = models.ChatCompletionMessage.model_validate(message)
show("model", [dumped(model), model.name is None, models.ChatCompletionMessage(content="x", role="user").name == UNSET])
show("model, bare", dumped(models.ChatCompletionMessage(content="x", role="user")))
show("security", models.Security(bearer_auth="k").bearer_auth)
show(
    "json",
    [json.loads(utils.marshal_json(model, models.ChatCompletionMessage)), utils.marshal_json(None, Nullable[int])],
)
show("json, read", utils.unmarshal_json('{"content": "y", "role": "user"}', models.ChatCompletionMessage).content)
show("nullable", [utils.serializers.is_nullable(OptionalNullable[int]), utils.serializers.is_nullable(int)])
show(
    "credentials",
    [utils.get_security(models.Security(bearer_auth="k")), utils.get_security_from_env(None, models.Security) is None],
)
show(
    "matching", [utils.match_status_codes(["4XX"], 404), utils.match_content_type("text/html; charset=utf-8", "text/*")]
)

# Requests of the program's own.

request = own.build_request("GET", SERVER + "/health")
response = sdk.do_request(HookContext("mine", None, None), request, ["4XX", "5XX"])
show("own request", [response.status_code, response.json(), hook.seen[-1]])
