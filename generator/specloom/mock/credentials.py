"""Is what an operation asks for present? Which credential it is, a mock cannot know."""

from __future__ import annotations

import base64
import binascii

from specloom.ir import Operation, Place, Requirement, SchemeKind, SecurityScheme
from specloom.mock.exchange import Problem, Request

_CHALLENGES = {SchemeKind.BASIC: 'Basic realm="mock"', SchemeKind.API_KEY: "ApiKey"}


def refusal(operation: Operation, schemes: dict[str, SecurityScheme], request: Request) -> Problem | None:
    """Why the request is not authorised: no alternative of the operation's security is met."""
    if not operation.security or any(_is_met(each, schemes, request) for each in operation.security):
        return None
    asked = " or ".join(_described(each, schemes) for each in operation.security)
    first = [schemes[key] for key, _ in operation.security[0].schemes if key in schemes]
    challenge = _CHALLENGES.get(first[0].kind, "Bearer") if first else "Bearer"
    return Problem(
        401, f"the request carries no credential: it needs {asked}", headers=(("WWW-Authenticate", challenge),)
    )


def _is_met(requirement: Requirement, schemes: dict[str, SecurityScheme], request: Request) -> bool:
    return all(_is_present(schemes[key], request) for key, _ in requirement.schemes if key in schemes)


def _is_present(scheme: SecurityScheme, request: Request) -> bool:
    kind, _, token = (request.header("authorization") or "").partition(" ")
    match scheme.kind:
        case SchemeKind.BEARER | SchemeKind.OAUTH2 | SchemeKind.OPENID:
            return kind.lower() == "bearer" and bool(token.strip())
        case SchemeKind.BASIC:
            return kind.lower() == "basic" and _is_pair(token)
        case SchemeKind.API_KEY:
            return bool(_key(scheme, request))
        case SchemeKind.OTHER:
            return True  # such as mutual TLS, which is not in the request


def _key(scheme: SecurityScheme, request: Request) -> str | None:
    match scheme.place:
        case Place.QUERY:
            return dict(request.query).get(scheme.wire)
        case Place.COOKIE:
            return dict(request.cookies).get(scheme.wire)
        case Place.HEADER | Place.PATH:
            return request.header(scheme.wire)


def _is_pair(token: str) -> bool:
    try:
        return b":" in base64.b64decode(token.strip(), validate=True)
    except binascii.Error:
        return False


def _described(requirement: Requirement, schemes: dict[str, SecurityScheme]) -> str:
    return " and ".join(_where(schemes[key]) for key, _ in requirement.schemes if key in schemes)


def _where(scheme: SecurityScheme) -> str:
    match scheme.kind:
        case SchemeKind.API_KEY:
            return f"the {scheme.place.value} {scheme.wire!r}"
        case SchemeKind.BASIC:
            return "an authorization header with basic credentials"
        case _:
            return "an authorization header with a bearer token"
