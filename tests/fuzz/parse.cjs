// node parse.cjs TYPESCRIPT SOURCES: for each text of a JSON list, its first syntax error, or "".
const [, , typescript, sources] = process.argv;
const ts = require(typescript);
const { readFileSync } = require("node:fs");

const faults = JSON.parse(readFileSync(sources, "utf8")).map((text) => {
  const file = ts.createSourceFile("fuzz.ts", text, ts.ScriptTarget.Latest);
  const [first] = file.parseDiagnostics;
  return first ? ts.flattenDiagnosticMessageText(first.messageText, " ") : "";
});
process.stdout.write(JSON.stringify(faults));
