"""Security schemes, what asks for them, and the class that gathers credentials."""

from __future__ import annotations

from typing import Any

from specloom.ir import (
    SILENT,
    Field,
    Model,
    Origin,
    Package,
    Place,
    Prose,
    Requirement,
    Scalar,
    ScalarKind,
    SchemeKind,
    SecurityScheme,
)
from specloom.loader import Document
from specloom.resolver import extensions, words
from specloom.resolver.nodes import below

_POINTER = "/components/securitySchemes"
_HTTP = {"bearer": SchemeKind.BEARER, "basic": SchemeKind.BASIC}
_TYPES = {"oauth2": SchemeKind.OAUTH2, "openIdConnect": SchemeKind.OPENID}


def schemes(document: Document) -> tuple[SecurityScheme, ...]:
    """Every declared scheme, in document order."""
    components = document.root.get("components")
    declared = components.get("securitySchemes") if isinstance(components, dict) else None
    found = []
    for key, value in (declared if isinstance(declared, dict) else {}).items():
        pointer = below(_POINTER, key)
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            pointer, value = document.resolve(value["$ref"])
        if isinstance(value, dict):
            found.append(_scheme(key, value, pointer))
    return tuple(found)


def _scheme(key: str, value: dict[str, Any], pointer: str) -> SecurityScheme:
    kind = _TYPES.get(str(value.get("type")), SchemeKind.OTHER)
    if value.get("type") == "http":
        kind = _HTTP.get(str(value.get("scheme")).lower(), SchemeKind.OTHER)
    is_key = (
        value.get("type") == "apiKey"
        and value.get("in") in ("header", "query", "cookie")
        and isinstance(value.get("name"), str)
    )
    flow = _client_credentials(value)
    scopes = flow.get("scopes")
    return SecurityScheme(
        name=words.name(key),
        kind=SchemeKind.API_KEY if is_key else kind,
        prose=Prose(_text(value.get("description"))),
        pointer=pointer,
        place=Place(value["in"]) if is_key else Place.HEADER,
        wire=value["name"] if is_key else "Authorization",
        token_url=_text(flow.get("tokenUrl")) or None,
        scopes=tuple(str(scope) for scope in scopes) if isinstance(scopes, dict) else (),
        is_posted=extensions.is_posted(value),
    )


def _client_credentials(value: dict[str, Any]) -> dict[str, Any]:
    """The flow that needs no person, which is the one that a program can go through by itself."""
    flows = value.get("flows")
    flow = flows.get("clientCredentials") if isinstance(flows, dict) else None
    return flow if isinstance(flow, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def requirements(value: Any) -> tuple[Requirement, ...]:
    """Alternatives of a ``security`` list, what needs nothing behind all others: credentials that are there are sent."""
    listed = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
    return tuple(
        Requirement(
            tuple(
                (key, tuple(str(scope) for scope in (scopes if isinstance(scopes, list) else ())))
                for key, scopes in entry.items()
            )
        )
        for entry in sorted(listed, key=lambda entry: not entry)
    )


def security_model(declared: tuple[SecurityScheme, ...], required: tuple[Requirement, ...]) -> Model:
    """The class with a field a scheme; one that every top-level alternative asks for is required."""
    asked = [{key for key, _ in requirement.schemes} for requirement in required]
    always = set.intersection(*asked) if asked else set()
    return Model(
        identity=_POINTER,
        name=words.name("Security"),
        origin=Origin(Package.COMPONENTS, None, False),
        prose=SILENT,
        fields=tuple(
            Field(scheme.name, Scalar(ScalarKind.STRING), scheme.name.wire in always, scheme.prose, scheme.pointer)
            for scheme in declared
        ),
    )
