/** OAuth 2 client credentials: tokens are fetched, shared, replaced, and never shown. */
import assert from "node:assert/strict";
import { beforeEach, describe } from "node:test";
import { inspect } from "node:util";
import { ExampleCore } from "../src/core.js";
import { chatCreate } from "../src/funcs/chatCreate.js";
import { treesGet } from "../src/funcs/treesGet.js";
import { resolveSecurity } from "../src/lib/credentials.js";
import { HTTPClient } from "../src/lib/http.js";
import { ApiDescription, ClientSDK, RequestOptions } from "../src/lib/sdks.js";
import { ClientCredentials } from "../src/lib/security.js";
import { withToken } from "../src/lib/tokens.js";
import * as errors from "../src/models/errors/index.js";
import {
  CHAT,
  CHAT_REPLY,
  claim,
  QUICK,
  server,
  TREE_REPLY,
} from "./exchange.js";
import { play as start } from "./exchange.js";
import { Reply, ScriptServer, sleep, until } from "./server.js";

const SECRET = "s3cret /+ü";
const CLIENT = { clientID: "id:1", clientSecret: SECRET };

/** A token endpoint and an API in one: tokens count up, and the API takes those that are not refused. */
class Issuer {
  issued = 0;
  refused = new Set<string>();
  life: unknown = 3600;
  delayMs = 0;

  reply(): Reply {
    return async (req, res) => {
      const send = (status: number, value: unknown) => {
        res.writeHead(status, { "content-type": "application/json" });
        res.end(JSON.stringify(value));
      };
      if (req.url === "/v1/token") {
        this.issued += 1;
        const access_token = `token-${String(this.issued)}`;
        await sleep(this.delayMs);
        send(200, {
          access_token,
          token_type: "Bearer",
          expires_in: this.life,
        });
        return;
      }
      const token = req.headers.authorization?.replace("Bearer ", "") ?? "";
      const body = req.method === "POST" ? CHAT_REPLY.body : TREE_REPLY.body;
      const isRefused = this.refused.has(token);
      send(isRefused ? 401 : 200, isRefused ? { error: `no ${token}` } : body);
    };
  }
}

let issuer: Issuer;

type Made = {
  value?: string | ClientCredentials;
  tokenURL?: string;
  isPosted?: boolean;
  baseURL?: string;
  httpClient?: HTTPClient;
  timeoutMs?: number;
};

/** A client whose one scheme fetches tokens. */
function client(made: Made = {}): ExampleCore {
  const { value = CLIENT, tokenURL = "token", isPosted = false } = made;
  const { baseURL = `${server.url}/v1/`, ...options } = made;
  const api: ApiDescription<object> = {
    userAgent: "test",
    serverURL: () => new URL(baseURL),
    security: (options, _requirements, scope) =>
      withToken(
        resolveSecurity([
          {
            type: "oauth2:client_credentials",
            fieldName: "oauth",
            value,
            tokenURL,
            isPosted,
          },
        ]),
        options,
        {
          ...scope,
          context: { ...scope.context, oAuth2Scopes: ["read", "write:all"] },
        },
      ),
  };
  return new ClientSDK(options, api) as ExampleCore;
}

const get = (sdk: ExampleCore, options?: RequestOptions) =>
  treesGet(sdk, { treeId: "1" }, { retries: QUICK, ...options });

const paths = () => server.seen.map(({ url }) => url);

const clock = performance.now.bind(performance);

/** Lets time pass at once. */
function pass(ms: number): void {
  performance.now = () => clock() + ms;
}

async function play(...script: Reply[]): Promise<void> {
  issuer = new Issuer();
  await start(...(script.length === 0 ? [issuer.reply()] : script));
}

beforeEach(() => {
  performance.now = clock;
});

