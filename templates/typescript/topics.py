"""What the README of a TypeScript SDK explains beyond calls and resources."""

from __future__ import annotations

from specloom.target import Code, Topic

from .naming import Names


def topics(names: Names) -> tuple[Topic, ...]:
    """Regions in reading order; their code compiles against the SDK."""
    return (
        *([_authentication(names)] if names.api.schemes else []),
        _retries(names),
        _errors(names),
        _servers(names),
        _client(names),
    )


def _authentication(names: Names) -> Topic:
    fields = [f'{option}: process.env["{variable}"] ?? "",' for option, variable in names.credentials()]
    options = fields if len(fields) == 1 else ["security: {", *(f"  {field}" for field in fields), "},"]
    return Topic(
        Code("Authentication"),
        Code("security"),
        Code("Pass credentials to the client, as values or as an async function that fetches them."),
        Code(
            "\n".join(
                [
                    _import(names),
                    "",
                    f"const {names.client_variable} = new {names.package.client}({{",
                    *(f"  {line}" for line in options),
                    "});",
                ]
            )
        ),
    )


def _retries(names: Names) -> Topic:
    return Topic(
        Code("Retries"),
        Code("retries"),
        Code(
            "Failed calls that are safe to repeat are repeated, with exponential backoff. Change that for the client, or for one call by its `retries` option."
        ),
        _made(
            names,
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
        ),
    )


def _errors(names: Names) -> Topic:
    return Topic(
        Code("Error handling"),
        Code("errors"),
        Code(
            "Methods throw: `errors.APIError` when the server answers with a failure (`statusCode`, `body`, `rawResponse`), "
            "`errors.SDKValidationError` when an answer cannot be understood, and `ConnectionError`, `RequestTimeoutError`, "
            "`RequestAbortedError` when there is none. Standalone functions return the same errors in a `Result`."
        ),
    )


def _servers(names: Names) -> Topic:
    return Topic(
        Code("Server selection"),
        Code("server"),
        Code(
            "Calls go to the first server of the API unless the client, or a call by its `serverURL` option, names another."
        ),
        _made(names, 'serverURL: "https://api.example.com",'),
    )


def _client(names: Names) -> Topic:
    package, variable = names.package, names.client_variable
    lines = [
        f'import {{ {package.client} }} from "{package.name}";',
        f'import {{ HTTPClient }} from "{package.name}/lib/http.js";',
        "",
        "const httpClient = new HTTPClient();",
        'httpClient.addHook("beforeRequest", (request) => {',
        "  const next = new Request(request);",
        '  next.headers.set("x-request-source", "docs");',
        "  return next;",
        "});",
        "",
        f"const {variable} = new {package.client}({{ httpClient }});",
    ]
    return Topic(
        Code("Custom HTTP client"),
        Code("http-client"),
        Code("The SDK calls `fetch`. Wrap it, replace it or hook into it with an `HTTPClient`."),
        Code("\n".join(lines)),
    )


def _import(names: Names) -> str:
    return f'import {{ {names.package.client} }} from "{names.package.name}";'


def _made(names: Names, *options: str) -> Code:
    lines = [
        _import(names),
        "",
        f"const {names.client_variable} = new {names.package.client}({{",
        *(f"  {option}" for option in options),
        "});",
    ]
    return Code("\n".join(lines))
