/** What a call sends, and promises 12 and 13 of the transport: errors and clients. */
import assert from "node:assert/strict";
import { ServerResponse } from "node:http";
import { describe } from "node:test";
import { ExampleCore } from "../src/core.js";
import { chatCreate } from "../src/funcs/chatCreate.js";
import { treesGet } from "../src/funcs/treesGet.js";
import { SDKHooks } from "../src/hooks/hooks.js";
import { HTTPClient } from "../src/lib/http.js";
import { binaryBody } from "../src/lib/bodies.js";
import { bytesSchema } from "../src/lib/binary.js";
import * as M from "../src/lib/matchers.js";
import { call, Operation } from "../src/lib/operations.js";
import * as errors from "../src/models/errors/index.js";
import { NotFoundError } from "../src/models/errors/notfounderror.js";
import { Example } from "../src/sdk/sdk.js";
import {
  CHAT,
  CHAT_REPLY,
  claim,
  play,
  QUICK,
  server,
  TREE_REPLY,
} from "./exchange.js";
import { Reply, sleep, until } from "./server.js";
import * as z from "zod";

claim("a call sends what it should and nothing else", async () => {
  const client = await play(CHAT_REPLY);
  const [result, { request, response }] = await chatCreate(
    client,
    CHAT,
  ).$inspect();
  assert.deepEqual(result, {
    ok: true,
    value: { id: "1", createdAt: 1, content: "hello" },
  });
  const [seen] = server.seen;
  assert.equal(seen?.method, "POST");
  assert.equal(seen?.url, "/v1/chat/completions");
  assert.equal(seen?.headers.authorization, "Bearer key");
  assert.equal(seen?.headers.accept, "application/json");
  assert.equal(seen?.headers["content-type"], "application/json");
  assert.equal(seen?.headers["user-agent"], "example-sdk/typescript 0.1.0");
  assert.equal("cookie" in (seen?.headers ?? {}), false);
  assert.equal("idempotency-key" in (seen?.headers ?? {}), false);
  assert.deepEqual(JSON.parse(String(seen?.body)), {
    ...CHAT,
    stream: false,
  });
  assert.equal(request?.method, "POST");
  assert.equal(response?.status, 200);
});

