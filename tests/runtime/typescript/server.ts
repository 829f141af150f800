/** A loopback server that plays a script and writes down what it is sent. */
import { once } from "node:events";
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from "node:http";
import { AddressInfo } from "node:net";

export type Seen = {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
  /** Milliseconds since some start. */
  at: number;
  /** Whether the socket it came over has been closed since. */
  isClosed: boolean;
};

/** One answer: facts of it, or the function that gives it. */
export type Reply =
  | {
      status?: number;
      headers?: Record<string, string>;
      body?: unknown;
      /** Closes the connection in place of an answer. */
      reset?: true;
      delayMs?: number;
    }
  | ((req: IncomingMessage, res: ServerResponse) => unknown);

export class ScriptServer {
  readonly seen: Seen[] = [];
  /** Sockets that are open; Node's `fetch` likes to keep an idle one ready. */
  openSockets = 0;
  readonly #server: Server;
  #next = 0;

  private constructor(readonly script: Reply[]) {
    this.#server = createServer((req, res) => void this.#answer(req, res));
    this.#server.keepAliveTimeout = 30_000;
    this.#server.on("connection", (socket) => {
      this.openSockets += 1;
      socket.on("close", () => (this.openSockets -= 1));
    });
  }

  static async start(...script: Reply[]): Promise<ScriptServer> {
    const held = new ScriptServer(script);
    held.#server.listen(0, "127.0.0.1");
    await once(held.#server, "listening");
    return held;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const at = performance.now();
    const chunks: Buffer[] = [];
    for await (const chunk of req) {
      chunks.push(chunk as Buffer);
    }
    const seen: Seen = {
      method: req.method ?? "",
      url: req.url ?? "",
      headers: req.headers,
      body: Buffer.concat(chunks),
      at,
      isClosed: false,
    };
    this.seen.push(seen);
    // Many requests may come over one socket, and each listens to it.
    req.socket.setMaxListeners(0);
    req.socket.once("close", () => (seen.isClosed = true));
    // The last reply repeats.
    const reply = this.script[Math.min(this.#next, this.script.length - 1)];
    this.#next += 1;
    if (typeof reply === "function") {
      await reply(req, res);
    } else if (reply !== undefined) {
      await answer(reply, res);
    }
  }
}

async function answer(
  reply: Exclude<Reply, Function>,
  res: ServerResponse,
): Promise<void> {
  if (reply.reset) {
    res.socket?.destroy();
    return;
  }
  await sleep(reply.delayMs ?? 0);
  const isText = typeof reply.body === "string";
  res.writeHead(reply.status ?? 200, {
    "content-type": "application/json",
    ...reply.headers,
  });
  res.end(isText ? reply.body : JSON.stringify(reply.body ?? {}));
}

/** An event stream sent piece by piece; a number waits so many milliseconds. */
export function events(
  pieces: (string | Uint8Array | number)[],
  end: "end" | "hang" | "reset" = "end",
): Reply {
  return async (_req, res) => {
    res.writeHead(200, { "content-type": "text/event-stream" });
    res.flushHeaders();
    for (const piece of pieces) {
      if (typeof piece === "number") {
        await sleep(piece);
      } else {
        res.write(piece);
        await sleep(1);
      }
    }
    if (end === "end") {
      res.end();
    } else if (end === "reset") {
      await sleep(20);
      res.socket?.destroy();
    }
  };
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/**
 * Waits until something holds. Time is counted in pauses of this process, which
 * has both ends of every socket: where others keep it waiting, it counts none.
 * @throws when it does not in time.
 */
export async function until(
  holds: () => boolean,
  withinMs: number,
): Promise<void> {
  for (let waitedMs = 0; !holds(); waitedMs += 2) {
    if (waitedMs > withinMs) {
      throw new Error(`did not happen within ${withinMs} ms`);
    }
    await sleep(2);
  }
}
