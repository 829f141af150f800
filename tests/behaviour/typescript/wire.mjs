// Makes recorded calls against a server of its own, and prints the first request of each as one JSON text.
// Usage: node wire.mjs <file with the recorded cases>
import { AtomaSDK } from "atoma-sdk";
import { AtomaSDKCore } from "atoma-sdk/core.js";
import { resetEnv } from "atoma-sdk/lib/env.js";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
let first;
let answer;

const server = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) {
    body += part;
  }
  const { method, url, headers } = request;
  first ??= { method, path: url, headers, json: body === "" ? null : JSON.parse(body) };
  const isStream = headers.accept === "text/event-stream";
  response.setHeader("content-type", isStream ? "text/event-stream" : "application/json");
  response.end(isStream ? "data: [DONE]\n\n" : JSON.stringify(answer ?? {}));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}`;
const local = (value) => JSON.parse(JSON.stringify(value).replaceAll("http://127.0.0.1:18431", address));

const found = {};
for (const { id, operation, call, response_scenario: scenario } of cases) {
  first = undefined;
  answer = scenario?.[0]?.body;
  delete process.env.ATOMASDK_BEARER_AUTH;
  Object.assign(process.env, call.env);
  resetEnv();
  const given = call.env || id === "client.no_auth" ? null : { bearerAuth: "key" };
  const options = { serverURL: address, ...given, ...local(call.client) };
  try {
    if (operation.startsWith("FUNC:")) {
      const name = operation.slice("FUNC:".length);
      const functions = await import(`atoma-sdk/funcs/${name}.js`);
      await functions[name](new AtomaSDKCore(options), ...local(call.args));
    } else {
      const [resource, method] = operation.split(".");
      const result = await new AtomaSDK(options)[resource][method](...local(call.args));
      await result.close?.();
    }
  } catch (error) {
    found[id] = { error: error.name };
  }
  found[id] = first ?? found[id] ?? null;
}
server.close();
server.closeAllConnections();
process.stdout.write(JSON.stringify(found));
