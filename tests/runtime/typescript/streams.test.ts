import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { ExampleCore } from "../src/core.js";
import { chatCreateStream } from "../src/funcs/chatCreateStream.js";
import { discardSentinel, EventStream } from "../src/lib/event-streams.js";
import { JSONLinesStream } from "../src/lib/json-lines.js";
import { RequestOptions } from "../src/lib/sdks.js";
import * as components from "../src/models/components/index.js";
import * as errors from "../src/models/errors/index.js";
import * as operations from "../src/models/operations/index.js";
import { events, Reply, ScriptServer, sleep, until } from "./server.js";

type Body = operations.ChatCreateStreamResponseBody;

const CHAT = { model: "m", content: "c" };
const event = (delta: string) => `data: {"id":"c","delta":"${delta}"}\n\n`;
const DONE = "data: [DONE]\n\n";

let server: ScriptServer;

async function open(
  reply: Reply,
  options?: RequestOptions,
): Promise<EventStream<Body>> {
  server = await ScriptServer.start(reply);
  const client = new ExampleCore({ serverURL: server.url, bearerAuth: "k" });
  const result = await chatCreateStream(client, CHAT, options);
  if (!result.ok) {
    throw result.error;
  }
  return result.value;
}

/** The deltas delivered, and the error after them. */
async function collect(
  stream: AsyncIterable<Body>,
): Promise<[string[], unknown]> {
  const deltas: string[] = [];
  try {
    for await (const { data } of stream) {
      deltas.push(data.delta);
    }
  } catch (error) {
    return [deltas, error];
  }
  return [deltas, undefined];
}

afterEach(async () => {
  await server?.stop().catch(() => undefined);
});

const claim = (name: string, work: () => Promise<void>) =>
  it(name, { timeout: 20_000 }, work);

describe("delivery", () => {
  claim("events come typed, and the sentinel does not", async () => {
    const stream = await open(events([event("a"), event("b"), DONE]));
    assert.deepEqual(await collect(stream), [["a", "b"], undefined]);
    const [seen] = server.seen;
    assert.equal(seen?.headers.accept, "text/event-stream");
    assert.equal(seen?.url, "/v1/chat/completions");
  });

  claim("each comes as soon as it is there", async () => {
    const stream = await open(events([event("a"), 1000, event("b"), DONE]));
    const begun = performance.now();
    for await (const { data } of stream) {
      const waited = performance.now() - begun;
      assert.ok(data.delta === "a" ? waited < 800 : waited > 200);
    }
  });

  claim("a stream that ends between events needs no sentinel", async () => {
    const stream = await open(events([event("a")]));
    assert.deepEqual(await collect(stream), [["a"], undefined]);
  });

  claim("an empty one has no events", async () => {
    assert.deepEqual(await collect(await open(events([]))), [[], undefined]);
  });

  claim("a sentinel without its blank line ends it as well", async () => {
    const stream = await open(events([event("a"), "data: [DONE]"]));
    assert.deepEqual(await collect(stream), [["a"], undefined]);
  });

  claim("a byte order mark, comments and pings do not disturb", async () => {
    const pieces = [
      "\ufeff: hello\n\n",
      "event: ping\n\n",
      'event: ping\ndata: {"type":"ping"}\n\n',
      "event: ping\ndata: now\n\n",
      `id: 7\nevent: message\nretry: 10\n${event("a")}`,
      DONE,
    ];
    const got = [];
    for await (const one of await open(events(pieces))) {
      got.push(one);
    }
    assert.deepEqual(got, [{ data: { id: "c", delta: "a" } }]);
  });

  claim("ten thousand events in odd pieces all arrive", async () => {
    const text = Array.from({ length: 10_000 }, (_, i) => event(`é${i}`)).join(
      "",
    );
    const input = new TextEncoder().encode(text + DONE);
    const pieces = [];
    for (let start = 0; start < input.length; start += 65_521) {
      pieces.push(input.subarray(start, start + 65_521));
    }
    const [deltas, error] = await collect(await open(events(pieces)));
    assert.equal(error, undefined);
    assert.deepEqual(
      deltas,
      Array.from({ length: 10_000 }, (_, i) => `é${i}`),
    );
  });

  claim("nothing after the sentinel is waited for", async () => {
    const stream = await open(events([event("a"), DONE], "hang"));
    const begun = performance.now();
    assert.deepEqual(await collect(stream), [["a"], undefined]);
    assert.ok(performance.now() - begun < 5000);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });

  claim(
    "an event that does not fit is delivered as far as it does",
    async () => {
      const stream = await open(
        events([
          'data: {"id":5,"finish_reason":"new"}\n\n',
          "data: 3\n\n",
          DONE,
        ]),
      );
      const got: unknown[] = [];
      for await (const one of stream) {
        got.push(one);
      }
      assert.deepEqual(got, [
        { data: { id: 5, finishReason: "new" } },
        { data: 3 },
      ]);
    },
  );

  claim("data that is blank keeps the connection alive", async () => {
    const pieces = ["data:\n\n", "data: \n\n", event("a"), "data\n\n", DONE];
    assert.deepEqual(await collect(await open(events(pieces))), [
      ["a"],
      undefined,
    ]);
  });

  claim("text that speaks of an error is no error", async () => {
    const pieces = [event('\\"error\\": boom'), event('{\\"error\\":1}'), DONE];
    const [deltas, error] = await collect(await open(events(pieces)));
    assert.equal(deltas.length, 2);
    assert.equal(error, undefined);
  });

  claim("answers to several requests at once keep their order", async () => {
    const stream = await open(events([event("a"), 30, event("b"), DONE]));
    const iterator = stream[Symbol.asyncIterator]();
    const answers = [1, 2, 3, 4].map(() => iterator.next());
    assert.deepEqual(
      (await Promise.all(answers)).map(({ value }) => value?.data.delta),
      ["a", "b", undefined, undefined],
    );
  });

  claim("unless strict", async () => {
    const pieces = events([event("a"), 'data: {"id":5}\n\n', event("b"), DONE]);
    const stream = await open(pieces, { decoding: "strict" });
    const [deltas, error] = await collect(stream);
    assert.deepEqual(deltas, ["a"]);
    assert.ok(error instanceof errors.SDKValidationError);
  });
});

