// Replays recorded calls, each against a server of its own that plays the recorded responses, and prints what was
// sent and what came of it as one JSON text. Run inside of the package.
// Usage: node exchanges.mjs <file with cases>
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { AtomaSDK } from "atoma-sdk";
import { AtomaSDKCore } from "atoma-sdk/core.js";
import { resetEnv } from "atoma-sdk/lib/env.js";
import { SDKError } from "atoma-sdk/models/errors";

const AT_ONCE = 8;
const LONGEST_MS = 15_000;

const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(String(reason)));

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Sends one response of a scenario. Delays are in seconds; `text` is the body as it was sent. */
async function send(response, { status = 200, text = "", headers = {}, ...step }) {
  if (step.reset) {
    response.socket.destroy();
    return;
  }
  await sleep((step.delay ?? 0) * 1000);
  const isStream = step.raw_chunks !== undefined;
  const length = step.short_by ? { "content-length": Buffer.byteLength(text) } : null;
  const usual = step.no_ct ? {} : { "content-type": isStream ? "text/event-stream" : "application/json" };
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  response.writeHead(status, { ...usual, ...length, ...Object.fromEntries(named) });
  for (const piece of step.raw_chunks ?? []) {
    if (typeof piece === "number") {
      await sleep(piece * 1000);
    } else {
      response.write(piece);
      await sleep(1);
    }
  }
  if (step.short_by) {
    response.write(text.slice(0, -step.short_by));
  }
  if (step.end === "abort" || step.short_by) {
    await sleep(20);
    response.socket.destroy();
    return;
  }
  await sleep((step.hang_s ?? 0) * 1000);
  response.end(status === 204 ? undefined : text);
}

/** A server that plays a scenario, the last response again and again. */
async function play(scenario, seen) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) {
      body += part;
    }
    const { method, url: path, headers } = request;
    seen.push({ method, path, headers, json: body === "" ? null : JSON.parse(body) });
    await send(response, scenario[Math.min(seen.length, scenario.length) - 1]);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Values that JSON cannot say were recorded in angle brackets. */
function spoken(value, address) {
  if (typeof value === "string") {
    const token = /^<async \(\)=>'(.*)'>$/.exec(value);
    const delay = /^<abort (\d+)ms>$/.exec(value);
    return token
      ? async () => token[1]
      : delay
        ? { fetchOptions: { signal: aborted(Number(delay[1])) } }
        : value.replace(/^http:\/\/127\.0\.0\.1:\d{5}(?=\/|$)/, address);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Array.isArray(value)
    ? value.map((item) => spoken(item, address))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoken(item, address)]));
}

function aborted(ms) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}

function described(error) {
  const { name, message, statusCode, contentType, body } = error;
  return { raised: name, message, isOurs: error instanceof SDKError, statusCode, contentType, body };
}

function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

async function perform({ operation, key, call }, address) {
  const options = { serverURL: address, ...(key ? { bearerAuth: key } : null), ...spoken(call.client, address) };
  const args = spoken(call.args, address);
  if (operation.startsWith("FUNC:")) {
    const name = operation.slice("FUNC:".length);
    const functions = await import(`atoma-sdk/funcs/${name}.js`);
    const { ok, value, error } = await functions[name](new AtomaSDKCore(options), ...args);
    return { returned: ok ? { ok, value } : { ok, error: described(error) } };
  }
  const [resource, method] = operation.split(".");
  const result = await new AtomaSDK(options)[resource][method](...args);
  return result instanceof ReadableStream ? delivered(result) : { returned: result };
}

async function delivered(stream) {
  const events = [];
  try {
    for await (const event of stream) {
      events.push(event);
    }
  } catch (error) {
    return { events, ...described(error) };
  }
  return { events };
}

async function replay(held) {
  const seen = [];
  const server = await play(held.response_scenario, seen);
  const begun = performance.now();
  const given = JSON.stringify(held.call);
  let outcome;
  try {
    const late = sleep(LONGEST_MS).then(() => ({ raised: "never came to an end" }));
    outcome = await Promise.race([perform(held, `http://127.0.0.1:${server.address().port}`), late]);
  } catch (error) {
    outcome = described(error);
  }
  server.close();
  server.closeAllConnections();
  const isUntouched = JSON.stringify(held.call) === given;
  return plain({ requests: seen, outcome, isUntouched, seconds: (performance.now() - begun) / 1000 });
}

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const found = {};
// The environment is everybody's, so calls that need it are made alone.
for (const held of cases.filter(({ call }) => call.env)) {
  Object.assign(process.env, held.call.env);
  resetEnv();
  found[held.id] = await replay(held);
  Object.keys(held.call.env).forEach((name) => delete process.env[name]);
  resetEnv();
}
const waiting = cases.filter(({ call }) => !call.env);
const work = async () => {
  for (let held = waiting.shift(); held !== undefined; held = waiting.shift()) {
    found[held.id] = await replay(held);
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
await sleep(50);
process.stdout.write(JSON.stringify({ found, unhandled }), () => process.exit());
