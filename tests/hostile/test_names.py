"""One document whose every name is a word that a language keeps for itself, or that no language could say: all of it works."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Collection, Sequence
from pathlib import Path, PurePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.judgement import faulty, generated, typescript_faults
from regeneration.regeneration_material import generate
from toolchain.node import find_node, tool, toolchain

WORDS = [
    "None",
    "class",
    "self",
    "cls",
    "import",
    "async",
    "await",
    "match",
    "type",
    "print",
    "list",
    "dict",
    "str",
    "int",
    "float",
    "bool",
    "bytes",
    "model_config",
    "model_fields",
    "model_dump",
    "model_extra",
    "model_validate",
    "mro",
    "register",
    "copy",
    "json",
    "schema",
    "validate",
    "fields",
    "construct",
    "__class__",
    "__init__",
    "__dict__",
    "__slots__",
    "_private",
    "__proto__",
    "constructor",
    "prototype",
    "arguments",
    "eval",
    "default",
    "this",
    "then",
    "toString",
    "valueOf",
    "hasOwnProperty",
    "name",
    "length",
    "delete",
    "new",
    "enum",
    "interface",
    "package",
    "static",
    "yield",
    "let",
    "var",
    "function",
    "undefined",
    "null",
    "true",
    "NaN",
    "Infinity",
    "Object",
    "Array",
    "String",
    "Number",
    "Date",
    "Promise",
    "Error",
    "Map",
    "Set",
    "Record",
    "Partial",
    "Optional",
    "Union",
    "List",
    "Dict",
    "Any",
    "Literal",
    "Field",
    "BaseModel",
    "TypeAlias",
    "TypedDict",
    "OPEN",
    "UNSET",
    "retries",
    "server_url",
    "timeout_ms",
    "http_headers",
    "request",
    "options",
    "client",
    "response",
    "headers",
    "body",
    "value",
    "error",
    "result",
    "event",
    "data",
    "return",
    "global",
    "nonlocal",
    "lambda",
    "with",
    "as",
    "from",
    "is",
    "not",
    "or",
    "and",
    "del",
    "pass",
    "raise",
    "try",
    "except",
    "finally",
    "while",
    "for",
    "in",
    "if",
    "else",
    "toJSON",
    "fromJSON",
    "z",
    "zod",
    "models",
    "components",
    "operations",
    "utils",
    "types",
    "sdk",
    "InboundSchema",
    "OutboundSchema",
    "OpenEnum",
    "ClosedEnum",
    "SafeParseResult",
    "Result",
    "SDKValidationError",
    "SDKError",
    "APIError",
    "APIPromise",
    "Awaitable",
    "HookContext",
    "Anything",
    "CallError",
    "ClientSDK",
    "EventStream",
    "JSONLinesStream",
    "Operation",
    "RFCDate",
    "RequestOptions",
    "SDKOptions",
    "Blob",
    "File",
    "FileLike",
    "Headers",
    "Request",
    "Response",
    "URL",
    "Uint8Array",
    "ReadableStream",
    "structuredClone",
    "inboundModel",
    "index",
    "conftest",
    "CON",
    "aux.",
    "nul.txt",
    ".git",
    "..",
    ".",
    "-rf",
    "~",
    "node_modules",
]
ODD = (
    "",
    "1st",
    "a-b",
    "a_b",
    "aB",
    "A_B",
    "a b",
    "$ref",
    "@id",
    "é",
    "名前",
    "😀",
    "ﬁ",
    "x" * 300,
    "a/b",
    "a~b",
    "a.b",
    "€",
    "-",
    "_",
)
NAMES = (*WORDS, *ODD)


def document(names: Sequence[str]) -> dict[str, Any]:
    """Every name as a property, a parameter, an operationId, a schema, a tag and a value of an enum."""
    record = {"type": "object", "properties": {name: {"type": "string"} for name in names}}
    schemas = {
        "Whole": record,
        "Vocable": {"type": "string", "enum": list(names)},
        **{
            name: {
                "type": "object",
                "properties": {"n": {"type": "integer", "const": number}, "f": {"type": "string", "format": "binary"}},
            }
            for number, name in enumerate(names)
        },
    }
    paths = {}
    for number, name in enumerate(names):
        reference = name.replace("~", "~0").replace("/", "~1")
        quoted = "".join(f"%{byte:02X}" for byte in reference.encode())
        paths[f"/{number}"] = {
            "get": {
                "operationId": name or "empty",
                "tags": [name],
                "parameters": [{"name": name or "none", "in": "query", "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "",
                        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{quoted}"}}},
                    }
                },
            }
        }
    whole = {"$ref": "#/components/schemas/Whole"}
    answer = {"type": "object", "properties": {"record": whole, "word": {"$ref": "#/components/schemas/Vocable"}}}
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names if name]
    paths["/all"] = {
        "post": {
            "operationId": "all",
            "parameters": parameters,
            "requestBody": {"required": True, "content": {"application/json": {"schema": whole}}},
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": answer}}}},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Words", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


PYTHON = """
import importlib, json, pkgutil, sys
sys.path.insert(0, sys.argv[1])
import words
for found in pkgutil.walk_packages(words.__path__, "words."):
    importlib.import_module(found.name)
record, values = json.loads(sys.stdin.read())
model = words.models.Whole.model_validate(record)
assert json.loads(model.model_dump_json(by_alias=True)) == record
fields = words.models.Whole.model_fields
assert len(fields) == len(record) and all(getattr(model, name) == record[name if each.alias is None else each.alias] for name, each in fields.items())
assert sorted(member.value for member in words.models.Vocable) == sorted(values)
client = words.Words(server_url="http://127.0.0.1:9")
for name in dir(type(client)):
    getattr(client, name)
