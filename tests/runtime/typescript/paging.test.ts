/** Lists that come page by page, of every kind, and what stops them. */
import assert from "node:assert/strict";
import { describe } from "node:test";
import * as z from "zod";
import { ExampleCore } from "../src/core.js";
import { jsonBody } from "../src/lib/bodies.js";
import { nextLink } from "../src/lib/links.js";
import * as M from "../src/lib/matchers.js";
import { inboundModel } from "../src/lib/models.js";
import { Operation } from "../src/lib/operations.js";
import { items, Pagination } from "../src/lib/paging.js";
import { inPlaces } from "../src/lib/parameters.js";
import { RequestOptions } from "../src/lib/sdks.js";
import { encodeForm, encodeSimple } from "../src/lib/styles.js";
import * as errors from "../src/models/errors/index.js";
import { PaginationError } from "../src/models/errors/paginationerror.js";
import { claim, play, QUICK, server } from "./exchange.js";
import { Reply, ScriptServer, sleep } from "./server.js";

type Input = Record<string, unknown> | undefined;

const LIST: Operation<Input, unknown> = {
  id: "list",
  method: "GET",
  path: "/list",
  input: z.record(z.unknown()).optional(),
  parameters: inPlaces([
    { in: "query", name: "after", encode: encodeForm },
    { in: "query", name: "page", encode: encodeForm },
    { in: "query", name: "q", encode: encodeForm },
    { in: "header", name: "x-mine", encode: encodeSimple },
  ]),
  accept: "application/json",
  responses: [M.json(200, z.unknown()), M.fail(["4XX", "5XX"])],
};

const POSTED: Operation<Input, unknown> = {
  ...LIST,
  method: "POST",
  parameters: inPlaces([]),
  body: { encode: jsonBody, mediaType: "application/json", field: "body" },
};

const CURSOR: Pagination<number> = {
  by: "cursor",
  items: ["rows"],
  input: ["after"],
  next: ["next"],
};

const URLS: Pagination<number> = {
  by: "url",
  items: ["rows"],
  next: ["next"],
};

const KEYED: Operation<Input, unknown> = {
  ...POSTED,
  parameters: inPlaces([
    { in: "header", name: "x-key", encode: encodeSimple },
    { in: "query", name: "after", encode: encodeForm },
  ]),
  idempotencyHeader: "x-key",
};

type Shown = { found: unknown[]; error?: unknown };

/** Every item, and what the iteration ends with. */
async function read(iterable: AsyncIterable<unknown>): Promise<Shown> {
  const found: unknown[] = [];
  try {
    for await (const item of iterable) {
      found.push(item);
    }
    return { found };
  } catch (error) {
    return { found, error };
  }
}

function all(
  client: ExampleCore,
  pagination: Pagination<unknown>,
  input?: Input,
  options?: RequestOptions,
): Promise<Shown> {
  return read(items(client, LIST, pagination, input, options));
}

function page(rows: unknown[], next?: unknown, more?: object): Reply {
  return { body: { rows, next, ...more } };
}

function asked(): string[] {
  return server.seen.map(({ url }) => url);
}

describe("an idempotency key", () => {
  for (const [where, given, options] of [
    ["among the parameters", { "x-key": "mine" }, {}],
    ["among the options", {}, { idempotencyKey: "mine" }],
  ] as const) {
    claim(`${where} is that of the first page`, async () => {
      const client = await play(page([1], "a"), page([2], "b"), page([3]));
      const input = { ...given, body: { q: 1 } };
      const list = items(client, KEYED, CURSOR, input, options);
      assert.deepEqual(await read(list), { found: [1, 2, 3] });
      const keys = server.seen.map(({ headers }) => headers["x-key"]);
      assert.equal(keys[0], "mine");
      assert.equal(new Set(keys).size, 3);
      assert.ok(keys.every(Boolean));
    });
  }
});