describe("failure", () => {
  const cases: [string, Reply, Function, RegExp][] = [
    ["a reset", events([event("a")], "reset"), errors.ConnectionError, /./],
    [
      "an end inside of an event",
      events([event("a"), 'data: {"id":']),
      errors.ConnectionError,
      /cut inside of an event/,
    ],
    [
      "an event without its blank line",
      events([event("a"), event("b").trimEnd()]),
      errors.ConnectionError,
      /cut/,
    ],
    [
      "data that is no JSON",
      events([event("a"), "data: {nope\n\n", event("b"), DONE]),
      errors.SDKValidationError,
      /Event validation failed/,
    ],
    [
      "an error inside the stream",
      events([event("a"), 'data: {"error":{"message":"boom"}}\n\n', DONE]),
      errors.APIError,
      /boom/,
    ],
    [
      "an event named error",
      events([event("a"), "event: error\ndata: boom\n\n", DONE]),
      errors.APIError,
      /boom/,
    ],
    [
      "an event named error whose data would fit",
      events([event("a"), `event: error\n${event("boom")}`, DONE]),
      errors.APIError,
      /boom/,
    ],
    [
      "an error after an event of the same piece",
      events([`${event("a")}data: {"error":"boom"}\n\n`], "hang"),
      errors.APIError,
      /boom/,
    ],
  ];
  for (const [name, reply, kind, message] of cases) {
    claim(`${name} is one typed error after the whole events`, async () => {
      const [deltas, error] = await collect(await open(reply));
      assert.deepEqual(deltas, ["a"]);
      assert.ok(error instanceof kind && error instanceof errors.SDKError);
      assert.match(error.message, message);
      assert.equal(server.seen.length, 1);
    });
  }

  claim("an error closes the connection without waiting", async () => {
    const pieces = [event("a"), 'data: {"error":"boom"}\n\n'];
    const [, error] = await collect(await open(events(pieces, "hang")));
    assert.ok(error instanceof errors.APIError);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });

  claim("bad framing of the body is one too", async () => {
    const stream = await open((_req, res) => {
      res.socket?.write(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n" +
          "transfer-encoding: chunked\r\n\r\n" +
          `${event("a").length.toString(16)}\r\n${event("a")}\r\nzz\r\n`,
      );
    });
    const [deltas, error] = await collect(stream);
    assert.deepEqual(deltas, ["a"]);
    assert.ok(error instanceof errors.ConnectionError);
  });

  claim("a stream of another media type is an API error", async () => {
    await assert.rejects(
      open({ body: event("a") }),
      (error) => error instanceof errors.APIError && error.statusCode === 200,
    );
  });

  claim("before the stream a call is retried as any other", async () => {
    server = await ScriptServer.start({ status: 503 }, events([event("a")]));
    const client = new ExampleCore({ serverURL: server.url });
    const result = await chatCreateStream(client, CHAT);
    assert.ok(result.ok);
    assert.deepEqual(await collect(result.value), [["a"], undefined]);
    assert.equal(server.seen.length, 2);
  });
});