describe("12: errors", () => {
  claim("carry status, headers, request id and the body cut", async () => {
    const body = JSON.stringify({ long: "x".repeat(5000) });
    const headers = { "x-request-id": "r-1" };
    const client = await play({ status: 400, headers, body });
    const { error } = await chatCreate(client, CHAT);
    assert.ok(error instanceof errors.APIError);
    assert.ok(error instanceof errors.SDKError);
    assert.equal(error.name, "APIError");
    assert.equal(error.statusCode, 400);
    assert.equal(error.requestId, "r-1");
    assert.equal(error.headers.get("x-request-id"), "r-1");
    assert.equal(error.contentType, "application/json");
    assert.equal(error.body.length, 2049);
    assert.match(
      error.message,
      /^API error occurred: Status 400 Content-Type application\/json Body \n/,
    );
  });

  claim("have a class and data of their own by status", async () => {
    const client = await play({ status: 404, body: { tree_id: "t" } });
    const { error } = await treesGet(client, { treeId: "t" });
    assert.ok(error instanceof NotFoundError);
    assert.deepEqual(error.data$, { treeId: "t" });
    assert.equal(error.statusCode, 404);
  });

  claim("fall back to the general one when undecodable", async () => {
    for (const body of ["<html>", { tree_id: 5 }]) {
      const client = await play({ status: 404, body });
      const { error } = await treesGet(client, { treeId: "t" });
      assert.ok(error instanceof errors.SDKError);
      assert.equal(error.statusCode, 404);
      await server.stop();
    }
    await play(TREE_REPLY);
  });

  for (const [name, reply, kind] of [
    ["no JSON", { body: "{nope" }, errors.SDKValidationError],
    ["another shape", { body: [1] }, errors.SDKValidationError],
    [
      "another media type",
      { body: "<p>", headers: { "content-type": "text/html" } },
      errors.APIError,
    ],
  ] as const) {
    claim(`a body of ${name} is one typed error`, async () => {
      const client = await play(reply);
      const { error } = await treesGet(client, { treeId: "t" });
      assert.ok(error instanceof kind);
      assert.equal(error.statusCode, 200);
    });
  }

  claim("a body that breaks off is a connection error", async () => {
    const client = await play((_req, res) => {
      res.writeHead(200, {
        "content-type": "application/json",
        "content-length": "100",
      });
      res.write('{"node_count":');
      setTimeout(() => res.socket?.destroy(), 20);
    });
    const { error } = await treesGet(client, { treeId: "t" });
    assert.ok(error instanceof errors.ConnectionError);
  });

  claim("reject the class methods, and nothing else rejects", async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => void unhandled.push(reason);
    process.on("unhandledRejection", listen);
    await play({ body: "{nope" });
    const sdk = new Example({ serverURL: server.url, bearerAuth: "k" });
    await assert.rejects(
      sdk.trees.get({ treeId: "1" }),
      errors.SDKValidationError,
    );
    void treesGet(sdk, { treeId: "1" });
    await sleep(100);
    process.off("unhandledRejection", listen);
    assert.deepEqual(unhandled, []);
  });

  claim("input that does not fit is refused before sending", async () => {
    const client = await play(CHAT_REPLY);
    const request = { model: 5, content: "c" } as never;
    const [result, call] = await chatCreate(client, request).$inspect();
    assert.ok(result.error instanceof errors.SDKValidationError);
    assert.match(result.error.message, /^Input validation failed/);
    assert.equal(call.status, "invalid");
    assert.equal(server.seen.length, 0);
  });

  claim("a described one whose body is no JSON keeps its status", async () => {
    const client = await play({ status: 404, body: "<html>" });
    const { error } = await treesGet(client, { treeId: "t" });
    assert.ok(error instanceof errors.APIError);
    assert.equal(error.statusCode, 404);
    assert.equal(error.body, "<html>");
  });

  for (const [name, more] of [
    ["breaks off", (res: ServerResponse) => res.socket?.destroy()],
    ["stops coming", () => undefined],
  ] as const) {
    claim(`an error page that ${name} keeps its status`, async () => {
      const client = await play((_req, res) => {
        res.writeHead(400, { "content-type": "text/html" });
        res.write("<h1>");
        setTimeout(() => more(res), 20);
      });
      const options = { timeoutMs: 200 };
      const { error } = await chatCreate(client, CHAT, options);
      assert.ok(error instanceof errors.APIError);
      assert.equal(error.statusCode, 400);
      assert.equal(error.body, "<h1>");
    });
  }

  claim("an error page without end is cut, and its socket closed", async () => {
    const client = await play((_req, res) => {
      res.writeHead(400, { "content-type": "text/html" });
      const timer = setInterval(() => res.write("x".repeat(65_536)), 1);
      res.on("close", () => clearInterval(timer));
    });
    const { error } = await chatCreate(client, CHAT);
    assert.ok(error instanceof errors.APIError);
    assert.equal(error.body.length, 2049);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });

  claim("can be cloned, to another thread say", async () => {
    for (const reply of [
      { status: 404, body: { tree_id: "t" } },
      { status: 400, body: "bad" },
      { body: "{nope" },
      { body: [{ node_count: 1 }] },
      { reset: true },
    ] as Reply[]) {
      const client = await play(reply);
      const retries = { strategy: "none" } as const;
      const { error } = await treesGet(client, { treeId: "t" }, { retries });
      assert.ok(error instanceof errors.SDKError);
      const cloned = structuredClone(error) as Error;
      assert.equal(cloned.message, error.message);
      assert.equal(cloned.stack, error.stack);
      await server.stop();
    }
    await play(TREE_REPLY);
  });

  claim("of a connection say what was wrong as their cause", async () => {
    const client = await play({ reset: true });
    const retries = { strategy: "none" } as const;
    const { error } = await treesGet(client, { treeId: "t" }, { retries });
    assert.ok(error?.cause instanceof TypeError);
  });
});