describe("a token", () => {
  claim("is passed on with what the caller gave, as it came", async () => {
    const client = await play(
      page([1, 2], "b/="),
      page([], 7),
      page([3], null),
    );
    const input = { q: "x y", "x-mine": "h", after: "a" };
    const given = structuredClone(input);
    assert.deepEqual(await all(client, CURSOR, input), { found: [1, 2, 3] });
    assert.deepEqual(input, given);
    assert.deepEqual(asked(), [
      "/list?after=a&q=x%20y",
      "/list?after=b%2F%3D&q=x%20y",
      "/list?after=7&q=x%20y",
    ]);
    for (const { headers } of server.seen) {
      assert.equal(headers["x-mine"], "h");
      assert.equal(headers.authorization, "Bearer key");
    }
  });

  claim("may stand in the last item, under its wire name", async () => {
    const instant = "2024-01-01T00:00:00.123456789Z";
    const row = inboundModel(() => ({ made_at: z.coerce.date() }), {
      made_at: "madeAt",
    });
    const body = z.object({ rows: z.array(row) });
    const operation = { ...LIST, responses: [M.json(200, body)] };
    const pagination: Pagination<{ madeAt: Date }> = {
      ...CURSOR,
      "~item": undefined as never,
      next: ["rows", -1, "made_at"],
      more: ["more"],
    };
    const last = "2024-01-02T00:00:00Z";
    const client = await play(
      page([{ made_at: last }, { made_at: instant }], undefined, {
        more: true,
      }),
      page([{ made_at: last }], undefined, { more: false }),
    );
    const found: Date[] = [];
    for await (const { madeAt } of items(
      client,
      operation,
      pagination,
      undefined,
    )) {
      found.push(madeAt);
    }
    assert.equal(found.length, 3);
    assert.equal(found[1]?.toISOString(), "2024-01-01T00:00:00.123Z");
    assert.equal(asked()[1], "/list?after=2024-01-01T00%3A00%3A00.123456789Z");
  });

  claim("keeps all the digits of an integer", async () => {
    const client = await play(
      { body: '{"rows": [1], "next": 9007199254740993}' },
      page([2]),
    );
    assert.deepEqual(await all(client, CURSOR), { found: [1, 2] });
    assert.equal(asked()[1], "/list?after=9007199254740993");
  });

  claim("goes into a body beside what is there", async () => {
    const client = await play(page([1], "b"), page([2], ""));
    const pagination = { ...CURSOR, input: ["body", "after"] };
    const input = { body: { most: 1 } };
    const shown = await read(items(client, POSTED, pagination, input));
    assert.deepEqual(shown, { found: [1, 2] });
    const bodies = server.seen.map(({ body }) => JSON.parse(String(body)));
    assert.deepEqual(bodies, [{ most: 1 }, { most: 1, after: "b" }]);
  });

  for (const next of ["same", { key: "same" }]) {
    claim(`that repeats is an error: ${JSON.stringify(next)}`, async () => {
      const client = await play(page([1], next));
      const { found, error } = await all(client, CURSOR);
      assert.deepEqual(found, [1, 1]);
      assert.ok(error instanceof PaginationError);
      assert.ok(error instanceof errors.APIError);
      assert.equal(error.statusCode, 200);
      assert.equal(error.name, "PaginationError");
      assert.match(error.message, /already read/);
    });
  }

  claim("is not followed where the body says it is the last", async () => {
    const client = await play(page([1], "b", { more: false }));
    const shown = await all(client, { ...CURSOR, more: ["more"] });
    assert.deepEqual(shown, { found: [1] });
  });
});

