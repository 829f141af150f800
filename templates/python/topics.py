"""What the README of a Python SDK explains beyond calls and resources. Its code compiles, and its calls run."""

from __future__ import annotations

from specloom.ir import Anything
from specloom.target import Call, Code, Passage, Topic, Topics
from specloom.target.operations import event_stream, gives_files, paginated, sends_files, success_type

from .naming import Names
from .programs import Extras, client, credential_arguments, listing, program

_BACKOFF = (
    "retry_config=RetryConfig(",
    '    "backoff",',
    "    BackoffStrategy(",
    "        initial_interval=500,",
    "        max_interval=8000,",
    "        exponent=2,",
    "        max_elapsed_time=60000,",
    "    ),",
    "    retry_connection_errors=True,",
    "),",
)


def topics(names: Names, call: Call | None) -> Topics:
    """Regions in reading order."""
    return Topics(
        access=(_authentication(names),) if names.api.schemes else (),
        handling=(
            *_pages(names),
            _responses(names, call),
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
    variables = ", ".join(f"`{variable}`" for _, variable in names.credentials())
    return _topic(
        "Authentication",
        "security",
        (
            (
                "Pass credentials to the client, each as a text or as a function that returns one and is asked before every call. "
                f"What you leave out is read from the environment: {variables}."
            ),
            client(names, credential_arguments(names)),
        ),
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
        f"`{names.listing(lists[0][1])}_async` is for `async for`. A page that leads to one that was already read, or to "
        "another origin, is a `PaginationError`, raised behind the items before it."
    )
    return [_topic("Pagination", "pagination", (text, listing(*lists[0], names)), (errors, None))]


def _responses(names: Names, call: Call | None) -> Topic:
    text = (
        "A method gives the decoded value alone. Wrap it in `with_response` to have the response as well: the wrapped method takes "
        "the same arguments, and gives an object with `value`, `status_code`, `headers`, `request_id` and `raw`, httpx's response."
    )
    if call is None or event_stream(call[1]) is not None or isinstance(success_type(call[1]), Anything):
        return _topic("Responses", "responses", (text, None))  # a type checker would find no one type to show
    extras = Extras(imports=[f"from {names.import_name}.utils import with_response"], with_response=True)
    return _topic("Responses", "responses", (text, program(*call, names, extras)))


def _files(names: Names) -> tuple[Topic, ...]:
    sent = (
        "A file to send is bytes or a file opened in binary mode, which is read while it is sent, and stays open. Among the parts of a "
        f"multipart body, a `File` of `{names.import_name}.types` gives it a name and a media type."
    )
    given = (
        "A file that is the answer comes as a `Download`: `read()` gives all its bytes, `save(path)` writes them to a file, and a loop "
        "has them as they arrive. Whatever ends its `with` block closes the connection."
    )
    passages = [*([sent] if sends_files(names.api) else []), *([given] if gives_files(names.api) else [])]
    return (_topic("Files", "files", *((text, None) for text in passages)),) if passages else ()


def _retries(names: Names, call: Call | None) -> Topic:
    imports = [f"from {names.import_name}.utils import BackoffStrategy, RetryConfig"]
    passages: list[tuple[str, Code | None]] = [
        (
            (
                "A call is repeated when the server was too busy to begin it and, where repeating is safe, as for a `GET`, when the "
                "server or the connection failed: with exponential backoff, and no sooner than the server asks. Set a policy of your "
                "own for the client, in milliseconds:"
            ),
            client(names, _BACKOFF, imports),
        )
    ]
    if call:
        extras = Extras(imports=[], passed=["retries=None,"])
        passages.append(
            (
                "Or for one call by its `retries` argument, where `None` means no retries:",
                program(*call, names, extras),
            )
        )
    return _topic("Retries", "retries", *passages)


def _errors(names: Names, call: Call | None) -> Topic:
    text = (
        "Everything that the SDK raises is an `SDKError`. An `APIError` is an answer that is no success: it has `status_code`, "
        "`headers`, `body`, the decoded `data` and the `request_id`, and a subclass for the usual statuses, such as "
        "`RateLimitError`. A `TransportError` means that there was no answer, or not the whole of one."
    )
    if call is None:
        return _topic("Error handling", "errors", (text, None))
    failing = [
        "except APIError as error:",
        "    print(error.status_code, error.request_id, error.body)",
        "except TransportError as error:",
        "    print(error.message)",
    ]
    extras = Extras(imports=[f"from {names.import_name}.errors import APIError, TransportError"], failing=failing)
    return _topic("Error handling", "errors", (text, program(*call, names, extras)))


def _servers(names: Names) -> Topic:
    listed = len(names.api.servers) > 1
    text = (
        "Calls go to the first server of the API. Choose another by its place in `SERVERS` as `server_idx`, or name any as `server_url`; "
        if listed
        else "Calls go to the server of the API. Name another as `server_url`; "
        if names.api.servers
        else "The API's description names no server, so the client has to be told one; "
    )
    return _topic(
        "Server selection",
        "server",
        (
            f"{text}a single call takes `server_url`, too.",
            client(names, ['server_url="https://api.example.com",']),
        ),
    )


def _client(names: Names) -> Topic:
    return _topic(
        "Custom HTTP client",
        "http-client",
        (
            (
                "Proxies, certificates and connection limits are the business of [httpx](https://www.python-httpx.org). Give the client "
                "an `httpx.Client`, or an `httpx.AsyncClient` as `async_client`: it is used as it is, and closing it stays with you."
            ),
            client(names, ['client=httpx.Client(headers={"x-request-source": "docs"}),'], modules=["import httpx"]),
        ),
    )


def _debugging(names: Names) -> Topic:
    variable = f"{names.import_name.replace('_', '').upper()}_DEBUG"
    return _topic(
        "Debugging",
        "debug",
        (
            (
                "A logger is told of every request and response, without credentials and bodies. Setting "
                f"`{variable}` in the environment does the same without a change of code."
            ),
            client(names, ['debug_logger=logging.getLogger("http"),']),
        ),
    )
