"""Whole programs that call an operation, as pages and READMEs show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specloom.ir import Operation, Resource
from specloom.target import Code
from specloom.target.operations import success_type
from specloom.target.servers import server_to_name

from .arguments import arguments
from .literals import Literals, scalar_text
from .naming import Names
from .operation_constants import replies

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Extras:
    """What a program shows besides its call.

    Attributes:
        imports: Import lines of the package.
        options: Arguments of the client.
        passed: Arguments of the call.
        failing: Clauses that follow the call in a ``try``.
        with_response: The call is wrapped so that the response is there beside the value.
    """

    imports: Sequence[str] = ()
    options: Sequence[str] = ()
    passed: Sequence[str] = ()
    failing: Sequence[str] = ()
    with_response: bool = False


PLAIN = Extras()
_WITH_RESPONSE = ["", "print(res.status_code, res.request_id, res.value)"]


def program(
    resource: Resource, operation: Operation, names: Names, extras: Extras = PLAIN, *, is_async: bool = False
) -> Code:
    """A program that makes a client, calls and consumes what comes."""
    literals = Literals(names, as_dictionaries=True)
    bound = f"{_way(resource, names)}.{names.method(operation)}{'_async' if is_async else ''}"
    way = f"{'await ' if is_async else ''}{f'with_response({bound})' if extras.with_response else bound}"
    called = _call(way, operation, names, literals, extras)
    consumed = _WITH_RESPONSE if extras.with_response else _handling(operation, is_async)
    return _whole([*called, *consumed], names, literals, extras, is_async)


def listing(resource: Resource, operation: Operation, names: Names) -> Code:
    """A program that reads the items of all pages of a list."""
    literals = Literals(names, as_dictionaries=True)
    called = _call(f"{_way(resource, names)}.{names.listing(operation)}", operation, names, literals)
    return _whole([*called, "", "for item in res:", "    print(item)"], names, literals)


def _whole(body: Lines, names: Names, literals: Literals, extras: Extras = PLAIN, is_async: bool = False) -> Code:
    if extras.failing:
        body = ["try:", *_indented(body), *extras.failing]
    options = [*_server(names, extras.options), *credential_arguments(names), *extras.options]
    opened = _opened(names, options, body, is_async)
    standard = _standard_imports(options, literals, is_async)
    rest = _main(opened) if is_async else ["", *opened]
    return Code("\n".join([*standard, *_package_imports(names, extras.imports), *rest]))


def client(names: Names, options: Sequence[str], imports: Sequence[str] = (), modules: Sequence[str] = ()) -> Code:
    """A program that makes a client with some options, and no more."""
    passed = [*_server(names, options), *options]
    standard = _standard_imports(passed)
    others = [*modules, ""] if modules else []
    made = [f"{names.client_variable} = {names.package.client}(", *_indented(passed), ")"]
    return Code("\n".join([*standard, *others, *_package_imports(names, imports), "", *made]))


def _package_imports(names: Names, others: Sequence[str]) -> Lines:
    return [f"from {names.import_name} import {names.package.client}", *others]


def credential_arguments(names: Names) -> Lines:
    """Arguments of the client that take every credential from the environment, but no token that others fetch."""
    fetched = {
        names.credentials_of(scheme)[0] for scheme in names.api.schemes if len(names.credentials_of(scheme)) == 3
    }
    return [
        f'{argument}=os.environ["{variable}"],'
        for argument, variable in names.credentials()
        if (argument, variable) not in fetched
    ]


def _server(names: Names, options: Sequence[str]) -> Lines:
    """A document without servers leaves the address to the caller."""
    is_given = any(option.startswith("server_url=") for option in options)
    address = None if is_given else server_to_name(names.api.servers)
    return [f"server_url={scalar_text(address)},"] if address else []


def _standard_imports(options: Sequence[str], literals: Literals | None = None, is_async: bool = False) -> Lines:
    """Imports of the standard library, and the empty line behind them."""
    needed = [*(["import asyncio"] if is_async else []), *(literals.imports if literals else [])]
    if any("os.environ" in line for line in options):
        needed.append("import os")
    if any("logging." in line for line in options):
        needed.append("import logging")
    return [*sorted(needed, key=lambda line: (line.startswith("from"), line)), *([""] if needed else [])]


def _way(resource: Resource, names: Names) -> str:
    return f"{names.client_variable}.{names.attribute(resource)}"


def _call(way: str, operation: Operation, names: Names, literals: Literals, extras: Extras = PLAIN) -> Lines:
    shown = [
        f"{argument.name}={literals.spell(argument.value, argument.type)},"
        for argument in arguments(operation, names)
        if argument.value is not None
    ]
    result = "" if success_type(operation) is None and not extras.with_response else "res = "
    entries = [*(line for entry in shown for line in entry.split("\n")), *extras.passed]
    return [f"{result}{way}(", *_indented(entries), ")"] if entries else [f"{result}{way}()"]


def _handling(operation: Operation, is_async: bool) -> Lines:
    """The response consumed: printed, read, or event by event."""
    word = "async " if is_async else ""
    promised = replies(operation)
    if all(reply.is_stream for reply in promised):
        return ["", f"{word}with res as event_stream:", f"    {word}for event in event_stream:", "        print(event)"]
    if all(reply.is_download for reply in promised):
        read = "await download.read()" if is_async else "download.read()"
        return ["", f"{word}with res as download:", f"    print(len({read}))"]
    return ["", "print(res)"] if success_type(operation) is not None else []


def _opened(names: Names, options: Sequence[str], body: Lines, is_async: bool) -> Lines:
    word = "async " if is_async else ""
    start = f"{word}with {names.package.client}("
    head = [start, *_indented(options), f") as {names.client_variable}:"]
    return [*(head if options else [f"{start}) as {names.client_variable}:"]), *_indented(body)]


def _main(body: Lines) -> Lines:
    return ["", "", "async def main() -> None:", *_indented(body), "", "", "asyncio.run(main())"]


def _indented(lines: Sequence[str]) -> Lines:
    return [f"    {line}" if line else line for line in lines]