describe("counting", () => {
  const PAGE: Pagination<number> = {
    by: "page",
    items: [],
    input: ["page"],
    first: 1,
  };

  claim("pages ends with an empty one", async () => {
    const client = await play({ body: ["a"] }, { body: ["b"] }, { body: [] });
    assert.deepEqual(await all(client, PAGE), { found: ["a", "b"] });
    assert.deepEqual(asked(), ["/list", "/list?page=2", "/list?page=3"]);
  });

  claim(
    "pages begins where the caller does, and ends at their number",
    async () => {
      const counted = { ...PAGE, items: ["rows"], pages: ["total"] };
      const client = await play(
        page([4], undefined, { total: 5 }),
        page([5], undefined, { total: 5 }),
      );
      assert.deepEqual(await all(client, counted, { page: 4 }), {
        found: [4, 5],
      });
      assert.deepEqual(asked(), ["/list?page=4", "/list?page=5"]);
    },
  );

  claim("pages goes on from a number that is text", async () => {
    const client = await play({ body: ["a"] }, { body: [] });
    assert.deepEqual(await all(client, PAGE, { page: "4" }), { found: ["a"] });
    assert.deepEqual(asked(), ["/list?page=4", "/list?page=5"]);
  });

  claim("items counts what came, however much that is", async () => {
    const offset: Pagination<number> = {
      by: "offset",
      items: ["rows"],
      input: ["after"],
    };
    const client = await play(page([1, 2]), page([3]), page([]));
    assert.deepEqual(await all(client, offset, { after: 10 }), {
      found: [1, 2, 3],
    });
    assert.deepEqual(asked(), [
      "/list?after=10",
      "/list?after=12",
      "/list?after=13",
    ]);
  });

  for (const body of [5, [[]], { rows: "text" }, { rows: null }, {}]) {
    claim(`ends where there is no list: ${JSON.stringify(body)}`, async () => {
      const client = await play({ body });
      const rows = { ...PAGE, items: ["rows"] };
      assert.deepEqual(await all(client, rows), { found: [] });
    });
  }
});

describe("a URL", () => {
  claim("is followed whole or relative, on its own origin", async () => {
    const client = await play(
      (_req, res) => {
        res.setHeader("content-type", "application/json");
        const next = `${server.url}/list/?page=2&sig=a%2Fb#top`;
        res.end(JSON.stringify({ rows: [1], next }));
      },
      page([2], "?page=3"),
      page([3], "/more"),
      page([4], null),
    );
    const input = { q: "x", "x-mine": "h" };
    assert.deepEqual(await all(client, URLS, input), { found: [1, 2, 3, 4] });
    assert.deepEqual(asked(), [
      "/list?q=x",
      "/list/?page=2&sig=a%2Fb",
      "/list/?page=3",
      "/more",
    ]);
    for (const { headers } of server.seen) {
      assert.equal(headers["x-mine"], "h");
      assert.equal(headers.authorization, "Bearer key");
    }
  });

  claim("may come in the header Link", async () => {
    const link = '</list?page=2>; rel="next", </list>; rel="first"';
    const client = await play({ body: [1], headers: { link } }, { body: [2] });
    const shown = await all(client, { by: "link", items: [] });
    assert.deepEqual(shown, { found: [1, 2] });
    assert.deepEqual(asked(), ["/list", "/list?page=2"]);
  });

  for (const [next, message] of [
    ["/list", /already read/],
    ["https://other.example/list", /another origin/],
    ["//other.example/list", /another origin/],
    ["http://127.0.0.1:1/list", /another origin/],
    ["data:text/plain,x", /another origin/],
    ["http://[x", /no URL/],
  ] as const) {
    claim(`that cannot be followed is an error: ${next}`, async () => {
      const client = await play(page([1], next));
      const { found, error } = await all(client, URLS);
      assert.deepEqual(found, [1]);
      assert.ok(error instanceof PaginationError);
      assert.match(error.message, message);
      assert.equal(error.message.includes(next), false);
      assert.equal(server.seen.length, 1);
    });
  }

  claim("on an origin that a redirect led to gets no credential", async () => {
    const other = await ScriptServer.start(
      page([1], "/list?page=2"),
      page([2]),
    );
    const location = `${other.url}/elsewhere`;
    const client = await play(
      { status: 307, headers: { location } },
      page([2]),
    );
    const fetchOptions = { redirect: "follow" } as const;
    const { found } = await all(client, URLS, undefined, { fetchOptions });
    assert.deepEqual(found, [1, 2]);
    assert.deepEqual(asked(), ["/list", "/list?page=2"]);
    assert.equal(other.seen.length, 1);
    assert.equal(other.seen[0]?.headers.authorization, undefined);
    await other.stop();
  });
});

