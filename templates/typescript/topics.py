"""What the README of a TypeScript SDK explains beyond calls and resources. Its code compiles, and its calls run."""

from __future__ import annotations

from specloom.target import Call, Code, Passage, Topic, Topics
from specloom.target.credentials import fetches_tokens
from specloom.target.operations import gives_files, paginated, sends_files

from .naming import Names
from .programs import Extras, client, credentials, listing, program

_BACKOFF = (
    "retryConfig: {",
    '  strategy: "backoff",',
    "  backoff: {",
    "    initialInterval: 500,",
    "    maxInterval: 8000,",
    "    exponent: 2,",
    "    maxElapsedTime: 60000,",
    "  },",
    "  retryConnectionErrors: true,",
    "},",
)

_CLIENTS = (
    "An OAuth 2 client passes its `clientID` and `clientSecret`, or a token of its own in their place. With the two the SDK fetches a "
    "token when a call needs one, keeps it, and fetches another shortly before it expires or when the API refuses it."
)


def topics(names: Names, call: Call | None) -> Topics:
    """Regions in reading order."""
    return Topics(
        access=(_authentication(names),) if names.sent_schemes else (),
        functions=_functions(names),
        handling=(
            *_pages(names),
            _responses(),
            *_files(names),
            _retries(names, call),
            _errors(names, call),
            _servers(names),
            _client(names),
            _debugging(names),
        ),
    )


def _topic(title: str, identifier: str, *passages: tuple[str, Code | None]) -> Topic:
    return Topic(Code(title), Code(identifier), tuple(Passage(Code(text), code) for text, code in passages))


def _authentication(names: Names) -> Topic:
    variables = ", ".join(f"`{variable}`" for scheme in names.sent_schemes for variable in names.variables(scheme))
    return _topic(
        "Authentication",
        "security",
        (
            (
                "Pass credentials to the client, as values or as an async function that fetches them. Where there is a process with "
                f"an environment, what you leave out is read from there: {variables}."
            ),
            client(names, credentials(names)),
        ),
        *([(_CLIENTS, None)] if any(map(fetches_tokens, names.sent_schemes)) else []),
    )


def _pages(names: Names) -> list[Topic]:
    lists = paginated(names.api)
    if not lists:
        return []
    text = (
        "A method whose list comes page by page has a twin that gives the items of all pages. It asks for each page when its "
        "first item is wanted:"
    )
    errors = (
        "What goes wrong is thrown behind the items before it, by standalone functions too. A page that leads to one that was "
        "already read, or to another origin, is a `PaginationError`."
    )
    return [_topic("Pagination", "pagination", (text, listing(*lists[0], names)), (errors, None))]


def _functions(names: Names) -> Topic:
    exception = " Only those that read all pages of a list throw, while they are read." if paginated(names.api) else ""
    return _topic(
        "Standalone functions",
        "standalone-funcs",
        (
            (
                "Every method is also a function that takes a small core client first. A bundler leaves out the functions that a program "
                f"does not import. They never throw: each gives a `Result`, which holds a value or an error.{exception}"
            ),
            None,
        ),
    )


def _responses() -> Topic:
    text = (
        "`$inspect()` of what a standalone function gives has the result with the request and the response beside it: "
        "`const [result, { response }] = await …`."
    )
    return _topic("Responses", "responses", (text, None))


def _files(names: Names) -> tuple[Topic, ...]:
    sent = (
        "A file to send is a `Blob` or `File`, an `ArrayBuffer` or `Uint8Array`, a `ReadableStream`, or any async iterable of bytes, "
        "such as a stream of Node. `{ fileName, content, contentType }` gives it a name. What comes in pieces is sent as it comes, "
        "and not again after a failure; in Node, `openAsBlob` of `node:fs` reads a file while it is sent, as often as it takes."
    )
    given = (
        "A file that is the answer comes as a `ReadableStream` of bytes. `new Response(stream)` reads it whole, by its "
        "`arrayBuffer()`, `blob()` or `text()`; one that is not wanted is cancelled by `stream.cancel()`, which closes the connection."
    )
    passages = [*([sent] if sends_files(names.api) else []), *([given] if gives_files(names.api) else [])]
    return (_topic("Files", "files", *((text, None) for text in passages)),) if passages else ()


def _retries(names: Names, call: Call | None) -> Topic:
    passages: list[tuple[str, Code | None]] = [
        (
            (
                "A call is repeated when the server was too busy to begin it and, where repeating is safe, as for a `GET`, when the "
                "server or the connection failed: with exponential backoff, and no sooner than the server asks. Set a policy of your "
                "own for the client, in milliseconds:"
            ),
            client(names, _BACKOFF),
        )
    ]
    if call:
        extras = Extras(passed=('retries: { strategy: "none" },',))
        passages.append(("Or for one call by its `retries` option:", program(*call, names, extras)))
    return _topic("Retries", "retries", *passages)


def _errors(names: Names, call: Call | None) -> Topic:
    text = (
        "Everything that the SDK throws is an `SDKError`. An `APIError` is an answer that is no success: it has `statusCode`, "
        "`headers`, `body` and `requestId`. An `SDKValidationError` means that a value does not fit its type. A "
        "`ConnectionError`, `RequestTimeoutError` or `RequestAbortedError` means that there was no answer."
    )
    if call is None:
        return _topic("Error handling", "errors", (text, None))
    failing = (
        "if (error instanceof errors.APIError) {",
        "  console.log(error.statusCode, error.requestId, error.body);",
        "} else {",
        "  throw error;",
        "}",
    )
    extras = Extras(imports=[f'import * as errors from "{names.package.name}/models/errors";'], failing=failing)
    return _topic("Error handling", "errors", (text, program(*call, names, extras)))


def _servers(names: Names) -> Topic:
    servers = names.api.servers
    by_name = "by its name as `server`, or " if any(server.identifier for server in servers) else ""
    text = (
        f"Calls go to the first server of the API. Choose another {by_name}by its place in `ServerList` as `serverIdx`, "
        "or name any as `serverURL`; "
        if len(servers) > 1
        else "Calls go to the server of the API. Name another as `serverURL`; "
        if servers
        else "The API's description names no server, so the client has to be told one; "
    )
    has_variables = any(server.variables for server in servers)
    filled = " What stands in braces in an address is set as `serverVariables`." if has_variables else ""
    return _topic(
        "Server selection",
        "server",
        (
            f"{text}a single call takes `serverURL` among its options, too.{filled}",
            client(names, ['serverURL: "https://api.example.com",']),
        ),
    )


def _client(names: Names) -> Topic:
    before = [
        "const httpClient = new HTTPClient();",
        'httpClient.addHook("beforeRequest", (request) => {',
        "  const next = new Request(request);",
        '  next.headers.set("x-request-source", "docs");',
        "  return next;",
        "});",
    ]
    imports = [f'import {{ HTTPClient }} from "{names.package.name}/lib/http.js";']
    return _topic(
        "Custom HTTP client",
        "http-client",
        (
            "The SDK calls `fetch`. An `HTTPClient` hooks into that, or takes a `fetcher` of your own to call instead.",
            client(names, ["httpClient,"], before, imports),
        ),
    )


def _debugging(names: Names) -> Topic:
    return _topic(
        "Debugging",
        "debug",
        (
            (
                "A logger is told of every request and response, without credentials and bodies. Setting "
                f"`{names.package.environment}_DEBUG` in the environment does the same without a change of code."
            ),
            client(names, ["debugLogger: console,"]),
        ),
    )
