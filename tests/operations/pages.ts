// Reads a list of the SDK of operations.yaml to its end; prints what was found, and what it ended with, as one JSON text.
// Usage: node pages.mjs <method or function> <list> <server address> <request as JSON>
import { Widgets } from "widgets";
import { WidgetsCore } from "widgets/core.js";
import { pagesCursor, pagesCursorAll } from "widgets/funcs/pagesCursor.js";
import { pagesLinkAll } from "widgets/funcs/pagesLink.js";
import { pagesOffsetAll } from "widgets/funcs/pagesOffset.js";
import { pagesPageAll } from "widgets/funcs/pagesPage.js";
import { pagesUrlAll } from "widgets/funcs/pagesUrl.js";
import * as components from "widgets/models/components";
import * as errors from "widgets/models/errors";

const [way = "", list = "", serverURL = "", request = "{}"] = process.argv.slice(2);
const client = new WidgetsCore({ serverURL, security: { bearer: "b" } });
const { pages } = new Widgets({ serverURL, security: { bearer: "b" } });
const options = { fetchOptions: { headers: { "X-Mine": "1" } } };
const given = JSON.parse(request);

const lists: Record<string, () => AsyncIterable<unknown>> = {
  "method cursor": () => pages.cursorAll(given, options),
  "function cursor": () => pagesCursorAll(client, given, options),
  "method page": () => pages.pageAll(given, options),
  "function page": () => pagesPageAll(client, given, options),
  "method offset": () => pages.offsetAll(given, { ...options, idempotencyKey: "mine" }),
  "function offset": () =>
    pagesOffsetAll(client, given, { fetchOptions: { headers: { "X-Mine": "1", "Idempotency-Key": "mine" } } }),
  "method url": () => pages.urlAll(given, options),
  "function url": () => pagesUrlAll(client, given, options),
  "method link": () => pages.linkAll(options),
  "function link": () => pagesLinkAll(client, options),
};

async function read(): Promise<{ found: unknown[]; error?: string }> {
  const found: unknown[] = [];
  try {
    for await (const item of lists[`${way} ${list}`]?.() ?? []) {
      found.push(item);
    }
    return { found };
  } catch (error) {
    const isKnown = error instanceof errors.SDKError;
    return { found, error: isKnown ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** What the compiler knows; never called. */
export async function typed(): Promise<void> {
  const notes: AsyncIterableIterator<components.Note> = pages.cursorAll({ q: "x" });
  for await (const { text } of notes) {
    const said: string = text;
    void said;
  }
  const names: AsyncIterable<string> = pages.pageAll({ perPage: 1 });
  const numbers: AsyncIterable<number> = pagesOffsetAll(client, { limit: 1 });
  // @ts-expect-error -- the items are numbers
  const wrong: AsyncIterable<string> = pagesOffsetAll(client, { limit: 1 });
  // @ts-expect-error -- the request is the plain method's
  pages.cursorAll({ unknown: 1 });
  // @ts-expect-error -- a page has items, and is none
  for await (const item of pagesCursor(client, {})) void item;
  void [names, numbers, wrong];
}

console.log(JSON.stringify(await read()));
