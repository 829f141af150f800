/** Promises 10, 11 and 14 of the transport: where credentials go, and which values are refused. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { describe } from "node:test";
import { ExampleCore } from "../src/core.js";
import { chatCreate } from "../src/funcs/chatCreate.js";
import { chatCreateStream } from "../src/funcs/chatCreateStream.js";
import { treesGet } from "../src/funcs/treesGet.js";
import { resetEnv } from "../src/lib/env.js";
import { HTTPClient } from "../src/lib/http.js";
import * as errors from "../src/models/errors/index.js";
import { NotFoundError } from "../src/models/errors/notfounderror.js";
import { Example } from "../src/sdk/sdk.js";
import {
  CHAT,
  CHAT_REPLY,
  claim,
  play,
  server,
  TREE_REPLY,
} from "./exchange.js";
import { Reply, ScriptServer } from "./server.js";

describe("10: redirects", () => {
  const redirect = (to: string, status = 302): Reply => ({
    status,
    headers: { location: to },
  });

  claim("are not followed by default", async () => {
    const client = await play(redirect("/elsewhere"));
    const result = await treesGet(client, { treeId: "1" });
    assert.ok(result.error instanceof errors.APIError);
    assert.equal(result.error.statusCode, 302);
    assert.equal(server.seen.length, 1);
  });

  claim("keep credentials on their own origin", async () => {
    const client = await play(redirect("/elsewhere"), TREE_REPLY);
    const fetchOptions = { redirect: "follow" } as const;
    assert.ok((await treesGet(client, { treeId: "1" }, { fetchOptions })).ok);
    assert.equal(server.seen[1]?.url, "/elsewhere");
    assert.equal(server.seen[1]?.headers.authorization, "Bearer key");
  });

  claim("take no credential to another origin", async () => {
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

  claim("307 repeats the body, 303 does not", async () => {
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

  claim("without end are an error", async () => {
    const client = await play(redirect("/again"));
    const fetchOptions = { redirect: "follow" } as const;
    const options = { fetchOptions, retries: { strategy: "none" } } as const;
    const result = await treesGet(client, { treeId: "1" }, options);
    assert.ok(result.error instanceof errors.ConnectionError);
  });

  claim("are an error where the platform hides where they lead", async () => {
    await play(TREE_REPLY);
    // What a browser gives for any redirect that is not followed.
    const hidden = Object.defineProperty(Response.error(), "type", {
      value: "opaqueredirect",
    });
    let sent = 0;
    const fetcher = () => ((sent += 1), Promise.resolve(hidden));
    const httpClient = new HTTPClient({ fetcher });
    const client = new ExampleCore({ serverURL: server.url, httpClient });
    for (const redirect of ["manual", "follow"] as const) {
      const fetchOptions = { redirect };
      const { error } = await treesGet(
        client,
        { treeId: "1" },
        { fetchOptions },
      );
      assert.ok(error instanceof errors.ConnectionError);
      assert.match(error.message, /redirects/);
    }
    assert.equal(sent, 2);
  });
});

describe("11: secrets", () => {
  claim("show neither in a client, an error nor the log", async () => {
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

  claim("show not in what a server repeats of them", async () => {
    const bearerAuth = 's3cret "+/key';
    const said = [
      bearerAuth,
      encodeURIComponent(bearerAuth),
      new URLSearchParams({ key: bearerAuth }).toString(),
    ].join(" ");
    const event = `event: error\ndata: ${JSON.stringify({ said })}\n\n`;
    const echo = { "x-echo": bearerAuth };
    await play(
      { status: 400, body: { said }, headers: echo },
      { status: 404, body: { tree_id: said } },
      { status: 404, body: said, headers: { "content-type": "text/plain" } },
      { status: 404, body: `{${said}` },
      {
        body: event,
        headers: { ...echo, "content-type": "text/event-stream" },
      },
      { body: { ...CHAT_REPLY.body, content: said } },
    );
    const client = new ExampleCore({ serverURL: server.url, bearerAuth });
    const failures: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      failures.push((await treesGet(client, { treeId: "1" })).error);
    }
    assert.ok(failures[1] instanceof NotFoundError);
    const stream = await chatCreateStream(client, CHAT);
    failures.push(
      await stream.value
        ?.getReader()
        .read()
        .catch((error: unknown) => error),
    );
    for (const failure of failures) {
      assert.ok(failure instanceof errors.APIError);
      assert.match(failure.body, /\[secret\]/);
      const shown = [inspect(failure, { depth: 9 }), JSON.stringify(failure)];
      assert.doesNotMatch(shown.join("\n"), /s3cret/);
      assert.doesNotMatch(inspect([...failure.headers]), /s3cret/);
    }
    assert.equal(
      (failures[0] as errors.APIError).headers.get("x-echo"),
      "[secret]",
    );
    // What a success says is the caller's.
    const result = await chatCreate(client, CHAT);
    assert.equal(result.value?.content, said);
  });

  claim("show not when a header cannot be made of them", async () => {
    await play(TREE_REPLY);
    for (const bearerAuth of ["s3cret\r\nx: y", "s3cret€", "s3cret\0"]) {
      const client = new ExampleCore({ serverURL: server.url, bearerAuth });
      const result = await treesGet(client, { treeId: "1" });
      assert.ok(result.error instanceof errors.InvalidRequestError);
      assert.doesNotMatch(inspect(result.error, { depth: 9 }), /s3cret/);
    }
    assert.equal(server.seen.length, 0);
  });

  claim("an empty credential is an error at once", async () => {
    await play(TREE_REPLY);
    const client = new ExampleCore({ serverURL: server.url, bearerAuth: "" });
    const result = await treesGet(client, { treeId: "1" });
    assert.ok(result.error instanceof errors.InvalidRequestError);
    assert.match(result.error.message, /"bearerAuth" is empty/);
    assert.equal(server.seen.length, 0);
  });

  claim("come from a function or the environment as well", async () => {
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

  claim("show not when a server URL cannot be read", async () => {
    await play(TREE_REPLY);
    const serverURL = "http://me:s3cret@:99999";
    const shown: unknown[] = [];
    try {
      new ExampleCore({ serverURL });
    } catch (error) {
      shown.push(error);
    }
    const client = new ExampleCore({});
    shown.push((await treesGet(client, { treeId: "1" }, { serverURL })).error);
    assert.ok(shown.every((one) => one instanceof errors.InvalidRequestError));
    assert.equal(shown.length, 2);
    assert.doesNotMatch(inspect(shown, { depth: 9 }), /s3cret/);
  });

  claim("are no part of a server URL, nor of the error saying so", async () => {
    await play(TREE_REPLY);
    for (const user of ["me:s3cret", "s3cret", ":s3cret"]) {
      const serverURL = server.url.replace("//", `//${user}@`);
      const client = new ExampleCore({ serverURL, bearerAuth: "key" });
      for (const result of [
        await treesGet(client, { treeId: "1" }),
        await treesGet(new ExampleCore({}), { treeId: "1" }, { serverURL }),
      ]) {
        assert.ok(result.error instanceof errors.InvalidRequestError);
        assert.doesNotMatch(inspect(result.error, { depth: 9 }), /s3cret/);
      }
    }
    assert.equal(server.seen.length, 0);
  });
});

describe("14: values", () => {
  for (const [treeId, url] of [
    ["a/b", "/v1/trees/a%2Fb"],
    ["ü ?#", "/v1/trees/%C3%BC%20%3F%23"],
    ["a%2e", "/v1/trees/a%252e"],
    ["...", "/v1/trees/..."],
  ] as const) {
    claim(`the path value ${treeId} is encoded`, async () => {
      const client = await play(TREE_REPLY);
      await treesGet(client, { treeId });
      assert.equal(server.seen[0]?.url, url);
    });
  }

  for (const treeId of [".", "..", ""]) {
    claim(`the path value "${treeId}" is refused`, async () => {
      const client = await play(TREE_REPLY);
      const { error } = await treesGet(client, { treeId });
      assert.ok(error instanceof errors.InvalidRequestError);
      assert.equal(server.seen.length, 0);
    });
  }

  claim("query, header and cookie are written in their styles", async () => {
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
  });

  claim("a header value with a line end is refused", async () => {
    const client = await play(TREE_REPLY);
    for (const xTrace of ["a\r\nb: c", "a\nb", "a\rb", "€"]) {
      const { error } = await treesGet(client, { treeId: "1", xTrace });
      assert.ok(error instanceof errors.InvalidRequestError);
    }
    assert.equal(server.seen.length, 0);
  });
});
