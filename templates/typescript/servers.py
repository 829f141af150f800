"""Addresses to send to, and what they ask for."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.ir import Api, Requirement, SecurityScheme, Server, ServerVariable
from specloom.target import Ident
from specloom.target.layout import Doc
from specloom.target.servers import address

from .forms import array, block, entry, key, object_type, small_object, statement, string, union
from .jsdoc import comment
from .naming import Names
from .views import OptionView


def addressed(servers: Iterable[Server]) -> tuple[Server, ...]:
    """The servers that have an address; one that is relative to the document is nobody's."""
    return tuple(server for server in servers if address(server) is not None)


def spelled(server: Server) -> Doc:
    """A server as the runtime knows it: its address, and what the document says besides."""
    if not is_described(server):
        return string(server.url)
    fields: list[Doc] = [entry("url", string(server.url))]
    if server.identifier:
        fields.append(entry("name", string(server.identifier)))
    if not server.variables:
        return small_object(fields)
    variables = [entry(each.name.wire, _variable(each)) for each in server.variables]
    return block([*fields, entry("variables", block(variables))])


def is_described(server: Server) -> bool:
    """Whether the document gives more of a server than an address."""
    return bool(server.variables or server.identifier)


def _variable(variable: ServerVariable) -> Doc:
    choices = [string(choice) for choice in variable.choices]
    return small_object(
        [entry("default", string(variable.default)), *([entry("choices", array(choices))] if choices else [])]
    )


def server_options(api: Api) -> tuple[OptionView, ...]:
    """What callers may choose by: the names of servers, and the values of their variables."""
    servers = addressed(api.servers)
    found = []
    names: list[Doc] = [string(server.identifier) for server in servers if server.identifier]
    if names:
        about = comment(["Which of the document's addresses to send to, by its name."], 2)
        declaration = statement("server?: ", union([*names, "undefined"]), ";", indentation=2)
        found.append(OptionView(about, declaration))
    own = (server for operation in api.operations for server in addressed(operation.servers))
    members = _members((*servers, *own))
    if members:
        about = comment(["Values for the variables of the addresses, in place of the document's own."], 2)
        declaration = statement("serverVariables?: ", union([object_type(members), "undefined"]), ";", indentation=2)
        found.append(OptionView(about, declaration))
    return tuple(found)


def _members(servers: Iterable[Server]) -> list[Doc]:
    """Every variable once, beside the values that it may have; any, where a server says nothing of them."""
    choices: dict[str, list[tuple[str, ...]]] = {}
    for server in servers:
        for variable in server.variables:
            choices.setdefault(variable.name.wire, []).append(variable.choices)
    found: list[Doc] = []
    for name, listed in choices.items():
        values = dict.fromkeys(value for each in listed for value in each) if all(listed) else {}
        types: list[Doc] = [string(value) for value in values] or ["string"]
        found.append((key(name), "?: ", union([*types, "undefined"]), ";"))
    return found


def credential_field(scheme: SecurityScheme, names: Names) -> Ident:
    """A scheme's property in the class of credentials, by which the runtime knows it, too."""
    assert names.api.security_model is not None, "schemes without a class of credentials"
    return names.field(names.api.security_model, scheme.name.wire)


def requirements(alternatives: Iterable[Requirement], names: Names) -> tuple[tuple[str, ...], ...]:
    """Alternatives of schemes; those that no runtime of ours sends are left to the caller's headers."""
    known = {scheme.name.wire: credential_field(scheme, names) for scheme in names.sent_schemes}
    found = []
    for requirement in alternatives:
        fields = tuple(known[key] for key, _ in requirement.schemes if key in known)
        if fields or not requirement.schemes:
            found.append(fields)
    return tuple(dict.fromkeys(found))