describe("each page", () => {
  claim("is a value, and a stream in its place is an error", async () => {
    const headers = { "content-type": "text/event-stream" };
    const client = await play({ headers, body: "data: 1\n\n" });
    const responses = [...LIST.responses, M.sse(200, z.unknown())];
    const operation = { ...LIST, responses };
    const list = items(client, operation, CURSOR, undefined);
    const { found, error } = await read(list);
    assert.deepEqual(found, []);
    assert.ok(error instanceof errors.APIError);
  });

  claim("is asked for when its first item is", async () => {
    const client = await play(page([1, 2], "b"), page([3]));
    const iterator = items(client, LIST, CURSOR, undefined);
    assert.equal(server.seen.length, 0);
    assert.deepEqual((await iterator.next()).value, 1);
    assert.deepEqual((await iterator.next()).value, 2);
    await sleep(20);
    assert.equal(server.seen.length, 1);
    assert.deepEqual((await iterator.next()).value, 3);
    assert.deepEqual(await iterator.next(), { done: true, value: undefined });
  });

  claim(
    "is retried by itself, under options that stay as they are",
    async () => {
      const busy: Reply = { status: 503 };
      const client = await play(busy, page([1], "b"), busy, busy, page([2]));
      const options = Object.freeze({ retries: QUICK, timeoutMs: 2000 });
      const shown = await all(client, CURSOR, undefined, options);
      assert.deepEqual(shown, { found: [1, 2] });
      assert.equal(server.seen.length, 5);
    },
  );

  claim("fails as its call does, after the items before it", async () => {
    const client = await play(page([1], "b"), { status: 404 });
    const { found, error } = await all(client, CURSOR);
    assert.deepEqual(found, [1]);
    assert.ok(error instanceof errors.APIError);
    assert.equal(error.statusCode, 404);
  });

  claim("checks the input before anything is sent", async () => {
    const client = await play(page([]));
    const input = "none" as never;
    const { error } = await all(client, CURSOR, input);
    assert.ok(error instanceof errors.SDKValidationError);
    assert.equal(server.seen.length, 0);
  });

  claim("is not asked for once the caller's signal has spoken", async () => {
    const client = await play(page([1, 2], "b"));
    const controller = new AbortController();
    const fetchOptions = { signal: controller.signal };
    const found: unknown[] = [];
    const iterable = items(client, LIST, CURSOR, undefined, { fetchOptions });
    await assert.rejects(async () => {
      for await (const item of iterable) {
        found.push(item);
        controller.abort();
      }
    }, errors.RequestAbortedError);
    assert.deepEqual(found, [1, 2]);
    assert.equal(server.seen.length, 1);
  });

  claim("is given up in the middle by that signal", async () => {
    const client = await play(page([1], "b"), () => undefined);
    const controller = new AbortController();
    const fetchOptions = { signal: controller.signal };
    setTimeout(() => controller.abort(), 100);
    const { found, error } = await all(client, CURSOR, undefined, {
      fetchOptions,
    });
    assert.deepEqual(found, [1]);
    assert.ok(error instanceof errors.RequestAbortedError);
  });

  claim("is the last one where the loop is left", async () => {
    const client = await play(page([1, 2], "b"));
    for await (const item of items(client, LIST, CURSOR, undefined)) {
      assert.equal(item, 1);
      break;
    }
    await sleep(20);
    assert.equal(server.seen.length, 1);
  });
});

claim("a Link header is read as RFC 8288 writes it", async () => {
  for (const [header, expected] of [
    ["<a>; rel=next", "a"],
    ["<a>;rel = next", "a"],
    ['<a>; REL="Next"', "a"],
    ['<a>; rel="last next"', "a"],
    [
      '<a>; rel="prev", <b,c;d>; title="x, <y>; rel=\\"z\\""; rel="next"',
      "b,c;d",
    ],
    ['<a>; title="; rel=next", <b>; rel=next', "b"],
    ["<a>; rel=prev; rel=next", undefined],
    ["<a>; rel", undefined],
    ["<a>", undefined],
    ["", undefined],
    ["a; rel=next", undefined],
    ["<>; rel=next", ""],
  ]) {
    assert.equal(nextLink(header ?? ""), expected, header);
  }
  assert.equal(nextLink(`<a>;${' x="'.repeat(10_000)}`), undefined);
  await Promise.resolve();
});
