"""Addresses to send to, and what they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from specloom.ir import Requirement, SchemeKind, SecurityScheme, Server
from specloom.target import Ident

from .naming import Names

_ABSOLUTE: Final = re.compile(r"https?://[^\s/?#{}<>\\^|\"%]+(?:[/?#][^\s{}]*)?\Z", re.IGNORECASE)


def absolute(servers: Iterable[Server]) -> tuple[str, ...]:
    """The servers' addresses, their variables at their defaults; one that is relative to the document is nobody's address."""
    found = []
    for server in servers:
        url = server.url
        for variable in server.variables:
            url = url.replace(f"{{{variable.name.wire}}}", variable.default)
        if _ABSOLUTE.match(url):
            found.append(url)
    return tuple(found)


def credential_field(scheme: SecurityScheme, names: Names) -> Ident:
    """A scheme's property in the class of credentials, by which the runtime knows it, too."""
    assert names.api.security_model is not None, "schemes without a class of credentials"
    return names.field(names.api.security_model, scheme.name.wire)


def requirements(alternatives: Iterable[Requirement], names: Names) -> tuple[tuple[str, ...], ...]:
    """Alternatives of schemes; those that no runtime of ours sends are left to the caller's headers."""
    known = {
        scheme.name.wire: credential_field(scheme, names)
        for scheme in names.api.schemes
        if scheme.kind is not SchemeKind.OTHER
    }
    found = []
    for requirement in alternatives:
        fields = tuple(known[key] for key, _ in requirement.schemes if key in known)
        if fields or not requirement.schemes:
            found.append(fields)
    return tuple(dict.fromkeys(found))