describe("a token", () => {
  claim("is fetched when a call needs it, and kept", async () => {
    await play();
    const sdk = client();
    assert.ok((await get(sdk)).ok);
    assert.ok((await get(sdk)).ok);
    const [asked, first, second] = server.seen;
    assert.deepEqual([asked?.method, asked?.url], ["POST", "/v1/token"]);
    assert.equal(
      asked?.body.toString(),
      "grant_type=client_credentials&scope=read+write%3Aall",
    );
    assert.match(
      asked?.headers["content-type"] ?? "",
      /^application\/x-www-form-urlencoded/,
    );
    const pair = "id%3A1:s3cret+%2F%2B%C3%BC";
    assert.equal(asked?.headers.authorization, `Basic ${btoa(pair)}`);
    assert.deepEqual(
      [first?.headers.authorization, second?.headers.authorization],
      ["Bearer token-1", "Bearer token-1"],
    );
    assert.equal(server.seen.length, 3);
  });

  claim("is asked for in the body where the document says so", async () => {
    await play();
    assert.ok((await get(client({ isPosted: true }))).ok);
    const [asked] = server.seen;
    const form = new URLSearchParams(asked?.body.toString());
    assert.equal(form.get("client_id"), CLIENT.clientID);
    assert.equal(form.get("client_secret"), SECRET);
    assert.equal(asked?.headers.authorization, undefined);
  });

  claim("of the caller's own is sent as it is", async () => {
    await play();
    assert.ok((await get(client({ value: "own" }))).ok);
    assert.deepEqual(paths(), ["/v1/v1/trees/1"]);
    assert.equal(server.seen[0]?.headers.authorization, "Bearer own");
  });

  claim("comes from an address that may be relative", async () => {
    await play();
    for (const [tokenURL, path] of [
      ["token", "/v1/token"],
      ["/v1/token", "/v1/token"],
      [`${server.url}/v1/token`, "/v1/token"],
    ] as const) {
      assert.ok((await get(client({ tokenURL }))).ok);
      assert.equal(server.seen.at(-2)?.url, path);
    }
  });

  for (const life of [100, "100", 100.5]) {
    claim(
      `of ${inspect(life)} seconds is replaced before its end`,
      async () => {
        await play();
        issuer.life = life;
        const sdk = client();
        await get(sdk);
        pass(85_000);
        await get(sdk);
        assert.equal(issuer.issued, 1);
        pass(92_000);
        await get(sdk);
        assert.equal(issuer.issued, 2);
      },
    );
  }

  claim("of a long life is replaced a minute before its end", async () => {
    await play();
    const sdk = client();
    await get(sdk);
    pass(3_530_000);
    await get(sdk);
    assert.equal(issuer.issued, 1);
    pass(3_541_000);
    await get(sdk);
    assert.equal(issuer.issued, 2);
  });

  for (const life of [undefined, null, "soon", -5, {}]) {
    claim(`of ${inspect(life)} seconds has no end`, async () => {
      await play();
      issuer.life = life;
      const sdk = client();
      await get(sdk);
      pass(1e12);
      await get(sdk);
      assert.equal(issuer.issued, 1);
    });
  }
});