describe("closing", () => {
  const endless: Reply = async (_req, res) => {
    res.writeHead(200, { "content-type": "text/event-stream" });
    while (!res.destroyed) {
      res.write(event("x"));
      await sleep(5);
    }
  };

  const ways: [string, (stream: EventStream<Body>) => Promise<unknown>][] = [
    [
      "break",
      async (stream) => {
        for await (const one of stream) {
          assert.ok(one);
          break;
        }
      },
    ],
    [
      "an exception in the loop",
      (stream) =>
        assert.rejects(async () => {
          for await (const one of stream) {
            throw new Error(one.data.delta);
          }
        }, /x/),
    ],
    ["close()", (stream) => stream.close()],
    ["cancel()", (stream) => stream.cancel()],
    [
      "close() between two events",
      async (stream) => {
        const iterator = stream[Symbol.asyncIterator]();
        await iterator.next();
        await stream.close();
        assert.equal((await iterator.next()).done, true);
      },
    ],
    [
      "return() while the next event is awaited",
      async (stream) => {
        const iterator = stream[Symbol.asyncIterator]();
        await iterator.next();
        const pending = iterator.next();
        await iterator.return(undefined);
        assert.ok([true, false].includes((await pending).done === true));
        assert.equal((await iterator.next()).done, true);
      },
    ],
    [
      "a reader's cancel()",
      async (stream) => {
        const reader = stream.getReader();
        assert.equal((await reader.read()).value?.data.delta, "x");
        await reader.cancel();
      },
    ],
  ];
  for (const [name, leave] of ways) {
    claim(`${name} closes the socket within 100 ms`, async () => {
      const stream = await open(endless);
      await leave(stream);
      await until(() => server.seen[0]?.isClosed === true, 100);
    });
  }

  claim("return() does not wait for an event that never comes", async () => {
    const stream = await open(events([event("a")], "hang"));
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    const pending = iterator.next();
    await sleep(20);
    await iterator.return(undefined);
    assert.equal((await pending).done, true);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });

  claim("the caller's signal does, with a typed error", async () => {
    const controller = new AbortController();
    const fetchOptions = { signal: controller.signal };
    const stream = await open(endless, { fetchOptions });
    setTimeout(() => controller.abort(), 50);
    const [, error] = await collect(stream);
    assert.ok(error instanceof errors.RequestAbortedError);
    await until(() => server.seen[0]?.isClosed === true, 100);
  });

  claim(
    "a thousand abandoned loops leak no listener and no socket",
    async () => {
      server = await ScriptServer.start(endless);
      const controller = new AbortController();
      let listeners = 0;
      const { signal } = controller;
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = ((...args: Parameters<typeof add>) => {
        listeners += 1;
        add(...args);
      }) as typeof signal.addEventListener;
      signal.removeEventListener = ((...args: Parameters<typeof remove>) => {
        listeners -= 1;
        remove(...args);
      }) as typeof signal.removeEventListener;
      const client = new ExampleCore({ serverURL: server.url });
      for (let count = 0; count < 1000; count += 1) {
        const result = await chatCreateStream(client, CHAT, {
          fetchOptions: { signal },
        });
        for await (const one of result.value ?? []) {
          assert.ok(one);
          break;
        }
      }
      assert.ok(listeners <= 0);
      await until(() => server.seen.every((one) => one.isClosed), 500);
    },
  );
});

describe("time", () => {
  claim("timeoutMs does not end a stream in good health", async () => {
    const pieces = [event("a"), 150, event("b"), 150, event("c"), DONE];
    const stream = await open(events(pieces), { timeoutMs: 100 });
    assert.deepEqual(await collect(stream), [["a", "b", "c"], undefined]);
  });

  claim("a stream that never begins is a time-out", async () => {
    await assert.rejects(
      open(() => undefined, { timeoutMs: 100 }),
      errors.RequestTimeoutError,
    );
  });
});

