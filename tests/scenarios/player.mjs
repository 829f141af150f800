// Plays calls with a built TypeScript SDK, one for each line of standard input, and prints what the caller sees.
// Usage: node player.mjs <package> <client class> <server address>
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [name, client, serverURL] = process.argv.slice(2);
const sdk = await import(name);
const { RFCDate } = await import(`${name}/types`);
const packages = {
  components: await import(`${name}/models/components`),
  operations: await import(`${name}/models/operations`).catch(() => ({})),
};

const types = JSON.parse(readFileSync("types.json", "utf8"));

/** The function that reads a declared type, such as `usageFromJSON`; some types need none. */
function reader({ named, package: family }) {
  return packages[family][`${named[0].toLowerCase()}${named.slice(1)}FromJSON`];
}

/** JSON with wire names as what callers write. */
function made(value, shape) {
  if (value === null || value === undefined || !shape) return value;
  if (shape.named) {
    const read = reader(shape);
    if (!read) return value;
    const result = read(JSON.stringify(value));
    if (!result.ok) throw result.error;
    return result.value;
  }
  if ("list" in shape) return value.map((item) => made(item, shape.list));
  if ("map" in shape) return mapped(value, (item) => made(item, shape.map));
  if (shape.form) {
    return Object.fromEntries(
      Object.entries(value).map(([wire, item]) => {
        const { name, shape: inner } = shape.form[wire];
        const isFile = inner?.scalar === "binary";
        return [name, isFile ? new File([item], "file") : made(item, inner)];
      }),
    );
  }
  switch (shape.scalar) {
    case "date-time":
      return new Date(value);
    case "date":
      return new RFCDate(value);
    case "binary":
      return new TextEncoder().encode(value);
  }
  return value;
}

/** What the caller got, as JSON with wire names; what does not fit its type, as it is. */
async function shown(value, shape) {
  if (value === null || value === undefined) return null;
  if (value instanceof ReadableStream) return await new Response(value).text();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return JSON.parse(JSON.stringify(written(value, shape)));
}

function written(value, shape) {
  if (typeof value !== "object" || value === null || !shape || shape.scalar) return value;
  if (Array.isArray(value)) return "list" in shape ? value.map((item) => written(item, shape.list)) : value;
  if ("map" in shape) return mapped(value, (item) => written(item, shape.map));
  const { fields, variants } = types[`${shape.package}.${shape.named}`] ?? {};
  if (variants) return written(value, variants.toSorted((a, b) => known(value, b) - known(value, a))[0]);
  if (!fields) return value;
  const { additionalProperties, ...own } = value;
  const entries = Object.entries(own).map(([key, item]) => {
    const [wire, inner] = fields[key] ?? [key, null];
    return [wire, written(item, inner)];
  });
  return { ...additionalProperties, ...Object.fromEntries(entries) };
}

/** How many of a value's keys a type knows. */
function known(value, shape) {
  const { fields = {} } = types[`${shape?.package}.${shape?.named}`] ?? {};
  return Object.keys(value).filter((key) => key in fields).length;
}

function mapped(value, change) {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

/** The failure in the scenario file's words. */
function kind(error, isStreaming) {
  switch (error.name) {
    case "ConnectionError":
      return isStreaming ? "interrupted" : "connection";
    case "RequestTimeoutError":
      return "timeout";
    case "InvalidRequestError":
      return "invalid";
    case "SDKValidationError":
      return error.statusCode === undefined ? "invalid" : "unreadable";
  }
  if (error.statusCode === undefined) return `${error.name}: ${error.message}`;
  const isSuccess = error.statusCode >= 200 && error.statusCode < 300;
  return isSuccess ? (isStreaming ? "event" : "unexpected") : `status ${error.statusCode}`;
}

/** A retry policy of the caller's own, or none. */
function policy(retries) {
  if (!retries) return { strategy: "none" };
  const wait = retries.wait * 1000;
  const times = { initialInterval: wait, maxInterval: wait, exponent: 1, maxElapsedTime: retries.total * 1000 };
  return { strategy: "backoff", backoff: times, retryConnectionErrors: true };
}

function argumentsOf({ parameters, body, gathers, options }) {
  const given = Object.fromEntries(parameters.map(({ name, value, shape }) => [name, made(value, shape)]));
  const whole = body ? made(body.value, body.shape) : undefined;
  if (body && gathers) given[body.field] = whole;
  const request = gathers ? given : whole;
  return [request, {
    ...(options.timeout === null ? null : { timeoutMs: options.timeout * 1000 }),
    ...(options.retries === null ? null : { retries: policy(options.retries) }),
  }];
}

async function play(call) {
  const target = new sdk[client]({ serverURL });
  const [resource, method] = call.way;
  const [request, options] = argumentsOf(call);
  const events = [];
  let isStreaming = false;
  try {
    const result = await target[resource][method](...(call.takesRequest ? [request, options] : [options]));
    if (!call.streams) return { value: await shown(result, call.result) };
    isStreaming = true;
    for await (const event of result) events.push(await shown(event, call.result));
    return { events };
  } catch (error) {
    return { ...(events.length ? { events } : null), error: kind(error, isStreaming) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await play(JSON.parse(line))));
}
