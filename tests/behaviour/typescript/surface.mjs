// Prints what a package of TypeScript sources exports, module by module, as JSON.
// Usage: node surface.mjs <folder with src and tsconfig.json> <path of the typescript package>
import { createRequire } from "node:module";
import path from "node:path";

const [folder, compiler] = process.argv.slice(2);
const ts = createRequire(import.meta.url)(compiler);
const configuration = path.join(folder, "tsconfig.json");
const { config } = ts.readConfigFile(configuration, ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();
const FLAGS = ts.TypeFormatFlags.NoTruncation;

function members(type) {
  const found = {};
  for (const property of type.getProperties()) {
    const declared = checker.getTypeOfSymbol(property);
    found[property.getName()] = {
      optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
      type: checker.typeToString(declared, undefined, FLAGS),
    };
  }
  return found;
}

function describe(symbol) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const isType = (target.flags & ts.SymbolFlags.Type) !== 0;
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
  const described = { type: isType, value: isValue };
  if (isType) {
    const declared = checker.getDeclaredTypeOfSymbol(target);
    described.members = members(declared);
    described.text = checker.typeToString(declared, undefined, FLAGS | ts.TypeFormatFlags.InTypeAlias);
  }
  if (isValue && target.valueDeclaration !== undefined) {
    const type = checker.getTypeOfSymbolAtLocation(target, target.valueDeclaration);
    described.signatures = type
      .getCallSignatures()
      .map((signature) => checker.signatureToString(signature, undefined, FLAGS));
  }
  return described;
}

const surface = {};
for (const file of fileNames) {
  const name = path.relative(path.join(folder, "src"), file).replace(/\.ts$/, "");
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(file));
  surface[name] = Object.fromEntries(
    (symbol === undefined ? [] : checker.getExportsOfModule(symbol)).map((each) => [each.getName(), describe(each)]),
  );
}
process.stdout.write(JSON.stringify(surface));
