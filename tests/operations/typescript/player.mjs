// Makes calls with the SDK of operations.yaml, one for each line of standard input, and prints what the caller sees.
// A file stands as {"$file": {pieces, name, mediaType}}, its pieces in base64; a time as {"$time": "…"}.
import { createInterface } from "node:readline";
import { Widgets } from "widgets";

const camel = (wire) => wire.toLowerCase().replace(/[-_](.)/g, (_, letter) => letter.toUpperCase());

/** What a caller writes: TypeScript's names, and values of the platform. */
function written(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(written);
  if ("$time" in value) return new Date(value.$time);
  if ("$file" in value) return file(value.$file);
  return Object.fromEntries(Object.entries(value).map(([wire, item]) => [camel(wire), written(item)]));
}

/** Bytes, a `File`, pieces as they come, or a stream with a name. */
function file({ pieces, name, mediaType }) {
  const chunks = pieces.map((piece) => new Uint8Array(Buffer.from(piece, "base64")));
  if (chunks.length === 1) return name === null ? chunks[0] : new File(chunks, name, { type: mediaType ?? "" });
  return name === null ? inTurn(chunks) : { fileName: name, content: new Blob(chunks).stream() };
}

async function* inTurn(chunks) {
  yield* chunks;
}

async function shown(result) {
  if (result instanceof ReadableStream && !("close" in result)) return { value: await new Response(result).text() };
  if (!result?.[Symbol.asyncIterator]) return { value: result ?? null };
  const items = [];
  for await (const item of result) items.push(item);
  return { items };
}

function failure(error) {
  if (error.name === "ConnectionError") return { error: "interrupted" };
  if (error.statusCode === undefined) return { error: `${error.name}: ${error.message}` };
  const { statusCode: status, data$: data = null } = error;
  return { error: { status, type: data && error.name.replace(/Error$/, ""), data } };
}

async function play({ method, parameters, body, client, headers, stream, retries }) {
  const [resource, name] = method.split(".");
  const target = new Widgets({ security: { bearer: "b" }, ...client })[resource];
  const hasParameters = Object.keys(parameters).length > 0;
  const request = hasParameters
    ? { ...written(parameters), ...(body === null ? null : { requestBody: written(body) }) }
    : (written(body) ?? undefined);
  const options = {
    ...(retries ? null : { retries: { strategy: "none" } }),
    fetchOptions: { headers },
    ...(stream === null ? null : { stream }),
  };
  try {
    // A method without a request takes options alone.
    return await shown(await target[camel(name)](...(target[camel(name)].length > 1 ? [request] : []), options));
  } catch (error) {
    return failure(error);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await play(JSON.parse(line))));
}