"""

TYPESCRIPT = """
import { wholeFromJSON, wholeToJSON, Vocable } from "./dist/esm/models/components/index.js";
import { Words } from "./dist/esm/index.js";
import { readFileSync } from "node:fs";
const [record, values] = JSON.parse(readFileSync(0, "utf8"));
const text = JSON.stringify(record);
const read = wholeFromJSON(text);
if (!read.ok) throw read.error;
const again = wholeToJSON(read.value);
const sorted = (json) => JSON.stringify(Object.entries(JSON.parse(json)).sort());
if (sorted(again) !== sorted(text)) throw new Error(again);
if (Object.prototype.polluted !== undefined || Object.getPrototypeOf({}) !== Object.prototype) throw new Error("polluted");
if (Object.values(Vocable).sort().join("|") !== values.sort().join("|")) throw new Error("values");
new Words({ serverURL: "http://127.0.0.1:9" });
"""


@pytest.fixture(scope="module")
def sdks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both SDKs of the document."""
    return both_sdks(tmp_path_factory.mktemp("words"), NAMES)


def both_sdks(folder: Path, names: Sequence[str]) -> Path:
    """The SDKs of a document of such names."""
    generate(json.dumps(document(names)), folder, name="words", client="Words")
    return folder


def record(names: Sequence[str]) -> str:
    """What the programs read: a value for each name, and the names."""
    return json.dumps([{name: f"value {number}" for number, name in enumerate(names)}, names])


def test_python_imports_and_every_name_survives(sdks: Path) -> None:
    run_python(sdks, NAMES)


def run_python(sdks: Path, names: Sequence[str]) -> None:
    """Every module is imported, and a record of all names goes through its model."""
    command = [sys.executable, "-W", "error", "-c", PYTHON, str(sdks / "python" / "src")]
    text = record(names)
    done = subprocess.run(command, check=False, capture_output=True, text=True, input=text, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]


def test_typescript_compiles_and_every_name_survives(sdks: Path) -> None:
    run_typescript(sdks, NAMES)


def run_typescript(sdks: Path, names: Sequence[str]) -> None:
    """The sources compile, and a record of all names goes through its conversions."""
    folder = sdks / "typescript"
    (folder / "node_modules").symlink_to(toolchain() / "node_modules")
    built = find_node().run(tool("tsc"), "-p", "tsconfig.json", cwd=folder, seconds=180)
    assert built.returncode == 0, built.stdout[-3000:]
    (folder / "try.mjs").write_text(TYPESCRIPT)
    command = [str(find_node().node), "try.mjs"]
    text = record(names)
    done = subprocess.run(command, check=False, capture_output=True, text=True, input=text, cwd=folder, timeout=60)
    assert done.returncode == 0, done.stderr[-3000:]


def test_the_document_has_every_name_that_typescript_modules_share_with_their_declarations(sdks: Path) -> None:
    """Types of the runtime, which stand beside types of the document by their bare names."""
    imported = re.compile(r'^import \{([^}]*)\} from "(?:\.\./)+(?:lib|types|models/errors|errors)/', re.MULTILINE)
    modules = [path for folder in ("models", "sdk") for path in (sdks / "typescript" / "src" / folder).rglob("*.ts")]
    found = {
        name.split()[-1]
        for path in modules
        for names in imported.findall(path.read_text())
        for name in names.split(",")
        if name.strip()
    }
    types = {name for name in found if name[0].isupper()}
    assert types
    assert types <= set(NAMES)


def test_no_python_module_binds_a_name_twice(sdks: Path) -> None:
    """What a module takes from others and what it defines have different names."""
    modules = [*(sdks / "python" / "src").rglob("*.py")]
    assert len(modules) > len(NAMES)
    twice = {path.name: found for path in modules if (found := bound_twice(ast.parse(path.read_text())))}
    assert not twice


def bound_twice(module: ast.Module) -> list[str]:
    """Names that several statements of a module import or define, a list that a package exports aside."""
    names = [name for statement in module.body for name in bound(statement) if name not in ("__all__", "__path__")]
    return sorted({name for name in names if names.count(name) > 1})


def bound(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [each.asname or each.name for each in names]
        case ast.ClassDef(name=name):
            return [name]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return [name]
        case _:
            return []


def test_every_file_has_a_name_that_every_system_takes(sdks: Path) -> None:
    look_at_files([path.relative_to(sdks) for path in sdks.rglob("*") if "node_modules" not in path.parts])


def look_at_files(paths: Collection[PurePath]) -> None:
    """Names are short, of plain letters, and none that only case or a device tells apart."""
    devices = {"con", "prn", "aux", "nul"}
    for path in paths:
        assert path.name.isascii() and len(path.name) <= 100, path
        assert path.name.split(".")[0].lower() not in devices, path
    assert len({str(path).lower() for path in paths}) == len(paths)


CHANGES = st.sampled_from(
    ["{}", "_{}", "{}_", "__{}__", "{}1", "{} ", "{}\u0301", "{}TypedDict", "{}Request", "{}$inboundSchema", "-{}"]
)
CASES = st.sampled_from([str, str.upper, str.title, str.swapcase])
CHANGED_WORDS = st.builds(lambda word, case, change: change.format(case(word)), st.sampled_from(WORDS), CASES, CHANGES)
ANY_NAME = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.lists(ANY_NAME | CHANGED_WORDS, min_size=1, max_size=14, unique=True))
def test_any_names_at_all_become_code(names: list[str]) -> None:
    """Whatever JSON can spell, words of the languages in other clothes among them."""
    text = json.dumps(document(names))
    said, sources = faulty(text)
    assert not said
    assert typescript_faults([sources]) == [""]
    look_at_files([PurePath(path) for path in generated(text) or ()])
