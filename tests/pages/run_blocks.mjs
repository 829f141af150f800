// Runs blocks of pages, each a module. Reads what to run from the file named
// first, writes what came to the second: as run_blocks.py, whose header says how.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

const [, , given, results] = process.argv;
const send = globalThis.fetch;
const say = console.log;
let address = "";
let failures = [];

globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  const { pathname, search } = new URL(request.url);
  return send(new Request(`${new URL(address).origin}${pathname}${search}`, request));
};
console.log = (first, ...others) => {
  if (typeof first === "string" && first.endsWith(" failed:")) {
    failures.push(...others);
  }
};
process.on("unhandledRejection", (error) => failures.push(error));

async function run({ file, url, variables }) {
  address = url;
  failures = [];
  delete globalThis.shown;
  for (const variable of variables) {
    process.env[variable] = "test";
  }
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    failures.push(error);
  }
  if (failures.length > 0) {
    const [error] = failures;
    return { error: `${error?.stack ?? error} ${inspect(error?.body ?? error?.rawValue ?? "", { depth: 5 })}` };
  }
  return "shown" in globalThis ? { value: JSON.parse(globalThis.shown) } : {};
}

const found = [];
for (const entry of JSON.parse(readFileSync(given, "utf8"))) {
  found.push(await run(entry));
}
writeFileSync(results, JSON.stringify(found));
say(`${found.length} blocks`);
setTimeout(() => {
  console.error("a block left open what keeps a program from ending");
  process.exit(1);
}, 30_000).unref();
