/** Promises 6, 8 and 9 of the transport: time-outs, cancellation, connections. */
import assert from "node:assert/strict";
import { describe } from "node:test";
import { ExampleCore } from "../src/core.js";
import { treesGet } from "../src/funcs/treesGet.js";
import { RequestOptions } from "../src/lib/sdks.js";
import { SDKHooks } from "../src/hooks/hooks.js";
import { byteStreamSchema } from "../src/lib/binary.js";
import { HTTPClient } from "../src/lib/http.js";
import { Lifetime } from "../src/lib/lifetime.js";
import * as M from "../src/lib/matchers.js";
import { call, Operation } from "../src/lib/operations.js";
import * as errors from "../src/models/errors/index.js";
import { claim, play, server, TREE_REPLY } from "./exchange.js";
import { Reply, sleep, until } from "./server.js";

describe("6: time-outs", () => {
  claim("timeoutMs covers attempts and backoff together", async () => {
    const client = await play({ status: 503, delayMs: 400 });
    const options = Object.freeze({ timeoutMs: 600 });
    const begun = performance.now();
    const result = await treesGet(client, { treeId: "1" }, options);
    assert.ok(!result.ok);
    // Two more attempts and the waits before them take 1500 ms at least.
    assert.ok(performance.now() - begun < 1500);
  });

  claim("a slow answer is a time-out error", async () => {
    const client = await play({ ...TREE_REPLY, delayMs: 1000 });
    const options = { timeoutMs: 100 };
    const result = await treesGet(client, { treeId: "1" }, options);
    assert.ok(result.error instanceof errors.RequestTimeoutError);
    assert.deepEqual(options, { timeoutMs: 100 });
    await until(() => server.seen[0]?.isClosed === true, 200);
  });

  claim("a body that stops coming is one too", async () => {
    const client = await play((_req, res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write('{"node_count":');
    });
    const options = { timeoutMs: 100 };
    const result = await treesGet(client, { treeId: "1" }, options);
    assert.ok(result.error instanceof errors.RequestTimeoutError);
  });

  claim("by default ten minutes in all and one between bytes", async () => {
    const { DEFAULT_TIME_LIMITS } = await import("../src/lib/lifetime.js");
    assert.deepEqual(DEFAULT_TIME_LIMITS, {
      totalMs: 600_000,
      idleMs: 60_000,
    });
  });

  claim("frozen options serve many calls", async () => {
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

  claim("no timer keeps the process after a call", async () => {
    const client = await play(TREE_REPLY);
    const running = () =>
      process.getActiveResourcesInfo().filter((one) => one === "Timeout");
    const beforeCall = running().length;
    await treesGet(client, { treeId: "1" });
    assert.ok(running().length <= beforeCall + 1);
  });
});

describe("8: cancellation", () => {
  claim("the caller's signal ends a call and closes its socket", async () => {
    const client = await play({ ...TREE_REPLY, delayMs: 5000 });
    const controller = new AbortController();
    const fetchOptions = { signal: controller.signal };
    const call = treesGet(client, { treeId: "1" }, { fetchOptions });
    await until(() => server.seen.length === 1, 1000);
    controller.abort();
    const result = await call;
    assert.ok(result.error instanceof errors.RequestAbortedError);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });

  claim("a signal that has fired already sends nothing", async () => {
    const client = await play(TREE_REPLY);
    const fetchOptions = { signal: AbortSignal.abort() };
    const result = await treesGet(client, { treeId: "1" }, { fetchOptions });
    assert.ok(result.error instanceof errors.RequestAbortedError);
    assert.equal(server.seen.length, 0);
  });

  claim("it ends a backoff as well", async () => {
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

  claim("it ends the backoff after a pause, too", async () => {
    await play(TREE_REPLY);
    const controller = new AbortController();
    const limits = { totalMs: null, idleMs: 10 };
    const lifetime = new Lifetime(limits, controller.signal);
    await assert.rejects(
      lifetime.watch(fetchSilently(lifetime.attempt())),
      /timeout/,
    );
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(lifetime.sleep(5000), /aborted/);
    await assert.rejects(lifetime.sleep(5000), /aborted/);
    lifetime.end();
  });

  claim("a download that is waited for is closed at once", async () => {
    const client = await play((_req, res) => {
      res.writeHead(200, { "content-type": "application/octet-stream" });
      res.write("some");
    });
    const { value } = await call(client, download, undefined);
    const reader = value?.getReader();
    assert.equal((await reader?.read())?.value?.length, 4);
    const pending = reader?.read();
    await sleep(20);
    await reader?.cancel();
    assert.equal((await pending)?.done, true);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });

  claim("a thousand abandoned calls leave no socket and no timer", async () => {
    const client = await play((_req, res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write("{");
    });
    const controllers = Array.from(
      { length: 1000 },
      () => new AbortController(),
    );
    const timers = () =>
      process.getActiveResourcesInfo().filter((one) => one === "Timeout")
        .length;
    const timersBefore = timers();
    for (let start = 0; start < 1000; start += 50) {
      const batch = controllers.slice(start, start + 50);
      const calls = batch.map(({ signal }) =>
        treesGet(client, { treeId: "1" }, { fetchOptions: { signal } }),
      );
      await until(() => server.seen.length === start + 50, 5000);
      batch.forEach((controller) => controller.abort());
      const results = await Promise.all(calls);
      assert.ok(
        results.every(
          ({ error }) => error instanceof errors.RequestAbortedError,
        ),
      );
    }
    await until(() => server.seen.every((one) => one.isClosed), 500);
    assert.ok(timers() <= timersBefore + 2, `${timers()} ${timersBefore}`);
  });
});

/** Never answers, but is told when to stop, as `fetch` is. */
function fetchSilently(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });
}

const download: Operation<undefined, ReadableStream<Uint8Array>> = {
  id: "download",
  method: "GET",
  path: "/file",
  accept: "application/octet-stream",
  responses: [M.stream(200, byteStreamSchema)],
};

describe("9: connections", () => {
  claim("five hundred mixed calls leave few sockets", async () => {
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

  const open: Reply = (_req, res) => {
    res.writeHead(200, { "content-type": "application/json" });
    res.write("{");
  };
  const failing: Reply = (_req, res) => {
    res.writeHead(500, { "content-type": "application/json" });
    res.write("{");
  };
  const fault = () => {
    throw new Error("hook");
  };
  const other = () => Response.json({ node_count: 1 });
  for (const [name, reply, add] of [
    [
      "a hook that fails after a success",
      open,
      (hooks) => hooks.registerAfterSuccessHook({ afterSuccess: fault }),
    ],
    [
      "one that gives another response",
      open,
      (hooks) => hooks.registerAfterSuccessHook({ afterSuccess: other }),
    ],
    [
      "a hook that fails after an error",
      failing,
      (hooks) => hooks.registerAfterErrorHook({ afterError: fault }),
    ],
    [
      "one that makes it another error",
      failing,
      (hooks) =>
        hooks.registerAfterErrorHook({
          afterError: () => ({ response: null, error: new Error("mine") }),
        }),
    ],
  ] as [string, Reply, (hooks: SDKHooks) => void][]) {
    claim(`${name} leaves no response open`, async () => {
      await play(reply);
      const hooks = new SDKHooks();
      add(hooks);
      const client = new ExampleCore({ serverURL: server.url, hooks });
      await treesGet(client, { treeId: "1" });
      await until(() => server.seen[0]?.isClosed === true, 100);
    });
  }

  claim("nor does a fault in a hook of the HTTP client", async () => {
    await play(open);
    const httpClient = new HTTPClient().addHook("response", fault);
    const client = new ExampleCore({ serverURL: server.url, httpClient });
    const result = await treesGet(client, { treeId: "1" });
    assert.ok(!result.ok);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });
});
