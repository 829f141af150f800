"""What the README of a Python SDK explains beyond calls and resources."""

from __future__ import annotations

from specloom.target import Code, Topic

from .naming import Names


def topics(names: Names) -> tuple[Topic, ...]:
    """Regions in reading order; their code compiles against the SDK."""
    return (
        *([_authentication(names)] if names.api.schemes else []),
        *([_pages(names)] if any(each.pagination for each in names.api.operations) else []),
        _responses(),
        _retries(names),
        _errors(),
        _servers(names),
        _client(names),
    )


def _authentication(names: Names) -> Topic:
    variables = ", ".join(f"`{variable}`" for _, variable in names.credentials())
    return Topic(
        Code("Authentication"),
        Code("security"),
        Code(
            f"Pass credentials to the client, as values or as functions that fetch them. Without any, the environment is asked: {variables}."
        ),
        _made(names, *credential_arguments(names)),
    )


def credential_arguments(names: Names) -> list[str]:
    """Arguments of the client that take every credential from the environment, but no token that others fetch."""
    fetched = {
        names.credentials_of(scheme)[0] for scheme in names.api.schemes if len(names.credentials_of(scheme)) == 3
    }
    return [
        f'{argument}=os.environ["{variable}"],'
        for argument, variable in names.credentials()
        if (argument, variable) not in fetched
    ]


def _pages(names: Names) -> Topic:
    twins = [f"`{names.listing(each)}`" for each in names.api.operations if each.pagination is not None]
    return Topic(
        Code("Pagination"),
        Code("pagination"),
        Code(
            f"A method whose list comes page by page has a twin that gives the items of all pages, such as {twins[0]}. "
            "It asks for a page when its first item is wanted; the asynchronous one is for `async for`."
        ),
    )


def _responses() -> Topic:
    return Topic(
        Code("Responses"),
        Code("responses"),
        Code(
            "Wrap a method in `with_response` to have the response beside the value: it takes the same arguments, and gives "
            "an object with `value`, `status_code`, `headers`, `request_id` and `raw`."
        ),
    )


def _retries(names: Names) -> Topic:
    lines = [
        f"from {names.import_name} import {names.package.client}",
        f"from {names.import_name}.utils import BackoffStrategy, RetryConfig",
        "",
        f"{names.client_variable} = {names.package.client}(",
        "    retry_config=RetryConfig(",
        '        "backoff",',
        "        BackoffStrategy(initial_interval=500, max_interval=8000, exponent=2, max_elapsed_time=60000),",
        "        retry_connection_errors=True,",
        "    ),",
        ")",
    ]
    return Topic(
        Code("Retries"),
        Code("retries"),
        Code(
            "Failed calls that are safe to repeat are repeated, with exponential backoff. Change that for the client, or for one call by its `retries` argument. Intervals are milliseconds."
        ),
        Code("\n".join(lines)),
    )


def _errors() -> Topic:
    return Topic(
        Code("Error handling"),
        Code("errors"),
        Code(
            "Methods raise `models.APIError`, or a class under it, when the server answers with a failure: `status_code`, `body`, "
            "`raw_response`. An answer that cannot be understood and a connection that breaks are errors of the SDK, too."
        ),
    )


def _servers(names: Names) -> Topic:
    return Topic(
        Code("Server selection"),
        Code("server"),
        Code(
            "Calls go to the first server of the API unless the client, or a call by its `server_url` argument, names another."
        ),
        _made(names, 'server_url="https://api.example.com",'),
    )


def _client(names: Names) -> Topic:
    lines = [
        "import httpx",
        "",
        f"from {names.import_name} import {names.package.client}",
        "",
        f'{names.client_variable} = {names.package.client}(client=httpx.Client(headers={{"x-request-source": "docs"}}))',
    ]
    return Topic(
        Code("Custom HTTP client"),
        Code("http-client"),
        Code(
            "Give the client an `httpx.Client`, or an `httpx.AsyncClient` as `async_client`, and it is used as it is and never closed."
        ),
        Code("\n".join(lines)),
    )


def _made(names: Names, *arguments: str) -> Code:
    imports = ["import os", ""] if any("os." in argument for argument in arguments) else []
    lines = [
        *imports,
        f"from {names.import_name} import {names.package.client}",
        "",
        f"{names.client_variable} = {names.package.client}(",
        *(f"    {argument}" for argument in arguments),
        ")",
    ]
    return Code("\n".join(lines))
