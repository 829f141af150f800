"""Whole programs that call an operation, as pages and READMEs show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specloom.ir import Operation, Resource, SecurityScheme
from specloom.target import Code, Ident
from specloom.target.literals import json_text
from specloom.target.operations import request_type, request_value, success_type
from specloom.target.servers import server_to_name

from .literals import Literals
from .naming import Names
from .replies import replies

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Extras:
    """What a program shows besides its call.

    Attributes:
        imports: Import lines of the package.
        passed: The options of the call, as lines of an object.
        failing: Lines of a ``catch``.
    """

    imports: Sequence[str] = ()
    passed: Sequence[str] = ()
    failing: Sequence[str] = ()


PLAIN = Extras()
_READING = ["const content = await new Response(result).arrayBuffer();", "console.log(content.byteLength);"]


def program(resource: Resource, operation: Operation, names: Names, extras: Extras = PLAIN) -> Code:
    """A program that makes a client, calls a method and consumes what comes."""
    literals = Literals(names)
    depth = 2 if extras.failing else 1
    arguments = ", ".join(_arguments(operation, names, literals, extras.passed, depth))
    call = f"await {_way(resource, names)}.{names.method(operation)}({arguments});"
    handling = _handling(operation)
    body = [f"const result = {call}", "", *handling] if handling else [call]
    return _whole(body, names, literals, extras)


def listing(resource: Resource, operation: Operation, names: Names) -> Code:
    """A program that reads the items of all pages of a list."""
    literals = Literals(names)
    arguments = ", ".join(_arguments(operation, names, literals))
    call = f"{_way(resource, names)}.{names.listing(operation)}({arguments});"
    return _whole([f"const result = {call}", "", *_iteration("item")], names, literals)


def _way(resource: Resource, names: Names) -> str:
    return f"{names.client_variable}.{names.attribute(resource)}"


def _whole(body: Lines, names: Names, literals: Literals, extras: Extras = PLAIN) -> Code:
    if extras.failing:
        body = ["try {", *_indented(body), "} catch (error) {", *_indented(extras.failing), "}"]
    imports = [
        f'import {{ {names.package.client} }} from "{names.package.name}";',
        *extras.imports,
        *_type_imports(names, literals),
    ]
    return Code("\n".join([*imports, "", *_client(names, names.package.client), "", *_run(body)]))


def standalone(operation: Operation, names: Names) -> Code:
    """The same with a standalone function."""
    function, package = names.function(operation), names.package
    literals = Literals(names)
    passed = ", ".join([str(names.client_variable), *_arguments(operation, names, literals)])
    core = f"{package.client}Core"
    handling = _handling(operation)
    success = ["  const { value: result } = res;", *_indented(handling)] if handling else ['  console.log("done");']
    imports = [
        f'import {{ {core} }} from "{package.name}/core.js";',
        f'import {{ {function} }} from "{package.name}/funcs/{function}.js";',
        *_type_imports(names, literals),
    ]
    body = [
        f"const res = await {function}({passed});",
        "if (res.ok) {",
        *success,
        "} else {",
        f'  console.log("{function} failed:", res.error);',
        "}",
    ]
    return Code("\n".join([*imports, "", *_client(names, core), "", *_run(body)]))


def client(names: Names, options: Sequence[str], before: Sequence[str] = (), imports: Sequence[str] = ()) -> Code:
    """A program that makes a client with some options, and no more."""
    made = _client(names, names.package.client, options, has_credentials=False)
    first = [f'import {{ {names.package.client} }} from "{names.package.name}";', *imports]
    return Code("\n".join([*first, "", *before, *([""] if before else []), *made]))


def credentials(names: Names) -> Lines:
    """Options of the client that take every credential from the environment."""
    options = [option for option, _ in names.credentials()]
    fields = [_credential(option, scheme, names) for option, scheme in zip(options, names.sent_schemes, strict=True)]
    lines = [line for field in fields for line in field]
    return ["security: {", *_indented(lines), "},"] if fields and names.shares_credentials else lines


def _credential(option: Ident, scheme: SecurityScheme, names: Names) -> Lines:
    """A credential; of an OAuth 2 client, what fetches its tokens."""
    variable, *pair = names.variables(scheme)
    if not pair:
        return [f'{option}: process.env["{variable}"] ?? "",']
    parts = zip(("clientID", "clientSecret"), pair, strict=True)
    fields = [f'{part}: process.env["{variable}"] ?? "",' for part, variable in parts]
    return [f"{option}: {{", *_indented(fields), "},"]


def _client(names: Names, class_name: str, given: Sequence[str] = (), *, has_credentials: bool = True) -> Lines:
    variable = names.client_variable
    is_given = any(option.startswith("serverURL:") for option in given)
    address = None if is_given else server_to_name(names.api.servers)
    options = [f"serverURL: {json_text(address)},"] if address else []
    options += [*(credentials(names) if has_credentials else []), *given]
    if not options:
        return [f"const {variable} = new {class_name}();"]
    return [f"const {variable} = new {class_name}({{", *_indented(options), "});"]


def _type_imports(names: Names, literals: Literals) -> Lines:
    return [f'import {{ RFCDate }} from "{names.package.name}/types";'] if literals.needs_rfc_date else []


def _arguments(
    operation: Operation, names: Names, literals: Literals, passed: Sequence[str] = (), depth: int = 1
) -> Lines:
    """The request, where there is one, and the options, where any are shown."""
    type_, value = request_type(operation), request_value(operation, names.api)
    request = [literals.spell(value, type_, depth)] if type_ is not None and value is not None else []
    pad = "  " * depth
    options = ["\n".join(["{", *(f"{pad}  {line}" for line in passed), f"{pad}}}"])] if passed else []
    left_out = ["undefined"] if type_ is not None and not request and options else []
    return [*map(str, request), *left_out, *options]


def _handling(operation: Operation) -> Lines:
    """The response consumed: printed, read, or event by event. Bytes that nobody reads would keep the connection, and the program."""
    kinds = {reply.kind for reply in replies(operation)}
    if kinds <= {"sse", "jsonl"}:
        return _iteration("event")
    if kinds <= {"stream", "nil"} and "stream" in kinds:
        return _READING
    if "stream" in kinds:
        reading = ["if (result instanceof ReadableStream) {", *_indented(_READING), "} else {"]
        return [*reading, "  console.log(result);", "}"]
    return ["console.log(result);"] if success_type(operation) is not None else []


def _iteration(each: str) -> Lines:
    return [f"for await (const {each} of result) {{", f"  console.log({each});", "}"]


def _run(body: Sequence[str]) -> Lines:
    """The body in an async function that is run."""
    return ["async function run() {", *_indented(body), "}", "", "run();"]


def _indented(lines: Sequence[str]) -> Lines:
    """Lines of the program one step to the right; a request of several lines knows its place already."""
    return [f"  {line}" if line else line for line in lines]