describe("as a ReadableStream", () => {
  claim("it is one", async () => {
    const stream = await open(events([event("a"), event("b"), DONE]));
    assert.ok(stream instanceof ReadableStream);
    const deltas: string[] = [];
    await stream
      .pipeThrough(
        new TransformStream<Body, string>({
          transform: ({ data }, controller) => controller.enqueue(data.delta),
        }),
      )
      .pipeTo(new WritableStream({ write: (text) => void deltas.push(text) }));
    assert.deepEqual(deltas, ["a", "b"]);
  });

  claim("an error reaches its reader", async () => {
    const stream = await open(events([event("a"), "data: {\n\n"]));
    const reader = stream.getReader();
    assert.equal((await reader.read()).value?.data.delta, "a");
    await assert.rejects(reader.read(), errors.SDKValidationError);
  });

  claim("it can be made of any bytes with any decoder", async () => {
    const bytes = new Blob(["event: x\nid: 1\ndata: a\n\n"]).stream();
    const stream = new EventStream({
      stream: bytes,
      decoder: (raw) => ({ ...raw, data: `${raw.data}!` }),
    });
    const got: unknown[] = [];
    for await (const one of stream) {
      got.push(one);
    }
    assert.deepEqual(got, [{ event: "x", id: "1", data: "a!" }]);
  });

  claim("discardSentinel gives the bytes before the sentinel", async () => {
    const text = `id: 1\nevent: e\ndata: a\ndata: b\n\n${DONE}data: c\n\n`;
    const stream = discardSentinel(new Blob([text]).stream(), "[DONE]");
    assert.equal(
      await new Response(stream).text(),
      "id: 1\nevent: e\ndata: a\ndata: b\n\n",
    );
  });
});

describe("JSON Lines", () => {
  const lines = (text: string) =>
    new JSONLinesStream({
      response: new Response(),
      stream: new Blob([text]).stream(),
      schema: components.Tree$inboundSchema,
      decoding: "lenient",
    });

  claim("a value a line, the last with or without its line end", async () => {
    const got: number[] = [];
    for await (const tree of lines('{"node_count":1}\r\n\n{"node_count":2}')) {
      got.push(tree.nodeCount);
    }
    assert.deepEqual(got, [1, 2]);
  });

  claim("a line without end is a typed error", async () => {
    const piece = new Uint8Array(1024 * 1024).fill(0x20);
    const stream = new JSONLinesStream({
      response: new Response(),
      stream: new ReadableStream({ pull: (to) => to.enqueue(piece) }),
      schema: components.Tree$inboundSchema,
      decoding: "lenient",
    });
    await assert.rejects(stream.getReader().read(), errors.SDKError);
  });

  for (const [what, text, expected] of [
    ["is no JSON", "{oops\n", errors.SDKValidationError],
    ["was cut", '{"nod', errors.ConnectionError],
    ["is an error", '{"error":"overloaded"}\n', errors.APIError],
  ] as const) {
    claim(`a line that ${what} is a typed error`, async () => {
      const got: number[] = [];
      await assert.rejects(async () => {
        for await (const tree of lines(`{"node_count":1}\n${text}`)) {
          got.push(tree.nodeCount);
        }
      }, expected);
      assert.deepEqual(got, [1]);
    });
  }

  claim("records between separators, however they are cut", async () => {
    const text =
      '\ufeff\x1e{"node_count":1}\n\x1e{\n"node_count":\n2}\n\x1e{"node_count":3}\x1e\x1e{"node_count":4}\n';
    const bytes = new TextEncoder().encode(text);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const pieces = [bytes.slice(0, cut), bytes.slice(cut)];
      const stream = new JSONLinesStream({
        response: new Response(),
        stream: new ReadableStream({
          start: (to) => {
            pieces.forEach((piece) => {
              to.enqueue(piece);
            });
            to.close();
          },
        }),
        schema: components.Tree$inboundSchema,
        decoding: "lenient",
      });
      const got: number[] = [];
      for await (const tree of stream) {
        got.push(tree.nodeCount);
      }
      assert.deepEqual(got, [1, 2, 3, 4], `cut at ${String(cut)}`);
    }
  });

  claim("a record is delivered before the next one begins", async () => {
    const piece = new TextEncoder().encode('\x1e{"node_count":1}\n');
    const stream = new JSONLinesStream({
      response: new Response(),
      stream: new ReadableStream({ start: (to) => to.enqueue(piece) }),
      schema: components.Tree$inboundSchema,
      decoding: "lenient",
    });
    const { value } = await stream.getReader().read();
    assert.equal(value?.nodeCount, 1);
  });
});
