/** Promises 1 to 5 of the transport: what is tried again, and when. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { ExampleCore } from "../src/core.js";
import { chatCreate } from "../src/funcs/chatCreate.js";
import { treesGet } from "../src/funcs/treesGet.js";
import { HTTPClient } from "../src/lib/http.js";
import { call, Operation } from "../src/lib/operations.js";
import * as M from "../src/lib/matchers.js";
import * as z from "zod";
import { Lifetime } from "../src/lib/lifetime.js";
import { DEFAULT_RETRY_CODES, retry, RetryConfig } from "../src/lib/retries.js";
import * as errors from "../src/models/errors/index.js";
import {
  CHAT,
  CHAT_REPLY,
  claim,
  play,
  QUICK,
  server,
  TREE_REPLY,
} from "./exchange.js";

const realRandom = Math.random;

describe("1: retries", () => {
  claim("two more attempts after half a second and a second", async () => {
    Math.random = () => 0;
    const client = await play({ status: 503, body: { e: 1 } });
    const result = await treesGet(client, { treeId: "1" });
    assert.ok(result.error instanceof errors.APIError);
    assert.equal(result.error.statusCode, 503);
    const [first, second, third] = server.seen.map((one) => one.at);
    assert.equal(server.seen.length, 3);
    assert.ok(Math.abs(Number(second) - Number(first) - 250) < 120);
    assert.ok(Math.abs(Number(third) - Number(second) - 500) < 120);
  });

  for (const status of [408, 429, 500, 502, 503, 504]) {
    claim(`${status} is tried again`, async () => {
      const client = await play({ status }, TREE_REPLY);
      const options = { retries: QUICK };
      assert.ok((await treesGet(client, { treeId: "1" }, options)).ok);
    });
  }

  for (const status of [400, 401, 404, 409, 422, 501]) {
    claim(`${status} is not`, async () => {
      const client = await play({ status }, TREE_REPLY);
      const options = { retries: QUICK };
      assert.ok(!(await treesGet(client, { treeId: "1" }, options)).ok);
      assert.equal(server.seen.length, 1);
    });
  }

  claim("a connection that breaks is tried again", async () => {
    const client = await play({ reset: true }, TREE_REPLY);
    assert.ok((await treesGet(client, { treeId: "1" })).ok);
  });

  claim("unless the options say no", async () => {
    const client = await play({ reset: true }, TREE_REPLY);
    const retries = {
      ...QUICK,
      retryConnectionErrors: false,
    } as typeof QUICK;
    const result = await treesGet(client, { treeId: "1" }, { retries });
    assert.ok(result.error instanceof errors.ConnectionError);
  });

  claim("the caller's statuses replace the usual ones", async () => {
    const client = await play({ status: 404 }, TREE_REPLY);
    const options = { retries: QUICK, retryCodes: ["404"] };
    assert.ok((await treesGet(client, { treeId: "1" }, options)).ok);
  });

  claim("a strategy of none means one attempt", async () => {
    const client = await play({ status: 503 }, TREE_REPLY);
    const options = { retries: { strategy: "none" } } as const;
    assert.ok(!(await treesGet(client, { treeId: "1" }, options)).ok);
  });

  claim("the document says when and for what, not how often", async () => {
    const client = await play({ status: 418 });
    const hot: Operation<undefined, undefined> = {
      id: "brew",
      method: "POST",
      path: "/pot",
      accept: "*/*",
      responses: [M.nil(204, z.undefined())],
      retries: { config: QUICK, codes: ["418"] },
    };
    await call(client, hot, undefined);
    assert.equal(server.seen.length, 3);
  });

  claim("maxElapsedTime ends them", async () => {
    const client = await play({ status: 503 });
    const begun = performance.now();
    await treesGet(client, { treeId: "1" }, { retries: QUICK });
    assert.ok(server.seen.length > 3);
    assert.ok(performance.now() - begun < 5000);
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
    claim(`after ${status} ${count} attempt(s)`, async () => {
      const client = await play({ status }, CHAT_REPLY);
      const result = await chatCreate(client, CHAT, { retries: QUICK });
      assert.equal(result.ok, count === 2);
      assert.equal(server.seen.length, count);
    });
  }

  claim("a reset is not repeated, a refusal is", async () => {
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

  claim("with a key everything is repeated", async () => {
    const client = await play({ status: 500 }, { reset: true }, CHAT_REPLY);
    const options = { retries: QUICK, idempotencyKey: "once" };
    assert.ok((await chatCreate(client, CHAT, options)).ok);
    const keys = server.seen.map((one) => one.headers["idempotency-key"]);
    assert.deepEqual(keys, ["once", "once", "once"]);
  });

  claim("every attempt sends the same body", async () => {
    const client = await play({ status: 503 }, CHAT_REPLY);
    await chatCreate(client, CHAT, { retries: QUICK });
    const [first, second] = server.seen.map((one) => String(one.body));
    assert.equal(first, second);
    assert.match(first ?? "", /"model":"m"/);
  });
});

describe("3: backoff", () => {
  claim("jitter is proportional and the interval bounded", async () => {
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

  for (const [draw, waits] of [
    [0, [250, 500, 1000, 2000, 4000, 4000]],
    [1, [500, 1000, 2000, 4000, 8000, 8000]],
  ] as const) {
    void it(`half a second doubled up to eight, drawn at ${draw}`, async () => {
      Math.random = () => draw;
      const backoff = {
        initialInterval: 500,
        maxInterval: 8000,
        exponent: 2,
        maxElapsedTime: 60_000,
      };
      const failures = waits.map(() => new Response("", { status: 503 }));
      const config = { strategy: "backoff", backoff } as const;
      assert.deepEqual(await waitsOf(failures, config), waits);
    });

    void it(`by default twice, drawn at ${draw}`, async () => {
      Math.random = () => draw;
      const failures = waits.map(() => new Response("", { status: 503 }));
      assert.deepEqual(await waitsOf(failures), waits.slice(0, 2));
    });
  }

  afterEach(() => {
    Math.random = realRandom;
  });
});

/** The milliseconds waited for between responses, and a success after them. */
async function waitsOf(
  failures: readonly Response[],
  config: RetryConfig = { strategy: "backoff" },
): Promise<number[]> {
  const waits: number[] = [];
  const lifetime = {
    remainingMs: Infinity,
    isOver: false,
    hasPaused: false,
    sleep: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  const responses = [...failures];
  const next = () => Promise.resolve(responses.shift() ?? new Response("{}"));
  Math.random = Math.random === realRandom ? () => 1 : Math.random;
  await retry(next, {
    config,
    statusCodes: DEFAULT_RETRY_CODES,
    lifetime: lifetime as unknown as Lifetime,
  });
  Math.random = realRandom;
  return waits;
}

describe("4: Retry-After", () => {
  for (const [name, headers, least, most] of [
    ["seconds", { "retry-after": "1" }, 990, 1300],
    ["milliseconds", { "retry-after-ms": "300" }, 290, 450],
    ["a past date", { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }, 0, 90],
    ["nonsense", { "retry-after": "-5 bananas" }, 1, 90],
  ] as const) {
    claim(name, async () => {
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

  claim("above a minute there is no retry, and the error says it", async () => {
    const headers = { "retry-after": "61" };
    const client = await play({ status: 429, headers });
    const result = await treesGet(client, { treeId: "1" });
    assert.equal(server.seen.length, 1);
    assert.ok(result.error instanceof errors.APIError);
    assert.equal(result.error.retryAfterMs, 61_000);
  });

  // No claim waits a minute: `retry` is given a lifetime that only writes down.
  for (const [headers, waitMs] of [
    [{ "retry-after": "60" }, 60_000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after-ms": "1500", "retry-after": "9" }, 1500],
    [{ "retry-after-ms": "soon", "retry-after": "9" }, 9000],
    [{ "retry-after": "60.001" }, null],
    [{ "retry-after-ms": "60001" }, null],
    [{ "retry-after": "1e3" }, 500],
    [{ "retry-after": "" }, 500],
    [{ "retry-after": "2024-01-01" }, 500],
  ] as [Record<string, string>, number | null][]) {
    void it(`${JSON.stringify(headers)} asks for ${waitMs} ms`, async () => {
      const waits = await waitsOf([new Response("", { status: 503, headers })]);
      assert.deepEqual(waits, waitMs === null ? [] : [waitMs]);
    });
  }

  for (const zone of [" GMT", "", " +0000"]) {
    void it(`a date asks for the time until then, with "${zone}"`, async () => {
      const date = new Date(Date.now() + 30_000).toUTCString();
      const headers = { "retry-after": date.replace(" GMT", zone) };
      const waits = await waitsOf([new Response("", { status: 503, headers })]);
      assert.ok(waits[0]! > 28_000 && waits[0]! <= 30_000);
    });
  }
});

describe("5: idempotency key", () => {
  claim("one a call, the same over its retries, if asked for", async () => {
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
  });

  claim("never on GET", async () => {
    const client = await play(TREE_REPLY);
    await treesGet(client, { treeId: "1" }, { idempotencyKey: "k" });
    assert.equal(server.seen[0]?.headers["idempotency-key"], undefined);
  });
});
