// Loads every subpath given, as an ES module and as CommonJS, and prints the exports of each as JSON.
// Usage: node subpaths.mjs <subpath>...
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const found = {};
for (const subpath of process.argv.slice(2)) {
  const imported = Object.keys(await import(subpath)).sort();
  const required = Object.keys(require(subpath)).sort();
  found[subpath] = { imported, required };
}
process.stdout.write(JSON.stringify(found));
