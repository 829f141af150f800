// Serves a page, and an API of another origin; opens the page in a browser, and prints what it did as one JSON text.
// Usage: node browser.mjs <the browser's program> <folder with page.js and worker.js, bundled> <folder for its profile>
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";

const [executablePath, folder, profile] = process.argv.slice(2);
const SECONDS = 60;
const FLAGS = ["no-first-run", "no-sandbox", "disable-gpu", "disable-quic", "disable-sync", "disable-component-update"];
const COMPLETION = { id: "1", object: "o", created: 1, model: "m", choices: [] };

function choice(text) {
  return { index: 0, message: { role: "assistant", content: text }, delta: { content: text }, finish_reason: null };
}

const event = (text) => `data: ${JSON.stringify({ ...COMPLETION, choices: [choice(text)] })}\n\n`;
const pause = () => new Promise((done) => setTimeout(done, 20));
const state = { preflights: [], requests: 0, open: 0, cut: 0 };

async function stream(response, texts) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  state.open += 1;
  response.on("close", () => {
    state.open -= 1;
    state.cut += response.writableFinished ? 0 : 1;
  });
  for (const text of texts) {
    response.write(event(text));
    await pause();
    if (response.destroyed) {
      return;
    }
  }
  response.end("data: [DONE]\n\n");
}

function* endlessly() {
  for (;;) {
    yield "again";
  }
}

function answer(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

const api = createServer(async (request, response) => {
  // What a server has to allow: no more than the API itself asks for.
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "null");
  response.setHeader("access-control-allow-headers", "authorization, content-type");
  if (request.method === "OPTIONS") {
    state.preflights.push(request.headers["access-control-request-headers"]);
    response.writeHead(204).end();
    return;
  }
  state.requests += 1;
  let body = "";
  for await (const part of request) {
    body += part;
  }
  switch (JSON.parse(body).model) {
    case "three":
      return stream(response, ["a", "b", "c"]);
    case "endless":
      return stream(response, endlessly());
    case "forbidden":
      return answer(response, 403, { error: "no" });
    default:
      return answer(response, 200, { ...COMPLETION, choices: [choice("Hi")] });
  }
});

const site = createServer(async (request, response) => {
  const file = path.basename(new URL(request.url, "http://localhost").pathname);
  if (file === "") {
    response.setHeader("content-type", "text/html");
    response.end('<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.js"></script>');
    return;
  }
  response.setHeader("content-type", "text/javascript");
  response.end(await readFile(path.join(folder, file)));
});

async function listening(server) {
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${server.address().port}`;
}

const [serverURL, pages] = [await listening(api), await listening(site)];
const args = [...FLAGS, "disable-background-networking"].map((flag) => `--${flag}`);
const browser = await chromium.launchPersistentContext(profile, { executablePath, args, timeout: SECONDS * 1000 });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(SECONDS * 1000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(`${pages}/?server=${encodeURIComponent(serverURL)}`);
  await page.waitForFunction(() => "played" in globalThis);
  const played = await page.evaluate(() => globalThis.played());
  // The last connections that were left may take a moment to close.
  for (let waited = 0; waited < 100 && state.open > 0; waited += 1) {
    await pause();
  }
  process.stdout.write(JSON.stringify({ played, faults, ...state }));
} finally {
  await browser.close();
  for (const server of [api, site]) {
    server.close();
    server.closeAllConnections();
  }
}
