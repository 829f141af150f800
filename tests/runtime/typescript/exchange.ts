/** What the claims about the transport share: an example's client, and a server that plays a script to it. */
import { it } from "node:test";
import { ExampleCore } from "../src/core.js";
import { RetryConfig } from "../src/lib/retries.js";
import { Reply, ScriptServer } from "./server.js";

export const CHAT = { model: "m", content: "c" };
export const CHAT_REPLY = {
  body: { id: "1", created_at: 1, content: "hello" },
};
export const TREE_REPLY = { body: { node_count: 1 } };
export const QUICK: RetryConfig = {
  strategy: "backoff",
  backoff: {
    initialInterval: 4,
    maxInterval: 8,
    exponent: 2,
    maxElapsedTime: 400,
  },
};

/** The server of the claim that runs. */
export let server: ScriptServer;

/** Starts the server, and gives a client of it. */
export async function play(...script: Reply[]): Promise<ExampleCore> {
  server = await ScriptServer.start(...script);
  return new ExampleCore({ serverURL: server.url, bearerAuth: "key" });
}

const realRandom = Math.random;

/** A claim, after which nothing of it is left. */
export function claim(name: string, work: () => Promise<void>): void {
  void it(name, { timeout: 20_000 }, async () => {
    try {
      await work();
    } finally {
      Math.random = realRandom;
      await server?.stop().catch(() => undefined);
    }
  });
}
