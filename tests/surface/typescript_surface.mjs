// Prints the public surface of a package of TypeScript sources as the compiler finds it, as JSON: path, promise, whose.
// Usage: node typescript_surface.mjs <folder with src and tsconfig.json> <path of the typescript package> <folder of the runtime>
// Whose is "runtime" for what is written in a module that lies in the runtime's folder too, and "api" for what is made for the API.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [folder, compiler, runtime] = process.argv.slice(2);
const ts = createRequire(import.meta.url)(compiler);
const configuration = path.join(folder, "tsconfig.json");
const { config } = ts.readConfigFile(configuration, ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

const isInternal = (node) => ts.getJSDocTags(node).some((tag) => tag.tagName.text === "internal");
const isHidden = (member) =>
  (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 ||
  (member.name !== undefined && (ts.isPrivateIdentifier(member.name) || member.name.getText().startsWith("_")));

// What is written, without comments, on one line.
function text(node) {
  const printed = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  return printed.replace(/\s+/g, " ").replaceAll("; }", " }").trim();
}

function parameters(node) {
  return `(${node.parameters.map(text).join(", ")})`;
}

function generics(node) {
  return node.typeParameters ? `<${node.typeParameters.map(text).join(", ")}>` : "";
}

function signature(node) {
  return `${generics(node)}${parameters(node)}${node.type ? `: ${text(node.type)}` : ""}`;
}

// What callers see of a function or method: its overloads, or its own signature where it has none.
function signatures(nodes) {
  const overloads = nodes.filter((node) => node.body === undefined);
  return (overloads.length > 0 ? overloads : nodes).map(signature).join("; ");
}

function heritage(node) {
  return (node.heritageClauses ?? []).map((clause) => ` ${text(clause)}`).join("");
}

// A member of a type, an interface or a class: its name, and what follows the name.
function member(node) {
  if (ts.isConstructorDeclaration(node)) return ["constructor", parameters(node)];
  if (node.name === undefined || ts.isSetAccessor(node)) return undefined;
  const name = node.name.getText();
  if (ts.isMethodSignature(node) || ts.isMethodDeclaration(node)) {
    return [name, `${node.questionToken ? "?" : ""}${signature(node)}`];
  }
  const declared = checker.typeToString(checker.getTypeAtLocation(node), undefined, ts.TypeFormatFlags.NoTruncation);
  return [name, `${node.questionToken ? "?" : ""}: ${node.type ? text(node.type) : declared}`];
}

function* members(at, nodes) {
  const seen = new Set();
  for (const node of nodes) {
    if (isHidden(node) || isInternal(node)) continue;
    const [name, promise] = member(node) ?? [];
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      const same = nodes.filter((each) => ts.isMethodDeclaration(each) && each.name.getText() === name);
      yield [`${at}.${name}`, same.length > 1 ? signatures(same) : promise];
    }
  }
}

// The members of a type's own literal, alone or beside other types that it is made of.
function* described(at, node, others) {
  const parts = ts.isIntersectionTypeNode(node.type) ? node.type.types : [node.type];
  const literals = parts.filter(ts.isTypeLiteralNode);
  if (literals.length === 0) {
    yield [at, `${generics(node)}: ${text(node.type)}${others}`];
    return;
  }
  const bases = parts.filter((part) => !ts.isTypeLiteralNode(part)).map(text);
  yield [at, `${generics(node)}: type${bases.length > 0 ? ` of ${bases.join(" & ")}` : ""}${others}`];
  for (const literal of literals) yield* members(at, literal.members);
}

function* constant(at, node) {
  const value = node.initializer && ts.isAsExpression(node.initializer) ? node.initializer.expression : undefined;
  const isEnum = checker.getSymbolAtLocation(node.name).declarations.some(ts.isTypeAliasDeclaration);
  if (!isEnum) {
    yield [at, ": constant"];
    return;
  }
  for (const property of value.properties) yield [`${at}.${property.name.getText()}`, ` = ${text(property.initializer)}`];
}

function* declaration(module, name, node, exported) {
  const at = `${module}#${name}`;
  const small = `${name[0].toLowerCase()}${name.slice(1)}`;
  const conversions = [`${small}ToJSON`, `${small}FromJSON`].filter((each) => exported.has(each));
  if (ts.isTypeAliasDeclaration(node)) {
    yield* described(at, node, conversions.length > 0 ? `; ${conversions.join(", ")}` : "");
  } else if (ts.isInterfaceDeclaration(node)) {
    yield [at, `${generics(node)}: type${heritage(node)}`];
    yield* members(at, node.members);
  } else if (ts.isClassDeclaration(node)) {
    yield [at, `${generics(node)}: class${heritage(node)}`];
    yield* members(at, node.members);
  } else if (ts.isFunctionDeclaration(node)) {
    if (!/(To|From)JSON$/.test(name) || !module.startsWith("models/")) {
      yield [at, signatures(checker.getSymbolAtLocation(node.name).declarations.filter(ts.isFunctionDeclaration))];
    }
  } else if (ts.isVariableDeclaration(node)) {
    yield* constant(at, node);
  } else {
    yield [at, ": constant"];
  }
}

const source = path.join(folder, "src");
const lines = [];
for (const file of fileNames) {
  const relative = path.relative(source, file);
  const module = relative.replace(/\.ts$/, "");
  const whose = existsSync(path.join(runtime, relative)) ? "runtime" : "api";
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(file));
  const exports = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
  const names = new Set(exports.map((each) => each.getName()));
  for (const each of exports) {
    const own = (each.declarations ?? []).filter((node) => node.getSourceFile().fileName === file && !isInternal(node));
    const seen = new Set();
    for (const node of each.getName().includes("$") ? [] : own) {
      for (const [at, promise] of declaration(module, each.getName(), node, names)) {
        // Overloads, and a type beside the value of its name, are one symbol.
        if (!seen.has(at)) lines.push([at, promise, whose]);
        seen.add(at);
      }
    }
  }
}
process.stdout.write(JSON.stringify(lines));
