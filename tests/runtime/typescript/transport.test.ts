import assert from "node:assert/strict";
import { inspect } from "node:util";
import { after, describe, it } from "node:test";
import { ExampleCore } from "../src/core.js";
import { chatCreate } from "../src/funcs/chatCreate.js";
import { treesGet } from "../src/funcs/treesGet.js";
import { SDKHooks } from "../src/hooks/hooks.js";
import { HTTPClient } from "../src/lib/http.js";
import { resetEnv } from "../src/lib/env.js";
import { RequestOptions } from "../src/lib/sdks.js";
import * as errors from "../src/models/errors/index.js";
import { NotFoundError } from "../src/models/errors/notfounderror.js";
import { Example } from "../src/sdk/sdk.js";
import { ScriptServer, Reply, sleep, until } from "./server.js";

const CHAT = { model: "m", content: "c" };
const CHAT_REPLY = { body: { id: "1", created_at: 1, content: "hello" } };
const TREE_REPLY = { body: { node_count: 1 } };
const QUICK: RequestOptions["retries"] = {
  strategy: "backoff",
  backoff: {
    initialInterval: 4,
    maxInterval: 8,
    exponent: 2,
    maxElapsedTime: 400,
  },
};

let server: ScriptServer;

async function play(...script: Reply[]): Promise<ExampleCore> {
  server = await ScriptServer.start(...script);
  return new ExampleCore({ serverURL: server.url, bearerAuth: "key" });
}

const realRandom = Math.random;