describe("a fetch", () => {
  claim("serves all calls that wait", async () => {
    await play();
    issuer.delayMs = 30;
    const sdk = client();
    const part = new ClientSDK(sdk._options, sdk._api) as ExampleCore;
    const calls = Array.from({ length: 8 }, (_, n) => get(n % 2 ? sdk : part));
    assert.ok((await Promise.all(calls)).every(({ ok }) => ok));
    assert.equal(issuer.issued, 1);
  });

  claim("goes on when one call that waits is given up", async () => {
    await play();
    issuer.delayMs = 80;
    const sdk = client();
    const controller = new AbortController();
    const { signal } = controller;
    const first = get(sdk, { fetchOptions: { signal } });
    const second = get(sdk);
    const third = get(sdk, { timeoutMs: 20 });
    await until(() => issuer.issued === 1, 1000);
    controller.abort();
    const { error } = await first;
    assert.ok(error instanceof errors.RequestAbortedError);
    assert.ok((await third).error instanceof errors.RequestTimeoutError);
    assert.ok((await second).ok);
    assert.equal(issuer.issued, 1);
    assert.equal(server.seen.length, 2);
  });

  claim("that nobody waits for any more leaves its token", async () => {
    await play();
    issuer.delayMs = 40;
    const sdk = client();
    assert.ok(!(await get(sdk, { timeoutMs: 5 })).ok);
    await sleep(80);
    assert.ok((await get(sdk)).ok);
    assert.equal(issuer.issued, 1);
  });

  claim("that failed is made anew by the next call", async () => {
    const failing: Reply = { status: 400, body: { error: "invalid_client" } };
    await play(failing, failing);
    const sdk = client();
    const results = await Promise.all([get(sdk), get(sdk)]);
    assert.ok(results.every(({ error }) => error instanceof errors.APIError));
    assert.equal(server.seen.length, 1);
    server.script[1] = issuer.reply();
    assert.ok((await get(sdk)).ok);
  });

  claim("is tried again where the server is busy or resets", async () => {
    await play();
    const again = { "retry-after-ms": "1" };
    server.script.unshift({ status: 503, headers: again }, { reset: true });
    assert.ok((await get(client())).ok);
    assert.equal(server.seen.length, 4);
  });

  claim("is tried once where the caller wants no retries", async () => {
    await play({ status: 503 });
    const retries = { strategy: "none" } as const;
    const { error } = await get(client(), { retries });
    assert.ok(error instanceof errors.APIError);
    assert.equal(error.statusCode, 503);
    assert.equal(server.seen.length, 1);
  });

  claim(
    "is another for other credentials, and for another client",
    async () => {
      await play();
      const httpClient = new HTTPClient();
      const other = { ...CLIENT, clientSecret: "other" };
      await get(client({ httpClient }));
      await get(client({ httpClient }));
      await get(client({ httpClient, value: other }));
      assert.equal(issuer.issued, 2);
      await get(client());
      assert.equal(issuer.issued, 3);
    },
  );
});

describe("a token that the API refuses", () => {
  claim("is replaced once", async () => {
    await play();
    issuer.refused.add("token-1");
    assert.ok((await get(client())).ok);
    assert.deepEqual(
      server.seen.map((seen) => seen.headers.authorization?.slice(0, 14)),
      ["Basic aWQlM0Ex", "Bearer token-1", "Basic aWQlM0Ex", "Bearer token-2"],
    );
    assert.ok((await get(client())).ok);
  });

  claim("twice is the error that it is", async () => {
    await play();
    issuer.refused = new Set(["token-1", "token-2", "token-3"]);
    const { error } = await get(client());
    assert.ok(error instanceof errors.APIError);
    assert.equal(error.statusCode, 401);
    assert.deepEqual(paths(), [
      "/v1/token",
      "/v1/v1/trees/1",
      "/v1/token",
      "/v1/v1/trees/1",
    ]);
  });

  claim("is replaced by one fetch for many calls", async () => {
    await play();
    issuer.refused.add("token-1");
    const sdk = client();
    const calls = Array.from({ length: 8 }, () => get(sdk));
    assert.ok((await Promise.all(calls)).every(({ ok }) => ok));
    assert.equal(issuer.issued, 2);
  });

  claim("is replaced with the same body and idempotency key", async () => {
    await play();
    issuer.refused.add("token-1");
    const sdk = client();
    Object.assign(sdk._options, { idempotencyKeys: true });
    assert.ok((await chatCreate(sdk, CHAT)).ok);
    const [, first, , second] = server.seen;
    assert.ok(first?.headers["idempotency-key"]);
    assert.equal(
      second?.headers["idempotency-key"],
      first.headers["idempotency-key"],
    );
    assert.deepEqual(second?.body, first.body);
  });
});