describe("13: clients", () => {
  claim("the caller's own fetcher is used as it is", async () => {
    const seen: Request[] = [];
    const httpClient = new HTTPClient({
      fetcher: (input) => {
        seen.push(input as Request);
        return Promise.resolve(Response.json({ node_count: 7 }));
      },
    });
    const client = new ExampleCore({ httpClient, bearerAuth: "k" });
    const result = await treesGet(client, { treeId: "1" });
    assert.equal(result.value?.nodeCount, 7);
    assert.equal(seen[0]?.url, "https://api.example.com/v1/trees/1");
  });

  claim("hooks run in order around every attempt", async () => {
    await play({ status: 503 }, CHAT_REPLY);
    const ran: string[] = [];
    const hooks = new SDKHooks();
    hooks.registerSDKInitHook({
      sdkInit: (opts) => (ran.push("init"), opts),
    });
    hooks.registerBeforeCreateRequestHook({
      beforeCreateRequest: (ctx, input) => (
        ran.push(`create ${ctx.operationID}`),
        input
      ),
    });
    hooks.registerBeforeRequestHook({
      beforeRequest: (_ctx, request) => {
        ran.push("before");
        request.headers.set("x-hook", "1");
        return request;
      },
    });
    hooks.registerAfterSuccessHook({
      afterSuccess: (_ctx, response) => (ran.push("success"), response),
    });
    hooks.registerAfterErrorHook({
      afterError: (_ctx, response, error) => {
        ran.push(`error ${response?.status}`);
        return { response, error };
      },
    });
    const sdk = new Example({ serverURL: server.url, hooks });
    await sdk.chat.create(CHAT, { retries: QUICK });
    assert.deepEqual(ran, [
      "init",
      "create chat_create",
      "before",
      "error 503",
      "before",
      "success",
    ]);
    assert.equal(server.seen[1]?.headers["x-hook"], "1");
  });

  claim("a client's HTTP hooks may be added and removed", async () => {
    await play(TREE_REPLY);
    const ran: string[] = [];
    const onResponse = () => void ran.push("response");
    const httpClient = new HTTPClient()
      .addHook("beforeRequest", (req) => {
        const next = new Request(req);
        next.headers.set("x-added", "1");
        return next;
      })
      .addHook("response", onResponse);
    const client = new ExampleCore({ serverURL: server.url, httpClient });
    await treesGet(client, { treeId: "1" });
    httpClient.removeHook("response", onResponse);
    await treesGet(client, { treeId: "1" });
    assert.deepEqual(ran, ["response"]);
    assert.equal(server.seen[0]?.headers["x-added"], "1");
  });

  claim("resources share options, and the address may change", async () => {
    await play(TREE_REPLY, TREE_REPLY);
    const sdk = new Example({ serverURL: "http://127.0.0.1:9" });
    const result = await sdk.trees.get(
      { treeId: "1" },
      { serverURL: `${server.url}/base//` },
    );
    assert.equal(result.nodeCount, 1);
    assert.equal(server.seen[0]?.url, "/base/v1/trees/1");
    assert.equal(sdk.trees, sdk.trees);
  });

  claim("a hook's fault is its own, and is not tried again", async () => {
    await play(TREE_REPLY);
    let ran = 0;
    const hooks = new SDKHooks();
    hooks.registerBeforeRequestHook({
      beforeRequest: () => {
        ran += 1;
        throw new TypeError("not a function");
      },
    });
    const client = new ExampleCore({ serverURL: server.url, hooks });
    const { error } = await treesGet(client, { treeId: "1" });
    assert.ok(error instanceof errors.UnexpectedClientError);
    assert.match(error.message, /A hook failed: TypeError: not a function/);
    assert.equal(ran, 1);
  });

  claim("a body that is a stream is sent once, and never held", async () => {
    const client = await play({ status: 503 }, { status: 204 });
    const upload: Operation<ReadableStream, undefined> = {
      id: "upload",
      method: "PUT",
      path: "/file",
      input: bytesSchema as never,
      body: { encode: binaryBody, mediaType: "application/octet-stream" },
      accept: "*/*",
      responses: [M.nil(204, z.undefined())],
    };
    let pulled = 0;
    const bytes = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
        if (pulled === 5) {
          controller.close();
        }
      },
    });
    const { error } = await call(client, upload, bytes, { retries: QUICK });
    assert.ok(error instanceof errors.APIError);
    assert.deepEqual(
      server.seen.map((one) => one.body.length),
      [5000],
    );
  });
});