describe("transport", () => {
  const stopAfter = (name: string, claim: () => Promise<void>) =>
    it(name, { timeout: 20_000 }, async () => {
      try {
        await claim();
      } finally {
        Math.random = realRandom;
        await server?.stop().catch(() => undefined);
      }
    });

  stopAfter("a call sends what it should and nothing else", async () => {
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

  describe("1: retries", () => {
    stopAfter(
      "two more attempts after half a second and a second",
      async () => {
        Math.random = () => 0;
        const client = await play({ status: 503, body: { e: 1 } });
        const result = await treesGet(client, { treeId: "1" });
        assert.ok(result.error instanceof errors.APIError);
        assert.equal(result.error.statusCode, 503);
        const [first, second, third] = server.seen.map((one) => one.at);
        assert.equal(server.seen.length, 3);
        assert.ok(Math.abs(Number(second) - Number(first) - 250) < 120);
        assert.ok(Math.abs(Number(third) - Number(second) - 500) < 120);
      },
    );

    for (const status of [408, 429, 500, 502, 503, 504]) {
      stopAfter(`${status} is tried again`, async () => {
        const client = await play({ status }, TREE_REPLY);
        const options = { retries: QUICK };
        assert.ok((await treesGet(client, { treeId: "1" }, options)).ok);
      });
    }

    for (const status of [400, 401, 404, 409, 422, 501]) {
      stopAfter(`${status} is not`, async () => {
        const client = await play({ status }, TREE_REPLY);
        const options = { retries: QUICK };
        assert.ok(!(await treesGet(client, { treeId: "1" }, options)).ok);
        assert.equal(server.seen.length, 1);
      });
    }

    stopAfter("a connection that breaks is tried again", async () => {
      const client = await play({ reset: true }, TREE_REPLY);
      assert.ok((await treesGet(client, { treeId: "1" })).ok);
    });

    stopAfter("unless the options say no", async () => {
      const client = await play({ reset: true }, TREE_REPLY);
      const retries = {
        ...QUICK,
        retryConnectionErrors: false,
      } as typeof QUICK;
      const result = await treesGet(client, { treeId: "1" }, { retries });
      assert.ok(result.error instanceof errors.ConnectionError);
    });

    stopAfter("the caller's statuses replace the usual ones", async () => {
      const client = await play({ status: 404 }, TREE_REPLY);
      const options = { retries: QUICK, retryCodes: ["404"] };
      assert.ok((await treesGet(client, { treeId: "1" }, options)).ok);
    });

    stopAfter("a strategy of none means one attempt", async () => {
      const client = await play({ status: 503 }, TREE_REPLY);
      const options = { retries: { strategy: "none" } } as const;
      assert.ok(!(await treesGet(client, { treeId: "1" }, options)).ok);
    });

    stopAfter("maxElapsedTime ends them", async () => {
      const client = await play({ status: 503 });
      const begun = performance.now();
      await treesGet(client, { treeId: "1" }, { retries: QUICK });
      assert.ok(server.seen.length > 10);
      assert.ok(performance.now() - begun < 1000);
    });
  });

  describe("2: calls that are not idempotent", () => {
    for (const [status, count] of [
      [429, 2],
      [503, 2],
      [500, 1],
      [502, 1],
      [504, 1],
      [408, 1],
    ] as const) {
      stopAfter(`after ${status} ${count} attempt(s)`, async () => {
        const client = await play({ status }, CHAT_REPLY);
        const result = await chatCreate(client, CHAT, { retries: QUICK });
        assert.equal(result.ok, count === 2);
        assert.equal(server.seen.length, count);
      });
    }

    stopAfter("a reset is not repeated, a refusal is", async () => {
      const client = await play({ reset: true }, CHAT_REPLY);
      const result = await chatCreate(client, CHAT, { retries: QUICK });
      assert.ok(result.error instanceof errors.ConnectionError);
      assert.equal(server.seen.length, 1);

      const { url } = server;
      await server.stop();
      let attempts = 0;
      const httpClient = new HTTPClient().addHook("requestError", () => {
        attempts += 1;
      });
      const refused = new ExampleCore({ serverURL: url, httpClient });
      const second = await chatCreate(refused, CHAT, { retries: QUICK });
      assert.ok(second.error instanceof errors.ConnectionError);
      assert.ok(attempts > 2);
    });

    stopAfter("with a key everything is repeated", async () => {
      const client = await play({ status: 500 }, { reset: true }, CHAT_REPLY);
      const options = { retries: QUICK, idempotencyKey: "once" };
      assert.ok((await chatCreate(client, CHAT, options)).ok);
      const keys = server.seen.map((one) => one.headers["idempotency-key"]);
      assert.deepEqual(keys, ["once", "once", "once"]);
    });

    stopAfter("every attempt sends the same body", async () => {
      const client = await play({ status: 503 }, CHAT_REPLY);
      await chatCreate(client, CHAT, { retries: QUICK });
      const [first, second] = server.seen.map((one) => String(one.body));
      assert.equal(first, second);
      assert.match(first ?? "", /"model":"m"/);
    });
  });

  describe("3: backoff", () => {
    stopAfter("jitter is proportional and the interval bounded", async () => {
      Math.random = () => 1;
      const client = await play({ status: 503 }, { status: 503 }, TREE_REPLY);
      const backoff = {
        initialInterval: 100,
        maxInterval: 150,
        exponent: 2,
        maxElapsedTime: 5000,
      };
      const retries = { strategy: "backoff", backoff } as const;
      await treesGet(client, { treeId: "1" }, { retries });
      const [a, b, c] = server.seen.map((one) => one.at);
      assert.ok(Math.abs(Number(b) - Number(a) - 100) < 50);
      assert.ok(Math.abs(Number(c) - Number(b) - 150) < 50);
    });
  });

  describe("4: Retry-After", () => {
    for (const [name, headers, least, most] of [
      ["seconds", { "retry-after": "1" }, 990, 1300],
      ["milliseconds", { "retry-after-ms": "300" }, 290, 450],
      [
        "a past date",
        { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" },
        0,
        90,
      ],
      ["nonsense", { "retry-after": "-5 bananas" }, 1, 90],
    ] as const) {
      stopAfter(name, async () => {
        const client = await play({ status: 429, headers }, TREE_REPLY);
        const retries = {
          strategy: "backoff",
          backoff: {
            initialInterval: 4,
            maxInterval: 8,
            exponent: 2,
            maxElapsedTime: 5000,
          },
        } as const;
        assert.ok((await treesGet(client, { treeId: "1" }, { retries })).ok);
        const [a, b] = server.seen.map((one) => one.at);
        const waited = Number(b) - Number(a);
        assert.ok(waited >= least && waited <= most, `${waited}`);
      });
    }

    stopAfter(
      "above a minute there is no retry, and the error says it",
      async () => {
        const headers = { "retry-after": "61" };
        const client = await play({ status: 429, headers });
        const result = await treesGet(client, { treeId: "1" });
        assert.equal(server.seen.length, 1);
        assert.ok(result.error instanceof errors.APIError);
        assert.equal(result.error.retryAfterMs, 61_000);
      },
    );
  });

  describe("5: idempotency key", () => {
    stopAfter(
      "one a call, the same over its retries, if asked for",
      async () => {
        await play({ status: 503 }, CHAT_REPLY);
        const client = new ExampleCore({
          serverURL: server.url,
          idempotencyKeys: true,
        });
        await chatCreate(client, CHAT, { retries: QUICK });
        await chatCreate(client, CHAT);
        const keys = server.seen.map((one) => one.headers["idempotency-key"]);
        assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
        assert.equal(keys[0], keys[1]);
        assert.notEqual(keys[1], keys[2]);
      },
    );

    stopAfter("never on GET", async () => {
      const client = await play(TREE_REPLY);
      await treesGet(client, { treeId: "1" }, { idempotencyKey: "k" });
      assert.equal(server.seen[0]?.headers["idempotency-key"], undefined);
    });
  });

  describe("6: time-outs", () => {
    stopAfter("timeoutMs covers attempts and backoff together", async () => {
      const client = await play({ status: 503, delayMs: 60 });
      const options = Object.freeze({ timeoutMs: 200 });
      const begun = performance.now();
      const result = await treesGet(client, { treeId: "1" }, options);
      assert.ok(!result.ok);
      assert.ok(performance.now() - begun < 400);
    });

    stopAfter("a slow answer is a time-out error", async () => {
      const client = await play({ ...TREE_REPLY, delayMs: 1000 });
      const options = { timeoutMs: 100 };
      const result = await treesGet(client, { treeId: "1" }, options);
      assert.ok(result.error instanceof errors.RequestTimeoutError);
      assert.deepEqual(options, { timeoutMs: 100 });
      await until(() => server.seen[0]?.isClosed === true, 200);
    });

    stopAfter("a body that stops coming is one too", async () => {
      const client = await play((_req, res) => {
        res.writeHead(200, { "content-type": "application/json" });
        res.write('{"node_count":');
      });
      const options = { timeoutMs: 100 };
      const result = await treesGet(client, { treeId: "1" }, options);
      assert.ok(result.error instanceof errors.RequestTimeoutError);
    });

    stopAfter(
      "by default ten minutes in all and one between bytes",
      async () => {
        const { DEFAULT_TIME_LIMITS } = await import("../src/lib/lifetime.js");
        assert.deepEqual(DEFAULT_TIME_LIMITS, {
          totalMs: 600_000,
          idleMs: 60_000,
        });
      },
    );

    stopAfter("frozen options serve many calls", async () => {
      const client = await play(TREE_REPLY);
      const options: RequestOptions = Object.freeze({
        timeoutMs: 500,
        fetchOptions: Object.freeze({ headers: { "x-mine": "1" } }),
      });
      for (let count = 0; count < 3; count += 1) {
        assert.ok((await treesGet(client, { treeId: "1" }, options)).ok);
      }
      await sleep(600);
      assert.ok((await treesGet(client, { treeId: "1" }, options)).ok);
      assert.equal(server.seen[0]?.headers["x-mine"], "1");
    });

    stopAfter("no timer keeps the process after a call", async () => {
      const client = await play(TREE_REPLY);
      const running = () =>
        process.getActiveResourcesInfo().filter((one) => one === "Timeout");
      const beforeCall = running().length;
      await treesGet(client, { treeId: "1" });
      assert.ok(running().length <= beforeCall + 1);
    });
  });

  describe("8: cancellation", () => {
    stopAfter(
      "the caller's signal ends a call and closes its socket",
      async () => {
        const client = await play({ ...TREE_REPLY, delayMs: 5000 });
        const controller = new AbortController();
        const fetchOptions = { signal: controller.signal };
        const call = treesGet(client, { treeId: "1" }, { fetchOptions });
        await until(() => server.seen.length === 1, 1000);
        controller.abort();
        const result = await call;
        assert.ok(result.error instanceof errors.RequestAbortedError);
        await until(() => server.seen[0]?.isClosed === true, 100);
      },
    );

    stopAfter("a signal that has fired already sends nothing", async () => {
      const client = await play(TREE_REPLY);
      const fetchOptions = { signal: AbortSignal.abort() };
      const result = await treesGet(client, { treeId: "1" }, { fetchOptions });
      assert.ok(result.error instanceof errors.RequestAbortedError);
      assert.equal(server.seen.length, 0);
    });

    stopAfter("it ends a backoff as well", async () => {
      const headers = { "retry-after": "30" };
      const client = await play({ status: 503, headers });
      const controller = new AbortController();
      const fetchOptions = { signal: controller.signal };
      const call = treesGet(client, { treeId: "1" }, { fetchOptions });
      await until(() => server.seen.length === 1, 1000);
      await sleep(30);
      controller.abort();
      const result = await call;
      assert.ok(result.error instanceof errors.RequestAbortedError);
    });
  });

  describe("9: connections", () => {
    stopAfter("five hundred mixed calls leave few sockets", async () => {
      const script: Reply[] = Array.from({ length: 500 }, (_, index) =>
        index % 3 === 0
          ? { status: 404, body: { tree_id: "x" } }
          : index % 3 === 1
            ? TREE_REPLY
            : { body: "not json", headers: { "content-type": "text/html" } },
      );
      const client = await play(...script);
      for (let count = 0; count < 500; count += 1) {
        await treesGet(client, { treeId: "1" });
      }
      assert.equal(server.seen.length, 500);
      assert.ok(server.openSockets <= 2, `${server.openSockets}`);
    });
  });

  describe("10: redirects", () => {
    const redirect = (to: string, status = 302): Reply => ({
      status,
      headers: { location: to },
    });

    stopAfter("are not followed by default", async () => {
      const client = await play(redirect("/elsewhere"));
      const result = await treesGet(client, { treeId: "1" });
      assert.ok(result.error instanceof errors.APIError);
      assert.equal(result.error.statusCode, 302);
      assert.equal(server.seen.length, 1);
    });

    stopAfter("keep credentials on their own origin", async () => {
      const client = await play(redirect("/elsewhere"), TREE_REPLY);
      const fetchOptions = { redirect: "follow" } as const;
      assert.ok((await treesGet(client, { treeId: "1" }, { fetchOptions })).ok);
      assert.equal(server.seen[1]?.url, "/elsewhere");
      assert.equal(server.seen[1]?.headers.authorization, "Bearer key");
    });

    stopAfter("take no credential to another origin", async () => {
      const other = await ScriptServer.start(TREE_REPLY);
      try {
        const client = await play(redirect(`${other.url}/there`));
        const fetchOptions = { redirect: "follow" } as const;
        const request = { treeId: "1", session: "secret" };
        assert.ok((await treesGet(client, request, { fetchOptions })).ok);
        assert.equal(other.seen[0]?.headers.authorization, undefined);
        assert.equal(other.seen[0]?.headers.cookie, undefined);
      } finally {
        await other.stop();
      }
    });

    stopAfter("307 repeats the body, 303 does not", async () => {
      const client = await play(redirect("/b", 307), redirect("/c", 303), {
        ...CHAT_REPLY,
      });
      const fetchOptions = { redirect: "follow" } as const;
      assert.ok((await chatCreate(client, CHAT, { fetchOptions })).ok);
      assert.deepEqual(
        server.seen.map((one) => [one.method, one.body.length > 0]),
        [
          ["POST", true],
          ["POST", true],
          ["GET", false],
        ],
      );
    });

    stopAfter("without end are an error", async () => {
      const client = await play(redirect("/again"));
      const fetchOptions = { redirect: "follow" } as const;
      const options = { fetchOptions, retries: { strategy: "none" } } as const;
      const result = await treesGet(client, { treeId: "1" }, options);
      assert.ok(result.error instanceof errors.ConnectionError);
    });
  });

  describe("11: secrets", () => {
    stopAfter("show neither in a client, an error nor the log", async () => {
      const lines: unknown[] = [];
      const log = (...args: unknown[]) => void lines.push(...args);
      await play({ status: 400, body: { e: 1 } }, { reset: true });
      const client = new Example({
        serverURL: `${server.url}`,
        bearerAuth: "s3cret",
        debugLogger: { log, group: log, groupEnd: () => undefined },
      });
      const shown = [inspect(client, { depth: 9, showHidden: false })];
      for (let count = 0; count < 2; count += 1) {
        const result = await chatCreate(client, CHAT, {
          fetchOptions: { headers: { "x-api-key": "s3cret" } },
        });
        assert.ok(!result.ok);
        shown.push(
          inspect(result.error, { depth: 9 }),
          JSON.stringify(result.error),
          String(result.error),
        );
      }
      shown.push(inspect(lines), JSON.stringify(client), inspect(client.chat));
      assert.ok(lines.length > 5);
      assert.doesNotMatch(shown.join("\n"), /s3cret/);
    });

    stopAfter("show not when a header cannot be made of them", async () => {
      await play(TREE_REPLY);
      for (const bearerAuth of ["s3cret\r\nx: y", "s3cret€", "s3cret\0"]) {
        const client = new ExampleCore({ serverURL: server.url, bearerAuth });
        const result = await treesGet(client, { treeId: "1" });
        assert.ok(result.error instanceof errors.InvalidRequestError);
        assert.doesNotMatch(inspect(result.error, { depth: 9 }), /s3cret/);
      }
      assert.equal(server.seen.length, 0);
    });

    stopAfter("an empty credential is an error at once", async () => {
      await play(TREE_REPLY);
      const client = new ExampleCore({ serverURL: server.url, bearerAuth: "" });
      const result = await treesGet(client, { treeId: "1" });
      assert.ok(result.error instanceof errors.InvalidRequestError);
      assert.match(result.error.message, /"bearerAuth" is empty/);
      assert.equal(server.seen.length, 0);
    });

    stopAfter("come from a function or the environment as well", async () => {
      await play(TREE_REPLY);
      const serverURL = server.url;
      const bearerAuth = () => Promise.resolve("dynamic");
      await treesGet(new ExampleCore({ serverURL, bearerAuth }), {
        treeId: "1",
      });
      process.env["EXAMPLE_BEARER_AUTH"] = "from-env";
      resetEnv();
      await treesGet(new ExampleCore({ serverURL }), { treeId: "1" });
      delete process.env["EXAMPLE_BEARER_AUTH"];
      resetEnv();
      await treesGet(new ExampleCore({ serverURL }), { treeId: "1" });
      assert.deepEqual(
        server.seen.map((one) => one.headers.authorization),
        ["Bearer dynamic", "Bearer from-env", undefined],
      );
    });
  });

  describe("12: errors", () => {
    stopAfter(
      "carry status, headers, request id and the body cut",
      async () => {
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
      },
    );

    stopAfter("have a class and data of their own by status", async () => {
      const client = await play({ status: 404, body: { tree_id: "t" } });
      const { error } = await treesGet(client, { treeId: "t" });
      assert.ok(error instanceof NotFoundError);
      assert.deepEqual(error.data$, { treeId: "t" });
      assert.equal(error.statusCode, 404);
    });

    stopAfter("fall back to the general one when undecodable", async () => {
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
      stopAfter(`a body of ${name} is one typed error`, async () => {
        const client = await play(reply);
        const { error } = await treesGet(client, { treeId: "t" });
        assert.ok(error instanceof kind);
        assert.equal(error.statusCode, 200);
      });
    }

    stopAfter("a body that breaks off is a connection error", async () => {
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

    stopAfter(
      "reject the class methods, and nothing else rejects",
      async () => {
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
      },
    );

    stopAfter("input that does not fit is refused before sending", async () => {
      const client = await play(CHAT_REPLY);
      const request = { model: 5, content: "c" } as never;
      const [result, call] = await chatCreate(client, request).$inspect();
      assert.ok(result.error instanceof errors.SDKValidationError);
      assert.match(result.error.message, /^Input validation failed/);
      assert.equal(call.status, "invalid");
      assert.equal(server.seen.length, 0);
    });
  });

  describe("13: clients", () => {
    stopAfter("the caller's own fetcher is used as it is", async () => {
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

    stopAfter("hooks run in order around every attempt", async () => {
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

    stopAfter("a client's HTTP hooks may be added and removed", async () => {
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

    stopAfter(
      "resources share options, and the address may change",
      async () => {
        await play(TREE_REPLY, TREE_REPLY);
        const sdk = new Example({ serverURL: "http://127.0.0.1:9" });
        const result = await sdk.trees.get(
          { treeId: "1" },
          { serverURL: `${server.url}/base//` },
        );
        assert.equal(result.nodeCount, 1);
        assert.equal(server.seen[0]?.url, "/base/v1/trees/1");
        assert.equal(sdk.trees, sdk.trees);
      },
    );
  });

  describe("14: values", () => {
    for (const [treeId, url] of [
      ["a/b", "/v1/trees/a%2Fb"],
      ["ü ?#", "/v1/trees/%C3%BC%20%3F%23"],
      ["a%2e", "/v1/trees/a%252e"],
      ["...", "/v1/trees/..."],
    ] as const) {
      stopAfter(`the path value ${treeId} is encoded`, async () => {
        const client = await play(TREE_REPLY);
        await treesGet(client, { treeId });
        assert.equal(server.seen[0]?.url, url);
      });
    }

    for (const treeId of [".", "..", ""]) {
      stopAfter(`the path value "${treeId}" is refused`, async () => {
        const client = await play(TREE_REPLY);
        const { error } = await treesGet(client, { treeId });
        assert.ok(error instanceof errors.InvalidRequestError);
        assert.equal(server.seen.length, 0);
      });
    }

    stopAfter(
      "query, header and cookie are written in their styles",
      async () => {
        const client = await play(TREE_REPLY);
        const request = {
          treeId: "1",
          labels: ["a b", "c&d"],
          xTrace: "t",
          session: "s;1",
        };
        await treesGet(client, request);
        const [seen] = server.seen;
        assert.equal(seen?.url, "/v1/trees/1?labels=a%20b&labels=c%26d");
        assert.equal(seen?.headers["x-trace"], "t");
        assert.equal(seen?.headers.cookie, "session=s%3B1");
      },
    );

    stopAfter("a header value with a line end is refused", async () => {
      const client = await play(TREE_REPLY);
      for (const xTrace of ["a\r\nb: c", "a\nb", "a\rb", "€"]) {
        const { error } = await treesGet(client, { treeId: "1", xTrace });
        assert.ok(error instanceof errors.InvalidRequestError);
      }
      assert.equal(server.seen.length, 0);
    });
  });

  after(() => assert.equal(Math.random, realRandom));
});