describe("no token", () => {
  for (const [title, reply, statusCode] of [
    ["a refusal", { status: 401, body: { error: "invalid_client" } }, 401],
    ["a page", { body: "<html>" }, 200],
    ["null", { body: "null" }, 200],
    ["a list", { body: ["token"] }, 200],
    ["another kind", { body: { access_token: 5 } }, 200],
    ["an empty one", { body: { access_token: " " } }, 200],
    ["a redirect", { status: 307, headers: { location: "/else" } }, 307],
  ] as const) {
    claim(`in ${title} is an API error`, async () => {
      await play(reply);
      const { error } = await get(client());
      assert.ok(error instanceof errors.APIError);
      assert.match(error.message, /^The token request failed/);
      assert.equal(error.statusCode, statusCode);
      assert.equal(server.seen.length, 1);
    });
  }

  claim("because nobody is there is a connection error", async () => {
    await play();
    const { error } = await get(client({ tokenURL: "http://127.0.0.1:9/t" }));
    assert.ok(error instanceof errors.ConnectionError);
    assert.equal(server.seen.length, 0);
  });

  claim(
    "because of an address is refused before anything is sent",
    async () => {
      await play();
      for (const tokenURL of [
        "file:///t",
        "data:,{}",
        "http://a:b@h/",
        "//[",
      ]) {
        const { error } = await get(client({ tokenURL }));
        assert.ok(error instanceof errors.InvalidRequestError);
      }
      const baseURL = server.url.replace("//", "//me:pass@");
      const { error } = await get(client({ baseURL }));
      assert.ok(error instanceof errors.InvalidRequestError);
      assert.doesNotMatch(inspect(error, { depth: 9 }), /pass@/);
      assert.equal(server.seen.length, 0);
    },
  );

  claim("because a credential is empty is refused at once", async () => {
    await play();
    for (const [part, value] of [
      ["clientID", { ...CLIENT, clientID: " " }],
      ["clientSecret", { ...CLIENT, clientSecret: "" }],
    ] as const) {
      const { error } = await get(client({ value }));
      assert.ok(error instanceof errors.InvalidRequestError);
      assert.match(error.message, new RegExp(`"${part}" is empty`));
    }
    assert.equal(server.seen.length, 0);
  });
});

describe("secrets", () => {
  const spelled = /s3cret|s3cr|token-1|czNjcmV0|aWQlM0Ex/;

  claim("are in no error, log or client", async () => {
    const pair = btoa("id%3A1:s3cret+%2F%2B%C3%BC");
    const repeated = [
      SECRET,
      encodeURIComponent(SECRET),
      "s3cret+%2F%2B%C3%BC",
    ];
    await play({ status: 400, body: { error: [...repeated, pair] } });
    const lines: unknown[] = [];
    const log = (...args: unknown[]) => void lines.push(...args);
    const debugLogger = { log, group: log, groupEnd: () => undefined };
    const sdk = client();
    const { error } = await get(sdk);
    const logging = new ClientSDK({ debugLogger }, sdk._api) as ExampleCore;
    await get(logging);
    server.script[0] = issuer.reply();
    issuer.refused = new Set(["token-1", "token-2"]);
    const refused = (await get(logging)).error;
    assert.ok(error instanceof errors.APIError);
    assert.match(error.body, /\[secret\]/);
    const shown = [error, refused, lines, sdk, logging].map((one) =>
      [inspect(one, { depth: 9 }), JSON.stringify(one), String(one)].join("\n"),
    );
    assert.ok(lines.length > 5);
    assert.doesNotMatch(shown.join("\n"), spelled);
  });

  claim("are not in a body that was no token answer", async () => {
    await play({ body: `{"access_token": "token-1"` });
    const { error } = await get(client());
    assert.ok(error instanceof errors.APIError);
    assert.doesNotMatch(inspect(error, { depth: 9 }), spelled);
  });

  claim("follow no redirect of either server", async () => {
    const other = await ScriptServer.start(TREE_REPLY);
    try {
      const location = `${other.url}/there`;
      await play({ status: 307, headers: { location } });
      assert.ok(
        !(await get(client(), { fetchOptions: { redirect: "follow" } })).ok,
      );
      assert.equal(other.seen.length, 0);
      server.script.push(
        { body: { access_token: "token-1" } },
        { status: 307, headers: { location } },
      );
      assert.ok(
        (await get(client(), { fetchOptions: { redirect: "follow" } })).ok,
      );
      assert.equal(other.seen[0]?.headers.authorization, undefined);
    } finally {
      await other.stop();
    }
  });
});
