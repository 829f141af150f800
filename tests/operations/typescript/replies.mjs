// Plays one scene with the SDK of operations.yaml against a server, and prints what came of it as one JSON text.
// Usage: node replies.mjs <scene> <server address>
import { Widgets } from "widgets";
import { repliesFile } from "widgets/funcs/repliesFile.js";
import { repliesThing } from "widgets/funcs/repliesThing.js";

const [scene, serverURL] = process.argv.slice(2);
const { port } = new URL(serverURL);
const security = { bearer: "b" };
const client = new Widgets({ serverURL, security });

/** What became of a promise: its value, or its error's name and message. */
async function outcome(work) {
  try {
    return (await work()) ?? null;
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}

const scenes = {
  async response() {
    const [result, { request, response }] = await repliesThing(client).$inspect();
    return { ...result, total: response.headers.get("x-total"), status: response.status, url: request.url };
  },
  async together() {
    const calls = Array.from({ length: 20 }, (_, index) => repliesThing(client, { fetchOptions: { headers: { tenant: `${index}` } } }));
    const found = await Promise.all(calls.map((call) => call.$inspect()));
    return found.map(([result, { response }]) => [result.value.text, response.headers.get("x-tenant")]);
  },
  async piecemeal() {
    const stream = await client.replies.file();
    const reader = stream.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return value.length;
  },
  async standalone() {
    const result = await repliesFile(client);
    return (await new Response(result.value).arrayBuffer()).byteLength;
  },
  async pictures() {
    const bytes = new Blob(["x"], { type: "image/png" });
    const page = new Blob(["x"], { type: "text/html" });
    const named = { fileName: "a", content: new Uint8Array(1), contentType: "image/gif" };
    for (const body of [bytes, new File(["x"], "a.svg", { type: "image/svg+xml;v=1" }), named, page, new Uint8Array(1)]) {
      await client.bodies.picture(body);
    }
    return null;
  },
  async servers() {
    const tested = new Widgets({ security, serverVariables: { port, stage: "test" } });
    await tested.secure.anyone();
    await tested.replies.ownServer();
    const named = new Widgets({ security, server: "main", serverVariables: { port, zone: "other" } });
    await named.secure.anyone();
    await named.replies.ownServer();
    await named.replies.ownServer({ serverURL });
    await new Widgets({ security, serverURL: "http://127.0.0.1:{port}/mine", serverVariables: { port } }).replies.ownServer();
    return [
      new Widgets({ server: "second" })._baseURL,
      await outcome(() => new Widgets({ server: "third" })),
      await outcome(() => new Widgets({ serverVariables: { stage: "nowhere" } })),
      await outcome(() => new Widgets({ security, serverURL, serverVariables: { zone: "else" } }).replies.ownServer()),
      await outcome(() => new Widgets({ security, serverVariables: { port, zone: "else" } }).replies.ownServer()),
    ];
  },
  async options() {
    const elsewhere = new Widgets({ security, serverURL: "http://127.0.0.1:9" });
    const retries = { strategy: "none" };
    return [
      await outcome(() => elsewhere.secure.anyone({ serverURL, retries })),
      await outcome(() => client.secure.anyone({ timeoutMs: 5000, fetchOptions: { headers: { "x-mine": "1" } } })),
      await outcome(() => client.secure.anyone({ timeoutMs: 50, retries })),
      await outcome(() => client.secure.anyone({ fetchOptions: { signal: AbortSignal.abort() } })),
    ];
  },
};

process.stdout.write(JSON.stringify(await scenes[scene]()));
